// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/name_spellings.h"

#include <algorithm>
#include <limits>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "core/text/name_sounds.h"
#include "core/text/utf8.h"

namespace isnad::text {
namespace {

// Costs of an alignment's steps; 1 is a letter that is simply another.
constexpr double kRareSpelling = 0.3;
constexpr double kDoubling = 0.03;
constexpr double kShortVowel = 0.06;       // Latin, between consonants: Haftar
constexpr double kLongLatinVowel = 0.8;    // ou, ee without a letter
constexpr double kFinalLatinVowel = 0.85;  // a final vowel is written in Arabic: Khalid, Khaldi
constexpr double kFinalE = 0.1;            // but not the French one: Tebboune
constexpr double kFinalAlefAsYa = 0.65;    // Layla; folding joins ى and ي
constexpr double kSilentLatin = 0.25;      // h in Johnson
constexpr double kUnheardArabic = 0.05;    // ع, ء, the alef under an initial vowel
constexpr double kLongArabicVowel = 0.9;   // ا, و, ي without a vowel
constexpr double kFinalArabicVowel = 1.2;  // Salam is neither سلامي nor سلامة
constexpr double kWeakArabicLetter = 0.5;  // between Arabic spellings: نتنياهو، نتانياهو
constexpr double kSameClass = 0.85;        // between Arabic spellings: سيرغي، سيرجي
constexpr double kOtherShortWord = 1.3;    // محمد، محمود; سلمان، سليمان
constexpr double kVowelForVowel = 0.5;     // between Latin spellings: Haftar, Hifter
constexpr double kOtherShortLatin = 1.05;  // Bashir, Bashar; Rami, Rome
constexpr size_t kLongLatinWord = 6;       // sounds
constexpr double kUnwrittenAyn = 0.7;      // at the end: Kim is not قمع
constexpr double kNoVowelBetween = 1.1;    // Moussa is not موسسه
constexpr double kNever = std::numeric_limits<double>::infinity();
// Short Arabic words that differ in one weak letter are two names: حسن، حسين.
constexpr size_t kLongWord = 7;

using LetterMap = absl::flat_hash_map<absl::string_view, ArabicLetter>;

const LetterMap& Letters() {
  static const auto& letters = *[] {
    auto* map = new LetterMap();
    for (const ArabicLetterSpelling& row : ArabicLetterSpellings()) {
      map->emplace(row.letter, ArabicLetter{row.letter, row.sounds,
                                            absl::StrSplit(row.usual, ' ', absl::SkipEmpty()),
                                            absl::StrSplit(row.rare, ' ', absl::SkipEmpty())});
    }
    return map;
  }();
  return letters;
}

bool IsVowel(char c) { return absl::StrContains("aeiouyw", c); }
bool IsArabic(absl::string_view word) { return static_cast<uint8_t>(word[0]) >= 0x80; }
bool IsWeak(const ArabicLetter& letter) { return letter.sounds.empty(); }
bool IsUnheard(const ArabicLetter& letter) { return letter.letter == "ع" || letter.letter == "ء"; }

// Cheapest way to consume prefixes of two words; cells are reached from before.
class Grid {
 public:
  Grid(size_t rows, size_t columns)
      : columns_(columns + 1), cells_((rows + 1) * (columns + 1), kNever) {
    cells_[0] = 0;
  }
  double at(size_t row, size_t column) const { return cells_[row * columns_ + column]; }
  void Reach(size_t row, size_t column, double cost) {
    double& cell = cells_[row * columns_ + column];
    cell = std::min(cell, cost);
  }
  double last() const { return cells_.back(); }

