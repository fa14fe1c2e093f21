// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "core/analysis/rules/claim_rules.pb.h"
#include "core/model/claim.h"

namespace isnad::analysis {

// Most keys that one mention is filed under.
inline constexpr size_t kMostKeys = 8;

// The keys under which mentions that may conflict with this one are found:
// each family of the event with the last word of each participant's name, then
// with each theme lemma. A pure function of the mention, so it does not matter
// which of two mentions comes first. At most kMostKeys, sorted, unique.
std::vector<std::string> KeysOf(const model::ClaimMention& mention, const rules::Event& event);

// The folded content words of the mention, for SearchClaims: sorted, unique.
std::vector<std::string> TermsOf(const model::ClaimMention& mention);

// Words of a participant's name that tell it from others: folded, without the
// article and without endings, in order.
std::vector<std::string> NameStems(absl::string_view name);

}  // namespace isnad::analysis
