// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/model/id.h"
#include "core/store/codec/record.h"
#include "core/store/sqlite/contributions.h"
#include "core/store/sqlite/curation_rows.h"
#include "core/store/sqlite/curation_sql.h"
#include "core/store/sqlite/listing.h"
#include "core/store/sqlite/name_sound_rows.h"
#include "core/store/sqlite/sql.h"

namespace isnad::store::sqlite {
namespace {

enum class Fact {
  kDisplayName = 1,
  kKind = 2,
  kAlias = 3,
  kRomanizedName = 4,
  kWikidataId = 5,
  kStandsFor = 6,
  kOrigin = 7
};

// What an article says of an actor, each thing once; what it leaves open it
// does not say.
std::set<std::pair<Fact, std::string>> FactsOf(const model::Actor& actor) {
  std::set<std::pair<Fact, std::string>> facts{{Fact::kDisplayName, actor.display_name},
                                               {Fact::kWikidataId, actor.wikidata_id},
                                               {Fact::kStandsFor, actor.stands_for}};
  facts.erase({Fact::kDisplayName, ""});
  facts.erase({Fact::kWikidataId, ""});
  facts.erase({Fact::kStandsFor, ""});
  if (actor.kind != model::ActorKind::kUnspecified) {
    facts.emplace(Fact::kKind, absl::StrCat(static_cast<int>(actor.kind)));
  }
  if (actor.origin != model::ActorOrigin::kUnspecified) {
    facts.emplace(Fact::kOrigin, absl::StrCat(static_cast<int>(actor.origin)));
  }
  for (const std::string& alias : actor.aliases) facts.emplace(Fact::kAlias, alias);
  for (const std::string& name : actor.romanized_names) facts.emplace(Fact::kRomanizedName, name);
  return facts;
}

// How many statements of the article name each actor: as speaker, carrier or
// participant of a claim.
std::map<std::string, int64_t> CountMentions(const ArticleRecord& record) {
  std::map<std::string, std::set<std::string>> named;  // statement id -> actors
  for (const StatementRecord& each : record.statements) {
    std::set<std::string>& actors = named[each.statement.id];
    actors.insert(each.statement.speaker.actor_id);
    for (const model::Attribution& carrier : each.statement.chain) actors.insert(carrier.actor_id);
  }
  for (const KeyedMention& keyed : record.mentions) {
    named[keyed.mention.statement_id].merge(ParticipantIds(keyed.mention.frame));
  }
  std::map<std::string, int64_t> counts;
  for (const auto& [statement, actors] : named) {
    for (const std::string& actor : actors) ++counts[actor];
  }
  return counts;
}

// Runs `again`, and `first` where that changed no row.
template <typename... Args>
bool CountAgain(Writes& writes, absl::string_view again, absl::string_view first,
                const Args&... args) {
  const int64_t before = writes.connection().changes();
  writes.Run(again, args...);
  if (writes.connection().changes() != before) return true;
  writes.Run(first, args...);
  return false;
}

void RemoveFacts(Writes& writes, const model::Actor& actor) {
  for (const auto& [fact, value] : FactsOf(actor)) {
    writes.Run(sql::kDropActorFact, actor.id, fact, value)
        .Run(sql::kDeleteUnusedActorFact, actor.id, fact, value);
  }
}

void ChangeNameWords(Writes& writes, const std::string& actor_id, const ActorName& name,
                     Change change) {
  for (absl::string_view word : absl::StrSplit(name.folded, ' ', absl::SkipEmpty())) {
    writes.Run(Pick(change, sql::kPutNameWord, sql::kDeleteNameWord), word, actor_id, name.name,
               name.folded);
    if (change == Change::kAdd) AddWordSounds(writes, word);
    if (change == Change::kRemove) RemoveUnusedWordSounds(writes, word);
  }
}

void RemoveName(Writes& writes, const std::string& actor_id, const ActorName& name) {
  writes.Run(sql::kDropActorName, actor_id, name.name, name.folded);
  if (!writes.ok()) return;
  Query left(writes.connection(), sql::kCountActorName, actor_id, name.name, name.folded);
  const bool used = left.Next() && left.Int(0) > 0;
  writes.Update(left.status());
  if (used) return;
  writes.Run(sql::kDeleteUnusedActorName, actor_id, name.name, name.folded);
  ChangeNameWords(writes, actor_id, name, Change::kRemove);
}

// Each once, however often the record gives it.
std::set<std::pair<std::string, std::string>> NamesOf(const ActorRecord& record) {
  std::set<std::pair<std::string, std::string>> names;
  for (const ActorName& name : record.names) names.emplace(name.name, name.folded);
  return names;
}

void CountFactsAndNames(const ActorRecord& record, ActorBuffer::Tally& tally) {
  for (auto& [fact, value] : FactsOf(record.actor)) {
    ++tally.facts[{static_cast<int>(fact), value}];
  }
  for (auto& name : NamesOf(record)) ++tally.names[name];
}

void AddFactsAndNames(Writes& writes, const std::string& id, const ActorBuffer::Tally& tally) {
  for (const auto& [fact, count] : tally.facts) {
    CountAgain(writes, sql::kCountActorFactAgain, sql::kPutActorFact, id, fact.first, fact.second,
               count);
  }
  for (const auto& [name, count] : tally.names) {
    if (CountAgain(writes, sql::kCountActorNameAgain, sql::kPutActorName, id, name.first,
                   name.second, count)) {
      continue;
    }
    ChangeNameWords(writes, id, {name.first, name.second}, Change::kAdd);
  }
}

// Whether curators have said anything of any actor.
bool MayBeCurated(Writes& writes) {
  Query row(writes.connection(), sql::kHasCuration);
  const bool curated = row.Next() && row.Int(0) != 0;
  writes.Update(row.status());
  return curated;
}

// The most frequent of the values seen so far; rows come in order of value, so
// that a tie keeps the smaller.
struct Favourite {
  std::string value;
  int64_t count = 0;

