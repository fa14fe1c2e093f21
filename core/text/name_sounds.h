// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// Under which sounds a name is found again, however it is spelled: حفتر, Haftar
// and Hiftar; فايز السراج and Fayez al-Sarraj. In the manner of Soundex and its
// kin: a word's consonants, each as the class of those that Arabic and Latin
// spellings mix up (kh, h, ح, خ, ه are one), without vowels, doublings and the
// article. The tables are core/text/name_spellings_data.cc. Pure, thread-safe.
namespace isnad::text {

// A part of a name as it is compared: one word, or one of the two that are
// written together (عبدالله).
struct NamePart {
  // Folded Arabic, or plain lower-case Latin; a second form without or with
  // an article that is written together with it (Elbaradei).
  std::vector<std::string> spellings;
  std::vector<std::string> sounds;  // sorted, unique, at most kMaxSounds; empty for a number
  bool optional = false;            // بن, ben: other spellings leave it out
};

// Articles that stand alone are dropped. Linear in the name. Malformed UTF-8
// has no parts.
std::vector<NamePart> NameParts(absl::string_view name);
// The same of words that are folded already, joined by spaces (FoldText).
std::vector<NamePart> FoldedNameParts(absl::string_view folded);

// The sounds of every part of one folded word, sorted and unique: what an
// index of names files the word under.
std::vector<std::string> WordSounds(absl::string_view folded_word);

// How alike two parts are, 0 to 1, vowels and exact consonants considered: 1
// for what is usually written one for the other. O(product of their lengths),
// and those are cut at kMaxLetters.
double Likeness(const NamePart& a, const NamePart& b);

// Raised whenever a word's sounds change, so that stores file their names anew.
inline constexpr int kNameSoundsVersion = 1;
inline constexpr size_t kMaxSounds = 12;
inline constexpr size_t kMaxLetters = 40;

}  // namespace isnad::text
