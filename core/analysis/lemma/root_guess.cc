// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "core/analysis/lemma/lemma.h"

namespace isnad::analysis {
namespace {

using absl::string_view;

size_t Letters(string_view word) { return word.size() / 2; }

// What patterns put before the radicals: مست، است، من، مت، ان، م، ت، ا.
string_view WithoutPatternPrefix(string_view word) {
  string_view rest = word;
  for (const string_view prefix : {"مست", "است", "يست"}) {
    if (Letters(word) >= 5 && absl::ConsumePrefix(&rest, prefix)) return rest;
  }
  if (Letters(word) >= 5 && (absl::StartsWith(word, "ان") || absl::StartsWith(word, "من")) &&
      word.substr(4, 2) != "ت") {
    return word.substr(4);
  }
  if (Letters(word) >= 5 && absl::ConsumePrefix(&rest, "مت")) return rest;
  for (const string_view prefix : {"م", "ت", "ا"}) {
    if (Letters(word) >= 4 && absl::ConsumePrefix(&rest, prefix)) return rest;
  }
  return word;
}

// The ت of measure VIII behind the first radical: رتفع, نتخب.
bool HasInfixedT(string_view lemma, string_view rest) {
  return (absl::StartsWith(lemma, "ا") || absl::StartsWith(lemma, "م")) &&
         lemma.size() == rest.size() + 2 && Letters(rest) >= 4 && rest.substr(2, 2) == "ت";
}

bool IsWeak(string_view letter) { return letter == "ا" || letter == "و" || letter == "ي"; }

}  // namespace

std::string RootGuess(string_view lemma) {
  string_view word = lemma;
  for (const string_view ending : {"ات", "يه", "ه", "ي", "ان"}) {
    if (Letters(word) >= 5 && absl::ConsumeSuffix(&word, ending)) break;
  }
  if (word == lemma && Letters(word) == 4) (void)absl::ConsumeSuffix(&word, "ه");
  const string_view rest = WithoutPatternPrefix(word);
  const bool infixed = HasInfixedT(word, rest);
  std::string root;
  for (size_t i = 0; i + 2 <= rest.size(); i += 2) {
    const string_view letter = rest.substr(i, 2);
    if (IsWeak(letter) || (infixed && i == 2)) continue;
    root.append(letter.data(), letter.size());
  }
  return Letters(root) >= 3 ? root : std::string();
}

}  // namespace isnad::analysis
