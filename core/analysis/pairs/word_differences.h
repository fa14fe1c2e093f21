// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/analysis/pairs/alignment.h"
#include "core/analysis/pairs/pair_conflict.h"

namespace isnad::analysis {

// What remains when the words of two texts are laid side by side. "Less" and
// "more" are the side with the smaller and with the larger number, so that all
// is symmetric but the conflicts.
struct WordDifferences {
  double cover_less = 0;  // share of a side's words that meet a word of the other
  double cover_more = 0;
  double length_ratio = 0;  // shorter to longer
  double soft_share = 0;    // of the matches, those that are no equal words
  int shared = 0;           // matches but antonyms
  int shared_names = 0;
  int left_less = 0;  // words that meet none
  int left_more = 0;
  int names_less = 0;  // among them likely names
  int names_more = 0;
  int listed_names_less = 0;    // among them names of word_axes.textproto
  int known_less = 0;           // among them words of the dictionary
  int antonyms = 0;             // both meant alike; of words meant opposite see below
  int antonyms_in_context = 0;  // beside words that meet
  int agreeing_antonyms = 0;    // one is negated
  int flips = 0;                // matches of which one word alone is negative
  int flips_in_context = 0;
  int flipped_heads = 0;  // flips of what a negation speaks of first
  double flip_share = 0;  // of the matches
  // Of the words but names that the one text that opposes holds not to be so, the
  // share that meets a word which the other holds to be so. 0 where both oppose,
  // or neither.
  double denied_cover = 0;
  bool swapped = false;  // two names stand in the other order
  double order = 0;      // in which the matches stand: 1 the same in both, -1 reversed
  std::vector<std::string> left_lemmas;  // of words that meet none; sorted, unique
  std::vector<std::string> antonym_axes;
  std::vector<PairConflict> opposites;  // in the order of text a
  // Words that meet, one of them negated: what is denied first, in the order of
  // the text that denies it; names, and who denies it, last.
  std::vector<PairConflict> negated;
  std::vector<PairConflict> met;    // words but names that meet, in the order of a
  std::vector<int> left_a, left_b;  // indices of words that meet none
};

WordDifferences FindWordDifferences(const PairText& a, const PairText& b,
                                    const Alignment& alignment, const WordBook& book);

}  // namespace isnad::analysis
