// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "core/rpc/convert/enums.h"
#include "core/rpc/convert/frame.h"
#include "core/rpc/convert/time.h"
#include "core/rpc/validation.h"
#include "query-service/claim_relation.h"
#include "query-service/query_service.h"
#include "query-service/word_relation.h"

namespace isnad::query {
namespace {

using rpc::Collection;

// One side of a comparison.
struct Side {
  std::vector<model::ClaimMention> mentions;
  SideWords words;
  bool is_text = false;
  std::optional<absl::Time> publish_time;  // where it is known
};

// Where nothing says when the texts were published, both are read as if on one
// and the same day.
absl::Time AssumedTime() { return absl::UnixEpoch(); }

class SideReader {
 public:
  SideReader(const store::StoreReader& store, const TextAnalysis& analysis,
             const model::ActorDirectory& directory, const store::CallContext& call)
      : store_(store), analysis_(analysis), directory_(directory), call_(call) {}

  // All but the claims of a text: those depend on both sides' times.
  absl::StatusOr<Side> Begin(const v1::ClaimSide& proto, const std::string& field) const {
    switch (proto.content_case()) {
      case v1::ClaimSide::kClaim:
        return ReadClaim(proto, field);
      case v1::ClaimSide::kText:
        return BeginText(proto, field);
      case v1::ClaimSide::CONTENT_NOT_SET:
        break;
    }
    return rpc::RequiredFieldError(field);
  }

  absl::Status Finish(const v1::ClaimSide& proto, const std::string& field, const Side& other,
                      Side* side) const {
    if (!side->is_text) return absl::OkStatus();
    auto holder = ReadHolder(proto.holder(), absl::StrCat(field, ".holder"));
    if (!holder.ok()) return holder.status();
    SentText sent;
    sent.text = proto.text();
    // Outlets that nobody named are still two: "A" and "B".
    sent.outlet = proto.outlet().empty() ? absl::AsciiStrToUpper(field) : proto.outlet();
    sent.holder = *std::move(holder);
    side->words = {sent.text, sent.holder.display_name, sent.outlet};
    sent.publish_time = side->publish_time.value_or(other.publish_time.value_or(AssumedTime()));
    auto claims = analysis_.ReadClaims(sent, directory_);
    if (!claims.ok()) return claims.status();
    for (store::KeyedMention& keyed : *claims) {
      side->mentions.push_back(std::move(keyed.mention));
    }
    return absl::OkStatus();
  }

 private:
  absl::StatusOr<Side> BeginText(const v1::ClaimSide& proto, const std::string& field) const {
    absl::Status status = rpc::CheckRequired(absl::StrCat(field, ".text"), proto.text());
    if (!status.ok()) return status;
    Side side;
    side.is_text = true;
    if (!proto.has_publish_time()) return side;
    auto time = rpc::FromProto(proto.publish_time(), absl::StrCat(field, ".publish_time"));
    if (!time.ok()) return time.status();
    side.publish_time = *time;
    return side;
  }

  // A stored claim as it was first asserted; one that was only ever denied is
  // taken as a claim all the same.
  absl::StatusOr<Side> ReadClaim(const v1::ClaimSide& proto, const std::string& field) const {
    auto id = rpc::ParseName(Collection::kClaims, proto.claim(), absl::StrCat(field, ".claim"));
    if (!id.ok()) return id.status();
    auto page = store_.ListClaimMentions(call_, *id, {1000, ""});
    if (!page.ok()) return page.status();
    if (page->items.empty()) return rpc::NotFoundError(Collection::kClaims, *id);
    const auto asserts = [](const model::ClaimMention& m) {
      return m.stance == model::Stance::kAsserts;
    };
    auto first = std::find_if(page->items.begin(), page->items.end(), asserts);
    if (first == page->items.end()) first = page->items.begin();
    Side side;
    side.publish_time = first->publish_time;
    side.mentions.push_back(*std::move(first));
    side.mentions[0].stance = model::Stance::kAsserts;
    const model::ClaimMention& mention = side.mentions[0];
    side.words = {mention.text, mention.holder.display_name, mention.outlet};
    return side;
  }

