// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/finding_index.h"

#include <string>
#include <vector>

#include "core/store/sql/article_rows.h"
#include "core/store/sql/curation_sql.h"
#include "core/store/sql/finding_sql.h"
#include "core/store/sql/name_sound_sql.h"
#include "core/store/sql/queries.h"
#include "core/store/sql/query.h"
#include "core/store/sql/sql.h"

namespace isnad::store::sql {
namespace {

constexpr absl::string_view kIndex = "findings";
// Raised when what PutArticle and PutContradictions write beside records changes.
constexpr int64_t kVersion = 1;
constexpr int32_t kBatch = 64;

// The columns beside the records of these actors.
absl::Status FillActors(Connection& connection, const std::vector<model::Actor>& actors) {
  Writes writes(connection);
  for (const model::Actor& actor : actors) {
    writes.Run(sql::kFillActor, actor.id, actor.origin, actor.wikidata_id);
  }
  return writes.status();
}

absl::Status PutAgain(Connection& connection,
                      const std::vector<StoreReader::SelectedArticle>& articles) {
  for (const StoreReader::SelectedArticle& article : articles) {
    const absl::Status put = PutArticleAgain(connection, article.id);
    if (!put.ok()) return put;
  }
  return absl::OkStatus();
}

absl::Status RefillArticles(Connection& connection) {
  for (PageRequest page{kBatch, ""};;) {
    const auto articles = SelectArticles(connection, {}, page);
    if (!articles.ok() || articles->empty()) return articles.status();
    const absl::Status put =
        connection.InTransaction([&] { return PutAgain(connection, *articles); });
    if (!put.ok()) return put;
    page.after = articles->back().position;
  }
}

absl::Status RefillActors(Connection& connection) {
  PageRequest page{kBatch, ""};
  do {
    const auto actors = ListActors(connection, {.show_merged = true}, page);
    if (!actors.ok()) return actors.status();
    const absl::Status filled =
        connection.InTransaction([&] { return FillActors(connection, actors->items); });
    if (!filled.ok()) return filled;
    page.after = actors->next;
  } while (!page.after.empty());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<bool> FindingIndexIsCurrent(Connection& connection) {
  Query query(connection, sql::kGetIndexVersion, kIndex);
  if (query.Next()) return query.Int(0) == kVersion;
  if (!query.status().ok()) return query.status();
  return false;
}

absl::Status UpdateFindingIndex(Connection& connection) {
  const auto done = FindingIndexIsCurrent(connection);
  if (!done.ok() || *done) return done.status();
  absl::Status status = RefillArticles(connection);
  if (status.ok()) status = RefillActors(connection);
  if (!status.ok()) return status;
  return connection.InTransaction(
      [&] { return Writes(connection).Run(sql::kPutIndexVersion, kIndex, kVersion).status(); });
}

}  // namespace isnad::store::sql
