// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/claim_relation.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "core/text/fold.h"

namespace isnad::query {
namespace {

using model::ClaimMention;
using model::Polarity;
using model::Stance;

constexpr double kSameClaim = 0.95;
constexpr double kSameEvent = 0.7;

// Whether the mention holds that the event takes place.
bool Affirms(const ClaimMention& mention) {
  return (mention.stance == Stance::kDenies) == (mention.frame.polarity == Polarity::kNegative);
}

bool IsNamed(const model::Participant& a, const model::Participant& b) {
  return !a.empty() && !b.empty();
}

// True also where a side leaves the participant open.
bool MayBeOne(const model::Participant& a, const model::Participant& b) {
  if (!IsNamed(a, b)) return true;
  if (!a.actor_id.empty() && !b.actor_id.empty()) return a.actor_id == b.actor_id;
  return text::FoldText(a.text) == text::FoldText(b.text);
}

bool ShareATheme(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() && b.empty()) return true;
  std::vector<std::string> shared;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  return 2 * shared.size() >= std::max<size_t>(1, std::min(a.size(), b.size()));
}

bool IsSameEvent(const model::Frame& a, const model::Frame& b) {
  const bool same_kind =
      a.event == b.event && a.predicate == b.predicate && a.modality == b.modality;
  const bool one_cast = MayBeOne(a.agent, b.agent) && MayBeOne(a.patient, b.patient) &&
                        MayBeOne(a.place, b.place) &&
                        (IsNamed(a.agent, b.agent) || IsNamed(a.patient, b.patient));
  return same_kind && one_cast && a.quantities == b.quantities && ShareATheme(a.theme, b.theme);
}

void Contradict(const ClaimMention& a, const ClaimMention& b, analysis::Finding finding,
                Relation* relation) {
  relation->relation = v1::CLAIM_RELATION_CONTRADICTS;
  relation->types = std::move(finding.types);
  relation->confidence = finding.confidence;
  relation->explanation_en = std::move(finding.explanation_en);
  relation->explanation_ar = std::move(finding.explanation_ar);
  relation->rule = std::move(finding.rule);
  relation->a = &a;
  relation->b = &b;
}

void Corroborate(const ClaimMention& a, const ClaimMention& b, double confidence,
                 Relation* relation) {
  relation->relation = v1::CLAIM_RELATION_CORROBORATES;
  relation->confidence = confidence;
  std::tie(relation->explanation_en, relation->explanation_ar) = ExplainAgreement(a, b);
  relation->rule = confidence == kSameClaim ? "same-claim" : "same-event";
  relation->a = &a;
  relation->b = &b;
}

}  // namespace

double Agreement(const ClaimMention& a, const ClaimMention& b) {
  if (a.stance == Stance::kDoubts || b.stance == Stance::kDoubts) return 0;
  if (a.claim_id == b.claim_id && a.stance == b.stance) return kSameClaim;
  return Affirms(a) == Affirms(b) && IsSameEvent(a.frame, b.frame) ? kSameEvent : 0;
}

std::pair<std::string, std::string> ExplainAgreement(const ClaimMention& a, const ClaimMention& b) {
  return {absl::StrCat("Both say the same: \"", a.text, "\"; \"", b.text, "\"."),
          absl::StrCat("يقول الطرفان الشيء نفسه: «", a.text, "»؛ «", b.text, "».")};
}

absl::StatusOr<Relation> Relate(const store::CallContext& call,
                                const analysis::ContradictionJudge& judge,
                                const std::vector<ClaimMention>& a,
                                const std::vector<ClaimMention>& b) {
  Relation relation;
  if (!a.empty()) relation.a = &a.front();
  if (!b.empty()) relation.b = &b.front();
  for (const ClaimMention& x : a) {
    if (absl::Status status = call.Check(); !status.ok()) return status;
    for (const ClaimMention& y : b) {
      const bool contradicts = relation.relation == v1::CLAIM_RELATION_CONTRADICTS;
      auto finding = judge.Compare(x, y);
      if (finding && (!contradicts || finding->confidence > relation.confidence)) {
        Contradict(x, y, *std::move(finding), &relation);
      } else if (const double agreement = Agreement(x, y);
                 !contradicts && agreement > relation.confidence) {
        Corroborate(x, y, agreement, &relation);
      }
    }
  }
  return relation;
}

analysis::RuleFinding FindingOf(const Relation& relation) {
  switch (relation.relation) {
    case v1::CLAIM_RELATION_CONTRADICTS:
      return analysis::RuleFinding::kContradiction;
    case v1::CLAIM_RELATION_CORROBORATES:
      return analysis::RuleFinding::kAgreement;
    default:
      return analysis::RuleFinding::kNone;
  }
}

}  // namespace isnad::query
