// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "core/analysis/entities/field_words.h"
#include "core/analysis/entities/vocabulary.h"

namespace isnad::analysis {

enum class PhraseKind : uint8_t {
  kNone,
  kEntry,         // a gazetteer name: إيران، رويترز
  kPerson,        // a name, with its titles: الوزير سامي الخطيب
  kOffice,        // a title without the name: وزير الخارجية
  kOrganization,  // by its head noun: وزارة الصحة
  kSource,        // unnamed people: مصادر طبية، أحد الشهود
  kDocument,      // بيان، التقرير
  kQuotedName,    // a short name in quote marks alone: «سانا»
  kPlain,         // any other definite phrase: السكان، المعارضة
};

// A noun phrase: tokens [begin, end); inside it, what is the name and what the
// title, each empty if there is none.
struct NounPhrase {
  PhraseKind kind = PhraseKind::kNone;
  uint32_t begin = 0, end = 0;
  uint32_t name_begin = 0, name_end = 0;
  uint32_t title_begin = 0, title_end = 0;
  int32_t entry = -1;  // of the gazetteer
  bool definite = false;
  Gender gender = Gender::kAny;
  model::ActorKind actor_kind = model::ActorKind::kUnspecified;

  explicit operator bool() const { return kind != PhraseKind::kNone; }
  bool named() const {
    return kind == PhraseKind::kEntry || kind == PhraseKind::kPerson ||
           kind == PhraseKind::kOrganization || kind == PhraseKind::kQuotedName;
  }
};

// Reads the noun phrase that starts at a token: by word classes, agreement in
// definiteness and the gazetteer, without a dictionary of all nouns. Stops
// before verbs of reporting, particles and whatever cannot belong to it.
// Bounded look-ahead, so O(1). Borrows the words.
class NounPhraseReader {
 public:
  explicit NounPhraseReader(const FieldWords& words) : words_(words) {}

  // The phrase at `begin` that ends at or before `limit`.
  NounPhrase Read(uint32_t begin, uint32_t limit) const;

  // The same right after a verb of speech: an unknown word there is a name.
  NounPhrase ReadSubject(uint32_t begin, uint32_t limit) const;

  // End of a personal name at `begin`; `begin` if there is none. After a title
  // an unknown word is taken for a name, elsewhere only with a known forename.
  uint32_t NameEnd(uint32_t begin, uint32_t limit, bool after_title) const;

  // Whether a word is known to no list and no dictionary: likely of a foreign name.
  bool IsForeign(uint32_t token) const;

  // Tokens after # and _, which hashtags put between words.
  uint32_t SkipHash(uint32_t token, uint32_t limit) const;

 private:
  NounPhrase PersonNamed(uint32_t begin, uint32_t end, uint32_t limit) const;
  NounPhrase ReadEntry(uint32_t begin, uint32_t limit) const;
  NounPhrase ReadTitled(uint32_t begin, uint32_t limit) const;
  NounPhrase ReadOrganization(uint32_t begin, uint32_t limit) const;
  uint32_t SourceComplementEnd(uint32_t t, uint32_t limit) const;
  bool GoesOnWithSource(uint32_t head, uint32_t t) const;
  uint32_t SourceEnd(uint32_t head, uint32_t limit) const;
  NounPhrase ReadSource(uint32_t begin, uint32_t limit) const;
  NounPhrase ReadQuotedName(uint32_t begin, uint32_t limit) const;
  NounPhrase ReadPlain(uint32_t begin, uint32_t limit, PhraseKind kind) const;

  struct Office {
    uint32_t head, end;
    bool complement = false;  // the idafa is complete: only modifiers may follow
    bool relational = false;  // an adjective has closed the phrase
  };
  void ExtendByComplement(uint32_t t, uint32_t limit, Office* office) const;
  void ExtendByWord(uint32_t t, uint32_t limit, Office* office) const;
  bool CompletesOffice(uint32_t t, const Office& office) const;
  bool OpensIdafa(uint32_t t, uint32_t limit, const Office& office) const;
  uint32_t OfficeEnd(uint32_t head, uint32_t limit) const;
  bool StartsAnother(uint32_t before, uint32_t t) const;
  uint32_t SetOffEnd(uint32_t t, uint32_t limit) const;
  bool ExtendBody(uint32_t head, uint32_t t, uint32_t limit, bool* closed, uint32_t* end) const;
  uint32_t OrganizationEnd(uint32_t head, uint32_t limit) const;
  uint32_t ComplementEnd(uint32_t preposition, uint32_t limit) const;
  bool IsPresentVerb(uint32_t token) const;
  uint32_t QuotedEnd(uint32_t mark, uint32_t limit) const;
  uint32_t ParenthesisEnd(uint32_t open, uint32_t limit) const;
  uint32_t TailEnd(uint32_t end, uint32_t limit) const;
  bool LooksLikeName(uint32_t token) const;
  bool HasPronoun(uint32_t token) const;
  uint32_t AppositionEnd(uint32_t name_end, uint32_t limit) const;

  // A personal name as far as it is read: tokens up to `end`, `words` of them.
  struct Name {
    uint32_t end, limit;
    bool after_title;
    int words = 0;
    bool forename = false;      // one is among them
    bool after_office = false;  // hard behind what it belongs to
  };
  bool TakeNameWord(Name* name) const;
  bool TakeSurnameWithArticle(uint32_t t, Name* name) const;
  bool MayBeName(uint32_t t, const Name& name) const;
  bool IsNameOnly(uint32_t t) const;
  bool NameMayEnd(uint32_t t, uint32_t limit) const;
  // A name of two words at least; after an office, they may be words as well.
  bool IsStrongName(uint32_t t, uint32_t limit, bool after_office = true) const;
  // The name of whoever bears an office; the office ends at title_end.
  struct Bearer {
    uint32_t begin, end, title_end;
    int32_t entry = -1;
    explicit operator bool() const { return end > begin; }
  };
  uint32_t TitlesEnd(uint32_t begin, uint32_t limit) const;
  Bearer BearerBehind(uint32_t end, uint32_t limit) const;
  uint32_t SurnameBehind(uint32_t end, uint32_t limit) const;
  Bearer FindBearer(uint32_t end, uint32_t limit) const;
  bool IsRelative(uint32_t t) const;
  bool SpeaksForAnother(uint32_t begin, uint32_t end) const;
  uint32_t NameBehindComma(uint32_t comma, uint32_t from, uint32_t limit) const;
  uint32_t SkipBelonging(uint32_t t, uint32_t limit) const;
  bool BelongsToOffice(uint32_t t, uint32_t from) const;
  uint32_t NameBeyond(uint32_t from, uint32_t limit) const;
  bool Closes(uint32_t t) const;

  bool IsNameAli(uint32_t token) const;
  bool Ends(uint32_t token) const;  // cannot continue a phrase
  bool IsOfficeAdjective(uint32_t token) const;
  bool IsDemonstrative(uint32_t token) const;
  bool Modifies(uint32_t token) const;    // definite adjective
  bool IsAudience(uint32_t token) const;  // للصحفيين، لوكالة …
  int32_t EntryAt(uint32_t token, uint32_t limit, uint32_t* end) const;

  const FieldWords& words_;
};

}  // namespace isnad::analysis
