// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "core/analysis/claims/clause_lexicon.h"
#include "core/analysis/claims/event_lexicon.h"
#include "core/analysis/document.h"
#include "core/analysis/entities/entities.h"
#include "core/analysis/statements/statements.h"

namespace isnad::analysis {

// A word of a statement with all that the tables know about it.
struct StatementWord {
  uint32_t token;  // in the statement's field
  absl::string_view folded;
  uint32_t classes;  // of ClauseWordClass
  bool number;
  bool adjective;       // of the noun before it
  bool noun;            // never an adjective of the noun before it
  bool opens_clause;    // a clause may begin here
  bool opens_sentence;  // after a full stop or the like
  bool after_comma;
  const rules::Particle* particle;  // nullptr if none
  const EntityMention* mention;     // that covers it, or nullptr
  absl::InlinedVector<EventReading, 2> events;
  absl::InlinedVector<GovernorReading, 2> governors;

  bool Is(uint32_t word_class) const { return (classes & word_class) != 0; }
};

// An embedding phrase: words [begin, end) of a statement.
struct EmbeddingPhrase {
  const rules::Embedding* rule;
  size_t begin;
  size_t end;
};

// The words that a statement says itself: without punctuation, quote marks,
// bracketed insertions, and what a statement nested in it says.
struct StatementWords {
  const FoundStatement* statement;
  const DocumentField* field;
  std::vector<StatementWord> words;
  std::vector<absl::string_view> folded;    // of words, in a row
  std::vector<EmbeddingPhrase> embeddings;  // in order

  size_t size() const { return words.size(); }
  const StatementWord& operator[](size_t i) const { return words[i]; }
  // The clause around word i: [begin, end) between words that open one, at
  // most kLongestClause words to either side: what runs on for longer without
  // a word that opens a clause is no clause, and must not cost its square.
  static constexpr size_t kLongestClause = 60;
  size_t ClauseBegin(size_t i) const;
  size_t ClauseEnd(size_t i) const;
};

// In place of an index: no statement is nested in it.
inline constexpr int32_t kAllItsOwn = -1;

// `owner` tells, for each token of the statement's field, the index of the
// innermost statement that covers it; `index` is this statement's.
StatementWords ReadStatementWords(const FoundStatement& statement, int32_t index,
                                  const std::vector<int32_t>& owner, const EntitySet& entities,
                                  const ClauseLexicon& clause_words, const EventLexicon& events);

}  // namespace isnad::analysis
