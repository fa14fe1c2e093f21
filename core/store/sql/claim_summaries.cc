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
#include "core/store/sql/contributions.h"
#include "core/store/sql/json_array.h"
#include "core/store/sql/queries.h"
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

// Who mentions some claims, and what their articles copy, and those in turn.
class Mentions {
 public:
  // Asks; what is asked before Read comes with the same answer of a server.
  Mentions(Connection& connection, const std::vector<std::string>& claims)
      : connection_(connection), query_(connection, kMentionsOfClaims, JsonArrayOrNull(claims)) {}
  Mentions(Connection& connection, absl::string_view claim)
      : connection_(connection), query_(connection, kMentionsOfClaim, claim) {}

  absl::Status Read() {
    if (absl::Status status = ReadMentions(); !status.ok()) return status;
    std::vector<std::string> asked;
    for (const auto& [article, original] : original_of_) asked.push_back(article);
    asked = UnknownOriginalsOf(asked);
    for (int step = 0; step < kLongestCopyChain && !asked.empty(); ++step) {
      Query query(connection_, kOriginalsOf, JsonArrayOrNull(asked));
      while (query.Next()) original_of_[query.Text(0)] = query.Text(1);
      if (!query.status().ok()) return query.status();
      asked = UnknownOriginalsOf(asked);
    }
    return absl::OkStatus();
  }

  // After Read.
  absl::StatusOr<model::ClaimSummary> Summarize(model::Claim claim) const {
    ClaimSummaryBuilder builder(std::move(claim));
    const auto of_claim = mentions_.find(builder.claim_id());
    if (of_claim == mentions_.end()) return std::move(builder).Build();
    for (const Mention& each : of_claim->second) {
      const auto chain = ChainOf(each.mention.article_id);
      if (!chain.ok()) return chain.status();
      builder.Add(each.mention, *chain);
    }
    return std::move(builder).Build();
  }

 private:
  absl::Status ReadMentions() {
    while (query_.Next()) {
      auto mention = codec::DecodeMention(query_.View(2));
      if (!mention.ok()) return mention.status();
      original_of_.try_emplace(mention->article_id, query_.View(3));
      mentions_[query_.Text(0)].push_back({query_.Int(1), *std::move(mention)});
    }
    if (!query_.status().ok()) return query_.status();
    for (auto& [claim, of_claim] : mentions_) std::sort(of_claim.begin(), of_claim.end());
    return absl::OkStatus();
  }

  std::vector<std::string> UnknownOriginalsOf(const std::vector<std::string>& articles) const {
    absl::flat_hash_set<std::string> unknown;
    for (const std::string& article : articles) {
      const auto found = original_of_.find(article);
      if (found == original_of_.end() || found->second.empty()) continue;
      if (!original_of_.contains(found->second)) unknown.insert(found->second);
    }
    return {unknown.begin(), unknown.end()};
  }

  absl::StatusOr<CopyChain> ChainOf(const std::string& article_id) const {
    return CopyChainOf(article_id, [this](absl::string_view id) -> absl::StatusOr<std::string> {
      const auto found = original_of_.find(id);
      if (found == original_of_.end()) return NotFound("article", id);
      return found->second;
    });
  }

  Connection& connection_;
  Query query_;
  absl::flat_hash_map<std::string, std::vector<Mention>> mentions_;  // by claim
  absl::flat_hash_map<std::string, std::string> original_of_;        // by article
};

absl::Status SummarizeSome(Connection& connection, std::vector<model::Claim> claims,
                           std::vector<model::ClaimSummary>* summaries) {
  std::vector<std::string> ids;
  for (const model::Claim& claim : claims) ids.push_back(claim.id);
  Mentions mentions(connection, ids);
  if (absl::Status status = mentions.Read(); !status.ok()) return status;
  for (model::Claim& claim : claims) {
    auto summary = mentions.Summarize(std::move(claim));
    if (!summary.ok()) return summary.status();
    summaries->push_back(*std::move(summary));
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

absl::StatusOr<model::ClaimSummary> GetClaim(Connection& connection, absl::string_view id) {
  if (absl::Status status = WriteClaims(connection); !status.ok()) return status;
  Query query(connection, kGetClaim, id);
  Mentions mentions(connection, id);
  if (!query.Next()) return query.status().ok() ? NotFound("claim", id) : query.status();
  auto claim = codec::Decode<model::Claim>(query.View(0));
  if (!claim.ok()) return claim.status();
  if (absl::Status status = mentions.Read(); !status.ok()) return status;
  return mentions.Summarize(*std::move(claim));
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
