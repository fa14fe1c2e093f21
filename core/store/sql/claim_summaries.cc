// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/claim_summaries.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "core/store/claim_origins.h"
#include "core/store/claim_summary.h"
#include "core/store/codec/record.h"
#include "core/store/errors.h"
#include "core/store/sql/json_array.h"
#include "core/store/sql/query.h"
#include "core/store/sql/sketch_sql.h"
#include "core/store/sql/sql.h"

namespace isnad::store::sql {
namespace {

// So many at once: of a claim that all papers print there are thousands of mentions.
constexpr size_t kClaimsTogether = 50;

struct Mention {
  int64_t ordinal;
  model::ClaimMention mention;

  // As ListClaimMentions gives them.
  friend bool operator<(const Mention& a, const Mention& b) {
    return std::tie(a.mention.publish_time, a.mention.statement_id, a.ordinal) <
           std::tie(b.mention.publish_time, b.mention.statement_id, b.ordinal);
  }
};
using Mentions = absl::flat_hash_map<std::string, std::vector<Mention>>;  // by claim

absl::StatusOr<Mentions> MentionsOf(Connection& connection,
                                    const std::vector<model::Claim>& claims) {
  std::vector<std::string> ids;
  for (const model::Claim& claim : claims) ids.push_back(claim.id);
  Mentions mentions;
  Query query(connection, kMentionsOfClaims, JsonArrayOrNull(ids));
  while (query.Next()) {
    auto mention = codec::DecodeMention(query.View(2));
    if (!mention.ok()) return mention.status();
    mentions[query.Text(0)].push_back({query.Int(1), *std::move(mention)});
  }
  if (!query.status().ok()) return query.status();
  for (auto& [claim, of_claim] : mentions) std::sort(of_claim.begin(), of_claim.end());
  return mentions;
}

// What articles copy, and what those copy in turn.
class Originals {
 public:
  absl::Status Read(Connection& connection, const Mentions& mentions) {
    absl::flat_hash_set<std::string> wanted;
    for (const auto& [claim, of_claim] : mentions) {
      for (const Mention& each : of_claim) wanted.insert(each.mention.article_id);
    }
    for (int step = 0; step <= kLongestCopyChain && !wanted.empty(); ++step) {
      auto next = ReadSome(connection, {wanted.begin(), wanted.end()});
      if (!next.ok()) return next.status();
      wanted = *std::move(next);
    }
    return absl::OkStatus();
  }

  absl::StatusOr<CopyChain> ChainOf(const std::string& article_id) const {
    return CopyChainOf(article_id, [this](absl::string_view id) -> absl::StatusOr<std::string> {
      const auto found = original_of_.find(id);
      if (found == original_of_.end()) return NotFound("article", id);
      return found->second;
    });
  }

 private:
  // Returns what they copy and what is not known yet.
  absl::StatusOr<absl::flat_hash_set<std::string>> ReadSome(Connection& connection,
                                                            const std::vector<std::string>& ids) {
    Query query(connection, kOriginalsOf, JsonArrayOrNull(ids));
    while (query.Next()) original_of_[query.Text(0)] = query.Text(1);
    if (!query.status().ok()) return query.status();
    absl::flat_hash_set<std::string> unknown;
    for (const std::string& id : ids) {
      const auto found = original_of_.find(id);
      if (found == original_of_.end() || found->second.empty()) continue;
      if (!original_of_.contains(found->second)) unknown.insert(found->second);
    }
    return unknown;
  }

  absl::flat_hash_map<std::string, std::string> original_of_;
};

absl::Status SummarizeSome(Connection& connection, std::vector<model::Claim> claims,
                           std::vector<model::ClaimSummary>* summaries) {
  const auto mentions = MentionsOf(connection, claims);
  if (!mentions.ok()) return mentions.status();
  Originals originals;
  if (absl::Status status = originals.Read(connection, *mentions); !status.ok()) return status;
  for (model::Claim& claim : claims) {
    ClaimSummaryBuilder builder(std::move(claim));
    const auto of_claim = mentions->find(builder.claim_id());
    if (of_claim != mentions->end()) {
      for (const Mention& each : of_claim->second) {
        const auto chain = originals.ChainOf(each.mention.article_id);
        if (!chain.ok()) return chain.status();
        builder.Add(each.mention, *chain);
      }
    }
    summaries->push_back(std::move(builder).Build());
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<absl::flat_hash_map<std::string, model::Claim>> ClaimsById(
    Connection& connection, const std::vector<std::string>& ids) {
  absl::flat_hash_map<std::string, model::Claim> claims;
  Query query(connection, kGetClaims, JsonArrayOrNull(ids));
  while (query.Next()) {
    auto claim = codec::Decode<model::Claim>(query.View(1));
    if (!claim.ok()) return claim.status();
    claims.emplace(query.Text(0), *std::move(claim));
  }
  if (!query.status().ok()) return query.status();
  return claims;
}

absl::StatusOr<std::vector<model::ClaimSummary>> Summarize(Connection& connection,
                                                           std::vector<model::Claim> claims) {
  std::vector<model::ClaimSummary> summaries;
  for (size_t begin = 0; begin < claims.size(); begin += kClaimsTogether) {
    const size_t end = std::min(claims.size(), begin + kClaimsTogether);
    std::vector<model::Claim> some(std::make_move_iterator(claims.begin() + begin),
                                   std::make_move_iterator(claims.begin() + end));
    const absl::Status status = SummarizeSome(connection, std::move(some), &summaries);
    if (!status.ok()) return status;
  }
  return summaries;
}

}  // namespace isnad::store::sql
