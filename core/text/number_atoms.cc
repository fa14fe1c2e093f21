// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/number_atoms.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "core/text/fold.h"

namespace isnad::text {
namespace {

AtomKind KindOf(UChar32 c) {
  if (c >= '0' && c <= '9') return AtomKind::kDigits;
  return u_isalpha(c) ? AtomKind::kWord : AtomKind::kSymbol;
}

// Where the run of tokens without white space that starts at `first` ends, if
// it is a URL, an address or a hashtag; else `first`.
uint32_t OpaqueRunEnd(const TokenizedText& text, uint32_t first, uint32_t end) {
  uint32_t last = first + 1;
  while (last < end && !text[last].space_before) ++last;
  const absl::string_view run(text[first].surface.data(), text[last - 1].end - text[first].begin);
  const bool opaque = absl::StartsWith(run, "www.") || absl::StrContains(run.substr(0, 12), "://") ||
                      absl::StartsWith(run, "#") || absl::StrContains(run, "@");
  return opaque ? last : first;
}

}  // namespace

AtomList::AtomList(const TokenizedText& text, uint32_t begin, uint32_t end) {
  end = std::min<uint32_t>(end, text.size());
  for (uint32_t i = begin; i < end; ++i) {
    const bool starts_run = i == begin || text[i].space_before;
    const uint32_t opaque_end = starts_run ? OpaqueRunEnd(text, i, end) : i;
    if (opaque_end > i) {
      atoms_.push_back({AtomKind::kOpaque, true, text[i].begin, text[opaque_end - 1].end, i, {}, {}});
      i = opaque_end - 1;
    } else {
      AddToken(text[i], i);
    }
  }
}

void AtomList::AddToken(const Token& token, uint32_t index) {
  const bool has_digit = std::any_of(token.surface.begin(), token.surface.end(),
                                     [](char c) { return absl::ascii_isdigit(c); });
  const bool has_mark = std::any_of(token.surface.begin(), token.surface.end(),
                                    [](char c) { return absl::ascii_ispunct(c); });
  if (token.kind != TokenKind::kWord || has_digit || has_mark) return SplitToken(token, index);
  atoms_.push_back({AtomKind::kWord, token.space_before, token.begin, token.end, index,
                    token.surface, token.folded});
}

void AtomList::SplitToken(const Token& token, uint32_t index) {
  const char* const s = token.surface.data();
  const int32_t length = static_cast<int32_t>(token.surface.size());
  int32_t run_begin = 0;
  AtomKind run_kind = AtomKind::kOpaque;
  for (int32_t i = 0; i < length;) {
    const int32_t at = i;
    UChar32 c;
    U8_NEXT_OR_FFFD(s, i, length, c);
    const AtomKind kind = KindOf(c);
    if (at > run_begin && (kind != run_kind || kind == AtomKind::kSymbol)) {
      Add(run_kind, token, index, run_begin, at);
      run_begin = at;
    }
    run_kind = kind;
  }
  if (length > run_begin) Add(run_kind, token, index, run_begin, length);
}

void AtomList::Add(AtomKind kind, const Token& token, uint32_t index, uint32_t begin,
                   uint32_t end) {
  const absl::string_view surface = token.surface.substr(begin, end - begin);
  absl::string_view folded = surface;
  if (kind == AtomKind::kWord) {
    folded_.push_back(Fold(surface));
    folded = folded_.back();
  }
  atoms_.push_back({kind, begin == 0 && token.space_before, token.begin + begin, token.begin + end,
                    index, surface, folded});
}

absl::InlinedVector<PeeledWord, 8> PeelProclitics(absl::string_view folded) {
  static constexpr absl::string_view kConjunctions[] = {"", "و", "ف"};
  static constexpr absl::string_view kPrepositions[] = {"", "ب", "ل", "ك"};
  absl::InlinedVector<PeeledWord, 8> readings;
  for (const absl::string_view conjunction : kConjunctions) {
    if (!absl::StartsWith(folded, conjunction)) continue;
    const absl::string_view rest = folded.substr(conjunction.size());
    for (const absl::string_view preposition : kPrepositions) {
      if (!absl::StartsWith(rest, preposition)) continue;
      PeeledWord word;
      word.conjunction = !conjunction.empty();
      word.conjunction_bytes = static_cast<uint32_t>(conjunction.size());
      word.preposition = !preposition.empty();
      word.stem = rest.substr(preposition.size());
      if (word.stem.empty()) continue;
      readings.push_back(word);
      // After ل the article loses its alef: «للمرة».
      const absl::string_view article = preposition == "ل" ? "ل" : "ال";
      if (absl::StartsWith(word.stem, article) && word.stem.size() > article.size()) {
        word.definite = true;
        word.stem.remove_prefix(article.size());
        readings.push_back(word);
      }
    }
  }
  return readings;
}

}  // namespace isnad::text
