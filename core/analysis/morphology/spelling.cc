// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/morphology/spelling.h"

#include "absl/strings/str_cat.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

constexpr size_t kMaxLetters = 16;
constexpr char32_t kShadda = 0x0651;
constexpr char32_t kTatweel = 0x0640;

bool IsMark(char32_t c) { return (c >= 0x064B && c <= 0x0652) || c == 0x0670 || c == kTatweel; }

bool IsLetter(char32_t c) { return (c >= 0x0621 && c <= 0x063A) || (c >= 0x0641 && c <= 0x064A); }

Letters Joined(Letters stem, std::u32string_view ending) { return stem.append(ending); }

Letters WithLast(Letters stem, char32_t last) {
  stem.back() = last;
  return stem;
}

// The same ending on every seat that the final hamza may take.
std::vector<Letters> OnSeats(const Letters& stem, std::u32string_view seats,
                             std::u32string_view ending) {
  std::vector<Letters> spellings;
  for (char32_t seat : seats) spellings.push_back(Joined(WithLast(stem, seat), ending));
  return spellings;
}

std::vector<Letters> AttachToAlefHamza(const Letters& stem, std::u32string_view ending) {
  switch (ending.front()) {
    case U'ا':
      return {Joined(WithLast(stem, U'آ'), ending.substr(1))};
    case U'و':
      return OnSeats(stem, U"ؤأء", ending);
    case U'ي':
      return OnSeats(stem, U"أئ", ending);
    default:
      return {Joined(stem, ending)};
  }
}

std::vector<Letters> AttachToFreeHamza(const Letters& stem, std::u32string_view ending) {
  const char32_t before = stem.size() > 1 ? stem[stem.size() - 2] : U'ا';
  if (before == U'ي') return {Joined(WithLast(stem, U'ئ'), ending)};
  switch (ending.front()) {
    case U'ا':
      if (before == U'ا') return {Joined(stem, ending)};
      return OnSeats(stem, U"ءئ", ending);
    case U'و':
      return OnSeats(stem, U"ؤء", ending);
    case U'ي':
      return OnSeats(stem, U"ئء", ending);
    default:
      return {Joined(stem, ending)};
  }
}

}  // namespace

absl::StatusOr<Spelling> ReadSpelling(absl::string_view word) {
  Spelling spelling;
  for (size_t i = 0; i < word.size(); i += 2) {
    // Every Arabic letter and mark of the basic block takes two bytes.
    const auto lead = static_cast<unsigned char>(word[i]);
    if (lead < 0xD8 || lead > 0xD9 || i + 1 == word.size()) {
      return absl::InvalidArgumentError(absl::StrCat("not an Arabic word: \"", word, "\""));
    }
    const char32_t letter =
        ((lead & 0x1Fu) << 6) | (static_cast<unsigned char>(word[i + 1]) & 0x3Fu);
    if (IsLetter(letter)) {
      spelling.letters.push_back(letter);
    } else if (letter == kShadda && !spelling.letters.empty() &&
               spelling.letters.size() <= kMaxLetters) {
      spelling.shadda |= 1u << (spelling.letters.size() - 1);
    } else if (!IsMark(letter)) {
      return absl::InvalidArgumentError(absl::StrCat("not an Arabic word: \"", word, "\""));
    }
  }
  if (spelling.letters.size() < 2 || spelling.letters.size() > kMaxLetters) {
    return absl::InvalidArgumentError(absl::StrCat("not 2 to 16 letters: \"", word, "\""));
  }
  return spelling;
}

std::string FoldLetters(const Letters& letters) {
  std::string utf8;
  utf8.reserve(2 * letters.size());
  for (char32_t letter : letters) {
    utf8.push_back(static_cast<char>(0xC0 | (letter >> 6)));
    utf8.push_back(static_cast<char>(0x80 | (letter & 0x3F)));
  }
  std::string folded;
  text::AppendFolded(utf8, &folded);
  return folded;
}

std::string FoldStem(const Letters& stem) {
  std::string folded = FoldLetters(stem + U'ه');
  folded.resize(folded.size() - 2);
  return folded;
}

std::vector<Letters> Attach(const Letters& stem, std::u32string_view ending) {
  if (ending.empty()) return {stem};
  switch (stem.back()) {
    case U'أ':
      return AttachToAlefHamza(stem, ending);
    case U'ء':
      return AttachToFreeHamza(stem, ending);
    default:
      return {Joined(stem, ending)};
  }
}

std::vector<Letters> BeforePronoun(const Letters& stem, Host host) {
  const char32_t before = stem.size() > 1 ? stem[stem.size() - 2] : U'ا';
  const size_t seats = host == Host::kPast ? 1 : host == Host::kPresent ? 2 : 3;
  switch (stem.back()) {
    case U'ة':
      return {WithLast(stem, U'ت')};
    case U'ى':
      if (before == U'أ') return {WithLast(stem.substr(0, stem.size() - 1), U'آ')};
      return {WithLast(stem, U'ا')};
    case U'أ':
      return OnSeats(stem, std::u32string_view(U"أؤئ").substr(0, seats), U"");
    case U'ء':
      if (before == U'ي') return {WithLast(stem, U'ئ')};
      return OnSeats(stem, std::u32string_view(U"ءؤئ").substr(0, seats), U"");
    default:
      return {stem};
  }
}

}  // namespace isnad::analysis
