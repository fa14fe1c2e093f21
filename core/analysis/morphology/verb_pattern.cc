// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/morphology/verb_pattern.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"

namespace isnad::analysis {
namespace {

bool IsOneOf(char32_t letter, std::u32string_view set) {
  return set.find(letter) != std::u32string_view::npos;
}

// What else the lexeme lists, to decide between measures.
struct Hints {
  std::vector<Letters> participles;
  std::vector<Letters> masdars;
};

absl::StatusOr<std::vector<Letters>> ReadAll(const std::vector<std::string>& words) {
  std::vector<Letters> all;
  for (const std::string& word : words) {
    if (word == kNoSuchForm) continue;
    auto spelling = ReadSpelling(word);
    if (!spelling.ok()) return spelling.status();
    all.push_back(std::move(spelling->letters));
  }
  return all;
}

// محذر or تحذير beside حذر.
bool HintAtSecondMeasure(const Letters& past, const Hints& hints) {
  auto starts = [](const std::vector<Letters>& words, char32_t first, size_t size) {
    return std::any_of(words.begin(), words.end(), [&](const Letters& word) {
      return word.front() == first && word.size() == size;
    });
  };
  return starts(hints.participles, U'م', past.size() + 1) ||
         starts(hints.masdars, U'ت', past.size() + 2);
}

// استمرار shows that استمر is doubled: its last letter stands twice.
bool HintAtDoubling(const Letters& past, const Hints& hints) {
  return std::any_of(hints.masdars.begin(), hints.masdars.end(), [&](const Letters& masdar) {
    const size_t n = masdar.size();
    return n > past.size() + 1 && masdar[n - 1] == past.back() && masdar[n - 2] == U'ا' &&
           masdar[n - 3] == past.back();
  });
}

Measure MeasureOfThree(const Spelling& past, const Letters& present, const Hints& hints) {
  const Letters& p = past.letters;
  if (p[0] == U'آ') {
    return present.size() > 1 && present[1] == U'ا' ? Measure::kIII
           : present[0] == U'ؤ'                     ? Measure::kIV
                                                    : Measure::kI;
  }
  if (past.IsDoubled(1)) return Measure::kII;
  if (p[1] == U'ا' && past.LastIsDoubled()) return Measure::kIII;
  if (p[0] == U'أ' && present.size() == 2) return Measure::kIV;  // أصر، يصر
  // Measure I would have يأكد and يقع.
  if (p[0] == U'أ' && present[0] == U'ؤ') return Measure::kII;
  if (p[0] == U'و' && present[0] == U'و') return Measure::kII;
  return HintAtSecondMeasure(p, hints) ? Measure::kII : Measure::kI;
}

Measure MeasureOf(const Spelling& past, const Letters& present, const Hints& hints) {
  const Letters& p = past.letters;
  if (p.size() == 2) return Measure::kI;
  if (p.size() == 3) return MeasureOfThree(past, present, hints);
  if (p[0] == U'ا' && p.size() == 6 && p[1] == U'س' && p[2] == U'ت') return Measure::kX;
  if (p[0] == U'ا') {
    const bool tenth = p.size() == 5 && p[1] == U'س' && p[2] == U'ت' &&
                       (past.LastIsDoubled() || HintAtDoubling(p, hints));
    return tenth ? Measure::kX : Measure::kVIII;
  }
  if (p[0] == U'أ' && p.size() == 4) return Measure::kIV;
  if (p[0] == U'ت' && present[0] == U'ت') {
    return p.size() > 4 && p[2] == U'ا' ? Measure::kVI : Measure::kV;
  }
  if (p[1] == U'ا' && p.size() == 4) return Measure::kIII;
  return Measure::kQuadriliteral;
}

// Of four letters after ا, اهتم doubles its last radical and اتهم its second.
bool IsDoubledFourLetters(const Letters& past) {
  return past.size() == 4 && past[0] == U'ا' && !IsOneOf(past[1], U"تطدذظث");
}

Weakness WeaknessOf(const Spelling& past, Measure measure, const Hints& hints) {
  const Letters& p = past.letters;
  if (p.size() == 2 || past.LastIsDoubled()) return Weakness::kDoubled;
  if (IsOneOf(p.back(), U"ىاي")) return Weakness::kDefective;
  if (p[p.size() - 2] == U'ا' && p.size() > 2) return Weakness::kHollow;
  if (measure == Measure::kIV && p.size() == 3 && p[0] == U'أ') return Weakness::kDoubled;
  if (IsDoubledFourLetters(p) && past.shadda == 0) return Weakness::kDoubled;
  if (p[0] == U'ا' && HintAtDoubling(p, hints)) return Weakness::kDoubled;
  return Weakness::kSound;
}

// استمع or استمر: nothing but a shadda or a masdar tells.
bool IsUndecided(const Spelling& past, const VerbPattern& pattern, const Hints& hints) {
  const Letters& p = past.letters;
  return p.size() == 5 && p[0] == U'ا' && p[1] == U'س' && p[2] == U'ت' && past.shadda == 0 &&
         hints.masdars.empty() && pattern.weakness == Weakness::kSound;
}

}  // namespace

absl::StatusOr<VerbPattern> ReadVerbPattern(const Lexeme& lexeme) {
  auto past = ReadSpelling(lexeme.lemma);
  if (!past.ok()) return past.status();
  auto present = ReadSpelling(lexeme.present);
  if (!present.ok()) return present.status();
  auto participles = ReadAll(lexeme.active_participles);
  if (!participles.ok()) return participles.status();
  auto masdars = ReadAll(lexeme.masdars);
  if (!masdars.ok()) return masdars.status();
  if (present->letters.front() != U'ي' || present->letters.size() < 3) {
    return absl::InvalidArgumentError(
        absl::StrCat("not a present tense of the third person: \"", lexeme.present, "\""));
  }
  const Hints hints = {*std::move(participles), *std::move(masdars)};
  VerbPattern pattern;
  pattern.past = past->letters;
  pattern.present = present->letters.substr(1);
  pattern.measure = MeasureOf(*past, pattern.present, hints);
  pattern.weakness = WeaknessOf(*past, pattern.measure, hints);
  if (IsUndecided(*past, pattern, hints)) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", lexeme.lemma, "\" needs a masdar or a shadda to show its root"));
  }
  if ((pattern.weakness == Weakness::kDefective) != IsOneOf(pattern.present.back(), U"يىوا")) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", lexeme.present, "\" cannot be the present of \"", lexeme.lemma, "\""));
  }
  return pattern;
}

VerbPattern PassiveOf(const VerbPattern& active) {
  VerbPattern passive = active;
  Letters& past = passive.past;
  Letters& present = passive.present;
  const bool hollow = active.weakness == Weakness::kHollow;
  const bool defective = active.weakness == Weakness::kDefective;
  if (active.measure == Measure::kIII && past[1] == U'ا') past[1] = U'و';
  if (active.measure == Measure::kVI) past[2] = U'و';
  if (past[0] == U'آ') past.replace(0, 1, U"أو");
  if (active.measure == Measure::kI && past.size() > 2 && past[1] == U'أ') past[1] = U'ئ';
  if (hollow) past[past.size() - 2] = U'ي';
  if (defective) past.back() = U'ي';
  if (past.back() == U'أ') past.back() = U'ئ';

  if (active.measure == Measure::kI && active.past[0] == U'و' && present[0] != U'و') {
    present.insert(0, 1, U'و');
  }
  if (active.measure == Measure::kI && present[0] == U'أ') present[0] = U'ؤ';
  if (hollow) present[present.size() - 2] = U'ا';
  if (defective) present.back() = U'ى';
  if (present.back() == U'ئ') present.back() = U'أ';
  return passive;
}

}  // namespace isnad::analysis
