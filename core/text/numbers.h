// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/text/offset_map.h"
#include "core/text/tokens.h"

namespace isnad::text {

// Numbers as such, before anything is said of what they count: quantities.h
// and dates.h build on the same readings. All functions here find matches in
// tokens [begin, end), left to right, never overlapping; they are pure, safe
// to call from any thread and linear in the text.

// Where a match stands: the tokens that it touches and, since a token may hold
// more than the match («الـ17»، «وأقل»), its bytes of the normalized text.
struct NumberSpan {
  uint32_t begin = 0;
  uint32_t end = 0;
  ByteRange bytes;
};

enum class NumberForm : uint8_t {
  kInteger,   // 17، مئة وأربعة عشر، 4 ملايين
  kDecimal,   // 4.2، ٤٫٢
  kFraction,  // ثلثان، 3/4، واحد من ثلاثة، عشرون ونصف
  kPower,     // 1e10، 2^8
};

struct NumberMatch {
  NumberSpan span;
  double value = 0;
  NumberForm form = NumberForm::kInteger;
};

// Numbers in digits of any script (the normalizer made them 0-9) and in
// words, of either gender and any case. Digits with letters written after them
// (35كغ) and words with ال from twenty on, which are ordinals, are left out.
std::vector<NumberMatch> FindNumbers(const TokenizedText& text, uint32_t begin, uint32_t end);

// What an ordinal counts from: the start (الثالث), the end (الأخير: 0, قبل
// الأخير: -1) or the current one (التالي: 1, السابق: -1, الحالي: 0).
enum class OrdinalAnchor : uint8_t { kStart, kEnd, kCurrent };

struct OrdinalMatch {
  NumberSpan span;
  int64_t value = 0;
  OrdinalAnchor anchor = OrdinalAnchor::kStart;
};

// Ordinals. Month names that contain one (كانون الأول) are left out.
std::vector<OrdinalMatch> FindOrdinals(const TokenizedText& text, uint32_t begin, uint32_t end);

struct PercentMatch {
  NumberSpan span;
  double value = 0;  // 80 for 80 percent
};

// 80 في المئة، 80%، ٪80، ثمانون بالمئة، «نسبة 80».
std::vector<PercentMatch> FindPercentages(const TokenizedText& text, uint32_t begin, uint32_t end);

// An interval of numbers; an open side has an infinite bound.
struct NumberRangeMatch {
  NumberSpan span;
  double lower = 0;
  double upper = 0;
  bool lower_included = false;
  bool upper_included = false;
};

// أكثر من 10، ما لا يقل عن 10، 10 أو أكثر، يساوي 10، بين 10 و20، من 10 إلى 20,
// 10-20، أكثر من 10 وأقل من 20. What stands between two numbers includes the
// first and not the second.
std::vector<NumberRangeMatch> FindNumberRanges(const TokenizedText& text, uint32_t begin,
                                               uint32_t end);

}  // namespace isnad::text
