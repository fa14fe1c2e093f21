// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/types/span.h"
#include "core/store/codec/record.h"
#include "core/store/sql/actor_folding.h"
#include "core/store/sql/contributions.h"
#include "core/store/sql/curation_sql.h"
#include "core/store/sql/json_array.h"
#include "core/store/sql/listing.h"
#include "core/store/sql/name_sound_rows.h"
#include "core/store/sql/sql.h"

namespace isnad::store::sql {
namespace {

// Actors that are written together.
constexpr size_t kTogether = 512;
// What is longer, in bytes, no name is: a server's index takes rows of some 2700.
// Of a name it holds the name, its folded form and one word of that; of what
// is said of an actor the value alone, which may be as long as a field of a request.
constexpr size_t kLongestName = 640;
constexpr size_t kLongestFact = 2048;

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

// Of what is to be added; what is too long to be filed is left out.
void CountFactsAndNames(const ActorRecord& record, ActorBuffer::Tally& tally) {
  for (auto& [fact, value] : FactsOf(record.actor)) {
    if (value.size() <= kLongestFact) ++tally.facts[{static_cast<int>(fact), value}];
  }
  for (auto& name : NamesOf(record)) {
    if (std::max(name.first.size(), name.second.size()) <= kLongestName) ++tally.names[name];
  }
}

// Names that actors have already, where asking costs less than putting words
// that are there: actor, name, folded words.
using KnownNames = std::set<std::tuple<std::string, std::string, std::string>>;

KnownNames ReadKnownNames(Writes& writes, ActorIds ids) {
  KnownNames known;
  if (!writes.ok()) return known;
  Query name(writes.connection(), sql::kNamesOfActors, JsonArrayOrNull({ids.begin(), ids.end()}));
  while (name.Next()) known.emplace(name.Text(0), name.Text(1), name.Text(2));
  writes.Update(name.status());
  return known;
}

void AddFactsAndNames(Writes& writes, const std::string& id, const ActorBuffer::Tally& tally,
                      const KnownNames& known) {
  for (const auto& [fact, count] : tally.facts) {
    writes.CountOrPut(sql::kCountActorFactAgain, sql::kPutActorFact, sql::kCountOrPutActorFact, id,
                      fact.first, fact.second, count);
  }
  for (const auto& [name, count] : tally.names) {
    const bool may_be_new =
        writes.CountOrPut(sql::kCountActorNameAgain, sql::kPutActorName, sql::kCountOrPutActorName,
                          id, name.first, name.second, count);
    if (!may_be_new || known.contains({id, name.first, name.second})) continue;
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

// Of those that wait in the buffer.
void WriteSomeActors(Writes& writes, ActorIds ids, bool curated) {
  const bool is_remote = writes.connection().is_remote();
  const KnownNames known = is_remote ? ReadKnownNames(writes, ids) : KnownNames();
  const auto& tallies = writes.connection().actors().tallies();
  for (absl::string_view each : ids) {
    const std::string id(each);
    const ActorBuffer::Tally& tally = tallies.at(id);
    writes.Run(sql::kAddToActor, id, tally.mentions, tally.articles, Blob{""});
    AddFactsAndNames(writes, id, tally, known);
    if (!is_remote) RefoldSomeActors(writes, {each}, curated);
  }
  if (is_remote) RefoldSomeActors(writes, ids, curated);
}

}  // namespace

void ChangeActorNames(Writes& writes, const ActorRecord& record, Change change) {
  const std::string& id = record.actor.id;
  if (change == Change::kAdd) {
    ActorBuffer::Tally tally;
    CountFactsAndNames(record, tally);
    return AddFactsAndNames(writes, id, tally, {});
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
      writes.Run(sql::kAddToActor, id, -count, -1, Blob{""});
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
  std::vector<absl::string_view> ids;
  for (const auto& [id, tally] : buffer.tallies()) ids.push_back(id);
  for (size_t begin = 0; begin < ids.size() && writes.ok(); begin += kTogether) {
    WriteSomeActors(writes, absl::MakeConstSpan(ids).subspan(begin, kTogether), curated);
  }
  if (writes.ok()) buffer.Clear();
  // Whoever asked may pass over it, whoever commits may not.
  if (!writes.ok()) buffer.Fail(writes.status());
  return writes.status();
}

void RefoldActors(Writes& writes, const std::set<absl::string_view>& actor_ids, bool curated) {
  const std::vector<absl::string_view> ids(actor_ids.begin(), actor_ids.end());
  RefoldSomeActors(writes, ids, curated);
}

void ChangeDesignations(Writes& writes, const ArticleRecord& record, Change change) {
  const model::Article& article = record.article;
  int64_t ordinal = 0;
  for (const model::Designation& each : record.designations) {
    if (change == Change::kAdd) {
      if (each.title.size() > kLongestFact) continue;
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

}  // namespace isnad::store::sql
