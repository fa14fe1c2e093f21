// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/model/frame.h"
#include "core/text/tokens.h"

namespace isnad::text {

// A number found in tokens [begin, end): comparator words, digits or number
// words, multiplier, and the unit or counted noun when one follows.
struct QuantityMatch {
  uint32_t begin = 0;
  uint32_t end = 0;
  model::Quantity quantity;
};

// Finds quantities in tokens [begin, end), left to right, never overlapping:
//
//   700 جندي            700 جندي       the noun's singular, folded
//   5 سنوات، 5 أعوام     5 سنه          years meet under one unit
//   طائرتين             2 طايره        indefinite duals count two
//   شخص واحد، الدول الخمس 1 شخص، 5 دوله  the noun may stand first
//   4.2 مليار دولار      4.2e9 USD      ISO 4217, where the words name one currency
//   نحو 80 في المئة      80 percent     kAbout
//   20 قتيلا على الأقل    20 قتيل        kAtLeast
//   بين 10 و20 ألفا      10000..20000   kRange
//   عشرات القتلى         20 قتيل        kAtLeast: a vague plural is twice its word
//   بضعة أشهر           3..9 شهر       kRange
//
// The unit is empty where none follows; a noun outside the tables is stemmed by
// rule. Left out are what belongs to a date (see dates.h), ordinals, bare
// years, scores, codes and labels (القرار 1701، إف-16). Pure; linear.
std::vector<QuantityMatch> FindQuantities(const TokenizedText& text, uint32_t begin, uint32_t end);

}  // namespace isnad::text