  absl::StatusOr<model::Attribution> ReadHolder(const std::string& holder,
                                                const std::string& field) const {
    model::Attribution attribution;
    attribution.display_name = holder;
    if (!absl::StartsWith(holder, "actors/")) return attribution;
    auto id = rpc::ParseName(Collection::kActors, holder, field);
    if (!id.ok()) return id.status();
    auto actor = Named(store_.GetActor(call_, *id), Collection::kActors, *id);
    if (actor.ok() && !actor->merged_into.empty()) {
      actor = store_.GetActor(call_, actor->merged_into);
    }
    if (!actor.ok()) return actor.status();
    attribution.actor_id = actor->id;
    attribution.display_name = actor->display_name;
    return attribution;
  }

  const store::StoreReader& store_;
  const TextAnalysis& analysis_;
  const model::ActorDirectory& directory_;
  const store::CallContext& call_;
};

v1::Frame ToFrame(const Side& side, const model::ClaimMention& mention) {
  v1::Frame frame = rpc::ToProto(mention.frame);
  // A time worked out from a day that nobody gave is no time.
  if (!side.publish_time) frame.clear_time();
  return frame;
}

template <typename Range>
v1::ByteRange ToRange(const Range& from) {
  v1::ByteRange range;
  range.set_begin(static_cast<int32_t>(from.begin));
  range.set_end(static_cast<int32_t>(from.end));
  return range;
}

v1::CompareClaimsResponse ToProto(const Side& a, const Side& b, const Relation& relation) {
  v1::CompareClaimsResponse response;
  response.set_relation(relation.relation);
  response.set_confidence(relation.confidence);
  response.set_rule(relation.rule);
  for (model::ContradictionType type : relation.types) {
    response.add_types(rpc::SameNumber<v1::ContradictionType>(type));
  }
  if (relation.relation != v1::CLAIM_RELATION_UNRELATED) {
    response.mutable_explanation()->set_english(relation.explanation_en);
    response.mutable_explanation()->set_arabic(relation.explanation_ar);
  }
  if (relation.a != nullptr) {
    *response.mutable_frame_a() = ToFrame(a, *relation.a);
    if (a.is_text) *response.mutable_range_a() = ToRange(relation.a->span);
  }
  if (relation.b != nullptr) {
    *response.mutable_frame_b() = ToFrame(b, *relation.b);
    if (b.is_text) *response.mutable_range_b() = ToRange(relation.b->span);
  }
  const auto is_empty = [](const text::ByteRange& range) { return range.begin == range.end; };
  if (a.is_text && !is_empty(relation.words_a)) {
    *response.mutable_range_a() = ToRange(relation.words_a);
  }
  if (b.is_text && !is_empty(relation.words_b)) {
    *response.mutable_range_b() = ToRange(relation.words_b);
  }
  return response;
}

}  // namespace

absl::StatusOr<v1::CompareClaimsResponse> QueryService::CompareClaims(
    const Call& call, const v1::CompareClaimsRequest& request) const {
  const auto curated = directories_.Current(call, store_);
  if (!curated.ok()) return curated.status();
  const SideReader reader(store_, analysis_, (*curated)->directory, call);
  auto a = reader.Begin(request.a(), "a");
  if (!a.ok()) return a.status();
  auto b = reader.Begin(request.b(), "b");
  if (!b.ok()) return b.status();
  absl::Status status = reader.Finish(request.a(), "a", *b, &*a);
  if (status.ok()) status = reader.Finish(request.b(), "b", *a, &*b);
  if (!status.ok()) return status;
  auto relation = Relate(call, analysis_.judge(), a->mentions, b->mentions);
  if (!relation.ok()) return relation.status();
  relation = RelateWords(analysis_.scorer(), a->words, b->words, *std::move(relation));
  if (!relation.ok()) return relation.status();
  v1::CompareClaimsResponse response = ToProto(*a, *b, *relation);
  response.set_rules_version(analysis_.rules_version());
  return response;
}

}  // namespace isnad::query
