// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "core/analysis/morphology/lexicon.h"
#include "core/analysis/morphology/spelling.h"

namespace isnad::analysis {

// The measures (أوزان) as far as they conjugate and derive differently in
// unvowelled spelling. Traditional numbering: W. Wright, A Grammar of the
// Arabic Language, part II.
enum class Measure : uint8_t {
  kI,              // كتب
  kII,             // قدّم
  kIII,            // حاول
  kIV,             // أعلن
  kV,              // تحدّث، and تدحرج of four radicals
  kVI,             // تعاون
  kVIII,           // اعترف، and انسحب (VII) and احمرّ (IX), which derive alike
  kX,              // استقبل
  kQuadriliteral,  // سيطر
};

enum class Weakness : uint8_t {
  kSound,      // كتب، أخذ، وصف: the stem never changes
  kHollow,     // قال، أعاد: the long vowel drops before a closed syllable
  kDefective,  // نفى، دعا، بقي: the last radical is a vowel
  kDoubled,    // ردّ، أصرّ: the last two radicals part before a consonant
};

// All that conjugation and derivation need to know of a verb.
struct VerbPattern {
  Letters past;     // قال، third person masculine singular
  Letters present;  // قول, the present without its prefix
  Measure measure = Measure::kI;
  Weakness weakness = Weakness::kSound;
};

// Reads the pattern off the two dictionary forms. A shadda, a participle or a
// masdar of the lexeme decides where spelling alone does not: حذّر (II) and
// كتب (I), استمرّ (X of مرر) and استمع (VIII of سمع). Unmarked verbs of three
// letters are measure I. INVALID_ARGUMENT if it stays undecided.
absl::StatusOr<VerbPattern> ReadVerbPattern(const Lexeme& lexeme);

// The same verb in the passive: قيل، يقال.
VerbPattern PassiveOf(const VerbPattern& active);

}  // namespace isnad::analysis
