// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/articles.h"

#include <zlib.h>

#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/model/id.h"
#include "nlohmann/json.hpp"
#include "tests/eval/gold_files.h"
#include "tests/eval/predictions.h"
#include "tests/eval/words.h"

namespace isnad::benchmarks {
namespace {

// Publish times matter to no cost: one for all.
model::Article ArticleOf(std::string outlet, std::string title, std::string body) {
  model::Article article;
  article.outlet = std::move(outlet);
  article.title = std::move(title);
  article.body = std::move(body);
  article.publish_time = absl::FromUnixSeconds(1'600'000'000);
  article.revision = 1;
  article.id = model::ArticleId(article);
  return article;
}

absl::StatusOr<std::vector<model::Article>> ParseLines(absl::string_view lines, size_t most) {
  std::vector<model::Article> articles;
  for (const absl::string_view line : absl::StrSplit(lines, '\n', absl::SkipEmpty())) {
    if (articles.size() == most) break;
    const auto object =
        nlohmann::json::parse(line.begin(), line.end(), nullptr, /*allow_exceptions=*/false);
    if (!object.is_object() || !object.contains("body")) {
      return absl::InvalidArgumentError("not an object with a body");
    }
    articles.push_back(ArticleOf(object.value("outlet", ""), object.value("title", ""),
                                 object["body"].get<std::string>()));
  }
  return articles;
}

}  // namespace

absl::StatusOr<std::vector<model::Article>> ProjectArticles() {
  const std::string root = ISNAD_SOURCE_DIR;
  const auto samples = eval::ReadFile(root + "/deploy/samples/articles.jsonl");
  if (!samples.ok()) return samples.status();
  auto articles = ParseLines(*samples, samples->size());
  if (!articles.ok()) return articles.status();
  const auto gold = eval::LoadMarkupFolder(root + "/tests/eval/gold");
  if (!gold.ok()) return gold.status();
  for (const eval::GoldArticle& article : *gold) articles->push_back(eval::ToArticle(article));
  return articles;
}

absl::StatusOr<std::vector<model::Article>> ReadGzippedArticles(const std::string& path,
                                                                size_t most) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (file == nullptr) return absl::NotFoundError(absl::StrCat(path, ": cannot be read"));
  std::string lines, buffer(1 << 16, '\0');
  for (int n; (n = gzread(file.get(), buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;) {
    lines.append(buffer, 0, static_cast<size_t>(n));
  }
  return ParseLines(lines, most);
}

size_t WordCount(const std::vector<model::Article>& articles) {
  size_t words = 0;
  for (const model::Article& article : articles) {
    words += eval::WordsOf(article.title).size() + eval::WordsOf(article.body).size();
  }
  return words;
}

}  // namespace isnad::benchmarks
