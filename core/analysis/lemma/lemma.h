// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"

namespace isnad::analysis {

// Dictionary forms of the words of running text, by Ayaspell (Debian's
// hunspell-ar): its list of stems and the verb each belongs to, compiled into a
// table when the project is built (table/main.cc). Hunspell itself finds the
// same at some 3,000 words a second.
//
// Everything is folded (core/text/fold.h), takes and gives folded words, is
// thread-safe, and views live as long as the program. The table takes 1.4 MB of
// the program's read-only data.
using Lemmas = absl::InlinedVector<absl::string_view, 3>;

// The dictionary forms that a word may have, likeliest first, at most three:
//
//   يدعمون      دعم            والحكومات   حكومه
//   سيعلن       اعلن           سياستها     سياسه
//   نفت         نفي            الاسلحه     اسلحه: broken plurals are words of their own
//
// Particles, article, pronouns and regular endings are taken off as far as the
// dictionary asks for it. Empty for words that it does not know: most foreign
// names. About a tenth of a microsecond.
Lemmas LemmasOf(absl::string_view folded_word);

// The first of them, or where there is none the light stem (light_stem.h).
std::string LemmaOf(absl::string_view folded_word);

// The verb whose verbal noun or participle this lemma is: ارتفع for ارتفاع and
// مرتفع, رفض for مرفوض; empty for other lemmas. Verbal nouns of measure I are
// known only where they are spelled like the verb (رفض).
absl::string_view VerbOfNoun(absl::string_view lemma);

// What is left of a lemma without its pattern: قتل for قتيل, مقتل, قاتل; سلح for
// سلاح, اسلحه, تسليح; رفع for ارتفاع. A guess, by letters alone: long vowels and
// the letters that patterns add are left out, so that words of one root meet,
// and some of two roots. Never shown. Empty where fewer than three letters stay.
std::string RootGuess(absl::string_view lemma);

}  // namespace isnad::analysis