 private:
  size_t columns_;
  std::vector<double> cells_;
};

// A consonant that Arabic writes twice has a vowel between; الله has none.
bool IsWrittenTwice(const std::vector<const ArabicLetter*>& word, size_t at) {
  return at > 0 && at < word.size() && word[at] == word[at - 1] && !IsWeak(*word[at]) &&
         word[at]->letter != "ل";
}

double SkippedArabic(const std::vector<const ArabicLetter*>& word, size_t at) {
  const ArabicLetter& letter = *word[at];
  if (letter.letter == "ع" && at + 1 == word.size()) return kUnwrittenAyn;
  if (IsUnheard(letter)) return kUnheardArabic;
  if (at == 0 && letter.letter == "ا" && word.size() > 1) return kUnheardArabic;
  if (at > 0 && at + 1 == word.size()) return kFinalArabicVowel;
  if (IsWrittenTwice(word, at) || IsWrittenTwice(word, at + 1)) return kNoVowelBetween;
  return IsWeak(letter) ? kLongArabicVowel : 1;
}

double SkippedLatin(absl::string_view word, size_t at) {
  if (at > 0 && word[at] == word[at - 1] && !IsVowel(word[at])) return kDoubling;
  if (word[at] == 'h') return kSilentLatin;
  if (!IsVowel(word[at])) return 1;
  if (at > 0 && IsVowel(word[at - 1])) return kLongLatinVowel;
  if (at + 1 < word.size()) return kShortVowel;
  return word[at] == 'e' ? kFinalE : kFinalLatinVowel;
}

// Final ه is mostly ة, and final ي may be ى: Khalifa, Haniyeh, Layla.
double LastLetter(const ArabicLetter& letter, absl::string_view rest) {
  const bool is_a = rest == "a" || rest == "ah";
  if (letter.letter == "ه" && (is_a || rest == "e" || rest == "eh")) return 0;
  return letter.letter == "ي" && is_a ? kFinalAlefAsYa : kNever;
}

double LetterTwice(const std::vector<const ArabicLetter*>& arabic, size_t i,
                   absl::string_view latin, size_t j) {
  const bool once = j > 0 && j < latin.size() && latin[j] == latin[j - 1];
  return once && i < arabic.size() && IsWrittenTwice(arabic, i) ? kNoVowelBetween : 0;
}

double AlignArabicWithLatin(const std::vector<const ArabicLetter*>& arabic,
                            absl::string_view latin) {
  Grid grid(arabic.size(), latin.size());
  for (size_t i = 0; i <= arabic.size(); ++i) {
    for (size_t j = 0; j <= latin.size(); ++j) {
      const double here = grid.at(i, j);
      if (here == kNever) continue;
      if (j < latin.size()) grid.Reach(i, j + 1, here + SkippedLatin(latin, j));
      if (i == arabic.size()) continue;
      grid.Reach(i + 1, j, here + SkippedArabic(arabic, i));
      const absl::string_view rest = latin.substr(j);
      const double cost = here + LetterTwice(arabic, i, latin, j);
      for (absl::string_view spelling : arabic[i]->usual) {
        if (absl::StartsWith(rest, spelling)) grid.Reach(i + 1, j + spelling.size(), cost);
      }
      for (absl::string_view spelling : arabic[i]->rare) {
        if (!absl::StartsWith(rest, spelling)) continue;
        grid.Reach(i + 1, j + spelling.size(), cost + kRareSpelling);
      }
      if (i + 1 == arabic.size())
        grid.Reach(i + 1, latin.size(), here + LastLetter(*arabic[i], rest));
    }
  }
  return grid.last();
}

double AlignArabic(const std::vector<const ArabicLetter*>& a,
                   const std::vector<const ArabicLetter*>& b) {
  const double weak =
      std::max(a.size(), b.size()) < kLongWord ? kOtherShortWord : kWeakArabicLetter;
  const auto skipped = [weak](const ArabicLetter& letter) { return IsWeak(letter) ? weak : 1; };
  Grid grid(a.size(), b.size());
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      const double here = grid.at(i, j);
      if (i < a.size()) grid.Reach(i + 1, j, here + skipped(*a[i]));
      if (j < b.size()) grid.Reach(i, j + 1, here + skipped(*b[j]));
      if (i == a.size() || j == b.size()) continue;
      double cost = a[i] == b[j] ? 0 : 1;
      if (cost > 0 && IsWeak(*a[i]) && IsWeak(*b[j])) cost = weak;
      if (cost > 0 && !IsWeak(*a[i]) && a[i]->sounds == b[j]->sounds) cost = kSameClass;
      grid.Reach(i + 1, j + 1, here + cost);
    }
  }
  return grid.last();
}

