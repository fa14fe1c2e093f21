// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/finding_index.h"

#include <string>
#include <vector>

#include "core/store/sqlite/article_rows.h"
#include "core/store/sqlite/contributions.h"
#include "core/store/sqlite/curation_sql.h"
#include "core/store/sqlite/finding_sql.h"
#include "core/store/sqlite/name_sound_sql.h"
#include "core/store/sqlite/queries.h"
#include "core/store/sqlite/query.h"
#include "core/store/sqlite/sql.h"

namespace isnad::store::sqlite {
namespace {

constexpr absl::string_view kIndex = "findings";
// Raised when what PutArticle and PutContradictions write beside records changes.
constexpr int64_t kVersion = 1;
constexpr int32_t kBatch = 64;

absl::StatusOr<bool> IsUpToDate(Connection& connection) {
  Query query(connection, sql::kGetIndexVersion, kIndex);
  if (query.Next()) return query.Int(0) == kVersion;
  if (!query.status().ok()) return query.status();
  return false;
}

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

template <typename Body>
absl::Status InTransaction(Connection& connection, Body body) {
  absl::Status status = Query(connection, sql::kBeginWrite).Run();
  if (status.ok()) status = body();
  if (status.ok()) status = WriteBuffered(connection);
  connection.ForgetBuffered();
  if (status.ok()) status = Query(connection, sql::kCommit).Run();
  if (!status.ok() && !connection.autocommit()) (void)Query(connection, sql::kRollback).Run();
  return status;
}

absl::Status RefillArticles(Connection& connection) {
  for (PageRequest page{kBatch, ""};;) {
    const auto articles = SelectArticles(connection, {}, page);
    if (!articles.ok() || articles->empty()) return articles.status();
    const absl::Status put =
        InTransaction(connection, [&] { return PutAgain(connection, *articles); });
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
        InTransaction(connection, [&] { return FillActors(connection, actors->items); });
    if (!filled.ok()) return filled;
    page.after = actors->next;
  } while (!page.after.empty());
  return absl::OkStatus();
}

}  // namespace

absl::Status UpdateFindingIndex(Connection& connection) {
  const auto done = IsUpToDate(connection);
  if (!done.ok() || *done) return done.status();
  absl::Status status = RefillArticles(connection);
  if (status.ok()) status = RefillActors(connection);
  if (!status.ok()) return status;
  return InTransaction(
      connection, [&] { return Query(connection, sql::kPutIndexVersion, kIndex, kVersion).Run(); });
}

}  // namespace isnad::store::sqlite
