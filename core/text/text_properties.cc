// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/text_properties.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/text/fold.h"
#include "core/text/mark_runs.h"
#include "core/text/normalized_text.h"
#include "core/text/quotes.h"
#include "core/text/sentences.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

namespace isnad::text {
namespace {

// Offsets of code points and the end.
std::vector<uint32_t> Boundaries(const std::string& text) {
  std::vector<uint32_t> offsets;
  for (size_t i = 0; i < text.size(); NextCodePoint(text, &i)) {
    offsets.push_back(static_cast<uint32_t>(i));
  }
  offsets.push_back(static_cast<uint32_t>(text.size()));
  return offsets;
}

bool IsBoundary(const std::string& text, uint32_t offset) {
  return offset == text.size() || (offset < text.size() && !IsContinuationByte(text[offset]));
}

// Marks of NFKD, anywhere: where there are more than kMostMarksInARow, a row of
// them may have been cut, elsewhere than in a part of the text by itself.
int CountMarks(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString nfkd = icu::Normalizer2::getNFKDInstance(error)->normalize(
      icu::UnicodeString::fromUTF8(text), error);
  int marks = 0;
  for (int32_t i = 0; i < nfkd.length(); i = nfkd.moveIndex32(i, 1)) {
    marks += u_getCombiningClass(nfkd.char32At(i)) != 0 ? 1 : 0;
  }
  return marks;
}

std::string CheckRange(const NormalizedText& text, ByteRange range) {
  const ByteRange raw = text.ToRaw(range);
  const std::string at = absl::StrCat(" at [", range.begin, ", ", range.end, ")");
  if (raw.begin > raw.end || raw.end > text.raw().size()) return "raw range out of bounds" + at;
  if (!IsBoundary(text.raw(), raw.begin) || !IsBoundary(text.raw(), raw.end)) {
    return "raw range cuts a code point" + at;
  }
  if (range.size() > 0 && raw.size() == 0) return "text that comes from nothing" + at;
  if (range.size() == 0) return "";
  const ByteRange back = text.ToNormalized(raw);
  if (back.begin > range.begin || back.end < range.end) return "round trip loses text" + at;
  if (!IsBoundary(text.normalized(), back.begin) || !IsBoundary(text.normalized(), back.end)) {
    return "normalized range cuts a code point" + at;
  }
  uint32_t first_end = raw.begin + 1, last_begin = raw.end - 1;
  while (!IsBoundary(text.raw(), first_end)) ++first_end;
  while (!IsBoundary(text.raw(), last_begin)) --last_begin;
  if (text.ToNormalized({raw.begin, first_end}).size() == 0 ||
      text.ToNormalized({last_begin, raw.end}).size() == 0) {
    return "what was removed at the edge is in the raw range" + at;
  }
  // By itself, too, the raw range yields that text.
  constexpr uint32_t kShort = 40;
  if (range.size() > kShort) return "";
  const auto part = NormalizedText::Create(text.raw().substr(raw.begin, raw.size()));
  if (!part.ok()) return "the raw range alone is malformed" + at;
  if (part->normalized() != text.normalized().substr(back.begin, back.size()) &&
      CountMarks(text.raw()) <= kMostMarksInARow) {
    return "the raw range alone yields another text" + at;
  }
  return "";
}

std::string CheckNormalized(const NormalizedText& text) {
  const auto again = NormalizedText::Create(text.normalized());
  if (!again.ok()) return "normalized text is malformed";
  if (again->normalized() != text.normalized()) return "normalization is not idempotent";
  if (again->map().run_count() != 0) return "normalized text is edited again";
  const std::vector<uint32_t> offsets = Boundaries(text.normalized());
  ByteRange last;
  for (size_t i = 0; i + 1 < offsets.size(); ++i) {
    const ByteRange one = text.ToRaw({offsets[i], offsets[i + 1]});
    if (one.begin < last.begin || one.end < last.end) return "the map is not monotone";
    last = one;
    // Ranges of one, of a few and of all that is left.
    for (size_t end : {i + 1, std::min(i + 5, offsets.size() - 1), offsets.size() - 1}) {
      std::string broken = CheckRange(text, {offsets[i], offsets[end]});
      if (!broken.empty()) return broken;
    }
  }
  return "";
}

std::string CheckTokens(const TokenizedText& text) {
  const std::string& normalized = text.text().normalized();
  uint32_t end = 0;
  const auto is_blank = [&normalized](uint32_t begin, uint32_t to) {
    return std::all_of(normalized.begin() + begin, normalized.begin() + to,
                       [](char c) { return c == ' ' || c == '\n'; });
  };
  for (const Token& token : text.tokens()) {
    if (token.begin < end || token.begin >= token.end) return "tokens overlap or are empty";
    if (!is_blank(end, token.begin)) return "text between tokens";
    if (token.space_before != (token.begin > end)) return "space_before is wrong";
    if (token.surface != normalized.substr(token.begin, token.end - token.begin)) {
      return "surface is not the text";
    }
    if (token.kind == TokenKind::kWord) {
      if (token.folded != Fold(token.surface)) return "token is not folded";
      if (Fold(token.folded) != token.folded) return "folding is not idempotent";
    } else if (token.folded != token.surface) {
      return "a token that is no word is folded";
    }
    end = token.end;
  }
  return is_blank(end, static_cast<uint32_t>(normalized.size())) ? "" : "text behind the tokens";
}

std::string CheckSentences(const TokenizedText& text, const std::vector<Sentence>& sentences) {
  uint32_t end = 0, paragraph = 0;
  for (const Sentence& sentence : sentences) {
    if (sentence.begin != end || sentence.end <= sentence.begin) return "sentences leave a gap";
    if (sentence.content_begin < sentence.begin || sentence.content_begin > sentence.end) {
      return "content outside its sentence";
    }
    const bool next = sentence.paragraph == paragraph + 1;
    if (sentence.begin > 0 && sentence.paragraph != paragraph && !next) {
      return "paragraphs are not counted";
    }
    if (next && text[sentence.begin].breaks_before == 0) return "a paragraph inside a line";
    if (sentence.begin > 0 && text[sentence.begin].breaks_before > 1 && !next) {
      return "a blank line inside a paragraph";
    }
    paragraph = sentence.paragraph;
    end = sentence.end;
  }
  return end == text.size() ? "" : "sentences do not cover the text";
}

std::string CheckQuotations(const TokenizedText& text, const std::vector<Quotation>& quotations) {
  for (size_t i = 0; i < quotations.size(); ++i) {
    const Quotation& q = quotations[i];
    // A mark may be typed as two.
    const uint32_t mark = q.begin - q.open_mark;
    if (mark < 1 || mark > 2 || q.begin >= q.end || q.end > text.size()) {
      return "a quotation out of bounds";
    }
    const bool at_end = q.close_mark == q.end || q.close_mark == q.end + 1;
    if (q.closed ? !at_end : q.close_mark != text.size()) return "a wrong close mark";
    if (i > 0 && q.open_mark <= quotations[i - 1].open_mark) return "quotations out of order";
    if (q.parent >= static_cast<int32_t>(i)) return "a parent behind its child";
    if (q.parent >= 0) {
      const Quotation& parent = quotations[q.parent];
      if (q.open_mark < parent.begin || q.end > parent.end) return "a child outside its parent";
    }
    // Whatever began before and is not around it has ended.
    if (i > 0 && q.parent != static_cast<int32_t>(i) - 1) {
      const Quotation& before = quotations[i - 1];
      if (before.end > q.open_mark) return "quotations that cross";
    }
  }
  return "";
}

}  // namespace

std::string FindBrokenProperty(absl::string_view raw) {
  auto normalized = NormalizedText::Create(std::string(raw));
  const bool well_formed = !FindMalformedUtf8(raw).has_value();
  if (normalized.ok() != well_formed) return "malformed text taken, or well-formed text refused";
  if (!normalized.ok()) return FoldText(raw).empty() ? "" : "malformed text folded";
  std::string broken = CheckNormalized(*normalized);
  if (!broken.empty()) return broken;
  const TokenizedText text(*std::move(normalized));
  if (!(broken = CheckTokens(text)).empty()) return broken;
  const std::vector<Sentence> sentences = SplitSentences(text);
  if (!(broken = CheckSentences(text, sentences)).empty()) return broken;
  return CheckQuotations(text, FindQuotations(text, sentences));
}

}  // namespace isnad::text
