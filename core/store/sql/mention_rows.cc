// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <deque>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "core/store/codec/record.h"
#include "core/store/sql/claim_role.h"
#include "core/store/sql/contributions.h"
#include "core/store/sql/finding_sql.h"
#include "core/store/sql/listing.h"
#include "core/store/sql/posting_sql.h"
#include "core/store/sql/sql.h"
#include "core/store/sql/waiting_postings.h"

namespace isnad::store::sql {
namespace {

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

// What the first mentions of a claim say: the claim, and whether there are more.
struct FoldedClaim {
  model::Claim claim;
  absl::Time first_time;
  bool is_shared = false;
};

// nullopt where no mention is left.
absl::StatusOr<std::optional<FoldedClaim>> FoldMentions(Query& earliest) {
  if (!earliest.Next()) {
    if (!earliest.status().ok()) return earliest.status();
    return std::nullopt;
  }
  auto mention = codec::DecodeMention(earliest.View(0));
  if (!mention.ok()) return mention.status();
  FoldedClaim folded{{mention->claim_id, mention->text, mention->frame}, mention->publish_time};
  folded.is_shared = earliest.Next();
  if (!earliest.status().ok()) return earliest.status();
  return folded;
}

void WriteClaim(Writes& writes, const FoldedClaim& folded, int64_t recency, bool only_added) {
  const model::Claim& claim = folded.claim;
  writes.Run(sql::kPutClaim, claim.id, recency, claim.frame.event, int64_t{folded.is_shared},
             Blob{codec::Encode(claim)});
  // The rows beside a mention that is the only one were put with its recency.
  if (only_added && !folded.is_shared) return;
  writes.Run(sql::kUpdateClaimActors, claim.id, recency)
      .Run(sql::kUpdateClaimOutlets, claim.id, recency);
}

// Some at a time, read before any of them is written: so they cost few round
// trips where there are such.
void RefoldSomeClaims(Writes& writes, absl::Span<const absl::string_view> claim_ids,
                      bool only_added) {
  std::deque<Query> earliest;
  for (absl::string_view id : claim_ids) {
    earliest.emplace_back(writes.connection(), sql::kEarliestMentions, id);
  }
  std::vector<std::optional<FoldedClaim>> folded;
  std::deque<Query> latest;  // of those that are shared
  for (Query& query : earliest) {
    auto claim = FoldMentions(query);
    writes.Update(claim.status());
    if (!claim.ok()) return;
    folded.push_back(*std::move(claim));
    if (!folded.back() || !folded.back()->is_shared) continue;
    latest.emplace_back(writes.connection(), sql::kLatestMentionTime, folded.back()->claim.id);
  }
  for (size_t i = 0; i < folded.size() && writes.ok(); ++i) {
    if (!folded[i]) {
      writes.Run(sql::kDeleteClaim, claim_ids[i]);
      continue;
    }
    absl::Time time = folded[i]->first_time;
    if (folded[i]->is_shared) {
      if (latest.front().Next()) time = latest.front().Time(0);
      writes.Update(latest.front().status());
      latest.pop_front();
    }
    WriteClaim(writes, *folded[i], Recency(time), only_added);
  }
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

void RefoldClaims(Writes& writes, const std::set<absl::string_view>& claim_ids, bool only_added) {
  const std::vector<absl::string_view> all(claim_ids.begin(), claim_ids.end());
  for (size_t begin = 0; begin < all.size() && writes.ok(); begin += kTogether) {
    RefoldSomeClaims(writes, absl::MakeConstSpan(all).subspan(begin, kTogether), only_added);
  }
}

}  // namespace isnad::store::sql
