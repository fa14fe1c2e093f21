// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/dictionary/dictionary.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "core/analysis/dictionary/word_fingerprint.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kNouns[] = {
#include "dictionary_nouns.inc"
};
constexpr uint32_t kVerbs[] = {
#include "dictionary_verbs.inc"
};

constexpr size_t kShortestStem = 6;  // bytes: three letters

// Of the sound plurals, the dual, the feminine and the accusative, as folded.
constexpr std::array<absl::string_view, 8> kNounEndings = {"ه",  "ا",  "ات",  "ون",
                                                           "ين", "ان", "تان", "تين"};

template <size_t kSize>
bool Contains(const uint32_t (&table)[kSize], absl::string_view folded) {
  return std::binary_search(std::begin(table), std::end(table), WordFingerprint(folded));
}

bool IsNoun(absl::string_view folded) {
  if (Contains(kNouns, folded)) return true;
  for (const absl::string_view ending : kNounEndings) {
    absl::string_view stem = folded;
    if (!absl::ConsumeSuffix(&stem, ending) || stem.size() < kShortestStem) continue;
    if (Contains(kNouns, stem)) return true;
    if (ending == "ات" && Contains(kNouns, absl::StrCat(stem, "ه"))) return true;
  }
  return false;
}

// The dictionary lists the past of the third person; these are its others.
constexpr std::array<absl::string_view, 3> kVerbEndings = {"ت", "وا", "ا"};

// Endings of persons that reports hardly use, and foreign names often have.
constexpr std::array<absl::string_view, 5> kRareEndings = {"ن", "نا", "تم", "ي", "و"};

bool IsVerb(absl::string_view folded) {
  const bool present = absl::StartsWith(folded, "ي") || absl::StartsWith(folded, "ت");
  if (!present && std::any_of(kRareEndings.begin(), kRareEndings.end(),
                              [&](absl::string_view end) { return absl::EndsWith(folded, end); })) {
    return false;
  }
  if (Contains(kVerbs, folded)) return true;
  return std::any_of(kVerbEndings.begin(), kVerbEndings.end(), [&](absl::string_view ending) {
    absl::string_view stem = folded;
    return absl::ConsumeSuffix(&stem, ending) && stem.size() >= kShortestStem &&
           Contains(kVerbs, stem);
  });
}

}  // namespace

DictionarySense LookUpForm(absl::string_view folded) {
  return {Contains(kNouns, folded), Contains(kVerbs, folded)};
}

DictionarySense LookUpWord(absl::string_view folded) { return {IsNoun(folded), IsVerb(folded)}; }

}  // namespace isnad::analysis