  void See(const Query& row) {
    if (row.Int(2) <= count) return;
    value = row.Text(1);
    count = row.Int(2);
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

absl::StatusOr<model::Actor> FoldFacts(Connection& connection, absl::string_view actor_id) {
  model::Actor actor{.id = std::string(actor_id)};
  Favourite display_name, kind, wikidata_id, stands_for, origin;
  Query row(connection, sql::kFactsOfActor, actor_id);
  while (row.Next()) {
    switch (row.Enum<Fact>(0)) {
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
        actor.aliases.push_back(row.Text(1));
        break;
      case Fact::kRomanizedName:
        actor.romanized_names.push_back(row.Text(1));
        break;
    }
  }
  if (!row.status().ok()) return row.status();
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
absl::StatusOr<model::Actor> Shown(Connection& connection, absl::string_view actor_id,
                                   const ActorCuration& curation) {
  if (curation.merged) return *curation.merged;
  auto actor = FoldFacts(connection, actor_id);
  if (!actor.ok()) return actor;
  if (curation.known) SetOver(*curation.known, *actor);
  actor->etag = model::Fingerprint("actor.etag", {codec::Encode(*actor)});
  if (curation.known) {  // times are no part of the etag
    actor->create_time = curation.known->create_time;
    actor->update_time = curation.known->update_time;
  }
  return actor;
}

}  // namespace

void ChangeActorNames(Writes& writes, const ActorRecord& record, Change change) {
  const std::string& id = record.actor.id;
  if (change == Change::kAdd) {
    ActorBuffer::Tally tally;
    CountFactsAndNames(record, tally);
    return AddFactsAndNames(writes, id, tally);
  }
  RemoveFacts(writes, record.actor);
  for (const auto& [name, folded] : NamesOf(record)) RemoveName(writes, id, {name, folded});
}

void ChangeActors(Writes& writes, const ArticleRecord& record, Change change) {
  const std::map<std::string, int64_t> mentions = CountMentions(record);
  if (change == Change::kRemove) writes.Update(WriteActors(writes.connection()));
  for (const ActorRecord& each : record.actors) {
    const std::string& id = each.actor.id;
    const auto named = mentions.find(id);
    const int64_t count = named == mentions.end() ? 0 : named->second;
    if (change == Change::kAdd) {
      ActorBuffer::Tally& tally = writes.connection().actors().Of(id);
      tally.mentions += count;
      ++tally.articles;
      CountFactsAndNames(each, tally);
      writes.Run(sql::kPutArticleActor, record.article.id, id, Blob{codec::Encode(each)});
    } else {
      writes.Run(sql::kAddToActor, id, -count, -1);
      ChangeActorNames(writes, each, Change::kRemove);
    }
  }
  if (change == Change::kRemove) writes.Run(sql::kDeleteArticleActors, record.article.id);
}

absl::Status WriteActors(Connection& connection) {
  ActorBuffer& buffer = connection.actors();
  if (buffer.empty() || !buffer.failure().ok()) return buffer.failure();
  Writes writes(connection);
  const bool curated = MayBeCurated(writes);
  for (const auto& [id, tally] : buffer.tallies()) {
    writes.Run(sql::kAddToActor, id, tally.mentions, tally.articles);
    AddFactsAndNames(writes, id, tally);
    RefoldActor(writes, id, curated);
  }
  if (writes.ok()) buffer.Clear();
  // Whoever asked may pass over it, whoever commits may not.
  if (!writes.ok()) buffer.Fail(writes.status());
  return writes.status();
}

void RefoldActor(Writes& writes, absl::string_view actor_id, bool curated) {
  if (!writes.ok()) return;
  std::optional<std::string> before;
  bool named = false;  // by an article
  {
    Query row(writes.connection(), sql::kGetActorRow, actor_id);
    if (row.Next()) {
      named = row.Int(0) > 0;
      before = row.Text(1);
    }
    writes.Update(row.status());
  }
  const auto curation = curated ? CurationOf(writes.connection(), actor_id)
                                : absl::StatusOr<ActorCuration>(ActorCuration());
  writes.Update(curation.status());
  if (!writes.ok()) return;
  if (!named && !curation->stands()) {
    writes.Run(sql::kDeleteActor, actor_id);
    return;
  }
  const auto actor = Shown(writes.connection(), actor_id, *curation);
  writes.Update(actor.status());
  if (!writes.ok()) return;
  const std::string after = codec::Encode(*actor);
  if (!before) writes.Run(sql::kAddToActor, actor_id, 0, 0);
  if (after == before) return;
  writes.Run(sql::kUpdateActor, actor_id, actor->kind, actor->origin, actor->wikidata_id,
             Blob{after});
}

void ChangeDesignations(Writes& writes, const ArticleRecord& record, Change change) {
  const model::Article& article = record.article;
  int64_t ordinal = 0;
  for (const model::Designation& each : record.designations) {
    if (change == Change::kAdd) {
      writes
          .Run(sql::kPutDesignation, article.id, ordinal++, each.actor_id, article.outlet,
               each.title, Recency(article.publish_time), each.span.field, each.span.begin,
               each.span.end)
          .Run(sql::kAddDesignation, each.actor_id, article.outlet, each.title);
    } else {
      writes.Run(sql::kDropDesignation, each.actor_id, article.outlet, each.title)
          .Run(sql::kDeleteUnusedDesignation, each.actor_id, article.outlet, each.title);
    }
  }
  if (change == Change::kRemove) writes.Run(sql::kDeleteDesignations, article.id);
}

}  // namespace isnad::store::sqlite
