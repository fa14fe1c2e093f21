// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace isnad::analysis {

enum class WordForm : uint8_t {
  kPast,
  kPresent,  // indicative, subjunctive and jussive are one after folding
  kActiveParticiple,
  kPassiveParticiple,
  kMasdar,  // verbal noun
  kNoun,    // of a noun or adjective lexeme
};

enum class Person : uint8_t { kThird, kSecond, kFirst };
enum class Gender : uint8_t { kAny, kMasculine, kFeminine };
enum class Number : uint8_t { kAny, kSingular, kDual, kPlural };

// Particles written together with a word, as bits.
enum Clitic : uint16_t {
  kAnd = 1 << 0,      // و
  kFa = 1 << 1,       // ف
  kFuture = 1 << 2,   // س
  kLam = 1 << 3,      // ل
  kBa = 1 << 4,       // ب
  kKaf = 1 << 5,      // ك
  kArticle = 1 << 6,  // ال
  kPronoun = 1 << 7,  // ه، ها، هم، نا … at the end
};

// One way to read a written word.
struct Reading {
  uint32_t lexeme;  // index into Lexicon::lexemes()
  WordForm form;
  Person person = Person::kThird;
  Gender gender = Gender::kAny;
  Number number = Number::kAny;
  bool passive = false;  // only where its spelling differs: قيل، يقال; third person
  uint16_t clitics = 0;
  // Shortened, so only after لم, لما, لا or ل: يقل, ينف, يدع. Check what stands
  // before it: these often look like another verb. Third person only.
  bool jussive = false;

  friend bool operator==(const Reading&, const Reading&) = default;
};

// A verb or noun as the rule files list it: dictionary forms in plain
// spelling (hamza and ta marbuta as one writes them; vowels where they tell
// forms apart: write the shadda of حذّر and of استمرّ). Everything else is
// generated. Participles are derived where none is given, masdars too except
// for measure I; kNoSuchForm instead of a form says that there is none.
struct Lexeme {
  std::string lemma;    // قال، اتهم، نفى; of a noun or adjective its singular
  std::string present;  // يقول، يتهم، ينفي; empty for a noun
  std::vector<std::string> active_participles;  // قائل؛ derived if empty
  // Derived if empty. Measure I has a passive past tense (قيل) only if one is
  // given, since عيد, سير, بيع would be read as passives of عاد, سار, باع.
  std::vector<std::string> passive_participles;
  std::vector<std::string> masdars;  // قول، اتهام، نفي; derived if empty but for measure I
  // Of a noun, or of a verb's masdar; broken ones too. A sound plural (ون) of
  // a noun also yields its feminine. Without any, ون and ات are tried.
  std::vector<std::string> plurals;
  uint32_t tag = 0;      // what the owner of the lexicon files it under
  std::string feminine;  // of a noun or adjective: وزيرة، كبيرة; inflected too
};

// Stands for "none" in a list of forms that would be derived if empty.
inline constexpr char kNoSuchForm[] = "-";

// Finds the lexemes that a folded word (core/text/fold.h) may be a form of.
// All unattached forms of all lexemes are generated when they are added; a
// look-up strips clitics and hashes: O(1), no allocation up to four readings,
// none at all and no hashing for most unknown words. Only clitics that the
// form can carry are stripped: no article before a finite verb, س before a
// present only, prepositions before nominals only (and ل before a subjunctive).
// "My" (ي) is read only after ة and ات: إعلامي is no form of إعلام. ب and ك are
// not cut off a bare word of two letters: برد is no form of رد.
//
// What is spelled alike is found alike: نفي is "denied" and "denial", أعلن "he
// announced" and "I announce", ورد "came" and, where رد is listed but ورد is
// not, "and replied". List the lookalikes that matter: fewer clitics win.
//
// Build first, then share freely between threads.
class Lexicon {
 public:
  using Readings = absl::InlinedVector<Reading, 4>;

  Lexicon();

  // INVALID_ARGUMENT for a verb that cannot be conjugated from what is given;
  // the lexicon is then unchanged.
  absl::Status Add(Lexeme lexeme);

  const std::vector<Lexeme>& lexemes() const { return lexemes_; }

  // Most specific first: fewer clitics before more; among those, third person
  // and nominals before first and second person, the jussive last, and
  // finite forms before participles before masdars. Empty when unknown.
  Readings Find(absl::string_view folded_word) const;

  // The same for a word of a text, whose surface (core/text/tokens.h) shows
  // more: readings that it contradicts are left out (تذكرة as تذكر + ه, إعلان
  // as "I announce", بدا as بدأ), those that only careless spelling allows (ه
  // for ة, ى for ي) unless there is no other. A missing hamza on an alef at the
  // start of a word contradicts nothing. Prefer this one.
  Readings Find(absl::string_view folded_word, absl::string_view surface) const;

 private:
  struct Form {
    Reading reading;
    uint16_t clitics;  // that may be attached
    char16_t first;    // letters before folding
    char16_t last;
    uint8_t pronouns;  // kinds that may be attached
    bool bare;         // stands without a pronoun
  };
  struct Query;
  struct Found;

  void FindWhole(const Query& query, Found* found) const;
  void FindWithPronouns(const Query& query, Found* found) const;
  bool MayContain(absl::string_view form) const;

  std::vector<Lexeme> lexemes_;
  absl::flat_hash_map<std::string, absl::InlinedVector<Form, 2>> forms_;
  // One bit per hash of a form's length, first and last letters (a Bloom
  // filter with one hash): most words of a text end here.
  std::vector<uint64_t> filter_;
};

}  // namespace isnad::analysis
