// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "core/model/error.h"
#include "core/rpc/convert/enums.h"
#include "core/rpc/convert/frame.h"
#include "core/rpc/convert/time.h"
#include "core/rpc/validation.h"
#include "query-service/claim_relation.h"
#include "query-service/query_service.h"

namespace isnad::query {
namespace {

using rpc::Collection;

constexpr int kDefaultEvidence = 10;
constexpr int kMaxEvidence = 100;
// Stored mentions looked at for each key of a claim, newest first.
constexpr int32_t kCandidatesPerKey = 200;

absl::Status Check(const v1::CheckTextRequest& request) {
  absl::Status status = rpc::CheckRequired("text", request.text());
  status.Update(rpc::CheckLanguage("language_code", request.language_code()));
  status.Update(rpc::CheckNumber("min_confidence", request.min_confidence(), 0, 1));
  status.Update(rpc::CheckNumber("max_evidence", request.max_evidence(), 0, kMaxEvidence));
  return status;
}

v1::ClaimEvidence ToEvidence(const model::ClaimMention& mention, double confidence) {
  v1::ClaimEvidence evidence;
  evidence.set_claim(rpc::FormatName(Collection::kClaims, mention.claim_id));
  evidence.set_statement(rpc::FormatName(Collection::kStatements, mention.statement_id));
  evidence.set_article(rpc::FormatName(Collection::kArticles, mention.article_id));
  evidence.set_text(mention.text);
  evidence.set_speaker(mention.holder.display_name);
  evidence.set_outlet(mention.outlet);
  *evidence.mutable_publish_time() = rpc::ToProto(mention.publish_time);
  evidence.set_confidence(confidence);
  return evidence;
}

// Surest first, then earliest, then by name of the statement.
bool Before(const v1::ClaimEvidence& a, const v1::ClaimEvidence& b) {
  const auto key = [](const v1::ClaimEvidence& e) {
    return std::make_tuple(-e.confidence(), e.publish_time().seconds(), e.publish_time().nanos(),
                           e.statement());
  };
  return key(a) < key(b);
}

using EvidenceByStatement = std::map<std::string, v1::ClaimEvidence>;

void KeepSurer(const v1::ClaimEvidence& evidence, EvidenceByStatement* kept) {
  const auto [it, is_new] = kept->try_emplace(evidence.statement(), evidence);
  if (!is_new && it->second.confidence() < evidence.confidence()) it->second = evidence;
}

void SetEvidence(const EvidenceByStatement& found, double min_confidence, int limit,
                 google::protobuf::RepeatedPtrField<v1::ClaimEvidence>* evidence) {
  std::vector<v1::ClaimEvidence> ranked;
  for (const auto& [statement, item] : found) {
    if (item.confidence() >= min_confidence) ranked.push_back(item);
  }
  std::sort(ranked.begin(), ranked.end(), Before);
  if (ranked.size() > static_cast<size_t>(limit)) ranked.resize(limit);
  evidence->Assign(ranked.begin(), ranked.end());
}

// Where both stand: what says the same is filed under the same keys.
std::vector<std::string> KeysBeside(const analysis::ContradictionJudge& judge,
                                    const std::vector<std::string>& keys) {
  std::vector<std::string> beside = judge.SoughtBeside(keys);
  beside.insert(beside.end(), keys.begin(), keys.end());
  return beside;
}

// What is stored against and for one claim of the text.
void Weigh(const analysis::ContradictionJudge& judge, const model::ClaimMention& claim,
           const std::vector<model::ClaimMention>& candidates, EvidenceByStatement* supporting,
           EvidenceByStatement* contradicting) {
  for (const model::ClaimMention& candidate : candidates) {
    if (auto finding = judge.Compare(claim, candidate)) {
      v1::ClaimEvidence evidence = ToEvidence(candidate, finding->confidence);
      for (model::ContradictionType type : finding->types) {
        evidence.add_types(rpc::SameNumber<v1::ContradictionType>(type));
      }
      evidence.mutable_explanation()->set_english(finding->explanation_en);
      evidence.mutable_explanation()->set_arabic(finding->explanation_ar);
      KeepSurer(evidence, contradicting);
    } else if (const double agreement = Agreement(claim, candidate); agreement > 0) {
      v1::ClaimEvidence evidence = ToEvidence(candidate, agreement);
      const auto [english, arabic] = ExplainAgreement(claim, candidate);
      evidence.mutable_explanation()->set_english(english);
      evidence.mutable_explanation()->set_arabic(arabic);
      KeepSurer(evidence, supporting);
    }
  }
}

v1::CheckedClaim ToProto(const model::ClaimMention& mention, const std::string& outlet) {
  v1::CheckedClaim claim;
  claim.mutable_range()->set_begin(static_cast<int32_t>(mention.span.begin));
  claim.mutable_range()->set_end(static_cast<int32_t>(mention.span.end));
  claim.set_text(mention.text);
  *claim.mutable_frame() = rpc::ToProto(mention.frame);
  const bool by_the_text = mention.holder.actor_id.empty() && mention.holder.display_name == outlet;
  if (!by_the_text) claim.set_holder(mention.holder.display_name);
  return claim;
}

}  // namespace

absl::StatusOr<v1::CheckTextResponse> QueryService::CheckText(
    const Call& call, const v1::CheckTextRequest& request) const {
  if (absl::Status status = Check(request); !status.ok()) return status;
  SentText sent = {request.text(), request.outlet(), {}, absl::Now()};
  if (request.has_publish_time()) {
    auto time = rpc::FromProto(request.publish_time(), "publish_time");
    if (!time.ok()) return time.status();
    sent.publish_time = *time;
  }
  const auto curated = directories_.Current(call, store_);
  if (!curated.ok()) return curated.status();
  auto claims = analysis_.ReadClaims(sent, (*curated)->directory);
  if (!claims.ok()) return claims.status();
  const int limit = request.max_evidence() == 0 ? kDefaultEvidence : request.max_evidence();
  v1::CheckTextResponse response;
  response.set_rules_version(analysis_.rules_version());
  for (const store::KeyedMention& keyed : *claims) {
    auto candidates = store_.FindMentionsByKey(call, KeysBeside(analysis_.judge(), keyed.keys),
                                               kCandidatesPerKey);
    if (!candidates.ok()) return candidates.status();
    EvidenceByStatement supporting;
    EvidenceByStatement contradicting;
    Weigh(analysis_.judge(), keyed.mention, *candidates, &supporting, &contradicting);
    v1::CheckedClaim* claim = response.add_claims();
    *claim = ToProto(keyed.mention, request.outlet());
    SetEvidence(supporting, request.min_confidence(), limit, claim->mutable_supporting());
    SetEvidence(contradicting, request.min_confidence(), limit, claim->mutable_contradicting());
  }
  return response;
}

}  // namespace isnad::query
