// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "core/analysis/cues/cue_book.h"
#include "core/analysis/document.h"
#include "core/analysis/entities/vocabulary.h"

namespace isnad::analysis {

// One field with each of its words looked up once: what the readers of
// phrases, entities and statements share. Borrows the field.
class FieldWords {
 public:
  FieldWords(const DocumentField& field, const Vocabulary& vocabulary, const CueBook& cues);

  const DocumentField& field() const { return *field_; }
  const Vocabulary& vocabulary() const { return *vocabulary_; }
  const std::vector<CueMatch>& cues() const { return cues_; }

  uint32_t size() const { return static_cast<uint32_t>(words_.size()); }
  const WordInfo& info(uint32_t token) const { return words_[token]; }
  const text::Token& token(uint32_t token) const { return field_->tokens[token]; }
  absl::string_view folded(uint32_t token) const { return field_->tokens[token].folded; }

  bool IsWord(uint32_t t) const { return t < size() && token(t).kind == text::TokenKind::kWord; }
  bool IsComma(uint32_t token) const;
  bool IsQuoteMark(uint32_t token) const;
  bool IsMark(uint32_t t, absl::string_view mark) const {
    return t < size() && token(t).surface == mark;
  }
  // True for إن، أن and their forms with pronouns, بأن too: what opens a clause.
  bool IsComplementizer(uint32_t token) const;

  // From now on these words are read as a person's name: what the article has
  // once given in full, a surname alone may stand for.
  void MarkName(uint32_t begin, uint32_t end);

  // How often this word occurs in the field, spelled alike after folding.
  uint32_t Occurrences(uint32_t token) const;

  // First token of a sentence after its turn's marker or, in the first sentence
  // of a field, its dateline: واشنطن (رويترز) -.
  uint32_t SentenceStart(uint32_t sentence) const {
    const uint32_t begin = field_->sentences[sentence].content_begin;
    return sentence == 0 && dateline_end_ > begin ? dateline_end_ : begin;
  }

  // Index of the sentence that holds this token.
  uint32_t SentenceOf(uint32_t token) const { return sentence_of_[token]; }

 private:
  uint32_t FindDatelineEnd() const;

  const DocumentField* field_;
  const Vocabulary* vocabulary_;
  std::vector<WordInfo> words_;
  std::vector<CueMatch> cues_;
  absl::flat_hash_map<absl::string_view, uint32_t> occurrences_;
  std::vector<uint32_t> sentence_of_;
  uint32_t dateline_end_ = 0;
};

}  // namespace isnad::analysis
