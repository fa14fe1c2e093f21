// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>
#include <vector>

#include "core/store/codec/record.h"
#include "core/store/errors.h"
#include "core/store/sql/curation_sql.h"
#include "core/store/sql/listing.h"
#include "core/store/sql/queries.h"

namespace isnad::store::sql {
namespace {

constexpr absl::string_view kListing = "actor_merges";

template <typename T>
absl::StatusOr<std::vector<T>> ReadAll(Connection& connection, absl::string_view sql) {
  std::vector<T> all;
  Query row(connection, sql);
  while (row.Next()) {
    auto record = codec::Decode<T>(row.View(0));
    if (!record.ok()) return record.status();
    all.push_back(*std::move(record));
  }
  if (!row.status().ok()) return row.status();
  return all;
}

}  // namespace

absl::StatusOr<int64_t> CurationVersion(Connection& connection) {
  Query row(connection, sql::kCurationVersion);
  const int64_t version = row.Next() ? row.Int(0) : 0;
  if (!row.status().ok()) return row.status();
  return version;
}

absl::StatusOr<Curation> ReadCuration(Connection& connection) {
  const auto version = CurationVersion(connection);
  if (!version.ok()) return version.status();
  auto actors = ReadAll<ActorRecord>(connection, sql::kAllCuratedActors);
  if (!actors.ok()) return actors.status();
  auto merges = ReadAll<ActorMergeRecord>(connection, sql::kAllStandingMerges);
  if (!merges.ok()) return merges.status();
  return Curation{*version, *std::move(actors), *std::move(merges)};
}

absl::StatusOr<std::optional<ActorRecord>> FindCuratedActor(Connection& connection,
                                                            absl::string_view actor_id) {
  Query row(connection, sql::kGetCuratedActor, actor_id);
  if (row.Next()) {
    auto record = codec::Decode<ActorRecord>(row.View(0));
    if (!record.ok()) return record.status();
    return *std::move(record);
  }
  if (!row.status().ok()) return row.status();
  return std::nullopt;
}

absl::StatusOr<ActorMergeRecord> GetActorMerge(Connection& connection, absl::string_view id) {
  Query row(connection, sql::kGetActorMerge, id);
  if (row.Next()) return codec::Decode<ActorMergeRecord>(row.View(0));
  if (!row.status().ok()) return row.status();
  return NotFound("actorMerge", id);
}

absl::StatusOr<std::optional<std::string>> FindMergeOf(Connection& connection,
                                                       absl::string_view actor_id) {
  Query row(connection, sql::kMergeOfActor, actor_id);
  if (row.Next()) return row.Text(1);
  if (!row.status().ok()) return row.status();
  return std::nullopt;
}

absl::StatusOr<Page<model::ActorMerge>> ListActorMerges(Connection& connection,
                                                        const ActorMergeFilter& filter,
                                                        const PageRequest& page) {
  const auto after = DecodePosition(kListing, page.after);
  if (!after.ok()) return after.status();
  Query query(
      connection, filter.actor_id.empty() ? sql::kListActorMerges : sql::kListActorMergesOfActor,
      after->order, after->id, LimitOf(page), filter.show_undone, NullIfEmpty(filter.actor_id));
  return ReadPage<model::ActorMerge>(
      query, kListing, SizeOf(page),
      [](const Query& row) -> absl::StatusOr<model::ActorMerge> {
        auto record = codec::Decode<ActorMergeRecord>(row.View(0));
        if (!record.ok()) return record.status();
        return std::move(record->merge);
      },
      [](const Query& row) {
        return PagePosition{row.Int(1), row.Text(2), -1};
      });
}

absl::StatusOr<std::vector<std::string>> QueuedArticles(Connection& connection, int32_t limit) {
  std::vector<std::string> ids;
  Query row(connection, sql::kQueuedArticles, limit);
  while (row.Next()) ids.push_back(row.Text(0));
  if (!row.status().ok()) return row.status();
  return ids;
}

}  // namespace isnad::store::sql
