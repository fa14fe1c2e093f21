// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/key_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "core/text/normalized_text.h"
#include "core/text/tokens.h"

namespace isnad::report {
namespace {

struct Word {
  std::string folded;
  Stretch place;  // in the marked words
};

// Where the marks end that stand on the character before `end`: the text that
// words are matched in has none.
size_t WithMarks(absl::string_view text, size_t end) {
  const auto size = static_cast<int32_t>(text.size());
  for (auto next = static_cast<int32_t>(end); next < size; end = next) {
    UChar32 c;
    U8_NEXT(text.data(), next, size, c);
    if (u_charType(c) != U_NON_SPACING_MARK) break;
  }
  return end;
}

std::vector<Word> WordsOf(const std::string& marked) {
  auto normalized = text::NormalizedText::Create(marked);
  if (!normalized.ok()) return {};
  const text::TokenizedText tokens(*std::move(normalized));
  std::vector<Word> words;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (!text::IsWordOrNumber(tokens[i])) continue;
    const text::ByteRange raw = tokens.RawRange(i, i + 1);
    words.push_back({std::string(tokens[i].folded), {raw.begin, WithMarks(marked, raw.end)}});
  }
  return words;
}

bool IsPrefixed(absl::string_view longer, absl::string_view word) {
  for (const absl::string_view prefix : {"و", "ف", "ب", "ل", "ك"}) {
    if (longer.size() == prefix.size() + word.size() && absl::StartsWith(longer, prefix) &&
        absl::EndsWith(longer, word)) {
      return true;
    }
  }
  return false;
}

bool IsSameWord(absl::string_view a, absl::string_view b) {
  return a == b || IsPrefixed(a, b) || IsPrefixed(b, a);
}

// Places of the words that the others lack; absent where those are too many.
std::optional<std::vector<Stretch>> Lacking(const std::vector<Word>& words,
                                            const std::vector<Word>& others) {
  std::vector<Stretch> lacking;
  for (const Word& word : words) {
    bool found = false;
    for (const Word& other : others) found |= IsSameWord(word.folded, other.folded);
    if (!found) lacking.push_back(word.place);
  }
  if (2 * lacking.size() > words.size()) return std::nullopt;
  return lacking;
}

void AddKeys(const std::vector<Stretch>& places, Passage* passage) {
  for (const Stretch& place : places) {
    passage->keys.push_back(
        {passage->before.size() + place.begin, passage->before.size() + place.end});
  }
}

}  // namespace

void AddDifferingWords(Passage* a, Passage* b) {
  const std::vector<Word> words_a = WordsOf(a->marked), words_b = WordsOf(b->marked);
  const auto only_a = Lacking(words_a, words_b), only_b = Lacking(words_b, words_a);
  if (!only_a.has_value() || !only_b.has_value()) return;
  AddKeys(*only_a, a);
  AddKeys(*only_b, b);
}

}  // namespace isnad::report
