// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/codec/record.h"
#include "core/store/sqlite/claim_role.h"
#include "core/store/sqlite/contributions.h"
#include "core/store/sqlite/finding_sql.h"
#include "core/store/sqlite/fresh_postings.h"
#include "core/store/sqlite/listing.h"
#include "core/store/sqlite/posting_sql.h"
#include "core/store/sqlite/sql.h"

namespace isnad::store::sqlite {
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
  for (const std::string& key : keyed.keys) {
    if (change == Change::kAdd) {
      writes.Run(sql::kPutMentionKey, key, recency, article, ordinal);
    } else {
      writes.Run(sql::kDeleteFreshMentionKey, key, recency, article, ordinal)
          .Run(sql::kDeleteMentionKey, key, recency, article, ordinal);
    }
  }
  PostingBuffer& buffer = writes.connection().postings();
  if (change == Change::kAdd) buffer.Begin(article, recency, mention.claim_id);
  for (const std::string& term : keyed.terms) {
    if (change == Change::kAdd) {
      buffer.AddClaim(term, ordinal);
    } else {
      writes.Run(sql::kDeleteFreshClaimPosting, term, recency, article, ordinal)
          .Run(sql::kDeleteClaimPosting, term, recency, article, ordinal);
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

int64_t LatestRecency(Writes& writes, absl::string_view claim_id) {
  Query latest(writes.connection(), sql::kLatestMentionTime, claim_id);
  const int64_t recency = latest.Next() ? Recency(latest.Time(0)) : 0;
  writes.Update(latest.status());
  return recency;
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
  const model::Claim claim{mention.claim_id, mention.text, mention.frame};
  const int64_t before = writes.connection().changes();
  writes.Run(sql::kPutNewClaim, claim.id, Recency(mention.publish_time), claim.frame.event,
             Blob{codec::Encode(claim)});
  return writes.connection().changes() != before;
}

void RefoldClaim(Writes& writes, absl::string_view claim_id, bool only_added) {
  if (!writes.ok()) return;
  Query earliest(writes.connection(), sql::kEarliestMentions, claim_id);
  if (!earliest.Next()) {
    writes.Update(earliest.status());
    writes.Run(sql::kDeleteClaim, claim_id);
    return;
  }
  const auto mention = codec::DecodeMention(earliest.View(0));
  const bool is_shared = earliest.Next();
  writes.Update(earliest.status());
  writes.Update(mention.status());
  if (!writes.ok()) return;
  const int64_t recency =
      is_shared ? LatestRecency(writes, claim_id) : Recency(mention->publish_time);
  const model::Claim claim{mention->claim_id, mention->text, mention->frame};
  writes.Run(sql::kPutClaim, claim_id, recency, claim.frame.event, is_shared,
             Blob{codec::Encode(claim)});
  // The rows beside a mention that is the only one were put with its recency.
  if (only_added && !is_shared) return;
  writes.Run(sql::kUpdateClaimActors, claim_id, recency)
      .Run(sql::kUpdateClaimOutlets, claim_id, recency);
}

}  // namespace isnad::store::sqlite
