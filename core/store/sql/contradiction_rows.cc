// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/contradiction_rows.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "core/store/codec/record.h"
#include "core/store/errors.h"
#include "core/store/sql/contributions.h"
#include "core/store/sql/detection_rows.h"
#include "core/store/sql/dismissal_rows.h"
#include "core/store/sql/feed_rows.h"
#include "core/store/sql/finding_sql.h"
#include "core/store/sql/listing.h"
#include "core/store/sql/queries.h"
#include "core/store/sql/sql.h"
#include "core/store/sql/type_set.h"

namespace isnad::store::sql {
namespace {

absl::Time LaterPublishTime(const model::Contradiction& contradiction) {
  return std::max(contradiction.a.publish_time, contradiction.b.publish_time);
}

absl::Status Validate(Connection& connection, const model::Contradiction& contradiction) {
  if (contradiction.evident_time < LaterPublishTime(contradiction)) {
    return StoreInternal(absl::StrCat("contradiction ", contradiction.id,
                                      " is evident before both its sides are published"));
  }
  for (const model::ContradictionSide* side : {&contradiction.a, &contradiction.b}) {
    Query statement(connection, sql::kHasStatement, side->statement_id);
    if (statement.Next()) continue;
    if (!statement.status().ok()) return statement.status();
    return NotFound("statement", side->statement_id);
  }
  return absl::OkStatus();
}

// Holders of the sides and participants of their claims.
absl::StatusOr<std::vector<std::string>> ActorsOf(Connection& connection,
                                                  const model::Contradiction& contradiction) {
  std::set<std::string> actors;
  for (const model::ContradictionSide* side : {&contradiction.a, &contradiction.b}) {
    actors.insert(side->holder_actor_id);
    Query participant(connection, sql::kParticipantsOfClaim, side->claim_id);
    while (participant.Next()) actors.insert(participant.Text(0));
    if (!participant.status().ok()) return participant.status();
  }
  actors.erase("");
  return std::vector<std::string>(actors.begin(), actors.end());
}

absl::StatusOr<std::vector<std::string>> IdsOf(Connection& connection,
                                               absl::string_view article_id) {
  std::vector<std::string> ids;
  Query row(connection, sql::kContradictionsOf, article_id);
  while (row.Next()) ids.push_back(row.Text(0));
  if (!row.status().ok()) return row.status();
  return ids;
}

// The rows beside the contradiction's own.
void ChangeIndexRows(Writes& writes, const codec::ContradictionRecord& record, Change change) {
  const model::Contradiction& contradiction = record.contradiction;
  const int64_t recency = Recency(contradiction.evident_time);
  for (const std::string& actor : record.actor_ids) {
    writes.Run(Pick(change, sql::kPutContradictionActor, sql::kDeleteContradictionActor), actor,
               recency, contradiction.id);
  }
  for (const model::ContradictionSide* side : {&contradiction.a, &contradiction.b}) {
    writes
        .Run(Pick(change, sql::kPutContradictionOutlet, sql::kDeleteContradictionOutlet),
             side->outlet, recency, contradiction.id)
        .Run(Pick(change, sql::kPutContradictionArticle, sql::kDeleteContradictionArticle),
             side->article_id, contradiction.id)
        .Run(Pick(change, sql::kPutContradictionClaim, sql::kDeleteContradictionClaim),
             side->claim_id, recency, contradiction.id);
  }
}

void Remove(Writes& writes, absl::string_view id, Removal removal) {
  if (!writes.ok()) return;
  Query row(writes.connection(), sql::kGetContradiction, id);
  if (!row.Next()) {
    writes.Update(row.status());
    return;
  }
  const auto record = codec::Decode<codec::ContradictionRecord>(row.View(0));
  writes.Update(record.status());
  if (!record.ok()) return;
  ChangeIndexRows(writes, *record, Change::kRemove);
  writes.Run(sql::kDeleteContradiction, id);
  AwaitNoNumber(writes, id);
  if (removal == Removal::kForNow) KeepDetection(writes, record->contradiction);
}

void Put(Writes& writes, const model::Contradiction& contradiction) {
  writes.Update(Validate(writes.connection(), contradiction));
  Remove(writes, contradiction.id, Removal::kForGood);
  if (!writes.ok()) return;
  auto actors = ActorsOf(writes.connection(), contradiction);
  writes.Update(actors.status());
  const auto dismissal_id = CoveringDismissal(writes.connection(), contradiction);
  writes.Update(dismissal_id.status());
  if (!writes.ok()) return;
  const codec::ContradictionRecord record{contradiction, *std::move(actors)};
  writes.Run(sql::kPutContradiction, contradiction.id, Recency(contradiction.evident_time),
             LaterPublishTime(contradiction), TypeSet(contradiction.types), contradiction.scope,
             contradiction.confidence, *dismissal_id, Blob{codec::Encode(record)});
  ChangeIndexRows(writes, record, Change::kAdd);
  AwaitNumber(writes, contradiction.id);
}

}  // namespace

absl::Status PutContradictions(Connection& connection,
                               const std::vector<model::Contradiction>& found) {
  Writes writes(connection);
  for (const model::Contradiction& contradiction : WithFirstDetection(writes, found)) {
    if (writes.ok()) Put(writes, contradiction);
  }
  return writes.status();
}

absl::StatusOr<std::vector<model::Contradiction>> ContradictionsOf(Connection& connection,
                                                                   absl::string_view article_id) {
  const auto ids = IdsOf(connection, article_id);
  if (!ids.ok()) return ids.status();
  std::vector<model::Contradiction> contradictions;
  for (const std::string& id : *ids) {
    auto contradiction = GetContradiction(connection, id);
    if (!contradiction.ok()) return contradiction.status();
    contradictions.push_back(*std::move(contradiction));
  }
  return contradictions;
}

void RemoveContradictionsOf(Writes& writes, absl::string_view article_id, Removal removal) {
  if (!writes.ok()) return;
  const auto ids = IdsOf(writes.connection(), article_id);
  writes.Update(ids.status());
  if (!writes.ok()) return;
  for (const std::string& id : *ids) Remove(writes, id, removal);
}

}  // namespace isnad::store::sql
