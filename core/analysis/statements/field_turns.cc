// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// FieldReader: the answers of an interview.
#include <algorithm>
#include <utility>

#include "core/analysis/statements/field_reader.h"

namespace isnad::analysis {

bool FieldReader::InTurn(uint32_t token) const {
  const auto next =
      std::upper_bound(turns_.begin(), turns_.end(), token,
                       [](uint32_t t, const DialogueTurn& turn) { return t < turn.begin; });
  return next != turns_.begin() && token < std::prev(next)->end;
}

void FieldReader::CollectTurns(std::vector<Event>* events) const {
  for (uint32_t i = 0; i < turns_.size(); ++i) {
    events->push_back({turns_[i].begin, EventKind::kTurn, i});
  }
}

// Whom the label of this answer names, else the person interviewed.
std::optional<Speaker> FieldReader::Answerer(const DialogueTurn& turn) {
  if (!interviewee_.has_value() && turn.label_end > turn.label_begin) {
    const NounPhrase label = phrases_.ReadSubject(turn.label_begin, turn.label_end);
    if (label && label.end == turn.label_end) interviewee_ = speakers_->Resolve(words_, label);
  }
  if (!interviewee_.has_value()) {
    interviewee_ = speakers_->Interviewee(words_, turns_.front().begin);
  }
  return interviewee_;
}

void FieldReader::ReadTurn(const DialogueTurn& turn) {
  if (!turn.answer) return;
  const auto speaker = Answerer(turn);
  if (!speaker.has_value()) return;
  uint32_t begin = turn.content;
  if (const int32_t q = quotes_.OpenedAt(begin); q >= 0) begin = quotes_[q].begin;
  FoundStatement* found = Add(begin, extent_.Trim(begin, turn.end), *speaker, "interview-answer");
  if (found != nullptr) found->statement.kind = model::StatementKind::kDirectQuote;
}

}  // namespace isnad::analysis
