// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace isnad::analysis {

// A key under which forms of one word meet that no lexicon knows. It is no
// word and never shown. Takes a folded word (core/text/fold.h) and returns
// anything but Arabic unchanged.
//
// First the article, with what precedes it (وال، بال، لل), pronouns, and the
// endings of dual, sound plural and ta marbuta are taken off, so that حكومة,
// الحكومتين, حكومات and حكومتها meet; then Snowball's Arabic stemmer (libstemmer)
// treats the rest: particles without an article, verb endings, nisba.
//
// What it does not do: broken plurals (قرار and قرارات meet, وزير and وزراء do
// not); roots (كاتب and كتاب stay apart); the dual in ان and the plural in ون
// of words of three letters (جيشان), because لبنان and قانون look the same;
// a ت that belongs to the word before a pronoun (مؤقتة, without the article,
// loses it). Short words starting with و, ب, ل, ك, ف may lose that letter, the
// same in all their forms.
//
// Thread-safe without locks: each thread has its own stemmer and a bounded
// cache. Linear in the word's length; a cached word costs one hash.
std::string LightStem(absl::string_view folded_word);

}  // namespace isnad::analysis
