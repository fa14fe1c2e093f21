// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/sketch_rows.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/store/codec/record.h"
#include "core/store/errors.h"
#include "core/store/sql/json_array.h"
#include "core/store/sql/name_sound_sql.h"
#include "core/store/sql/sketch_sql.h"
#include "core/store/sql/sql.h"
#include "core/text/near_copies.h"

namespace isnad::store::sql {
namespace {

constexpr absl::string_view kIndex = "article_sketches";
// A page of texts at a time, so that no statement reads while others write.
constexpr int64_t kPage = 100;

void AddBands(Writes& writes, const SketchedArticle& article) {
  for (const uint64_t band : article.sketch.bands) {
    writes.Run(sql::kPutBand, static_cast<int64_t>(band), article.place.publish_time,
               article.place.article_id);
  }
}

absl::Status Refill(Connection& connection) {
  Writes writes(connection);
  writes.Run(sql::kClearSketches).Run(sql::kClearBands);
  std::string last;
  for (bool more = true; more && writes.ok();) {
    std::vector<SketchedArticle> articles;
    Query page(connection, sql::kTextsAfter, last, kPage);
    while (page.Next()) {
      articles.push_back(
          {{page.Time(1), page.Text(0)}, page.Text(2), text::SketchText(page.View(3))});
    }
    if (!page.status().ok()) return page.status();
    for (const SketchedArticle& article : articles) {
      AddSketch(writes, article);
      writes.Run(sql::kQueueArticle, article.place.article_id);
    }
    more = !articles.empty();
    if (more) last = articles.back().place.article_id;
  }
  writes.Run(sql::kPutIndexVersion, kIndex, text::kSketchVersion);
  return writes.status();
}

// With one statement for all bands.
absl::StatusOr<std::vector<std::vector<ArticlePlace>>> FindTogether(
    Connection& connection, const std::vector<uint64_t>& bands, const ArticlePlace& place,
    Direction direction, int32_t limit) {
  const bool is_before = direction == Direction::kBefore;
  std::vector<std::string> numbers;
  for (const uint64_t band : bands) numbers.push_back(absl::StrCat(static_cast<int64_t>(band)));
  std::map<std::string, std::vector<ArticlePlace>, std::less<>> by_band;
  Query row(connection, is_before ? sql::kBandsBefore : sql::kBandsAfter, JsonArrayOrNull(numbers),
            place.publish_time, place.article_id, std::max(limit, 0));
  while (row.Next()) by_band[row.Text(0)].push_back({row.Time(1), row.Text(2)});
  if (!row.status().ok()) return row.status();
  std::vector<std::vector<ArticlePlace>> found;
  for (const std::string& number : numbers) {
    std::vector<ArticlePlace>& places = found.emplace_back(by_band[number]);
    std::sort(places.begin(), places.end());
    if (is_before) std::reverse(places.begin(), places.end());
  }
  return found;
}

}  // namespace

absl::StatusOr<SketchedArticle> GetSketch(Connection& connection, absl::string_view article_id) {
  Query row(connection, sql::kGetSketch, article_id);
  if (!row.Next()) {
    return row.status().ok() ? NotFound("article", article_id) : row.status();
  }
  auto sketch = codec::Decode<model::TextSketch>(row.View(2));
  if (!sketch.ok()) return sketch.status();
  return SketchedArticle{{row.Time(0), std::string(article_id)}, row.Text(1), *std::move(sketch)};
}

absl::StatusOr<std::string> OriginalOf(Connection& connection, absl::string_view article_id) {
  Query row(connection, sql::kOriginalOf, article_id);
  if (row.Next()) return row.Text(0);
  return row.status().ok() ? NotFound("article", article_id) : row.status();
}

absl::StatusOr<std::vector<std::vector<ArticlePlace>>> FindArticlesByBands(
    Connection& connection, const std::vector<uint64_t>& bands, const ArticlePlace& place,
    Direction direction, int32_t limit) {
  if (bands.empty()) return std::vector<std::vector<ArticlePlace>>();
  if (connection.is_remote()) return FindTogether(connection, bands, place, direction, limit);
  std::vector<std::vector<ArticlePlace>> found;
  for (const uint64_t band : bands) {
    std::vector<ArticlePlace>& places = found.emplace_back();
    Query row(connection, direction == Direction::kBefore ? sql::kBandBefore : sql::kBandAfter,
              static_cast<int64_t>(band), place.publish_time, place.article_id, std::max(limit, 0));
    while (row.Next()) places.push_back({row.Time(0), row.Text(1)});
    if (!row.status().ok()) return row.status();
  }
  return found;
}

void AddSketch(Writes& writes, const SketchedArticle& article) {
  writes.Run(sql::kPutSketch, article.place.article_id, article.place.publish_time,
             article.duplicate_of, Blob{codec::Encode(article.sketch)});
  AddBands(writes, article);
}

void RemoveSketch(Writes& writes, absl::string_view article_id) {
  if (!writes.ok()) return;
  const auto article = GetSketch(writes.connection(), article_id);
  if (absl::IsNotFound(article.status())) return;
  writes.Update(article.status());
  if (!article.ok()) return;
  for (const uint64_t band : article->sketch.bands) {
    writes.Run(sql::kDeleteBand, static_cast<int64_t>(band), article->place.publish_time,
               article_id);
  }
  writes.Run(sql::kDeleteSketch, article_id);
}

absl::Status SetDuplicateOf(Connection& connection, absl::string_view article_id,
                            absl::string_view original_id) {
  return Writes(connection)
      .Run(sql::kSetDuplicateOf, article_id, original_id)
      .Run(sql::kSetDuplicateOfSketch, article_id, original_id)
      .status();
}

absl::StatusOr<bool> SketchesAreCurrent(Connection& connection) {
  Query query(connection, sql::kGetIndexVersion, kIndex);
  if (query.Next()) return query.Int(0) == text::kSketchVersion;
  if (!query.status().ok()) return query.status();
  return false;
}

absl::Status UpdateSketches(Connection& connection) {
  const auto done = SketchesAreCurrent(connection);
  if (!done.ok() || *done) return done.status();
  return connection.InTransaction([&connection] { return Refill(connection); });
}

}  // namespace isnad::store::sql
