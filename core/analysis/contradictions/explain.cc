// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/contradictions/explain.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/str_join.h"

namespace isnad::analysis {
namespace {

constexpr size_t kLongestQuote = 24;  // words

std::string HolderOf(const model::ClaimMention& mention) {
  const model::Attribution& holder = mention.holder;
  return holder.display_name.empty() ? mention.outlet : holder.display_name;
}

// The claim's words on one line, cut where they go on and on.
std::string Quote(const model::ClaimMention& mention) {
  std::vector<absl::string_view> words =
      absl::StrSplit(mention.text, absl::ByAnyChar(" \n\r\t"), absl::SkipEmpty());
  const bool cut = words.size() > kLongestQuote;
  if (cut) words.resize(kLongestQuote);
  return absl::StrCat(absl::StrJoin(words, " "), cut ? " …" : "");
}

std::string Fill(absl::string_view reason, const Conflict& conflict) {
  return absl::StrReplaceAll(reason, {{"{a}", conflict.words_a}, {"{b}", conflict.words_b}});
}

}  // namespace

std::string ExplainInEnglish(const Side& a, const Side& b, const Conflict& conflict) {
  return absl::StrCat(HolderOf(*a.mention), " (", a.mention->outlet, "): \"", Quote(*a.mention),
                      "\"; ", HolderOf(*b.mention), " (", b.mention->outlet, "): \"",
                      Quote(*b.mention), "\": ", Fill(conflict.rule->reason_en(), conflict), ".");
}

std::string ExplainInArabic(const Side& a, const Side& b, const Conflict& conflict) {
  return absl::StrCat(HolderOf(*a.mention), " (", a.mention->outlet, "): «", Quote(*a.mention),
                      "»؛ ", HolderOf(*b.mention), " (", b.mention->outlet, "): «",
                      Quote(*b.mention), "»: ", Fill(conflict.rule->reason_ar(), conflict), ".");
}

}  // namespace isnad::analysis
