// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/analysis/claims/themes.h"
#include "core/analysis/contradictions/rule_book.h"
#include "core/analysis/rules/claim_rules.pb.h"
#include "core/model/claim.h"

// Where mentions that may conflict find each other. A mention is filed under
// what it is about (each family of its event with the last word of each
// participant's name, and with each of its rarest theme lemmas) and, for each,
// what it could conflict by:
//
//   "control|p|ساحل|+"  it holds        "control|p|ساحل|-"  it does not
//   "control|p|ساحل|?"  the outlet doubts that it holds
//   "control|p|ساحل|#"  it holds, with an amount
//   "control|p|ساحل|="  it holds, and its event has opposites
//
// What holds seeks what does not and what is doubted, amounts seek amounts: most
// of the news holds without either, and so meets few candidates. Which of two
// mentions comes first does not matter: each seeks where the other is filed.
namespace isnad::analysis {

// Most topics, without their endings, that one mention is filed under.
inline constexpr size_t kMostTopics = 8;

// Sorted, unique. A pure function of the mention and the rules.
std::vector<std::string> KeysOf(const model::ClaimMention& mention, const rules::Event& event,
                                const RuleBook& book, const Themes& themes);

// The keys of mentions that may conflict with one filed under `keys`: sorted,
// unique.
std::vector<std::string> SoughtBeside(const std::vector<std::string>& keys);

}  // namespace isnad::analysis