// Rounds of vowels as one letter, consonants by the classes of the table.
std::vector<std::string> LatinUnits(absl::string_view word) {
  std::vector<std::string> units;
  for (size_t at = 0; at < word.size();) {
    const LatinSpelling* spelling = LatinSpellingAt(word, at);
    const size_t size = spelling == nullptr ? 1 : spelling->letters.size();
    std::string unit(spelling == nullptr ? word.substr(at, 1) : spelling->sounds);
    if (units.empty() || units.back() != unit) units.push_back(std::move(unit));
    at += size;
  }
  return units;
}

double AlignLatin(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto is_vowel = [](const std::string& unit) { return IsVowel(unit[0]); };
  const double other_vowel =
      std::max(a.size(), b.size()) < kLongLatinWord ? kOtherShortLatin : kVowelForVowel;
  Grid grid(a.size(), b.size());
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      const double here = grid.at(i, j);
      if (i < a.size()) grid.Reach(i + 1, j, here + (is_vowel(a[i]) ? kFinalLatinVowel : 1));
      if (j < b.size()) grid.Reach(i, j + 1, here + (is_vowel(b[j]) ? kFinalLatinVowel : 1));
      if (i == a.size() || j == b.size()) continue;
      double cost = a[i] == b[j] ? 0 : 1;
      if (cost > 0 && is_vowel(a[i]) && is_vowel(b[j])) cost = other_vowel;
      if (cost > 0 && a[i].find(b[j]) != std::string::npos) cost = kRareSpelling;
      if (cost > 0 && b[j].find(a[i]) != std::string::npos) cost = kRareSpelling;
      grid.Reach(i + 1, j + 1, here + cost);
    }
  }
  return grid.last();
}

double PerLetter(double cost, size_t letters) {
  return std::max(0.0, 1 - cost / static_cast<double>(std::max<size_t>(letters, 3)));
}

}  // namespace

std::vector<const ArabicLetter*> ArabicLetters(absl::string_view word) {
  std::vector<const ArabicLetter*> letters;
  for (size_t at = 0; at < word.size() && letters.size() < kMaxLetters;) {
    size_t end = at;
    NextCodePoint(word, &end);
    size_t pair = end;
    if (end < word.size()) NextCodePoint(word, &pair);
    auto found = Letters().find(word.substr(at, pair - at));
    if (found == Letters().end()) found = Letters().find(word.substr(at, (pair = end) - at));
    if (found != Letters().end()) letters.push_back(&found->second);
    at = pair;
  }
  return letters;
}

const LatinSpelling* LatinSpellingAt(absl::string_view word, size_t at) {
  for (const LatinSpelling& spelling : LatinSpellings()) {
    if (absl::StartsWith(word.substr(at), spelling.letters)) return &spelling;
  }
  return nullptr;
}

double SpellingLikeness(absl::string_view a, absl::string_view b) {
  if (a == b) return 1;
  if (a.empty() || b.empty()) return 0;
  if (!IsArabic(a) && IsArabic(b)) std::swap(a, b);
  if (!IsArabic(a)) {
    const auto x = LatinUnits(a.substr(0, kMaxLetters)), y = LatinUnits(b.substr(0, kMaxLetters));
    return PerLetter(AlignLatin(x, y), std::max(x.size(), y.size()));
  }
  const auto letters = ArabicLetters(a);
  if (letters.empty()) return 0;  // of another script
  if (!IsArabic(b)) {
    return PerLetter(AlignArabicWithLatin(letters, b.substr(0, kMaxLetters)), letters.size());
  }
  const auto others = ArabicLetters(b);
  return PerLetter(AlignArabic(letters, others), std::max(letters.size(), others.size()));
}

}  // namespace isnad::text
