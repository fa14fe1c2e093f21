// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/codec/record.h"
#include "core/store/errors.h"
#include "core/store/sql/dismissal_rows.h"
#include "core/store/sql/finding_sql.h"
#include "core/store/sql/listing.h"
#include "core/store/sql/queries.h"
#include "core/store/sql/type_set.h"

namespace isnad::store::sql {
namespace {

constexpr absl::string_view kListing = "contradictions";

// Columns: the record and the id of its dismissal.
absl::StatusOr<model::Contradiction> ReadContradiction(Connection& connection, const Query& row) {
  auto record = codec::Decode<codec::ContradictionRecord>(row.View(0));
  if (!record.ok()) return record.status();
  model::Contradiction& contradiction = record->contradiction;
  const absl::Status attached = AttachDismissal(connection, row.View(1), &contradiction);
  if (!attached.ok()) return attached;
  return std::move(contradiction);
}

absl::string_view ListingFor(const ContradictionFilter& filter) {
  if (!filter.article_id.empty()) return sql::kListContradictionsOfArticle;
  if (!filter.claim_id.empty()) return sql::kListContradictionsOfClaim;
  if (!filter.actor_id.empty()) return sql::kListContradictionsOfActor;
  if (!filter.outlet.empty()) return sql::kListContradictionsOfOutlet;
  return sql::kListContradictions;
}

}  // namespace

absl::StatusOr<model::Contradiction> GetContradiction(Connection& connection,
                                                      absl::string_view id) {
  Query query(connection, sql::kGetContradiction, id);
  if (query.Next()) return ReadContradiction(connection, query);
  if (!query.status().ok()) return query.status();
  return NotFound("contradiction", id);
}

absl::StatusOr<Page<model::Contradiction>> ListContradictions(Connection& connection,
                                                              const ContradictionFilter& filter,
                                                              const PageRequest& page) {
  const auto after = DecodePosition(kListing, page.after);
  if (!after.ok()) return after.status();
  const PagePosition start = filter.as_of ? Later(*after, FromTime(*filter.as_of)) : *after;
  const auto types =
      filter.types.empty() ? std::nullopt : std::make_optional(TypeSet(filter.types));
  // A contradiction is never evident before its later side is published, so
  // the range's begin bounds the index too.
  Query query(connection, ListingFor(filter), start.order, start.id,
              Recency(filter.published.begin), LimitOf(page), NullIfEmpty(filter.actor_id),
              NullIfEmpty(filter.outlet), types, filter.scope, filter.min_confidence,
              filter.published.begin, filter.published.end, NullIfEmpty(filter.article_id),
              NullIfEmpty(filter.claim_id), filter.show_dismissed);
  return ReadPage<model::Contradiction>(
      query, kListing, SizeOf(page),
      [&connection](const Query& row) { return ReadContradiction(connection, row); },
      [](const Query& row) {
        return PagePosition{row.Int(2), row.Text(3), -1};
      });
}

}  // namespace isnad::store::sql
