// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/statements/dialogue.h"

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kLongestLabel = 6;  // tokens before the colon
constexpr size_t kFewestTurns = 4;

using Turns = std::vector<DialogueTurn>;

bool IsDash(const FieldWords& words, uint32_t t) {
  return words.IsMark(t, "-") || words.IsMark(t, "–") || words.IsMark(t, "—");
}

bool Asks(const FieldWords& words, const DialogueTurn& turn) {
  for (uint32_t t = turn.end; t > turn.content; --t) {
    if (words.IsMark(t - 1, "؟") || words.IsMark(t - 1, "?")) return true;
    if (words.IsWord(t - 1)) return false;
  }
  return false;
}

// Turns that the sentence splitter has marked.
Turns MarkedTurns(const FieldWords& words, const QuoteIndex& quotes) {
  Turns turns;
  const auto& sentences = words.field().sentences;
  for (uint32_t s = 0; s < sentences.size();) {
    const text::SentenceKind kind = sentences[s].kind;
    uint32_t last = s + 1;
    if (kind == text::SentenceKind::kQuestionTurn || kind == text::SentenceKind::kAnswerTurn) {
      while (last < sentences.size() && sentences[last].kind == kind &&
             sentences[last].content_begin == sentences[last].begin) {
        ++last;
      }
      DialogueTurn turn;
      turn.begin = sentences[s].begin;
      turn.content = sentences[s].content_begin;
      turn.end = sentences[last - 1].end;
      turn.answer = kind == text::SentenceKind::kAnswerTurn;
      // A turn in quote marks ends with them.
      const int32_t q = quotes.OpenedAt(turn.content);
      if (q >= 0 && quotes[q].closed && quotes[q].close_mark < turn.end) turn.end = quotes[q].end;
      turns.push_back(turn);
    }
    s = last;
  }
  return turns;
}

// Each paragraph as a turn; its content behind a dash or behind a label.
Turns Paragraphs(const FieldWords& words) {
  Turns turns;
  for (const text::Sentence& sentence : words.field().sentences) {
    if (!turns.empty() && words.token(sentence.begin).breaks_before == 0) {
      turns.back().end = sentence.end;
      continue;
    }
    DialogueTurn turn;
    turn.begin = turn.content = sentence.begin;
    turn.end = sentence.end;
    turns.push_back(turn);
  }
  return turns;
}

// Folded words of a label, with which a paragraph opens; "" if it has none.
std::string ReadLabel(const FieldWords& words, DialogueTurn* turn) {
  uint32_t t = turn->begin;
  while (t < turn->end && (IsDash(words, t) || words.IsMark(t, "*"))) ++t;
  turn->label_begin = t;
  std::string label;
  for (; t < std::min(turn->end, turn->label_begin + kLongestLabel); ++t) {
    if (words.IsMark(t, ":")) {
      turn->label_end = t;
      turn->content = t + 1;
      while (turn->content < turn->end && words.IsMark(turn->content, "*")) ++turn->content;
      return label;
    }
    if (!words.IsWord(t) && !words.IsQuoteMark(t)) return "";
    if (words.info(t).Is(kReportingVerb)) return "";
    if (words.IsWord(t)) absl::StrAppend(&label, words.folded(t), " ");
  }
  return "";
}

// Whether those of every other turn, from `first` on, ask.
bool EveryOtherAsks(const FieldWords& words, const Turns& turns, size_t first) {
  size_t asked = 0, of = 0;
  for (size_t i = first; i < turns.size(); i += 2, ++of) asked += Asks(words, turns[i]);
  return of > 0 && 3 * asked >= 2 * of;
}

// Two labels that take turns; the one whose turns ask more often asks.
Turns LabelledTurns(const FieldWords& words, const Turns& paragraphs) {
  Turns turns;
  std::vector<std::string> labels;
  for (DialogueTurn turn : paragraphs) {
    const std::string label = ReadLabel(words, &turn);
    if (label.empty()) continue;
    turns.push_back(turn);
    labels.push_back(label);
  }
  absl::flat_hash_map<std::string, std::pair<size_t, size_t>> seen;  // turns, questions
  for (size_t i = 0; i < turns.size(); ++i) {
    auto& [count, questions] = seen[labels[i]];
    ++count;
    questions += Asks(words, turns[i]);
  }
  if (turns.size() < kFewestTurns || seen.size() != 2) return {};
  for (size_t i = 1; i < labels.size(); ++i) {
    if (labels[i] == labels[i - 1]) return {};
  }
  const auto& [first_count, first_questions] = seen[labels[0]];
  const auto& [second_count, second_questions] = seen[labels[1]];
  if (first_questions == second_questions) return {};
  const bool first_asks = first_questions > second_questions;
  for (size_t i = 0; i < turns.size(); ++i)
    turns[i].answer = (labels[i] == labels[0]) != first_asks;
  return turns;
}

// Paragraphs that all open with a dash, every other one a question.
Turns DashedTurns(const FieldWords& words, const Turns& paragraphs) {
  Turns turns;
  for (DialogueTurn turn : paragraphs) {
    if (!IsDash(words, turn.begin)) {
      if (turns.size() >= kFewestTurns) break;
      turns.clear();
      continue;
    }
    turn.content = turn.begin + 1;
    turns.push_back(turn);
  }
  if (turns.size() < kFewestTurns) return {};
  const bool first_asks = EveryOtherAsks(words, turns, 0);
  if (first_asks == EveryOtherAsks(words, turns, 1)) return {};
  for (size_t i = 0; i < turns.size(); ++i) turns[i].answer = (i % 2 == 1) == first_asks;
  return turns;
}

}  // namespace

std::vector<DialogueTurn> FindDialogue(const FieldWords& words, const QuoteIndex& quotes) {
  if (words.field().field == model::TextField::kTitle) return {};
  if (Turns turns = MarkedTurns(words, quotes); !turns.empty()) return turns;
  const Turns paragraphs = Paragraphs(words);
  if (Turns turns = LabelledTurns(words, paragraphs); !turns.empty()) return turns;
  return DashedTurns(words, paragraphs);
}

}  // namespace isnad::analysis
