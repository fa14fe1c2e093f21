// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/str_split.h"
#include "core/store/codec/record.h"
#include "core/store/errors.h"
#include "core/store/sql/contributions.h"
#include "core/store/sql/curation_sql.h"
#include "core/store/sql/listing.h"
#include "core/store/sql/name_sound_sql.h"
#include "core/store/sql/queries.h"
#include "core/store/sql/sql.h"

namespace isnad::store::sql {
namespace {

constexpr absl::string_view kListing = "actors";
constexpr int64_t kCountBound = 1000;
// Queries that are started before the first of them is read.
constexpr size_t kTogether = 64;

using ClosestName = std::pair<int, std::string>;  // words or bytes too many, name

absl::StatusOr<std::string> RarestWord(Connection& connection,
                                       const std::vector<std::string>& words) {
  std::deque<Query> counts;  // started before the first is read: one round trip
  for (const std::string& word : words) {
    counts.emplace_back(connection, sql::kCountNamesWithWord, word, kCountBound);
  }
  std::string rarest;
  int64_t fewest = kCountBound + 1;
  for (size_t i = 0; i < words.size(); ++i) {
    if (!counts[i].Next()) return counts[i].status();
    if (counts[i].Int(0) >= fewest) continue;
    fewest = counts[i].Int(0);
    rarest = words[i];
  }
  return rarest;
}

// Words in the name beyond those asked for; -1 where one is missing.
int ExtraWords(absl::string_view folded, const std::vector<std::string>& terms) {
  const std::vector<absl::string_view> words = absl::StrSplit(folded, ' ');
  for (const std::string& term : terms) {
    if (std::find(words.begin(), words.end(), term) == words.end()) return -1;
  }
  return static_cast<int>(words.size() - terms.size());
}

// The closest name of each actor that has all the terms: fewest further words,
// then the smallest.
absl::StatusOr<std::map<std::string, ClosestName>> ClosestNames(
    Connection& connection, const std::vector<std::string>& terms) {
  const auto rarest = RarestWord(connection, terms);
  if (!rarest.ok()) return rarest.status();
  std::map<std::string, ClosestName> closest;
  Query query(connection, sql::kFindNames, *rarest);
  while (query.Next()) {
    const int extra = ExtraWords(query.View(2), terms);
    if (extra < 0) continue;
    ClosestName name(extra, query.Text(1));
    const auto [at, is_new] = closest.try_emplace(query.Text(0), name);
    if (!is_new) at->second = std::min(at->second, name);
  }
  if (!query.status().ok()) return query.status();
  return closest;
}

absl::StatusOr<AliasMatch> ReadMatch(Query& query, const std::string& name) {
  if (!query.Next()) {
    return query.status().ok() ? StoreCorrupt("a name without its actor") : query.status();
  }
  auto actor = codec::Decode<model::Actor>(query.View(0));
  if (!actor.ok()) return actor.status();
  return AliasMatch{*std::move(actor), name, query.Int(1)};
}

// The actors of these names, most often named first.
absl::StatusOr<std::vector<AliasMatch>> ReadMatches(Connection& connection,
                                                    const std::map<std::string, ClosestName>& names,
                                                    int32_t limit) {
  std::vector<AliasMatch> matches;
  for (auto name = names.begin(); name != names.end();) {
    std::deque<Query> actors;
    auto read = name;
    for (; name != names.end() && actors.size() < kTogether; ++name) {
      actors.emplace_back(connection, sql::kGetActor, name->first);
    }
    for (Query& actor : actors) {
      auto match = ReadMatch(actor, (read++)->second.second);
      if (!match.ok()) return match.status();
      // It has lent its names; those that are left go as its articles are read again.
      if (!match->actor.merged_into.empty()) continue;
      matches.push_back(*std::move(match));
    }
  }
  // Stable: actors named equally often stay in the order of their ids.
  std::stable_sort(matches.begin(), matches.end(), [](const AliasMatch& a, const AliasMatch& b) {
    return a.mention_count > b.mention_count;
  });
  if (matches.size() > static_cast<size_t>(limit)) matches.resize(limit);
  return matches;
}

using WordSet = std::set<std::string, std::less<>>;

absl::StatusOr<WordSet> WordsWithSound(Connection& connection,
                                       const std::vector<std::string>& sounds) {
  WordSet words;
  for (const std::string& sound : sounds) {
    Query query(connection, sql::kFindWordsBySound, sound, StoreReader::kWordsPerSound);
    while (query.Next()) words.insert(query.Text(0));
    if (!query.status().ok()) return query.status();
  }
  return words;
}

bool HasOneOfEach(absl::string_view folded, const std::vector<WordSet>& words) {
  const std::vector<absl::string_view> present = absl::StrSplit(folded, ' ');
  return std::all_of(words.begin(), words.end(), [&present](const WordSet& wanted) {
    return std::any_of(present.begin(), present.end(), [&wanted](absl::string_view word) {
      return wanted.find(word) != wanted.end();
    });
  });
}

// The names that have a word of each set; of each actor the shortest, then the
// smallest.
absl::StatusOr<std::map<std::string, ClosestName>> NamesWithWords(
    Connection& connection, const std::vector<WordSet>& words) {
  const auto fewest =
      std::min_element(words.begin(), words.end(),
                       [](const WordSet& a, const WordSet& b) { return a.size() < b.size(); });
  std::map<std::string, ClosestName> closest;
  int64_t left = StoreReader::kNamesPerSound;
  for (const std::string& word : *fewest) {
    if (left <= 0) break;
    Query query(connection, sql::kFindSomeNames, word, left);
    for (; query.Next(); --left) {
      if (!HasOneOfEach(query.View(2), words)) continue;
      const ClosestName name(static_cast<int>(query.View(2).size()), query.Text(1));
      const auto [at, is_new] = closest.try_emplace(query.Text(0), name);
      if (!is_new) at->second = std::min(at->second, name);
    }
    if (!query.status().ok()) return query.status();
  }
  return closest;
}

absl::Status FindExample(Connection& connection, absl::string_view actor_id,
                         const TimeRange& published, StoreReader::DesignationCount& designation) {
  Query query(connection, sql::kDesignationExample, actor_id, designation.outlet, designation.title,
              BeforeTime(published.end).order, Recency(published.begin));
  if (!query.Next()) {
    return query.status().ok() ? StoreCorrupt("a designation count without one") : query.status();
  }
  designation.example_article_id = query.Text(0);
  designation.example_span = {query.Enum<model::TextField>(1), static_cast<uint32_t>(query.Int(2)),
                              static_cast<uint32_t>(query.Int(3))};
  return absl::OkStatus();
}

// The end of the chain of merges that begins with this actor.
absl::StatusOr<std::string> LastOf(Connection& connection, std::string id) {
  for (;;) {
    Query merge(connection, sql::kMergeOfActor, id);
    if (!merge.Next()) {
      if (!merge.status().ok()) return merge.status();
      return id;
    }
    id = merge.Text(0);
  }
}

absl::StatusOr<model::Actor> ReadActor(Connection& connection, const Query& row) {
  auto actor = codec::Decode<model::Actor>(row.View(0));
  if (!actor.ok() || actor->merged_into.empty()) return actor;
  auto last = LastOf(connection, std::move(actor->merged_into));
  if (!last.ok()) return last.status();
  actor->merged_into = *std::move(last);
  return actor;
}

// The actor of a name that a curated actor took for itself.
absl::StatusOr<model::Actor> GetClaimedName(Connection& connection, absl::string_view id) {
  model::Actor actor{.id = std::string(id)};
  Query claim(connection, sql::kClaimantsOfName, id);
  while (claim.Next()) {
    const auto last = LastOf(connection, claim.Text(0));
    if (!last.ok()) return last.status();
    if (!actor.merged_into.empty() && actor.merged_into != *last) return NotFound("actor", id);
    actor.merged_into = *last;
    actor.display_name = claim.Text(1);
  }
  if (!claim.status().ok()) return claim.status();
  if (actor.merged_into.empty()) return NotFound("actor", id);
  return actor;
}

absl::string_view ListingFor(const ActorFilter& filter) {
  if (!filter.wikidata_id.empty()) return sql::kListActorsOfWikidata;
  if (filter.origin == model::ActorOrigin::kCurator) return sql::kListCuratedActors;
  if (filter.origin) return sql::kListActorsOfOrigin;
  return filter.kind ? sql::kListActorsOfKind : sql::kListActors;
}

}  // namespace

absl::StatusOr<model::Actor> GetActor(Connection& connection, absl::string_view id) {
  if (absl::Status status = WriteActors(connection); !status.ok()) return status;
  Query query(connection, sql::kGetActor, id);
  if (query.Next()) return ReadActor(connection, query);
  if (!query.status().ok()) return query.status();
  return GetClaimedName(connection, id);
}

absl::StatusOr<Page<model::Actor>> ListActors(Connection& connection, const ActorFilter& filter,
                                              const PageRequest& page) {
  if (absl::Status status = WriteActors(connection); !status.ok()) return status;
  const auto after = DecodePosition(kListing, page.after);
  if (!after.ok()) return after.status();
  Query query(connection, ListingFor(filter), after->id, LimitOf(page), filter.kind,
              filter.show_merged, filter.origin, NullIfEmpty(filter.wikidata_id));
  return ReadPage<model::Actor>(
      query, kListing, SizeOf(page),
      [&connection](const Query& row) { return ReadActor(connection, row); },
      [](const Query& row) {
        return PagePosition{0, row.Text(1), -1};
      });
}

absl::StatusOr<std::vector<AliasMatch>> FindActorsByName(
    Connection& connection, const std::vector<std::string>& folded_terms, int32_t limit) {
  if (folded_terms.empty() || limit <= 0) return std::vector<AliasMatch>();
  if (absl::Status status = WriteActors(connection); !status.ok()) return status;
  std::vector<std::string> terms = folded_terms;
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  const auto names = ClosestNames(connection, terms);
  if (!names.ok()) return names.status();
  return ReadMatches(connection, *names, limit);
}

absl::StatusOr<std::vector<AliasMatch>> FindActorsBySound(
    Connection& connection, const std::vector<std::vector<std::string>>& sounds, int32_t limit) {
  if (sounds.empty() || limit <= 0) return std::vector<AliasMatch>();
  if (absl::Status status = WriteActors(connection); !status.ok()) return status;
  std::vector<WordSet> words;
  for (const std::vector<std::string>& alternatives : sounds) {
    auto found = WordsWithSound(connection, alternatives);
    if (!found.ok()) return found.status();
    words.push_back(*std::move(found));
  }
  const auto names = NamesWithWords(connection, words);
  if (!names.ok()) return names.status();
  return ReadMatches(connection, *names, limit);
}

absl::StatusOr<std::vector<StoreReader::DesignationCount>> CountDesignations(
    Connection& connection, absl::string_view actor_id, const TimeRange& published) {
  const bool always =
      published.begin == absl::InfinitePast() && published.end == absl::InfiniteFuture();
  std::vector<StoreReader::DesignationCount> counts;
  Query query(connection, sql::kDesignationCounts, actor_id);
  while (query.Next()) {
    StoreReader::DesignationCount count;
    count.outlet = query.Text(0);
    count.title = query.Text(1);
    count.count = query.Int(2);
    if (!always) {
      Query within(connection, sql::kCountDesignationIn, actor_id, count.outlet, count.title,
                   BeforeTime(published.end).order, Recency(published.begin));
      if (!within.Next()) return within.status();
      count.count = within.Int(0);
    }
    if (count.count == 0) continue;
    const absl::Status found = FindExample(connection, actor_id, published, count);
    if (!found.ok()) return found;
    counts.push_back(std::move(count));
  }
  if (!query.status().ok()) return query.status();
  // Stable: equally frequent ones stay ordered by outlet and title.
  std::stable_sort(counts.begin(), counts.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
  return counts;
}

}  // namespace isnad::store::sql
