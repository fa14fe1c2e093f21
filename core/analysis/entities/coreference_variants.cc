// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "absl/strings/str_join.h"
#include "core/analysis/entities/coreference.h"
#include "core/analysis/entities/name_variants.h"
#include "core/text/fold.h"

namespace isnad::analysis {

// By the words without their articles, or as displayed.
int32_t Coreference::EntryNamed(const Draft& draft) const {
  const int32_t entry = vocabulary_.FindEntry(absl::StrJoin(draft.name, " "));
  if (entry >= 0) return entry;
  return vocabulary_.FindEntry(
      text::FoldText(Display(*draft.words, draft.phrase.name_begin, draft.phrase.name_end)));
}

// Another spelling of a person's name that was met.
int32_t Coreference::FindVariant(const Draft& draft) const {
  if (draft.phrase.kind != PhraseKind::kPerson) return -1;
  const auto alike = people_by_sound_.find(SoundOfName(draft.name));
  if (alike == people_by_sound_.end()) return -1;
  for (const size_t index : alike->second) {
    if (AreSpellingVariants(draft.name, drafts_[index].name)) return drafts_[index].entity;
  }
  return -1;
}

}  // namespace isnad::analysis
