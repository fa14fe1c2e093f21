// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/analysis/entities/field_words.h"
#include "core/analysis/entities/noun_phrase.h"
#include "core/analysis/statements/clause_words.h"
#include "core/analysis/statements/quote_index.h"

namespace isnad::analysis {

// A medium through which words came.
struct Carrier {
  NounPhrase phrase;
  std::string platform;  // instead of a name: تغريدة is of Twitter
};

// Finds the media that a stretch of text around a reporting verb names as
// having carried the words: قال لرويترز، في مقابلة مع قناة X، في بيان تلقت الوكالة
// نسخة منه، في تغريدة. A medium that is only spoken of (أغلقت الحكومة القناة) is
// none. Linear in the stretch. Borrows its arguments.
class CarrierReader {
 public:
  CarrierReader(const FieldWords& words, const QuoteIndex& quotes, const ClauseWords& clauses)
      : words_(words), quotes_(quotes), clauses_(clauses), phrases_(words) {}

  // Those in tokens [begin, end), in text order.
  std::vector<Carrier> In(uint32_t begin, uint32_t end) const;

  // The medium that is named at a token, with no preposition before it.
  // `addressed` if only a medium can stand there: لـ«…».
  NounPhrase MediumAt(uint32_t t, uint32_t limit, bool addressed) const;

  // A word for something made public: بيان، مقابلة، مقطع.
  bool IsDocument(uint32_t t) const;

 private:
  bool IsLatin(uint32_t t) const;
  bool IsMediumWord(uint32_t t) const;
  bool IsPlatform(const NounPhrase& entry) const;
  NounPhrase PlatformBehind(uint32_t t, uint32_t limit) const;
  uint32_t NamedEnd(uint32_t t, uint32_t limit) const;
  bool MayStandOn(const NounPhrase& phrase, uint32_t t) const;
  uint32_t SkipOccasion(uint32_t t, uint32_t end) const;
  bool InDocument(uint32_t t, uint32_t begin) const;
  bool ReadAddressed(uint32_t t, uint32_t end, std::vector<Carrier>* carriers) const;
  bool ReadPost(uint32_t t, uint32_t begin, uint32_t end, std::vector<Carrier>* carriers) const;
  bool ReadInterviewer(uint32_t t, uint32_t end, std::vector<Carrier>* carriers) const;
  bool ReadPublisher(uint32_t t, uint32_t begin, uint32_t end,
                     std::vector<Carrier>* carriers) const;

  const FieldWords& words_;
  const QuoteIndex& quotes_;
  const ClauseWords& clauses_;
  NounPhraseReader phrases_;
};

}  // namespace isnad::analysis
