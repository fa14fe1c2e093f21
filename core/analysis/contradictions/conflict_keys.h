// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/analysis/claims/themes.h"
#include "core/analysis/contradictions/rule_book.h"
#include "core/analysis/rules/claim_rules.pb.h"
#include "core/model/claim.h"

// Where mentions that may conflict find each other. A mention is filed by whether it
// holds, its event, and the last word of each participant's name: no two conflict
// in this way that have no participant in common (conflict_rules.h). Amounts may be of
// the same where nobody is named, and are filed by the rarest theme lemmas, too:
//
//   "+event-enter|p|ساحل"  it holds
//   "-event-enter|p|ساحل"  it does not, or the outlet doubts that it does
//   "#movement|p|ساحل|كيلومتر"  it holds, with an amount of this unit: by family
//   "=event-sign|p|ساحل"  it holds, with something of which there is only one (only_one.h)
//
// What holds seeks what does not, also of the events that it implies, and what holds of
// an opposite event; amounts seek amounts of their unit, and the only one its like. So most of the
// news meets few candidates, however much there is. Which of two mentions comes first does not
// matter: each seeks where the other is filed. What most seek, and seldom find, stands together in
// the order of keys.
namespace isnad::analysis {

// Sorted, unique. A pure function of the mention and the rules.
std::vector<std::string> KeysOf(const model::ClaimMention& mention, const rules::Event& event,
                                const Themes& themes);

// The keys of mentions that may conflict with one filed under `keys`: sorted,
// unique.
std::vector<std::string> SoughtBeside(const std::vector<std::string>& keys, const RuleBook& book);

}  // namespace isnad::analysis
