// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/contradiction_rows.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "core/store/codec/record.h"
#include "core/store/errors.h"
#include "core/store/sqlite/contributions.h"
#include "core/store/sqlite/listing.h"
#include "core/store/sqlite/sql.h"
#include "core/store/sqlite/type_set.h"

namespace isnad::store::sqlite {
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
             side->article_id, contradiction.id);
  }
}

void Remove(Writes& writes, absl::string_view id) {
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
}

void Put(Writes& writes, const model::Contradiction& contradiction) {
  writes.Update(Validate(writes.connection(), contradiction));
  Remove(writes, contradiction.id);
  if (!writes.ok()) return;
  auto actors = ActorsOf(writes.connection(), contradiction);
  writes.Update(actors.status());
  if (!writes.ok()) return;
  const codec::ContradictionRecord record{contradiction, *std::move(actors)};
  writes.Run(sql::kPutContradiction, contradiction.id, Recency(contradiction.evident_time),
             LaterPublishTime(contradiction), TypeSet(contradiction.types), contradiction.scope,
             contradiction.confidence, Blob{codec::Encode(record)});
  ChangeIndexRows(writes, record, Change::kAdd);
}

}  // namespace

absl::Status PutContradictions(Connection& connection,
                               const std::vector<model::Contradiction>& found) {
  Writes writes(connection);
  for (const model::Contradiction& contradiction : found) {
    if (writes.ok()) Put(writes, contradiction);
  }
  return writes.status();
}

void RemoveContradictionsOf(Writes& writes, absl::string_view article_id) {
  if (!writes.ok()) return;
  std::vector<std::string> ids;
  Query row(writes.connection(), sql::kContradictionsOf, article_id);
  while (row.Next()) ids.push_back(row.Text(0));
  writes.Update(row.status());
  for (const std::string& id : ids) Remove(writes, id);
}

}  // namespace isnad::store::sqlite
