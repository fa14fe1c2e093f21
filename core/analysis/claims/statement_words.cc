// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/statement_words.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace isnad::analysis {
namespace {

using text::Token;
using text::TokenKind;

// Brackets around more than this are no insertion but text of their own.
constexpr uint32_t kLongestInsertion = 8;

enum class Break { kNone, kComma, kClause, kSentence };

Break BreakOf(const Token& token) {
  const absl::string_view s = token.surface;
  if (s == "." || s == "!" || s == "؟" || s == "?" || s == "…" || s == "...")
    return Break::kSentence;
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
    const bool finite =
        governor.reading.form == WordForm::kPast || governor.reading.form == WordForm::kPresent;
    if (finite && (governor.reading.clitics & (kAnd | kFa)) != 0) return true;
  }
  return false;
}

class Collector {
 public:
  Collector(const FoundStatement& statement, const EntitySet& entities,
            const ClauseLexicon& clause_words, const EventLexicon& events)
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
                       .classes = ClassOf(token.folded),
                       .number = token.kind == TokenKind::kNumber,
                       .adjective = clause_words_.IsAdjective(token.folded),
                       .noun = clause_words_.IsNoun(token.folded),
                       .opens_clause = false,
                       .opens_sentence = words_.empty() || break_ == Break::kSentence,
                       .after_comma = break_ == Break::kComma,
                       .particle = clause_words_.ParticleOf(token.folded),
                       .mention = entities_.At(*statement_.field, index)};
    if (word.mention == nullptr) ReadEvents(token, word);
    // فمنذ; but فتحت is a verb.
    absl::string_view behind_fa = token.folded;
    if (word.classes == 0 && word.events.empty() && absl::ConsumePrefix(&behind_fa, "ف")) {
      word.classes = clause_words_.ClassOf(behind_fa) & kPreposition;
    }
    word.opens_clause =
        words_.empty() || break_ != Break::kNone || Opens(word, index) || CoordinatesVerb(word);
    words_.push_back(std::move(word));
    break_ = Break::kNone;
  }

  // Whether the word alone opens a clause.
  bool Opens(const StatementWord& word, uint32_t index) const {
    // "حتى الآن" is a time, "سبق أن زار" one verb.
    const text::TokenizedText& tokens = statement_.field->tokens;
    const bool until = index + 1 < statement_.end_token && word.Is(kPreposition) &&
                       clause_words_.ClassOf(tokens[index + 1].folded) & kTimeWord;
    const bool one_verb = !words_.empty() && words_.back().Is(kAuxiliary) && word.folded == "ان";
    return word.Is(kClauseOpener | kRelative) && !until && !one_verb;
  }

  // A function word keeps its class behind و. (Not behind ف: فتحت is a verb.)
  uint32_t ClassOf(absl::string_view folded) const {
    constexpr uint32_t kBehindAnd = kPreposition | kParticle | kDeterminer | kTimeWord |
                                    kThirdPerson | kFirstPerson | kAuxiliary;
    const uint32_t whole = clause_words_.ClassOf(folded);
    if (whole != 0) return whole;
    if (!absl::ConsumePrefix(&folded, "و")) return 0;
    return clause_words_.ClassOf(folded) & kBehindAnd;
  }

  // Only for words that are no names: a name is never the event that it
  // sounds like.
  void ReadEvents(const Token& token, StatementWord& word) const {
    const auto implausible = [this](const auto& found) { return !Plausible(found.reading); };
    constexpr uint32_t kEventful =
        kPlaceNoun | kAnaphor | kAccusation | kAnaphorFiller | kWithheld | kLifeVerb;
    if ((word.classes & ~kEventful) == 0) {
      word.events = events_.Find(token.folded, token.surface);
      word.events.erase(std::remove_if(word.events.begin(), word.events.end(), implausible),
                        word.events.end());
    }
    word.governors = events_.FindGovernors(token.folded, token.surface);
    // عقدا is "a contract" rather than "both held".
    const auto dual = [](const GovernorReading& found) {
      return found.reading.number == Number::kDual && found.reading.gender != Gender::kFeminine;
    };
    word.governors.erase(std::remove_if(word.governors.begin(), word.governors.end(),
                                        [&](const GovernorReading& found) {
                                          return implausible(found) || dual(found);
                                        }),
                         word.governors.end());
  }

  bool Plausible(const Reading& reading) const {
    const model::StatementKind kind = statement_.statement.kind;
    const bool own_words =
        kind == model::StatementKind::kDirectQuote || kind == model::StatementKind::kMixedQuote;
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
  const ClauseLexicon& clause_words_;
  const EventLexicon& events_;
  Break break_ = Break::kNone;
  std::vector<StatementWord> words_;
};

}  // namespace

size_t StatementWords::ClauseBegin(size_t i) const {
  const size_t limit = i > kLongestClause ? i - kLongestClause : 0;
  while (i > limit && !words[i].opens_clause) --i;
  return i;
}

size_t StatementWords::ClauseEnd(size_t i) const {
  const size_t limit = std::min(words.size(), i + kLongestClause);
  for (++i; i < limit && !words[i].opens_clause; ++i) {
  }
  return std::min(i, words.size());
}

StatementWords ReadStatementWords(const FoundStatement& statement, int32_t index,
                                  const std::vector<int32_t>& owner, const EntitySet& entities,
                                  const ClauseLexicon& clause_words, const EventLexicon& events) {
  const text::TokenizedText& tokens = statement.field->tokens;
  Collector collector(statement, entities, clause_words, events);
  for (uint32_t i = statement.begin_token; i < statement.end_token;) {
    if (index != kAllItsOwn && owner[i] != index) {
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
  StatementWords words{&statement, statement.field, std::move(collector).Finish(), {}, {}};
  for (const StatementWord& word : words.words) words.folded.push_back(word.folded);
  for (size_t i = 0; i < words.size(); ++i) {
    if (const auto found = clause_words.EmbeddingAt(words.folded, i)) {
      words.embeddings.push_back({found->rule, i, i + found->length});
    }
  }
  return words;
}

}  // namespace isnad::analysis
