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
  bool passive = false;
  uint16_t clitics = 0;
};

// A verb or noun as the rule files list it: dictionary forms in plain
// spelling (hamza and ta marbuta as one writes them; vowels where they tell
// forms apart). Everything else is generated.
struct Lexeme {
  std::string lemma;    // قال، اتهم، نفى; of a noun its singular
  std::string present;  // يقول، يتهم، ينفي; empty for a noun
  std::vector<std::string> active_participles;  // قائل؛ derived if empty and regular
  std::vector<std::string> passive_participles;
  std::vector<std::string> masdars;  // قول، اتهام، نفي
  std::vector<std::string> plurals;  // of a noun, broken ones too
  uint32_t tag = 0;                  // what the owner of the lexicon files it under
};

// Finds the lexemes that a folded word (core/text/fold.h) may be a form of.
// All unattached forms of all lexemes are generated when they are added; a
// look-up strips clitics and hashes: O(1), no allocation up to four readings.
// Build first, then share freely between threads.
class Lexicon {
 public:
  using Readings = absl::InlinedVector<Reading, 4>;

  // INVALID_ARGUMENT for a verb that cannot be conjugated from what is given.
  absl::Status Add(Lexeme lexeme);

  const std::vector<Lexeme>& lexemes() const { return lexemes_; }

  // Most specific first: fewer clitics before more. Empty when unknown.
  Readings Find(absl::string_view folded_word) const;

 private:
  std::vector<Lexeme> lexemes_;
  absl::flat_hash_map<std::string, absl::InlinedVector<Reading, 2>> forms_;
};

}  // namespace isnad::analysis
