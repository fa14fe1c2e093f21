// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/actor_folding.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "core/model/id.h"
#include "core/store/codec/record.h"
#include "core/store/sql/curation_rows.h"
#include "core/store/sql/json_array.h"
#include "core/store/sql/sql.h"

namespace isnad::store::sql {
namespace {

// One thing that articles say of an actor.
struct FactRow {
  Fact fact;
  std::string value;
  int64_t article_count = 0;

  friend bool operator<(const FactRow& a, const FactRow& b) {
    return std::tie(a.fact, a.value) < std::tie(b.fact, b.value);
  }
};

// What is stored of an actor before it is folded anew.
struct StoredActor {
  std::optional<std::string> record;
  bool is_named = false;       // by an article
  std::vector<FactRow> facts;  // in the order of their values
};

// The most frequent of the values seen so far; rows come in order of value, so
// that a tie keeps the smaller.
struct Favourite {
  std::string value;
  int64_t count = 0;

  void See(const FactRow& row) {
    if (row.article_count <= count) return;
    value = row.value;
    count = row.article_count;
  }
};

// Names of both were added up among the facts.
void SetOver(const model::Actor& curated, model::Actor& actor) {
  if (!curated.display_name.empty()) actor.display_name = curated.display_name;
  if (curated.kind != model::ActorKind::kUnspecified) actor.kind = curated.kind;
  if (!curated.wikidata_id.empty()) actor.wikidata_id = curated.wikidata_id;
  actor.description = curated.description;
  if (curated.origin != model::ActorOrigin::kUnspecified) actor.origin = curated.origin;
}

model::Actor FoldFacts(const std::vector<FactRow>& facts, absl::string_view actor_id) {
  model::Actor actor{.id = std::string(actor_id)};
  Favourite display_name, kind, wikidata_id, stands_for, origin;
  for (const FactRow& row : facts) {
    switch (row.fact) {
      case Fact::kDisplayName:
        display_name.See(row);
        break;
      case Fact::kKind:
        kind.See(row);
        break;
      case Fact::kWikidataId:
        wikidata_id.See(row);
        break;
      case Fact::kStandsFor:
        stands_for.See(row);
        break;
      case Fact::kOrigin:
        origin.See(row);
        break;
      case Fact::kAlias:
        actor.aliases.push_back(row.value);
        break;
      case Fact::kRomanizedName:
        actor.romanized_names.push_back(row.value);
        break;
    }
  }
  int kind_number = 0;
  if (absl::SimpleAtoi(kind.value, &kind_number)) {
    actor.kind = static_cast<model::ActorKind>(kind_number);
  }
  int origin_number = 0;
  if (absl::SimpleAtoi(origin.value, &origin_number)) {
    actor.origin = static_cast<model::ActorOrigin>(origin_number);
  }
  actor.display_name = display_name.value;
  actor.wikidata_id = wikidata_id.value;
  actor.stands_for = stands_for.value;
  return actor;
}

// What articles say, with what curators set over it.
model::Actor Shown(const std::vector<FactRow>& facts, absl::string_view actor_id,
                   const ActorCuration& curation) {
  if (curation.merged) return *curation.merged;
  model::Actor actor = FoldFacts(facts, actor_id);
  if (curation.known) SetOver(*curation.known, actor);
  actor.etag = model::Fingerprint("actor.etag", {codec::Encode(actor)});
  if (curation.known) {  // times are no part of the etag
    actor.create_time = curation.known->create_time;
    actor.update_time = curation.known->update_time;
  }
  return actor;
}

using StoredActors = std::map<std::string, StoredActor, std::less<>>;

// With one statement for all of them each.
absl::StatusOr<StoredActors> ReadStoredTogether(Connection& connection, ActorIds ids) {
  StoredActors actors;
  const auto json = JsonArrayOrNull({ids.begin(), ids.end()});
  Query row(connection, sql::kGetActorRows, json);
  Query fact(connection, sql::kFactsOfActors, json);
  while (row.Next()) {
    StoredActor& actor = actors[row.Text(0)];
    actor.is_named = row.Int(1) > 0;
    actor.record = row.Text(2);
  }
  if (!row.status().ok()) return row.status();
  while (fact.Next()) {
    actors[fact.Text(0)].facts.push_back({fact.Enum<Fact>(1), fact.Text(2), fact.Int(3)});
  }
  if (!fact.status().ok()) return fact.status();
  for (auto& [id, actor] : actors) std::sort(actor.facts.begin(), actor.facts.end());
  return actors;
}

absl::StatusOr<StoredActor> ReadStored(Connection& connection, absl::string_view id) {
  StoredActor actor;
  Query row(connection, sql::kGetActorRow, id);
  if (row.Next()) {
    actor.is_named = row.Int(0) > 0;
    actor.record = row.Text(1);
  }
  if (!row.status().ok()) return row.status();
  Query fact(connection, sql::kFactsOfActor, id);
  while (fact.Next()) actor.facts.push_back({fact.Enum<Fact>(0), fact.Text(1), fact.Int(2)});
  if (!fact.status().ok()) return fact.status();
  return actor;
}

void RefoldActor(Writes& writes, absl::string_view actor_id, bool curated,
                 const StoredActor& stored) {
  const auto curation = curated ? CurationOf(writes.connection(), actor_id)
                                : absl::StatusOr<ActorCuration>(ActorCuration());
  writes.Update(curation.status());
  if (!writes.ok()) return;
  if (!stored.is_named && !curation->stands()) {
    writes.Run(sql::kDeleteActor, actor_id);
    return;
  }
  const model::Actor actor = Shown(stored.facts, actor_id, *curation);
  const std::string after = codec::Encode(actor);
  if (!stored.record) writes.Run(sql::kAddToActor, actor_id, 0, 0, Blob{""});
  if (after == stored.record) return;
  writes.Run(sql::kUpdateActor, actor_id, actor.kind, actor.origin, actor.wikidata_id, Blob{after});
}

}  // namespace

void RefoldSomeActors(Writes& writes, ActorIds ids, bool curated) {
  if (!writes.ok() || ids.empty()) return;
  StoredActors together;
  if (writes.connection().is_remote()) {
    auto stored = ReadStoredTogether(writes.connection(), ids);
    writes.Update(stored.status());
    if (!stored.ok()) return;
    together = *std::move(stored);
    for (absl::string_view id : ids) RefoldActor(writes, id, curated, together[std::string(id)]);
    return;
  }
  for (absl::string_view id : ids) {
    const auto stored = ReadStored(writes.connection(), id);
    writes.Update(stored.status());
    if (!stored.ok()) return;
    RefoldActor(writes, id, curated, *stored);
  }
}

}  // namespace isnad::store::sql
