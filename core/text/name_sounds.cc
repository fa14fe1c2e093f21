// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/name_sounds.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/text/fold.h"
#include "core/text/latin_ascii.h"
#include "core/text/name_spellings.h"
#include "core/text/name_spellings_data.h"
#include "core/text/utf8.h"

namespace isnad::text {
namespace {

constexpr absl::string_view kAl = "ال";
constexpr size_t kArabicLetter = 2;  // bytes

bool IsArabic(absl::string_view word) {
  return !word.empty() && static_cast<uint8_t>(word[0]) >= 0xD8 &&
         static_cast<uint8_t>(word[0]) <= 0xDB;
}

bool IsLatin(absl::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool Contains(absl::Span<const absl::string_view> list, absl::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Sounds of one spelling: every way to read its letters, doublings dropped.
class Skeletons {
 public:
  void Append(absl::string_view alternatives) {
    std::vector<std::string> longer;
    for (absl::string_view sounds : absl::StrSplit(alternatives, '|')) {
      for (const std::string& way : ways_) {
        std::string next = way;
        for (char sound : sounds) {
          if (next.empty() || next.back() != sound) next.push_back(sound);
        }
        if (std::find(longer.begin(), longer.end(), next) == longer.end()) longer.push_back(next);
      }
    }
    if (longer.size() > kMaxSounds) longer.resize(kMaxSounds);
    ways_ = std::move(longer);
  }
  const std::vector<std::string>& ways() const { return ways_; }

 private:
  std::vector<std::string> ways_ = {""};
};

constexpr char kVowelFirst[] = "a";

std::vector<std::string> ArabicSounds(absl::string_view word) {
  Skeletons skeletons;
  const std::vector<const ArabicLetter*> letters = ArabicLetters(word);
  for (size_t i = 0; i < letters.size(); ++i) {
    const ArabicLetter& letter = *letters[i];
    if (i == 0 && letter.sounds.empty()) skeletons.Append(kVowelFirst);
    const bool silent = i > 0 && i + 1 == letters.size() && letter.letter == "ه";
    if (!silent) skeletons.Append(letter.sounds);
  }
  return skeletons.ways();
}

bool IsLatinVowel(char c) { return absl::StrContains("aeiouyw", c); }

// h is often not heard: Johnson, Saleh; s between vowels is often z: Theresa.
absl::string_view SoundsInPlace(absl::string_view word, size_t at, const LatinSpelling& spelling) {
  const size_t end = at + spelling.letters.size();
  const bool after_vowel = at > 0 && IsLatinVowel(word[at - 1]);
  if (spelling.letters == "h" && at > 0 && (end == word.size() || !IsLatinVowel(word[end]))) {
    return "h|";
  }
  if (spelling.letters == "s" && after_vowel && end < word.size() && IsLatinVowel(word[end])) {
    return "s|d";
  }
  return spelling.sounds;
}

std::vector<std::string> LatinSounds(absl::string_view word) {
  Skeletons skeletons;
  if (IsLatinVowel(word[0])) skeletons.Append(kVowelFirst);
  for (size_t at = 0; at < word.size();) {
    const LatinSpelling* spelling = LatinSpellingAt(word, at);
    if (spelling == nullptr) {
      ++at;
      continue;
    }
    skeletons.Append(SoundsInPlace(word, at, *spelling));
    at += spelling->letters.size();
  }
  return skeletons.ways();
}

// الباز and باز; Elbaradei and Baradei, Essebsi and Sebsi.
std::vector<std::string> WithAndWithoutArticle(absl::string_view word) {
  std::vector<std::string> forms = {std::string(word)};
  if (IsArabic(word)) {
    if (absl::StartsWith(word, kAl) && word.size() >= kAl.size() + 3 * kArabicLetter) {
      forms.insert(forms.begin(), std::string(word.substr(kAl.size())));
    }
    return forms;
  }
  if (word.size() < 5 || (word[0] != 'a' && word[0] != 'e')) return forms;
  // Sun letters: the l of the article is said as they are.
  const bool doubled = word[1] == word[2] && absl::StrContains("tdrzsnl", word[1]);
  if (doubled || word[1] == 'l') forms.emplace_back(word.substr(2));
  return forms;
}

NamePart PartOf(absl::string_view word) {
  NamePart part;
  part.optional = Contains(FiliationWords(), word);
  part.spellings = WithAndWithoutArticle(word);
  for (const std::string& spelling : part.spellings) {
    const auto sounds = IsArabic(spelling) ? ArabicSounds(spelling) : LatinSounds(spelling);
    part.sounds.insert(part.sounds.end(), sounds.begin(), sounds.end());
  }
  std::sort(part.sounds.begin(), part.sounds.end());
  part.sounds.erase(std::unique(part.sounds.begin(), part.sounds.end()), part.sounds.end());
  part.sounds.erase(std::remove(part.sounds.begin(), part.sounds.end(), ""), part.sounds.end());
  if (part.sounds.size() > kMaxSounds) part.sounds.resize(kMaxSounds);
  return part;
}

// Two letters would be left of Abdi and عبدو: those are names of their own.
bool IsLongRest(absl::string_view rest) {
  return rest.size() >= (IsArabic(rest) ? 3 * kArabicLetter : 3);
}

// No name is longer; the bound keeps the work linear whatever is asked.
absl::string_view CutWord(absl::string_view word) {
  size_t end = std::min(word.size(), kMaxLetters * kArabicLetter);
  while (end < word.size() && end > 0 && IsContinuationByte(word[end])) --end;
  return word.substr(0, end);
}

// Numbers and other scripts have spellings, but no sounds.
void AppendWord(absl::string_view word, std::vector<NamePart>* parts) {
  word = CutWord(word);
  if (!IsArabic(word) && !IsLatin(word)) {
    parts->push_back({{std::string(word)}, {}, false});
    return;
  }
  for (const JoinedPart& joined : JoinedAfter()) {
    if (word == joined.written) break;
    if (!absl::EndsWith(word, joined.written)) continue;
    const absl::string_view head = word.substr(0, word.size() - joined.written.size());
    if (!IsLongRest(head)) continue;
    AppendWord(head, parts);
    parts->push_back(PartOf(joined.part));
    return;
  }
  for (const JoinedPart& joined : JoinedBefore()) {
    if (word == joined.written) {
      parts->push_back(PartOf(joined.part));
      return;
    }
    if (!absl::StartsWith(word, joined.written)) continue;
    const absl::string_view rest = word.substr(joined.written.size());
    if (!IsLongRest(rest)) continue;
    parts->push_back(PartOf(joined.part));
    AppendWord(rest, parts);
    return;
  }
  parts->push_back(PartOf(word));
}

// Hyphens hold an article or the halves of a name together: al-Sarraj.
std::vector<std::string> PlainWords(absl::string_view folded) {
  return absl::StrSplit(LatinToAscii(folded), absl::ByAnyChar(" -"), absl::SkipEmpty());
}

bool IsArticle(absl::string_view word, absl::string_view next) {
  return Contains(LatinArticles(), word) ||
         (Contains(LatinSunArticles(), word) && absl::StartsWith(next, word.substr(1)));
}

}  // namespace

std::vector<NamePart> FoldedNameParts(absl::string_view folded) {
  const std::vector<std::string> words = PlainWords(folded);
  std::vector<NamePart> parts;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i + 1 < words.size() && IsArticle(words[i], words[i + 1])) continue;
    AppendWord(words[i], &parts);
  }
  return parts;
}

std::vector<NamePart> NameParts(absl::string_view name) { return FoldedNameParts(FoldText(name)); }

std::vector<std::string> WordSounds(absl::string_view folded_word) {
  std::vector<std::string> sounds;
  for (const NamePart& part : FoldedNameParts(folded_word)) {
    sounds.insert(sounds.end(), part.sounds.begin(), part.sounds.end());
  }
  std::sort(sounds.begin(), sounds.end());
  sounds.erase(std::unique(sounds.begin(), sounds.end()), sounds.end());
  return sounds;
}

double Likeness(const NamePart& a, const NamePart& b) {
  double best = 0;
  for (const std::string& x : a.spellings) {
    for (const std::string& y : b.spellings) best = std::max(best, SpellingLikeness(x, y));
  }
  return best;
}

}  // namespace isnad::text
