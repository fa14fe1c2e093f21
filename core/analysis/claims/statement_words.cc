// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/statement_words.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"

namespace isnad::analysis {
namespace {

using text::Token;
using text::TokenKind;

// Brackets around more than this are no insertion but text of their own.
constexpr uint32_t kLongestInsertion = 8;

enum class Break { kNone, kComma, kClause, kSentence };

Break BreakOf(const Token& token) {
  const absl::string_view s = token.surface;
  if (s == "." || s == "!" || s == "؟" || s == "?" || s == "…" || s == "...") return Break::kSentence;
  if (s == "،" || s == ",") return Break::kComma;
  if (s == "؛" || s == ";" || s == ":" || s == "-" || s == "–" || s == "—") return Break::kClause;
  return Break::kNone;
}

// Token after the bracket that opens at `open`; open + 1 if it holds no insertion.
uint32_t AfterInsertion(const text::TokenizedText& tokens, uint32_t open, uint32_t end) {
  for (uint32_t i = open + 1; i < end && i <= open + kLongestInsertion; ++i) {
    if (tokens[i].surface == ")") return i + 1;
  }
  return open + 1;
}

// A finite verb of an event with و or ف before it: a clause of its own.
bool CoordinatesVerb(const StatementWord& word) {
  for (const EventReading& event : word.events) {
    if (event.finite() && (event.reading.clitics & (kAnd | kFa)) != 0) return true;
  }
  for (const GovernorReading& governor : word.governors) {
    const bool finite = governor.reading.form == WordForm::kPast || governor.reading.form == WordForm::kPresent;
    if (finite && (governor.reading.clitics & (kAnd | kFa)) != 0) return true;
  }
  return false;
}

class Collector {
 public:
  Collector(const FoundStatement& statement, const EntitySet& entities,
            const ClauseWords& clause_words, const EventLexicon& events)
      : statement_(statement), entities_(entities), clause_words_(clause_words), events_(events) {}

  void Punctuate(const Token& token) {
    const Break found = BreakOf(token);
    if (found > break_) break_ = found;
  }

  void Skip() { break_ = std::max(break_, Break::kClause); }

  void Add(uint32_t index) {
    const Token& token = statement_.field->tokens[index];
    StatementWord word{.token = index,
                       .folded = token.folded,
                       .classes = clause_words_.ClassOf(token.folded),
                       .number = token.kind == TokenKind::kNumber,
                       .opens_clause = false,
                       .opens_sentence = words_.empty() || break_ == Break::kSentence,
                       .after_comma = break_ == Break::kComma,
                       .particle = clause_words_.ParticleOf(token.folded),
                       .mention = entities_.At(*statement_.field, index)};
    if (word.mention == nullptr) ReadEvents(token, word);
    word.opens_clause = words_.empty() || break_ != Break::kNone ||
                        word.Is(kClauseOpener | kRelative) || CoordinatesVerb(word);
    words_.push_back(std::move(word));
    break_ = Break::kNone;
  }

  // Only for words that are no names: a name is never the event that it
  // sounds like.
  void ReadEvents(const Token& token, StatementWord& word) const {
    const auto implausible = [this](const auto& found) { return !Plausible(found.reading); };
    if (word.classes == 0) {
      word.events = events_.Find(token.folded);
      word.events.erase(std::remove_if(word.events.begin(), word.events.end(), implausible),
                        word.events.end());
    }
    word.governors = events_.FindGovernors(token.folded);
    word.governors.erase(
        std::remove_if(word.governors.begin(), word.governors.end(), implausible),
        word.governors.end());
  }

  bool Plausible(const Reading& reading) const {
    const model::StatementKind kind = statement_.statement.kind;
    const bool own_words = kind == model::StatementKind::kDirectQuote ||
                           kind == model::StatementKind::kMixedQuote;
    if (reading.person != Person::kThird && !own_words) return false;
    if (reading.jussive && !(reading.clitics & kLam)) {
      return !words_.empty() && words_.back().particle != nullptr &&
             words_.back().particle->effect() == rules::NOT_FACT;
    }
    return true;
  }

  std::vector<StatementWord> Finish() && { return std::move(words_); }

 private:
  const FoundStatement& statement_;
  const EntitySet& entities_;
  const ClauseWords& clause_words_;
  const EventLexicon& events_;
  Break break_ = Break::kNone;
  std::vector<StatementWord> words_;
};

}  // namespace

size_t StatementWords::ClauseBegin(size_t i) const {
  while (i > 0 && !words[i].opens_clause) --i;
  return i;
}

size_t StatementWords::ClauseEnd(size_t i) const {
  for (++i; i < words.size() && !words[i].opens_clause; ++i) {
  }
  return i;
}

StatementWords ReadStatementWords(const FoundStatement& statement, int32_t index,
                                  const std::vector<int32_t>& owner, const EntitySet& entities,
                                  const ClauseWords& clause_words, const EventLexicon& events) {
  const text::TokenizedText& tokens = statement.field->tokens;
  Collector collector(statement, entities, clause_words, events);
  for (uint32_t i = statement.begin_token; i < statement.end_token;) {
    if (owner[i] != index) {
      collector.Skip();
      ++i;
    } else if (tokens[i].surface == "(") {
      i = AfterInsertion(tokens, i, statement.end_token);
    } else if (tokens[i].kind == TokenKind::kWord || tokens[i].kind == TokenKind::kNumber) {
      collector.Add(i++);
    } else {
      collector.Punctuate(tokens[i++]);
    }
  }
  return {&statement, statement.field, std::move(collector).Finish()};
}

}  // namespace isnad::analysis
