// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/corpus/corpus_articles.h"

#include <zlib.h>

#include <algorithm>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/time.h"
#include "core/model/id.h"
#include "nlohmann/json.hpp"

namespace isnad::eval {
namespace {

absl::StatusOr<std::string> ReadGzip(const std::string& path) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (file == nullptr) return absl::NotFoundError(absl::StrCat(path, ": cannot be read"));
  std::string text, buffer(1 << 16, '\0');
  for (int n; (n = gzread(file.get(), buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;) {
    text.append(buffer, 0, static_cast<size_t>(n));
  }
  return text;
}

absl::StatusOr<model::Article> ArticleOf(const nlohmann::json& object) {
  model::Article article;
  if (!object.is_object() || !object.contains("body")) {
    return absl::InvalidArgumentError("not an object with a body");
  }
  const std::string published = object.value("published", "");
  std::string error;
  if (!absl::ParseTime("%Y-%m-%d", published.substr(0, 10), &article.publish_time, &error)) {
    return absl::InvalidArgumentError(absl::StrCat("published ", published, ": ", error));
  }
  article.outlet = object.value("outlet", "");
  article.url = object.value("url", "");
  article.external_id = object.value("id", "");
  article.title = object.value("title", "");
  article.body = object["body"].get<std::string>();
  article.revision = 1;
  article.id = model::ArticleId(article);
  return article;
}

}  // namespace

absl::StatusOr<std::vector<model::Article>> ReadCorpus(const std::string& path) {
  const absl::StatusOr<std::string> text = ReadGzip(path);
  if (!text.ok()) return text.status();
  std::vector<model::Article> articles;
  for (const absl::string_view line : absl::StrSplit(*text, '\n', absl::SkipEmpty())) {
    auto article = ArticleOf(nlohmann::json::parse(line.begin(), line.end(), nullptr,
                                                   /*allow_exceptions=*/false));
    if (!article.ok()) return article.status();
    articles.push_back(*std::move(article));
  }
  std::stable_sort(articles.begin(), articles.end(),
                   [](const model::Article& a, const model::Article& b) {
                     return a.publish_time < b.publish_time;
                   });
  return articles;
}

}  // namespace isnad::eval
