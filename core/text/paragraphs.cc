// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/paragraphs.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "core/text/turn_markers.h"
#include "core/text/utf8.h"

namespace isnad::text {
namespace {

bool IsOneOf(absl::string_view word, std::initializer_list<absl::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool WantsAnotherWord(absl::string_view folded) {
  constexpr absl::string_view kContinuers[] = {
#define LINE_CONTINUER(word, example) word,
#include "core/text/sentence_words.inc"
#undef LINE_CONTINUER
  };
  return std::find(std::begin(kContinuers), std::end(kContinuers), folded) != std::end(kContinuers);
}

bool IsComplementizer(absl::string_view folded) { return IsOneOf(folded, {"ان", "بان", "لان"}); }

// Lines of this many tokens are paragraphs rather than pieces of one.
constexpr uint32_t kWholeParagraph = 12;

// The break before a line, as its neighbours alone show it.
enum class BreakEvidence : uint8_t { kHard, kOpen, kSoft };

class LineJoiner {
 public:
  explicit LineJoiner(const TokenizedText& text) : text_(text) {
    for (uint32_t i = 0; i < text.size(); ++i) {
      if (i == 0 || text[i].breaks_before > 0) lines_.push_back({i, i});
      lines_.back().end = i + 1;
    }
  }

  std::vector<Paragraph> Join() {
    std::vector<Paragraph> paragraphs;
    FindWidth();
    bool wrapped = false;
    for (size_t line = 0; line < lines_.size(); ++line) {
      if (line == 0 || StartsBlock(line)) wrapped = IsWrappedBlock(line) || IsBrokenBlock(line);
      if (line > 0 && IsSoft(line, wrapped)) {
        paragraphs.back().end = lines_[line].end;
      } else {
        paragraphs.push_back(lines_[line]);
      }
    }
    return paragraphs;
  }

 private:
  // The width at which the whole text was wrapped, if it was: nearly every line
  // that stops in the middle has no room for the first word of the next. Such
  // lines are many; in a text that is not wrapped, only its longest ones are so.
  void FindWidth() {
    constexpr uint32_t kNarrowest = 20, kWidest = 160;  // characters
    constexpr size_t kEnough = 5, kTimesOpen = 4, kShareOfLines = 3;
    uint32_t width = 0;
    for (const Paragraph& line : lines_) width = std::max(width, Width(line.begin, line.end));
    if (width < kNarrowest || width > kWidest) return;
    size_t full = 0, open = 0;
    for (size_t line = 1; line < lines_.size(); ++line) {
      if (StartsBlock(line) || EndsInStop(lines_[line - 1]) || !EndsInWord(lines_[line - 1])) {
        continue;
      }
      ++open;
      full += !HasRoom(line, width);
    }
    const bool nearly_all = full >= (open - full) * kTimesOpen;
    if (full >= kEnough && nearly_all && full * kShareOfLines >= lines_.size()) width_ = width;
  }

  // Whether the first word of a line would have fitted on the line above it.
  bool HasRoom(size_t line, uint32_t width) const {
    const Paragraph& above = lines_[line - 1];
    uint32_t word_end = lines_[line].begin + 1;
    while (word_end < lines_[line].end && !text_[word_end].space_before) ++word_end;
    return Width(above.begin, above.end) + 1 + Width(lines_[line].begin, word_end) <= width;
  }

  bool StartsBlock(size_t line) const { return text_[lines_[line].begin].breaks_before > 1; }

  // Whether the block that begins with this line, up to a blank one, was
  // wrapped at a fixed width: no line that goes on has room for the first word
  // of the next. Chance would not have it so several times.
  bool IsWrappedBlock(size_t first) const {
    constexpr uint32_t kEnough = 3;
    size_t end = first + 1;
    uint32_t width = Width(lines_[first].begin, lines_[first].end);
    for (; end < lines_.size() && !StartsBlock(end); ++end) {
      width = std::max(width, Width(lines_[end].begin, lines_[end].end));
    }
    uint32_t full = 0;
    for (size_t line = first + 1; line < end; ++line) {
      if (Evidence(line) == BreakEvidence::kHard) continue;
      if (HasRoom(line, width)) return false;
      ++full;
    }
    return full >= kEnough;
  }

  // Whether the block that begins with this line was broken at no fixed width,
  // as where somebody pastes from a column: narrow lines, several in a row of
  // which stop in the middle, while the sentences, the last one too, end in
  // stops. Headlines and verses end in none; a heading is followed by a
  // paragraph, not by a line as narrow that stops in the middle as well.
  bool IsBrokenBlock(size_t first) const {
    constexpr uint32_t kNarrow = 80;  // characters
    constexpr uint32_t kEnoughOpen = 4;
    constexpr uint32_t kEnoughStops = 2;
    uint32_t open = 0, stops = 0, row = 0, longest_row = 0;
    size_t line = first;
    for (; line < lines_.size() && (line == first || !StartsBlock(line)); ++line) {
      if (Width(lines_[line].begin, lines_[line].end) > kNarrow) return false;
      if (IsBullet(text_[lines_[line].begin])) return false;
      const bool stop = EndsInStop(lines_[line]);
      stops += stop;
      open += !stop;
      row = stop ? 0 : row + 1;
      longest_row = std::max(longest_row, row);
    }
    return EndsInStop(lines_[line - 1]) && open >= kEnoughOpen && stops >= kEnoughStops &&
           open > stops && longest_row >= 2;
  }

  // Whether a line ends in a word, or in a few marks behind one.
  bool EndsInWord(const Paragraph& line) const {
    constexpr uint32_t kMarks = 3;
    const uint32_t first = line.end - std::min(line.end - line.begin, kMarks + 1);
    for (uint32_t i = line.end; i-- > first;) {
      if (IsWordOrNumber(text_[i])) return true;
    }
    return false;
  }

  bool EndsInStop(const Paragraph& line) const {
    uint32_t last = line.end - 1;
    while (last > line.begin && IsCloser(text_[last])) --last;
    return IsFinalMark(text_[last]);
  }

  // Characters of tokens [begin, end) with the spaces between them.
  uint32_t Width(uint32_t begin, uint32_t end) const {
    const std::string& normalized = text_.text().normalized();
    return static_cast<uint32_t>(std::count_if(
        normalized.begin() + text_[begin].begin, normalized.begin() + text_[end - 1].end,
        [](char byte) { return !IsContinuationByte(byte); }));
  }

  bool IsSoft(size_t line, bool wrapped) const {
    const bool full = width_ > 0 && EndsInWord(lines_[line - 1]) && !HasRoom(line, width_);
    if (full && !StartsItem(line)) return true;
    const BreakEvidence evidence = Evidence(line);
    if (evidence != BreakEvidence::kOpen) return evidence == BreakEvidence::kSoft;
    if (wrapped) return true;
    int weight = 0;
    // The next break is surely soft: this stretch is broken by its markup.
    weight += line + 1 < lines_.size() && Evidence(line + 1) == BreakEvidence::kSoft;
    weight += EndsInOpenClause(lines_[line - 1]);
    weight += StartsWithApposition(lines_[line]);
    return weight >= 2;
  }

  // A block, an item of a list or a turn of an interview starts with this line.
  bool StartsItem(size_t line) const {
    return StartsBlock(line) || IsBullet(text_[lines_[line].begin]) ||
           MatchTurnMarker(text_, lines_[line].begin, lines_[line].end).has_value();
  }

  BreakEvidence Evidence(size_t line) const {
    const Paragraph& above = lines_[line - 1];
    const Token& first = text_[lines_[line].begin];
    const Token& last = text_[above.end - 1];
    if (StartsItem(line)) return BreakEvidence::kHard;
    if (IsOneOf(first.surface, {"،", "؛", ",", ".", ":", ")", "»", "”"})) {
      return BreakEvidence::kSoft;
    }
    if (IsOneOf(last.surface, {"،", ",", "؛", "(", "«", "“"})) {
      // A whole paragraph, a new one behind it: the comma is a mistyped stop.
      const bool whole = above.end - above.begin >= kWholeParagraph && OpensWithAnd(first);
      return whole ? BreakEvidence::kHard : BreakEvidence::kSoft;
    }
    if (!IsWordOrNumber(last)) return BreakEvidence::kHard;
    return WantsAnotherWord(last.folded) ? BreakEvidence::kSoft : BreakEvidence::kOpen;
  }

  // … بأن اللواء المتقاعد فلان: what follows أن cannot be all, so short.
  bool EndsInOpenClause(const Paragraph& line) const {
    constexpr uint32_t kShort = 4;
    const uint32_t from = std::max(line.begin, line.end - std::min(line.end, kShort));
    for (uint32_t i = from; i < line.end; ++i) {
      if (IsComplementizer(text_[i].folded)) return true;
    }
    return false;
  }

  // One word and a comma: the end of a name that was broken in two.
  bool StartsWithApposition(const Paragraph& line) const {
    return line.end - line.begin > 2 && text_[line.begin].kind == TokenKind::kWord &&
           text_[line.begin + 1].surface == "،";
  }

  const TokenizedText& text_;
  std::vector<Paragraph> lines_;
  uint32_t width_ = 0;  // at which the text was wrapped; 0 if it was not
};

}  // namespace

bool IsCloser(const Token& token) {
  return token.kind == TokenKind::kCloseQuote || token.kind == TokenKind::kQuote ||
         token.surface == ")" || token.surface == "]";
}

bool IsFinalMark(const Token& token) {
  return token.kind == TokenKind::kPunctuation &&
         (token.surface[0] == '.' || IsOneOf(token.surface, {"؟", "!", "?", "۔", "。"}));
}

bool OpensWithAnd(const Token& token) {
  constexpr absl::string_view kAnd = "و";
  return token.kind == TokenKind::kWord && absl::StartsWith(token.folded, kAnd) &&
         token.folded.size() > 2 * kAnd.size();
}

std::vector<Paragraph> FindParagraphs(const TokenizedText& text) { return LineJoiner(text).Join(); }

}  // namespace isnad::text
