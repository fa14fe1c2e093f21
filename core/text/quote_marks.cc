// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/quote_marks.h"

#include <algorithm>

#include "absl/strings/string_view.h"
#include "core/text/turn_markers.h"

namespace isnad::text {
namespace {

constexpr absl::string_view kProclitics[] = {
#define PROCLITIC(word, example) word,
#include "core/text/sentence_words.inc"
#undef PROCLITIC
};

bool IsOneOf(absl::string_view mark, std::initializer_list<absl::string_view> marks) {
  return std::find(marks.begin(), marks.end(), mark) != marks.end();
}

// Token before an opening mark that may touch it.
bool LeansOnNext(const Token& token) {
  if (token.kind == TokenKind::kOpenQuote) return true;
  if (token.kind == TokenKind::kWord) {
    return std::find(std::begin(kProclitics), std::end(kProclitics), token.folded) !=
           std::end(kProclitics);
  }
  return IsOneOf(token.surface, {"(", "[", ":", "/"}) || IsBullet(token);
}

// Shape alone, read from left to right; true if it came out even.
bool ReadByShape(const std::vector<MarkRole>& shapes, bool open_before,
                 std::vector<MarkRole>* roles) {
  uint32_t depth = open_before ? 1 : 0;
  bool carried = open_before;
  bool even = true;
  for (size_t i = 0; i < shapes.size(); ++i) {
    MarkRole role = shapes[i];
    if (role == MarkRole::kEither) {
      // What an earlier paragraph left open closes here only if the rest pairs.
      const bool closes = carried ? (shapes.size() - i) % 2 == 1 : depth > 0;
      role = closes ? MarkRole::kCloses : MarkRole::kOpens;
    }
    if (role == MarkRole::kOpens) {
      depth = carried ? 1 : depth + 1;
      carried = false;
    } else if (depth > 0) {
      --depth;
      carried = false;
    } else {
      role = MarkRole::kNone;
      even = false;
    }
    roles->push_back(role);
  }
  return even && depth == 0;
}

// Opening and closing by turns; true if the shapes allow it: at most one says
// otherwise, or those alone that close with a space before and none behind.
bool ReadByTurns(const std::vector<MarkRole>& shapes, bool open_before,
                 std::vector<MarkRole>* roles) {
  bool open = shapes.size() % 2 == 1;
  if (open && !open_before) return false;
  int misplaced_opening = 0, misplaced_closing = 0;
  for (MarkRole shape : shapes) {
    misplaced_opening += !open && shape == MarkRole::kCloses;
    misplaced_closing += open && shape == MarkRole::kOpens;
    roles->push_back(open ? MarkRole::kCloses : MarkRole::kOpens);
    open = !open;
  }
  return misplaced_opening + misplaced_closing <= 1 || misplaced_opening == 0;
}

}  // namespace

bool IsQuoteMark(const Token& token) {
  return token.kind == TokenKind::kOpenQuote || token.kind == TokenKind::kCloseQuote ||
         token.kind == TokenKind::kQuote;
}

QuoteFamily FamilyOf(const Token& mark) {
  if (mark.surface == "\"" || mark.surface == "''") return QuoteFamily::kStraight;
  if (IsOneOf(mark.surface, {"“", "”", "„", "‟", "〝", "〞"})) return QuoteFamily::kCurly;
  if (IsOneOf(mark.surface, {"‘", "’", "‚", "'"})) return QuoteFamily::kSingle;
  return QuoteFamily::kGuillemet;
}

MarkRole RoleByShape(const TokenizedText& text, const Paragraph& paragraph, uint32_t at) {
  if (at == paragraph.begin) return MarkRole::kOpens;
  if (at + 1 == paragraph.end) return MarkRole::kCloses;
  const Token& before = text[at - 1];
  const Token& after = text[at + 1];
  const bool touches_after = !after.space_before;
  if (touches_after && IsOneOf(after.surface, {"،", "؛", ".", ",", "؟", "!", ":", ")", "]"})) {
    return MarkRole::kCloses;
  }
  const bool hugs_after = touches_after && (IsWordOrNumber(after) || after.surface == "(" ||
                                            after.kind == TokenKind::kOpenQuote);
  bool hugs_before = !text[at].space_before && !LeansOnNext(before);
  // قال،"نحن: the comma is the reporter's.
  if (hugs_before && hugs_after && IsOneOf(before.surface, {"،", "؛", ","})) hugs_before = false;
  if (hugs_before == hugs_after) return MarkRole::kEither;
  return hugs_after ? MarkRole::kOpens : MarkRole::kCloses;
}

namespace {

// What two marks that touch are: an opening behind a space and before a word, a
// closing behind a word.
MarkRole RoleOfDoubled(const TokenizedText& text, const Paragraph& paragraph, uint32_t first) {
  const bool word_before =
      first > paragraph.begin && !text[first].space_before && !LeansOnNext(text[first - 1]);
  const bool word_behind =
      first + 2 < paragraph.end && !text[first + 2].space_before && IsWordOrNumber(text[first + 2]);
  if (word_before == word_behind) return MarkRole::kNone;
  return word_behind ? MarkRole::kOpens : MarkRole::kCloses;
}

std::vector<StraightMark> JoinDoubled(const TokenizedText& text, const Paragraph& paragraph,
                                      const std::vector<uint32_t>& tokens, bool open_before) {
  const auto doubled = [&](size_t i) {
    if (i + 1 >= tokens.size() || tokens[i + 1] != tokens[i] + 1) return MarkRole::kNone;
    if (text[tokens[i + 1]].space_before) return MarkRole::kNone;
    if (text[tokens[i + 1]].surface != text[tokens[i]].surface) return MarkRole::kNone;
    return RoleOfDoubled(text, paragraph, tokens[i]);
  };
  size_t count = tokens.size() + (open_before ? 1 : 0);
  for (size_t i = 0; i < tokens.size(); ++i) count -= doubled(i) == MarkRole::kOpens;
  std::vector<StraightMark> marks;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const MarkRole role = doubled(i);
    const bool one = role == MarkRole::kOpens || (role == MarkRole::kCloses && count % 2 == 1);
    if (one && role == MarkRole::kCloses) --count;
    marks.push_back({tokens[i], tokens[one ? i + 1 : i], one ? role : MarkRole::kNone});
    i += one;
  }
  return marks;
}

}  // namespace

std::vector<StraightMark> ResolveStraightMarks(const TokenizedText& text,
                                               const Paragraph& paragraph,
                                               const std::vector<uint32_t>& tokens,
                                               bool open_before) {
  std::vector<StraightMark> marks = JoinDoubled(text, paragraph, tokens, open_before);
  std::vector<MarkRole> shapes;
  shapes.reserve(marks.size());
  for (const StraightMark& mark : marks) {
    const bool doubled = mark.last > mark.first;
    shapes.push_back(doubled ? mark.role : RoleByShape(text, paragraph, mark.first));
  }
  std::vector<MarkRole> by_shape, by_turns;
  const bool even = ReadByShape(shapes, open_before, &by_shape);
  const bool turns = !even && ReadByTurns(shapes, open_before, &by_turns);
  for (size_t i = 0; i < marks.size(); ++i) marks[i].role = turns ? by_turns[i] : by_shape[i];
  return marks;
}

}  // namespace isnad::text
