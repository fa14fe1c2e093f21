// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "core/analysis/contradictions/contradictions.h"
#include "core/analysis/pairs/pair_features.h"
#include "core/model/claim.h"
#include "core/store/call_context.h"
#include "core/text/offset_map.h"
#include "isnad/v1/query_service.pb.h"

namespace isnad::query {

// How sure it is that two mentions say the same, from 0 (they do not) to 1:
// one claim with one stance, or one event with participants, quantities and
// themes that do not differ. A denial of what holds says the same as an
// assertion of what does not. Symmetric.
double Agreement(const model::ClaimMention& a, const model::ClaimMention& b);

// One English and one Arabic sentence for two mentions that agree.
std::pair<std::string, std::string> ExplainAgreement(const model::ClaimMention& a,
                                                     const model::ClaimMention& b);

// How two sides relate, and through which of their mentions.
struct Relation {
  v1::ClaimRelation relation = v1::CLAIM_RELATION_UNRELATED;
  std::vector<model::ContradictionType> types;
  double confidence = 0;
  std::string explanation_en;
  std::string explanation_ar;
  std::string rule;
  // Into the sides; null where a side has no mention.
  const model::ClaimMention* a = nullptr;
  const model::ClaimMention* b = nullptr;
  // Where words alone decided: which of each side's text. Empty where none did.
  text::ByteRange words_a;
  text::ByteRange words_b;
};

// The surest contradiction between the sides, else the surest agreement, else
// no relation. Exchanging the sides does not change the relation. O(|a| x |b|);
// CANCELLED or DEADLINE_EXCEEDED as the call says.
absl::StatusOr<Relation> Relate(const store::CallContext& call,
                                const analysis::ContradictionJudge& judge,
                                const std::vector<model::ClaimMention>& a,
                                const std::vector<model::ClaimMention>& b);

// What the relation tells a scorer of the words of both sides.
analysis::RuleFinding FindingOf(const Relation& relation);

}  // namespace isnad::query
