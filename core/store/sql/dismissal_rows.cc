// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/dismissal_rows.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/store/codec/record.h"
#include "core/store/errors.h"
#include "core/store/sql/contradiction_rows.h"
#include "core/store/sql/finding_sql.h"
#include "core/store/sql/queries.h"

namespace isnad::store::sql {
namespace {

absl::StatusOr<DismissalRecord> GetDismissal(Connection& connection, absl::string_view id) {
  Query row(connection, sql::kGetDismissal, id);
  if (row.Next()) return codec::Decode<DismissalRecord>(row.View(0));
  if (!row.status().ok()) return row.status();
  return NotFound("dismissal", id);
}

// Those between the two articles of a decision.
absl::StatusOr<std::vector<model::Contradiction>> ContradictionsBetween(
    Connection& connection, const DismissalRecord& record) {
  auto contradictions = ContradictionsOf(connection, record.a.article_id);
  if (!contradictions.ok()) return contradictions.status();
  std::erase_if(*contradictions, [&record](const model::Contradiction& contradiction) {
    const bool own_is_a = contradiction.a.article_id == record.a.article_id;
    const auto& other = own_is_a ? contradiction.b : contradiction.a;
    return other.article_id != record.b.article_id;
  });
  return contradictions;
}

// After the decisions about their articles changed.
absl::Status Mark(Connection& connection, const std::vector<model::Contradiction>& contradictions) {
  Writes writes(connection);
  for (const model::Contradiction& contradiction : contradictions) {
    const auto covering = CoveringDismissal(connection, contradiction);
    if (!covering.ok()) return covering.status();
    writes.Run(sql::kMarkContradiction, contradiction.id, *covering);
  }
  return writes.status();
}

}  // namespace

absl::Status PutDismissal(Connection& connection, const DismissalRecord& record) {
  const auto contradictions = ContradictionsBetween(connection, record);
  if (!contradictions.ok()) return contradictions.status();
  const std::string& a = record.a.article_id;
  const std::string& b = record.b.article_id;
  const absl::Status put = Writes(connection)
                               .Run(sql::kPutDismissal, record.id, std::min(a, b), std::max(a, b),
                                    record.dismissal.dismiss_time, Blob{codec::Encode(record)})
                               .status();
  return put.ok() ? Mark(connection, *contradictions) : put;
}

absl::Status DeleteDismissal(Connection& connection, absl::string_view id) {
  const auto record = GetDismissal(connection, id);
  if (!record.ok()) return record.status();
  // Read while what marks them is still there.
  const auto contradictions = ContradictionsBetween(connection, *record);
  if (!contradictions.ok()) return contradictions.status();
  const absl::Status deleted = Writes(connection).Run(sql::kDeleteDismissal, id).status();
  return deleted.ok() ? Mark(connection, *contradictions) : deleted;
}

absl::StatusOr<std::vector<DismissalRecord>> FindDismissals(Connection& connection,
                                                            absl::string_view article_id,
                                                            absl::string_view other_id) {
  std::vector<DismissalRecord> found;
  Query row(connection, sql::kFindDismissals, std::min(article_id, other_id),
            std::max(article_id, other_id));
  while (row.Next()) {
    auto record = codec::Decode<DismissalRecord>(row.View(0));
    if (!record.ok()) return record.status();
    found.push_back(*std::move(record));
  }
  if (!row.status().ok()) return row.status();
  return found;
}

absl::StatusOr<std::string> CoveringDismissal(Connection& connection,
                                              const model::Contradiction& contradiction) {
  const auto decided =
      FindDismissals(connection, contradiction.a.article_id, contradiction.b.article_id);
  if (!decided.ok()) return decided.status();
  if (decided->empty()) return "";
  const auto a = GetArticle(connection, contradiction.a.article_id);
  if (!a.ok()) return a.status();
  const auto b = GetArticle(connection, contradiction.b.article_id);
  if (!b.ok()) return b.status();
  for (const DismissalRecord& record : *decided) {
    if (Covers(record, contradiction, *a, *b)) return record.id;
  }
  return "";
}

absl::Status AttachDismissal(Connection& connection, absl::string_view dismissal_id,
                             model::Contradiction* contradiction) {
  if (dismissal_id.empty()) return absl::OkStatus();
  auto record = GetDismissal(connection, dismissal_id);
  if (absl::IsNotFound(record.status())) return StoreCorrupt("a mark without its dismissal");
  if (!record.ok()) return record.status();
  contradiction->dismissal = std::move(record->dismissal);
  return absl::OkStatus();
}

}  // namespace isnad::store::sql
