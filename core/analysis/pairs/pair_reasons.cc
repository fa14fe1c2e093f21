// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/pair_reasons.h"

#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "core/analysis/contradictions/rule_book.h"
#include "core/analysis/rules/pair_rules.pb.h"
#include "core/analysis/rules/rule_files.h"

namespace isnad::analysis {
namespace {

using absl::string_view;
using model::ContradictionType;

constexpr size_t kLongestQuote = 24;  // words

// All that FindPairConflicts may give.
constexpr ContradictionType kExplained[] = {
    ContradictionType::kNegation, ContradictionType::kAntonym, ContradictionType::kNumeric,
    ContradictionType::kTemporal, ContradictionType::kDoubt,   ContradictionType::kDenialVsReport,
    ContradictionType::kLexical};

// On one line, cut where it goes on and on.
std::string Quote(string_view text) {
  std::vector<string_view> words =
      absl::StrSplit(text, absl::ByAnyChar(" \n\r\t"), absl::SkipEmpty());
  const bool cut = words.size() > kLongestQuote;
  if (cut) words.resize(kLongestQuote);
  return absl::StrCat(absl::StrJoin(words, " "), cut ? " …" : "");
}

std::string Fill(string_view reason, const PairConflict& conflict) {
  const string_view a = conflict.a.empty() ? "…" : string_view(conflict.a);
  const string_view b = conflict.b.empty() ? "…" : string_view(conflict.b);
  return absl::StrReplaceAll(reason, {{"{a}", a},
                                      {"{b}", b},
                                      {"{against}", conflict.b_opposes ? b : a},
                                      {"{stated}", conflict.b_opposes ? a : b}});
}

std::string InEnglish(const PairVoice& a, const PairVoice& b, const std::string& reason) {
  return absl::StrCat(a.name, ": \"", Quote(a.text), "\"; ", b.name, ": \"", Quote(b.text),
                      "\": ", reason, ".");
}

std::string InArabic(const PairVoice& a, const PairVoice& b, const std::string& reason) {
  return absl::StrCat(a.name, ": «", Quote(a.text), "»؛ ", b.name, ": «", Quote(b.text),
                      "»: ", reason, ".");
}

}  // namespace

struct PairReasons::Tables {
  std::map<ContradictionType, rules::PairReason> of_type;
  rules::PairReason agreement;
  rules::PairReason opposition;
};

absl::StatusOr<PairReasons> PairReasons::Create() {
  auto file = ReadRuleFile<rules::PairRules>("pair_words.textproto");
  if (!file.ok()) return file.status();
  auto tables = std::make_shared<Tables>();
  for (const rules::PairReason& reason : file->reason()) {
    if (reason.id() == "AGREEMENT") {
      tables->agreement = reason;
    } else if (reason.id() == "OPPOSITION") {
      tables->opposition = reason;
    } else {
      tables->of_type[ContradictionTypeOf(reason.id())] = reason;
    }
  }
  for (const ContradictionType type : kExplained) {
    if (tables->of_type.count(type) > 0) continue;
    return absl::InvalidArgumentError(absl::StrCat(
        "pair_words.textproto: no reason for contradiction type ", static_cast<int>(type)));
  }
  PairReasons reasons;
  reasons.tables_ = std::move(tables);
  return reasons;
}

PairExplanation PairReasons::ExplainConflicts(const PairVoice& a, const PairVoice& b,
                                              const std::vector<PairConflict>& conflicts) const {
  std::vector<std::string> english, arabic;
  for (const PairConflict& conflict : conflicts) {
    const rules::PairReason& reason = tables_->of_type.at(conflict.type);
    english.push_back(Fill(reason.reason_en(), conflict));
    arabic.push_back(Fill(reason.reason_ar(), conflict));
  }
  if (conflicts.empty()) {
    english.push_back(tables_->opposition.reason_en());
    arabic.push_back(tables_->opposition.reason_ar());
  }
  return {InEnglish(a, b, absl::StrJoin(english, "; ")),
          InArabic(a, b, absl::StrJoin(arabic, "؛ "))};
}

PairExplanation PairReasons::ExplainAgreement(const PairVoice& a, const PairVoice& b) const {
  return {InEnglish(a, b, tables_->agreement.reason_en()),
          InArabic(a, b, tables_->agreement.reason_ar())};
}

}  // namespace isnad::analysis
