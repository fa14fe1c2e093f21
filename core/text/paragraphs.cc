// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/paragraphs.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "core/text/turn_markers.h"

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

// و and the rest of a word, in news the usual start of a sentence.
bool OpensWithAnd(const Token& token) {
  return token.kind == TokenKind::kWord && absl::StartsWith(token.folded, "و") &&
         token.folded.size() > 4;
}

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
    for (size_t line = 0; line < lines_.size(); ++line) {
      if (line > 0 && IsSoft(line)) {
        paragraphs.back().end = lines_[line].end;
      } else {
        paragraphs.push_back(lines_[line]);
      }
    }
    return paragraphs;
  }

 private:
  bool IsSoft(size_t line) const {
    const BreakEvidence evidence = Evidence(line);
    if (evidence != BreakEvidence::kOpen) return evidence == BreakEvidence::kSoft;
    int weight = 0;
    // The next break is surely soft: this stretch is broken by its markup.
    weight += line + 1 < lines_.size() && Evidence(line + 1) == BreakEvidence::kSoft;
    weight += EndsInOpenClause(lines_[line - 1]);
    weight += StartsWithApposition(lines_[line]);
    return weight >= 2;
  }

  BreakEvidence Evidence(size_t line) const {
    const Paragraph& above = lines_[line - 1];
    const Token& first = text_[lines_[line].begin];
    const Token& last = text_[above.end - 1];
    if (first.breaks_before > 1 || IsBullet(first)) return BreakEvidence::kHard;
    if (MatchTurnMarker(text_, lines_[line].begin, lines_[line].end)) return BreakEvidence::kHard;
    if (IsOneOf(first.surface, {"،", "؛", ",", ".", ":", ")", "»", "”"})) {
      return BreakEvidence::kSoft;
    }
    if (IsOneOf(last.surface, {"،", ",", "؛", "(", "«", "“"})) {
      // A whole paragraph, a new one behind it: the comma is a mistyped stop.
      const bool whole = above.end - above.begin >= kWholeParagraph && OpensWithAnd(first);
      return whole ? BreakEvidence::kHard : BreakEvidence::kSoft;
    }
    if (last.kind != TokenKind::kWord && last.kind != TokenKind::kNumber) {
      return BreakEvidence::kHard;
    }
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

std::vector<Paragraph> FindParagraphs(const TokenizedText& text) { return LineJoiner(text).Join(); }

}  // namespace isnad::text
