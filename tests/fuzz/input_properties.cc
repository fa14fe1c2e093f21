// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/input_properties.h"

#include <google/protobuf/text_format.h>
#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "core/analysis/rules/gazetteer.h"
#include "core/model/error.h"
#include "core/store/commit_token.h"
#include "core/text/text_properties.h"
#include "deploy/load/article_source.h"
#include "isnad/v1/query_service.pb.h"
#include "query-service/page_tokens.h"
#include "tests/benchmarks/temporary_folder.h"

namespace isnad::fuzz {
namespace {

namespace fs = std::filesystem;

void WriteFile(const fs::path& path, absl::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

void WriteGzip(const fs::path& path, absl::string_view bytes) {
  const gzFile file = gzopen(path.c_str(), "wb1");
  gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
  gzclose(file);
}

// One line for each item, or what is wrong with it.
struct Loaded {
  std::string text;
  std::string broken;
};

Loaded Load(const std::vector<std::string>& paths, size_t most) {
  Loaded loaded;
  auto source = load::ArticleSource::Open(paths, {"صحيفة المرفأ", {}});
  if (!source.ok()) return {source.status().ToString(), ""};
  size_t count = 0;
  while (auto item = source->Next()) {
    if (++count > most) return {"", "more items than lines"};
    if (item->place.empty()) return {"", "an item without a place"};
    if (item->article.ok()) {
      // A text that is no UTF-8 is for the service to refuse.
      const v1::Article& article = *item->article;
      absl::StrAppend(&loaded.text, item->place, " ", article.outlet(), " ", article.url(), " ",
                      article.title(), " ", article.body(), "\n");
    } else {
      const absl::StatusCode code = item->article.status().code();
      const bool typed =
          code == absl::StatusCode::kInvalidArgument || code == absl::StatusCode::kDataLoss ||
          code == absl::StatusCode::kNotFound || code == absl::StatusCode::kResourceExhausted;
      if (!typed) return {"", absl::StrCat("no typed error: ", item->article.status().ToString())};
      absl::StrAppend(&loaded.text, item->place, " ", item->article.status().ToString(), "\n");
    }
  }
  return loaded;
}

}  // namespace

std::string FindBrokenToken(absl::string_view bytes) {
  v1::ListClaimsRequest request;
  request.set_page_token(std::string(bytes));
  const auto page = query::ReadPage(request);
  if (page.ok() && !bytes.empty() && query::PageToken(request, page->after) != bytes) {
    return "a page token that no answer had";
  }
  if (!page.ok() && model::GetErrorDetails(page.status())->field != "page_token") {
    return "a refused page token that is not named";
  }
  const auto commit = store::ParseCommitToken(bytes);
  if (commit && store::FormatCommitToken(*commit) != bytes) return "a commit token of no commit";
  // As a position, the bytes go out and come back.
  const std::string token = query::PageToken(request, bytes);
  request.set_page_token(token);
  const auto again = query::ReadPage(request);
  if (!again.ok() || again->after != bytes) return "a page token that does not come back";
  if (token.empty()) return "";
  request.set_page_token(token.substr(0, token.size() - 1));
  if (!request.page_token().empty() && query::ReadPage(request).ok()) return "a cut page token";
  request.set_page_token(token);
  request.set_article("articles/other");
  if (query::ReadPage(request).ok()) return "another request's page token";
  return "";
}

std::string FindBrokenLoad(absl::string_view bytes) {
  static const benchmarks::TemporaryFolder files;
  const fs::path folder = files.path();
  // What is packed may have more lines than the packet.
  const size_t lines = 1 + static_cast<size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  const size_t most = absl::StartsWith(bytes, "\x1f\x8b") ? size_t{1} << 20 : lines;
  WriteFile(folder / "plain.jsonl", bytes);
  WriteGzip(folder / "packed.jsonl.gz", bytes);
  WriteFile(folder / "raw.jsonl.gz", bytes);
  WriteFile(folder / "text.txt", bytes);
  for (const char* name : {"plain.jsonl", "packed.jsonl.gz", "raw.jsonl.gz", "text.txt"}) {
    const Loaded once = Load({folder / name}, most);
    const Loaded twice = Load({folder / name}, most);
    if (!once.broken.empty()) return absl::StrCat(name, ": ", once.broken);
    if (once.text != twice.text) return absl::StrCat(name, ": another time something else");
  }
  return Load({folder.string()}, 4 * most).broken;
}

std::string FindBrokenGazetteer(absl::string_view bytes) {
  const auto joined = analysis::Gazetteer::Join({{"names.textproto", std::string(bytes)}});
  if (!joined.ok()) {
    const bool named = absl::StrContains(joined.status().message(), "names.textproto");
    const bool typed = joined.status().code() == absl::StatusCode::kInvalidArgument;
    return named && typed ? "" : absl::StrCat("not told where: ", joined.status().ToString());
  }
  const auto again = analysis::Gazetteer::Join({{"names.textproto", std::string(bytes)}});
  if (!again.ok() || again->version() != joined->version()) return "another version of the same";
  std::string text, text_again;
  google::protobuf::TextFormat::PrintToString(joined->entries(), &text);
  google::protobuf::TextFormat::PrintToString(again->entries(), &text_again);
  return text == text_again ? "" : "other entries of the same";
}

absl::Span<const InputProperty> InputProperties() {
  static const InputProperty properties[] = {
      {"normalizer", &text::FindBrokenProperty},
      {"tokens", &FindBrokenToken},
      {"loader", &FindBrokenLoad},
      {"gazetteer", &FindBrokenGazetteer},
      {"calls", &FindBrokenCall},
  };
  return properties;
}

}  // namespace isnad::fuzz
