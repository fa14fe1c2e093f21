// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "core/analysis/cues/cue_book.h"
#include "core/analysis/entities/vocabulary.h"
#include "core/analysis/statements/clause_words.h"
#include "core/analysis/statements/field_reader.h"
#include "core/analysis/statements/statements.h"

namespace isnad::analysis {
namespace {

// Text order, outer before inner, with `outer` following its statement.
void SortByText(std::vector<FoundStatement>* found) {
  std::vector<int32_t> order(found->size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [found](int32_t a, int32_t b) {
    const model::TextSpan& x = (*found)[a].statement.span;
    const model::TextSpan& y = (*found)[b].statement.span;
    if (x.field != y.field) return x.field < y.field;
    return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
  });
  std::vector<int32_t> place(found->size());
  for (size_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<int32_t>(i);
  std::vector<FoundStatement> sorted;
  sorted.reserve(found->size());
  for (const int32_t index : order) {
    FoundStatement& statement = (*found)[index];
    if (statement.outer >= 0) statement.outer = place[statement.outer];
    sorted.push_back(std::move(statement));
  }
  *found = std::move(sorted);
}

void MarkNames(const EntitySet& entities, FieldWords* words) {
  for (const EntityMention& mention : entities.mentions) {
    if (mention.field != &words->field()) continue;
    if (entities.entities[mention.entity].actor.kind != model::ActorKind::kPerson) continue;
    words->MarkName(mention.name_begin, mention.name_end);
  }
}

}  // namespace

struct StatementReader::Parts {
  std::shared_ptr<const Vocabulary> vocabulary;
  std::shared_ptr<const CueBook> cues;
  std::shared_ptr<const ClauseWords> clauses;
};

StatementReader::StatementReader(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}

absl::StatusOr<StatementReader> StatementReader::Create() {
  auto vocabulary = Vocabulary::Load();
  if (!vocabulary.ok()) return vocabulary.status();
  return Create(*std::move(vocabulary));
}

absl::StatusOr<StatementReader> StatementReader::Create(
    std::shared_ptr<const Vocabulary> vocabulary) {
  auto cues = CueBook::Load();
  if (!cues.ok()) return cues.status();
  auto clauses = ClauseWords::Load();
  if (!clauses.ok()) return clauses.status();
  return StatementReader(
      std::make_shared<const Parts>(Parts{std::move(vocabulary), *cues, *clauses}));
}

std::vector<FoundStatement> StatementReader::Read(const Document& document,
                                                  const EntitySet& entities) const {
  std::vector<FoundStatement> found;
  Speakers speakers(entities);
  FieldWords title(document.title, *parts_->vocabulary, *parts_->cues);
  MarkNames(entities, &title);
  FieldReader(title, *parts_->clauses, *document.article, &speakers).Read(&found);
  // A headline's speaker is no antecedent for the text below it.
  speakers.Forget();
  FieldWords body(document.body, *parts_->vocabulary, *parts_->cues);
  MarkNames(entities, &body);
  FieldReader(body, *parts_->clauses, *document.article, &speakers).Read(&found);
  SortByText(&found);
  return found;
}

}  // namespace isnad::analysis
