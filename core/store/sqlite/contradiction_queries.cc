// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/codec/record.h"
#include "core/store/errors.h"
#include "core/store/sqlite/listing.h"
#include "core/store/sqlite/queries.h"
#include "core/store/sqlite/sql.h"
#include "core/store/sqlite/type_set.h"

namespace isnad::store::sqlite {
namespace {

constexpr absl::string_view kListing = "contradictions";

absl::StatusOr<model::Contradiction> ReadContradiction(const Query& row) {
  auto record = codec::Decode<codec::ContradictionRecord>(row.View(0));
  if (!record.ok()) return record.status();
  return std::move(record->contradiction);
}

absl::string_view ListingFor(const ContradictionFilter& filter) {
  if (!filter.actor_id.empty()) return sql::kListContradictionsOfActor;
  if (!filter.outlet.empty()) return sql::kListContradictionsOfOutlet;
  return sql::kListContradictions;
}

}  // namespace

absl::StatusOr<model::Contradiction> GetContradiction(Connection& connection,
                                                      absl::string_view id) {
  Query query(connection, sql::kGetContradiction, id);
  if (query.Next()) return ReadContradiction(query);
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
              Recency(filter.published.begin), int64_t{page.size} + 1, NullIfEmpty(filter.actor_id),
              NullIfEmpty(filter.outlet), types, filter.scope, filter.min_confidence,
              filter.published.begin, filter.published.end);
  return ReadPage<model::Contradiction>(query, kListing, page.size, ReadContradiction,
                                        [](const Query& row) {
                                          return PagePosition{row.Int(1), row.Text(2), -1};
                                        });
}

}  // namespace isnad::store::sqlite
