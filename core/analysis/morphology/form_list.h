// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis/morphology/lexicon.h"
#include "core/analysis/morphology/spelling.h"

namespace isnad::analysis {

// Which pronouns a form may carry, as bits.
enum PronounKind : uint8_t {
  kThirdPronoun = 1 << 0,   // ه ها هما هم هن
  kSecondPronoun = 1 << 1,  // ك كم
  kFirstPronoun = 1 << 2,   // نا
  kObjectMe = 1 << 3,       // ني, after verbs
  kPossessiveMy = 1 << 4,   // ي, after nominals
};

// What may be written together with a form. kPronoun in `clitics` says that it
// may also stand without one if `bare`.
struct Attachment {
  uint16_t clitics = 0;  // Clitic bits
  uint8_t pronouns = 0;  // PronounKind bits
  bool bare = true;      // stands without a pronoun too

  friend bool operator==(const Attachment&, const Attachment&) = default;
};

// One form of a lexeme as it is written, and what it means.
struct InflectedForm {
  std::string folded;
  Reading features;  // lexeme and clitics are left 0
  Attachment attachment;
  // As spelled before folding, for comparison with a written word.
  char32_t first = 0;
  char32_t last = 0;

  friend bool operator==(const InflectedForm&, const InflectedForm&) = default;
};

// Collects the forms of one lexeme, each once, likeliest reading first.
class FormList {
 public:
  void Add(const Letters& letters, const Reading& features, const Attachment& attachment);
  void AddAll(const std::vector<Letters>& spellings, const Reading& features,
              const Attachment& attachment);

  // A form that stands alone and, as it changes before one, with a pronoun.
  void AddWithPronouns(const Letters& letters, Host host, const Reading& features,
                       const Attachment& attachment);

  // A form made elsewhere, unless it is here already.
  void AddForm(InflectedForm form);

  const std::vector<InflectedForm>& forms() const { return forms_; }
  std::vector<InflectedForm> Release() && { return std::move(forms_); }

 private:
  std::vector<InflectedForm> forms_;
};

}  // namespace isnad::analysis
