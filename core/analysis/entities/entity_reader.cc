// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>
#include <vector>

#include "core/analysis/cues/cue_book.h"
#include "core/analysis/entities/coreference.h"
#include "core/analysis/entities/entities.h"
#include "core/analysis/entities/field_words.h"
#include "core/analysis/entities/noun_phrase.h"
#include "core/analysis/entities/vocabulary.h"

namespace isnad::analysis {
namespace {

// An organisation's phrase names one only if something in it is proper.
bool IsProper(const FieldWords& words, const NounPhraseReader& reader, const NounPhrase& phrase) {
  for (uint32_t t = phrase.begin; t < phrase.end; ++t) {
    if (t > phrase.begin && reader.IsForeign(t)) return true;
    if (words.IsQuoteMark(t) || words.IsMark(t, "(")) return true;
    if (words.IsWord(t) && t > phrase.begin && words.info(t).definite()) return true;
    uint32_t end = 0;
    if (words.IsWord(t) && t > phrase.begin &&
        words.vocabulary().FindEntry(words.field().tokens, t, phrase.end, &end) >= 0) {
      return true;
    }
  }
  return false;
}

// What each token is covered by: filled by the first pass.
using Covered = std::vector<bool>;

Covered ReadPhrases(const FieldWords& words, Coreference* coreference) {
  const NounPhraseReader reader(words);
  std::vector<bool> after_cue(words.size() + 1, false);
  for (const CueMatch& match : words.cues()) after_cue[match.token + 1] = match.finite();
  if (words.field().field == model::TextField::kTitle && words.size() > 0) after_cue[0] = true;
  Covered covered(words.size(), false);
  for (const text::Sentence& sentence : words.field().sentences) {
    for (uint32_t t = sentence.begin; t < sentence.end;) {
      const NounPhrase phrase =
          after_cue[t] ? reader.ReadSubject(t, sentence.end) : reader.Read(t, sentence.end);
      const bool use =
          phrase.kind == PhraseKind::kEntry || phrase.kind == PhraseKind::kPerson ||
          phrase.kind == PhraseKind::kOffice ||
          (phrase.kind == PhraseKind::kOrganization && IsProper(words, reader, phrase));
      if (!use) {
        ++t;
        continue;
      }
      coreference->Add(words, phrase);
      std::fill(covered.begin() + phrase.begin, covered.begin() + phrase.end, true);
      t = std::max(phrase.end, t + 1);
    }
  }
  return covered;
}

void ReadShortForms(const FieldWords& words, const Covered& covered, Coreference* coreference) {
  for (uint32_t t = 0; t < words.size(); ++t) {
    if (covered[t] || !words.IsWord(t)) continue;
    const WordInfo& info = words.info(t);
    if (info.Is(kParticle | kTimeWord | kCommonWord | kReportingVerb)) continue;
    if (info.Is(kOrganizationWord) && !info.definite()) continue;
    const int32_t entity = coreference->FindShort(words, t);
    if (entity >= 0) coreference->AddShort(words, t, entity);
  }
}

}  // namespace

struct EntityReader::Parts {
  std::shared_ptr<const Vocabulary> vocabulary;
  std::shared_ptr<const CueBook> cues;
};

EntityReader::EntityReader(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}

absl::StatusOr<EntityReader> EntityReader::Create() {
  auto vocabulary = Vocabulary::Load();
  if (!vocabulary.ok()) return vocabulary.status();
  return Create(*std::move(vocabulary));
}

absl::StatusOr<EntityReader> EntityReader::Create(std::shared_ptr<const Vocabulary> vocabulary) {
  auto cues = CueBook::Load();
  if (!cues.ok()) return cues.status();
  return EntityReader(std::make_shared<const Parts>(Parts{std::move(vocabulary), *cues}));
}

EntitySet EntityReader::Read(const Document& document) const {
  const FieldWords title(document.title, *parts_->vocabulary, *parts_->cues);
  const FieldWords body(document.body, *parts_->vocabulary, *parts_->cues);
  Coreference coreference(*parts_->vocabulary);
  const Covered in_title = ReadPhrases(title, &coreference);
  const Covered in_body = ReadPhrases(body, &coreference);
  coreference.Join();
  ReadShortForms(title, in_title, &coreference);
  ReadShortForms(body, in_body, &coreference);
  return std::move(coreference).Finish();
}

}  // namespace isnad::analysis
