// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "core/store/codec/record.h"
#include "core/store/sql/claim_role.h"
#include "core/store/sql/contributions.h"
#include "core/store/sql/finding_sql.h"
#include "core/store/sql/json_array.h"
#include "core/store/sql/listing.h"
#include "core/store/sql/posting_buffer.h"
#include "core/store/sql/posting_sql.h"
#include "core/store/sql/sql.h"
#include "core/store/sql/waiting_postings.h"

namespace isnad::store::sql {
namespace {

// Claims that are folded together, and from how many on they should be.
constexpr size_t kTogether = 512;
constexpr size_t kManyClaims = 1 << 14;

void ChangeOutlet(Writes& writes, const model::ClaimMention& mention, Change change) {
  if (change == Change::kAdd) {
    writes.Run(sql::kAddClaimOutlet, mention.claim_id, mention.outlet,
               Recency(mention.publish_time));
    return;
  }
  writes.Run(sql::kDropClaimOutlet, mention.claim_id, mention.outlet)
      .Run(sql::kDeleteUnusedClaimOutlet, mention.claim_id, mention.outlet);
}

void ChangeClaimActor(Writes& writes, const model::ClaimMention& mention, ClaimRole role,
                      const std::string& actor_id, Change change) {
  if (change == Change::kAdd) {
    writes.Run(sql::kAddClaimActor, mention.claim_id, role, actor_id,
               Recency(mention.publish_time));
    return;
  }
  writes.Run(sql::kDropClaimActor, mention.claim_id, role, actor_id)
      .Run(sql::kDeleteUnusedClaimActor, mention.claim_id, role, actor_id);
}

void ChangePostings(Writes& writes, const KeyedMention& keyed, int64_t ordinal, Change change) {
  const model::ClaimMention& mention = keyed.mention;
  const int64_t recency = Recency(mention.publish_time);
  const std::string& article = mention.article_id;
  const bool has_fresh = writes.connection().has_fresh_tables();
  for (const std::string& key : keyed.keys) {
    if (change == Change::kAdd) {
      if (key.size() > PostingBuffer::kLongestTerm) continue;
      writes.Run(has_fresh ? sql::kPutFreshMentionKey : sql::kPutMentionKey, key, recency, article,
                 ordinal);
    } else {
      if (has_fresh) writes.Run(sql::kDeleteFreshMentionKey, key, recency, article, ordinal);
      writes.Run(sql::kDeleteMentionKey, key, recency, article, ordinal);
    }
  }
  PostingBuffer& buffer = writes.connection().postings();
  if (change == Change::kAdd) buffer.Begin(article, recency, mention.claim_id);
  for (const std::string& term : keyed.terms) {
    if (change == Change::kAdd) {
      buffer.AddClaim(term, ordinal);
    } else {
      if (has_fresh) writes.Run(sql::kDeleteFreshClaimPosting, term, recency, article, ordinal);
      writes.Run(sql::kDeleteClaimPosting, term, recency, article, ordinal);
    }
  }
}

void ChangeMention(Writes& writes, const KeyedMention& keyed, int64_t ordinal, Change change) {
  const model::ClaimMention& mention = keyed.mention;
  if (change == Change::kAdd) {
    writes.Run(sql::kPutMention, mention.article_id, ordinal, mention.claim_id,
               mention.statement_id, mention.publish_time, Blob{codec::Encode(keyed)});
  }
  ChangePostings(writes, keyed, ordinal, change);
  for (const std::string& actor : ParticipantIds(mention.frame)) {
    ChangeClaimActor(writes, mention, ClaimRole::kParticipant, actor, change);
  }
  const std::string& holder = mention.holder.actor_id;
  if (!holder.empty()) {
    ChangeClaimActor(writes, mention, HolderRole(std::nullopt), holder, change);
    ChangeClaimActor(writes, mention, HolderRole(mention.stance), holder, change);
  }
  ChangeOutlet(writes, mention, change);
}

// What the mentions of a claim say.
struct FoldedClaim {
  model::Claim claim;
  absl::Time latest_time;
  bool is_shared = false;  // mentioned more than once
};

// Of a claim's first two mentions; nullopt where there is none.
absl::StatusOr<std::optional<FoldedClaim>> FoldMentions(const std::vector<std::string>& earliest) {
  if (earliest.empty()) return std::nullopt;
  auto mention = codec::DecodeMention(earliest.front());
  if (!mention.ok()) return mention.status();
  return FoldedClaim{{mention->claim_id, mention->text, mention->frame},
                     mention->publish_time,
                     earliest.size() > 1};
}

// Publish time, statement, ordinal.
using MentionOrder = std::tuple<int64_t, std::string, int64_t>;
using ClaimIds = absl::Span<const absl::string_view>;
// The records of the first two mentions of each claim.
using EarliestMentions = std::map<std::string, std::vector<std::string>, std::less<>>;

absl::StatusOr<EarliestMentions> ReadEarliest(Connection& connection, ClaimIds ids) {
  EarliestMentions earliest;
  if (connection.is_remote()) {
    Query row(connection, sql::kEarliestMentionsOfClaims,
              JsonArrayOrNull({ids.begin(), ids.end()}));
    std::map<std::string, MentionOrder> first;  // by claim
    while (row.Next()) {
      std::vector<std::string>& records = earliest[row.Text(0)];
      records.push_back(row.Text(4));
      MentionOrder order{row.Int(1), row.Text(2), row.Int(3)};
      const auto [known, is_new] = first.try_emplace(row.Text(0), order);
      if (!is_new && order < known->second) std::swap(records.front(), records.back());
    }
    if (!row.status().ok()) return row.status();
    return earliest;
  }
  for (absl::string_view id : ids) {
    std::vector<std::string>& records = earliest[std::string(id)];
    Query row(connection, sql::kEarliestMentions, id);
    while (row.Next()) records.push_back(row.Text(0));
    if (!row.status().ok()) return row.status();
  }
  return earliest;
}

void WriteClaim(Writes& writes, const FoldedClaim& folded, bool only_added) {
  const int64_t recency = Recency(folded.latest_time);
  const model::Claim& claim = folded.claim;
  writes.Run(sql::kPutClaim, claim.id, recency, claim.frame.event, int64_t{folded.is_shared},
             Blob{codec::Encode(claim)});
  // The rows beside a mention that is the only one were put with its recency.
  if (only_added && !folded.is_shared) return;
  writes.Run(sql::kUpdateClaimActors, claim.id, recency)
      .Run(sql::kUpdateClaimOutlets, claim.id, recency);
}

absl::StatusOr<std::vector<FoldedClaim>> FoldClaims(Connection& connection, ClaimIds ids) {
  const auto earliest = ReadEarliest(connection, ids);
  if (!earliest.ok()) return earliest.status();
  std::vector<FoldedClaim> claims;
  std::deque<Query> latest;  // of those that are shared: one round trip together
  for (absl::string_view id : ids) {
    const auto records = earliest->find(id);
    if (records == earliest->end()) continue;
    auto claim = FoldMentions(records->second);
    if (!claim.ok()) return claim.status();
    if (!*claim) continue;
    claims.push_back(**std::move(claim));
    if (claims.back().is_shared) latest.emplace_back(connection, sql::kLatestMentionTime, id);
  }
  for (FoldedClaim& claim : claims) {
    if (!claim.is_shared) continue;
    if (latest.front().Next()) claim.latest_time = latest.front().Time(0);
    if (!latest.front().status().ok()) return latest.front().status();
    latest.pop_front();
  }
  return claims;
}

void WriteSomeClaims(Writes& writes, ClaimIds ids, bool only_added) {
  if (!writes.ok() || ids.empty()) return;
  const auto claims = FoldClaims(writes.connection(), ids);
  writes.Update(claims.status());
  if (!claims.ok()) return;
  std::set<absl::string_view> gone(ids.begin(), ids.end());
  for (const FoldedClaim& claim : *claims) {
    gone.erase(claim.claim.id);
    WriteClaim(writes, claim, only_added);
  }
  for (absl::string_view id : gone) writes.Run(sql::kDeleteClaim, id);
}

}  // namespace

void ChangeMentions(Writes& writes, const ArticleRecord& record, Change change) {
  if (change == Change::kRemove) writes.Update(WritePostings(writes.connection()));
  int64_t ordinal = 0;
  for (const KeyedMention& keyed : record.mentions) {
    ChangeMention(writes, keyed, ordinal++, change);
  }
  if (change == Change::kRemove) writes.Run(sql::kDeleteMentions, record.article.id);
}

bool PutNewClaim(Writes& writes, const model::ClaimMention& mention) {
  if (!writes.connection().counts_changes()) return false;
  const model::Claim claim{mention.claim_id, mention.text, mention.frame};
  const int64_t before = writes.connection().changes();
  writes.Run(sql::kPutNewClaim, claim.id, Recency(mention.publish_time), claim.frame.event,
             Blob{codec::Encode(claim)});
  return writes.connection().changes() != before;
}

absl::Status WriteClaims(Connection& connection) {
  Writes writes(connection);
  for (const bool only_added : {true, false}) {
    std::vector<absl::string_view> ids;
    for (const auto& [id, added] : connection.claims()) {
      if (added == only_added) ids.push_back(id);
    }
    for (size_t begin = 0; begin < ids.size() && writes.ok(); begin += kTogether) {
      WriteSomeClaims(writes, absl::MakeConstSpan(ids).subspan(begin, kTogether), only_added);
    }
  }
  if (writes.ok()) connection.claims().clear();
  return writes.status();
}

void RefoldClaims(Writes& writes, const std::set<absl::string_view>& claim_ids, bool only_added) {
  Connection& connection = writes.connection();
  if (!connection.is_remote()) {
    const std::vector<absl::string_view> ids(claim_ids.begin(), claim_ids.end());
    return WriteSomeClaims(writes, ids, only_added);
  }
  for (absl::string_view id : claim_ids) {
    const auto [claim, is_new] = connection.claims().try_emplace(std::string(id), only_added);
    claim->second &= only_added;
  }
  if (connection.claims().size() >= kManyClaims) writes.Update(WriteClaims(connection));
}

}  // namespace isnad::store::sql
