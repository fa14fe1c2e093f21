// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "core/store/codec/record.h"
#include "core/store/errors.h"
#include "core/store/sql/claim_role.h"
#include "core/store/sql/claim_summaries.h"
#include "core/store/sql/contributions.h"
#include "core/store/sql/json_array.h"
#include "core/store/sql/listing.h"
#include "core/store/sql/posting_sql.h"
#include "core/store/sql/queries.h"
#include "core/store/sql/sql.h"
#include "core/store/sql/waiting_postings.h"

namespace isnad::store::sql {
namespace {

constexpr absl::string_view kClaims = "claims";
constexpr absl::string_view kMentions = "mentions";

absl::StatusOr<model::ClaimMention> ReadMention(const Query& row, int column) {
  return codec::DecodeMention(row.View(column));
}

absl::string_view ListingFor(const ClaimFilter& filter) {
  if (!filter.article_id.empty()) return sql::kListClaimsOfArticle;
  if (!filter.holder_id.empty()) return sql::kListClaimsOfHolder;
  if (!filter.actor_id.empty()) return sql::kListClaimsOfActor;
  if (!filter.outlet.empty()) return sql::kListClaimsOfOutlet;
  if (filter.event) return sql::kListClaimsOfEvent;
  if (filter.min_origin_count > 1) return sql::kListSharedClaims;
  return sql::kListClaims;
}

// Where a mention stands: newest first, then by article and order in it.
using MentionPlace = std::tuple<int64_t, std::string, int64_t>;

absl::StatusOr<std::vector<MentionPlace>> FindPlaces(Connection& connection,
                                                     const std::vector<std::string>& keys,
                                                     int32_t limit) {
  std::vector<MentionPlace> places;
  for (const std::string& key : keys) {
    const size_t begin = places.size();
    for (absl::string_view sql : {sql::kFindFreshMentions, sql::kFindMentions}) {
      Query query(connection, sql, key, std::max(limit, 0));
      while (query.Next()) places.emplace_back(query.Int(0), query.Text(1), query.Int(2));
      if (!query.status().ok()) return query.status();
    }
    if (places.size() <= begin + limit) continue;
    std::sort(places.begin() + begin, places.end());
    places.resize(begin + limit);
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

// All of it with one statement.
absl::StatusOr<std::vector<model::ClaimMention>> FindMentionsTogether(
    Connection& connection, const std::vector<std::string>& keys, int32_t limit) {
  std::map<MentionPlace, model::ClaimMention> found;  // under several keys perhaps
  Query query(connection, sql::kFindMentionsOfKeys, JsonArrayOrNull(keys), std::max(limit, 0));
  while (query.Next()) {
    const auto [at, is_new] = found.try_emplace({query.Int(0), query.Text(1), query.Int(2)});
    if (!is_new) continue;
    auto mention = ReadMention(query, 3);
    if (!mention.ok()) return mention.status();
    at->second = *std::move(mention);
  }
  if (!query.status().ok()) return query.status();
  std::vector<model::ClaimMention> mentions;
  for (auto& [place, mention] : found) mentions.push_back(std::move(mention));
  return mentions;
}

// Adds the term's weight to every claim that has it. The frequency is counted
// in the postings that are read anyway, so that no writer has to keep it.
absl::Status ScoreTerm(Connection& connection, const std::string& term, const TimeRange& published,
                       absl::flat_hash_map<std::string, double>& scores) {
  absl::flat_hash_set<std::string> claims;
  Query query(connection, sql::kFindClaims, term, StoreReader::kPostingsPerTerm,
              BeforeTime(published.end).order, Recency(published.begin));
  while (query.Next()) claims.insert(query.Text(0));
  if (!query.status().ok()) return query.status();
  const double weight = std::log1p(static_cast<double>(StoreReader::kPostingsPerTerm) /
                                   std::max<size_t>(claims.size(), 1));
  for (const std::string& claim : claims) scores[claim] += weight;
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Page<model::ClaimSummary>> ListClaims(Connection& connection,
                                                     const ClaimFilter& filter,
                                                     const PageRequest& page) {
  if (absl::Status status = WriteClaims(connection); !status.ok()) return status;
  const auto after = DecodePosition(kClaims, page.after);
  if (!after.ok()) return after.status();
  // The latest mention decides the order; only where the range has an end does
  // an earlier one decide whether the claim was mentioned in it.
  const bool ends = filter.published.end != absl::InfiniteFuture();
  const auto begin = ends ? std::make_optional(filter.published.begin) : std::nullopt;
  const auto shared = filter.min_origin_count > 1 ? std::make_optional(int64_t{1}) : std::nullopt;
  Query query(connection, ListingFor(filter), after->order, after->id,
              Recency(filter.published.begin), LimitOf(page), NullIfEmpty(filter.actor_id),
              NullIfEmpty(filter.holder_id), filter.event, begin, filter.published.end,
              NullIfEmpty(filter.article_id), NullIfEmpty(filter.outlet), shared,
              HolderRole(filter.stance));
  auto claims = ReadPage<model::Claim>(
      query, kClaims, SizeOf(page),
      [](const Query& row) { return codec::Decode<model::Claim>(row.View(0)); },
      [](const Query& row) {
        return PagePosition{row.Int(1), row.Text(2), -1};
      });
  if (!claims.ok()) return claims.status();
  auto summaries = Summarize(connection, std::move(claims->items));
  if (!summaries.ok()) return summaries.status();
  // How many origins remain once copies are folded, only the summary tells.
  std::erase_if(*summaries, [&filter](const model::ClaimSummary& claim) {
    return claim.independent_origin_count < filter.min_origin_count;
  });
  return Page<model::ClaimSummary>{*std::move(summaries), std::move(claims->next)};
}

absl::StatusOr<Page<model::ClaimMention>> ListClaimMentions(Connection& connection,
                                                            absl::string_view claim_id,
                                                            const PageRequest& page) {
  const auto after = DecodePosition(kMentions, page.after);
  if (!after.ok()) return after.status();
  Query query(connection, sql::kListClaimMentions, after->order, after->id, after->place,
              LimitOf(page), claim_id);
  return ReadPage<model::ClaimMention>(
      query, kMentions, SizeOf(page), [](const Query& row) { return ReadMention(row, 0); },
      [](const Query& row) {
        return PagePosition{row.Int(1), row.Text(2), row.Int(3)};
      });
}

absl::StatusOr<std::vector<model::ClaimMention>> FindMentionsByKey(
    Connection& connection, const std::vector<std::string>& keys, int32_t limit) {
  if (keys.empty()) return std::vector<model::ClaimMention>();
  if (connection.is_remote()) return FindMentionsTogether(connection, keys, limit);
  const auto places = FindPlaces(connection, keys, limit);
  if (!places.ok()) return places.status();
  std::vector<model::ClaimMention> mentions;
  for (const auto& [recency, article_id, ordinal] : *places) {
    Query query(connection, sql::kGetMention, article_id, ordinal);
    if (!query.Next()) {
      return query.status().ok() ? StoreCorrupt("a key without its mention") : query.status();
    }
    auto mention = ReadMention(query, 0);
    if (!mention.ok()) return mention.status();
    mentions.push_back(*std::move(mention));
  }
  return mentions;
}

absl::StatusOr<std::vector<ClaimMatch>> SearchClaims(Connection& connection,
                                                     const std::vector<std::string>& folded_terms,
                                                     const TimeRange& published, int32_t limit) {
  if (absl::Status status = WritePostings(connection); !status.ok()) return status;
  if (absl::Status status = WriteClaims(connection); !status.ok()) return status;
  absl::flat_hash_map<std::string, double> scores;
  std::vector<std::string> terms = folded_terms;
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  for (const std::string& term : terms) {
    const absl::Status status = ScoreTerm(connection, term, published, scores);
    if (!status.ok()) return status;
  }
  std::vector<std::pair<double, std::string>> ranked;  // negated score, id
  ranked.reserve(scores.size());
  for (const auto& [id, score] : scores) ranked.emplace_back(-score, id);
  const size_t count = std::min<size_t>(ranked.size(), std::max(limit, 0));
  std::partial_sort(ranked.begin(), ranked.begin() + count, ranked.end());
  std::vector<std::string> best;
  for (size_t i = 0; i < count; ++i) best.push_back(ranked[i].second);
  auto claims = ClaimsById(connection, best);
  if (!claims.ok()) return claims.status();
  std::vector<ClaimMatch> matches;
  for (size_t i = 0; i < count; ++i) {
    const auto found = claims->find(best[i]);
    if (found == claims->end()) return StoreCorrupt("a posting without its claim");
    matches.push_back({std::move(found->second), -ranked[i].first});
  }
  return matches;
}

}  // namespace isnad::store::sql
