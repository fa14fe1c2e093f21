// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// Cases stand side by side: nominative (عشرون، ألفان), oblique (عشرين، ألفين),
// the construct of duals (ألفا، ألفي) and the accusative with its alef (ألفاً,
// whose tanwin the normalizer removes). Both spellings of 100 (مئة، مائة) and
// the common slips (ترليون) are news usage.
#include "core/text/number_words_data.h"

namespace isnad::text {
namespace {

using K = NumberWordKind;

constexpr NumberWord kTable[] = {
    // Units; masculine and feminine. «أحد» alone means "someone".
    {"واحد", K::kUnit, 1}, {"واحدة", K::kUnit, 1}, {"واحدا", K::kUnit, 1},
    {"أحد", K::kTeenUnit, 1}, {"إحدى", K::kTeenUnit, 1}, {"احدا", K::kTeenUnit, 1},
    {"اثنان", K::kUnit, 2}, {"اثنين", K::kUnit, 2}, {"اثنتان", K::kUnit, 2},
    {"اثنتين", K::kUnit, 2}, {"اثنا", K::kTeenUnit, 2}, {"اثني", K::kTeenUnit, 2},
    {"اثنتا", K::kTeenUnit, 2}, {"اثنتي", K::kTeenUnit, 2},
    {"ثلاثة", K::kUnit, 3}, {"ثلاث", K::kUnit, 3}, {"ثلاثا", K::kUnit, 3},
    {"أربعة", K::kUnit, 4}, {"أربع", K::kUnit, 4}, {"أربعا", K::kUnit, 4},
    {"خمسة", K::kUnit, 5}, {"خمس", K::kUnit, 5, 1.0 / 5}, {"خمسا", K::kUnit, 5},
    {"ستة", K::kUnit, 6}, {"ست", K::kUnit, 6}, {"ستا", K::kUnit, 6},
    {"سبعة", K::kUnit, 7}, {"سبع", K::kUnit, 7, 1.0 / 7}, {"سبعا", K::kUnit, 7},
    {"ثمانية", K::kUnit, 8}, {"ثماني", K::kUnit, 8}, {"ثمان", K::kUnit, 8},
    {"تسعة", K::kUnit, 9}, {"تسع", K::kUnit, 9, 1.0 / 9}, {"تسعا", K::kUnit, 9},
    {"عشرة", K::kTen, 10}, {"عشر", K::kTen, 10, 1.0 / 10}, {"عشرا", K::kTen, 10},
    {"صفر", K::kUnit, 0, 0, true},
    // Tens.
    {"عشرون", K::kTens, 20}, {"عشرين", K::kTens, 20},
    {"ثلاثون", K::kTens, 30}, {"ثلاثين", K::kTens, 30},
    {"أربعون", K::kTens, 40}, {"أربعين", K::kTens, 40},
    {"خمسون", K::kTens, 50}, {"خمسين", K::kTens, 50},
    {"ستون", K::kTens, 60}, {"ستين", K::kTens, 60},
    {"سبعون", K::kTens, 70}, {"سبعين", K::kTens, 70},
    {"ثمانون", K::kTens, 80}, {"ثمانين", K::kTens, 80},
    {"تسعون", K::kTens, 90}, {"تسعين", K::kTens, 90},
    // Hundreds.
    {"مئة", K::kHundred, 100}, {"مائة", K::kHundred, 100}, {"ماية", K::kHundred, 100},
    {"مئتان", K::kHundreds, 200}, {"مئتين", K::kHundreds, 200}, {"مئتا", K::kHundreds, 200},
    {"مئتي", K::kHundreds, 200}, {"مائتان", K::kHundreds, 200}, {"مائتين", K::kHundreds, 200},
    {"مائتا", K::kHundreds, 200}, {"مائتي", K::kHundreds, 200},
    {"ثلاثمئة", K::kHundreds, 300}, {"ثلاثمائة", K::kHundreds, 300},
    {"أربعمئة", K::kHundreds, 400}, {"أربعمائة", K::kHundreds, 400},
    {"خمسمئة", K::kHundreds, 500}, {"خمسمائة", K::kHundreds, 500},
    {"ستمئة", K::kHundreds, 600}, {"ستمائة", K::kHundreds, 600},
    {"سبعمئة", K::kHundreds, 700}, {"سبعمائة", K::kHundreds, 700},
    {"ثمانمئة", K::kHundreds, 800}, {"ثمانمائة", K::kHundreds, 800},
    {"ثمانيمئة", K::kHundreds, 800}, {"ثمانيمائة", K::kHundreds, 800},
    {"تسعمئة", K::kHundreds, 900}, {"تسعمائة", K::kHundreds, 900},
    // Scales. «دزينة» is a dozen.
    {"دزينة", K::kScale, 12}, {"دزينات", K::kScalePlural, 12}, {"دزينتين", K::kScaleDual, 12},
    {"دزينتان", K::kScaleDual, 12},
    {"ألف", K::kScale, 1e3}, {"ألفا", K::kScale, 1e3}, {"آلاف", K::kScalePlural, 1e3},
    {"ألفان", K::kScaleDual, 1e3}, {"ألفين", K::kScaleDual, 1e3}, {"ألفي", K::kScaleDual, 1e3},
    {"مليون", K::kScale, 1e6}, {"مليونا", K::kScale, 1e6}, {"ملايين", K::kScalePlural, 1e6},
    {"مليونان", K::kScaleDual, 1e6}, {"مليونين", K::kScaleDual, 1e6},
    {"مليوني", K::kScaleDual, 1e6},
    {"مليار", K::kScale, 1e9}, {"مليارا", K::kScale, 1e9}, {"مليارات", K::kScalePlural, 1e9},
    {"ملياران", K::kScaleDual, 1e9}, {"مليارين", K::kScaleDual, 1e9},
    {"ملياري", K::kScaleDual, 1e9},
    {"بليون", K::kScale, 1e9}, {"بليونا", K::kScale, 1e9}, {"بلايين", K::kScalePlural, 1e9},
    {"بليوني", K::kScaleDual, 1e9}, {"بليونين", K::kScaleDual, 1e9},
    {"تريليون", K::kScale, 1e12}, {"تريليونا", K::kScale, 1e12}, {"ترليون", K::kScale, 1e12},
    {"ترليونا", K::kScale, 1e12}, {"تريليونات", K::kScalePlural, 1e12},
    {"ترليونات", K::kScalePlural, 1e12}, {"تريليونان", K::kScaleDual, 1e12},
    {"تريليونين", K::kScaleDual, 1e12}, {"تريليوني", K::kScaleDual, 1e12},
    // Fractions. A fifth, a seventh, a ninth and a tenth stand with their units.
    {"نصف", K::kFraction, 1.0 / 2}, {"ثلث", K::kFraction, 1.0 / 3},
    {"ثلثان", K::kFraction, 2.0 / 3}, {"ثلثين", K::kFraction, 2.0 / 3},
    {"ثلثا", K::kFraction, 2.0 / 3}, {"ثلثي", K::kFraction, 2.0 / 3},
    {"ربع", K::kFraction, 1.0 / 4}, {"سدس", K::kFraction, 1.0 / 6},
    {"ثمن", K::kFraction, 1.0 / 8, 0, true},
    {"أثلاث", K::kFractionPlural, 1.0 / 3}, {"أرباع", K::kFractionPlural, 1.0 / 4},
    {"أخماس", K::kFractionPlural, 1.0 / 5}, {"أسداس", K::kFractionPlural, 1.0 / 6},
    {"أسباع", K::kFractionPlural, 1.0 / 7}, {"أثمان", K::kFractionPlural, 1.0 / 8},
    {"أتساع", K::kFractionPlural, 1.0 / 9}, {"أعشار", K::kFractionPlural, 1.0 / 10},
    {"جزء", K::kPart, 1}, {"أجزاء", K::kPart, 1},
    // Vague ones: «عشرات القتلى».
    {"عشرات", K::kVaguePlural, 10}, {"مئات", K::kVaguePlural, 100},
    {"مائات", K::kVaguePlural, 100},
    {"بضعة", K::kFew, 3}, {"بضع", K::kFew, 3},
    {"سالب", K::kNegative, -1}, {"ناقص", K::kNegative, -1},
    // Ordinals. «ثانية» is also a second, «ربع» has its own entry above.
    {"أول", K::kOrdinal, 1}, {"أولى", K::kOrdinal, 1}, {"حادي", K::kOrdinal, 1, 0, true},
    {"حادية", K::kOrdinal, 1, 0, true},
    {"ثاني", K::kOrdinal, 2}, {"ثان", K::kOrdinal, 2, 0, true}, {"ثانية", K::kOrdinal, 2, 0, true},
    {"ثالث", K::kOrdinal, 3}, {"ثالثة", K::kOrdinal, 3},
    {"رابع", K::kOrdinal, 4}, {"رابعة", K::kOrdinal, 4},
    {"خامس", K::kOrdinal, 5}, {"خامسة", K::kOrdinal, 5},
    {"سادس", K::kOrdinal, 6}, {"سادسة", K::kOrdinal, 6},
    {"سابع", K::kOrdinal, 7}, {"سابعة", K::kOrdinal, 7},
    {"ثامن", K::kOrdinal, 8}, {"ثامنة", K::kOrdinal, 8},
    {"تاسع", K::kOrdinal, 9}, {"تاسعة", K::kOrdinal, 9},
    {"عاشر", K::kOrdinal, 10}, {"عاشرة", K::kOrdinal, 10},
};

}  // namespace

absl::Span<const NumberWord> NumberWordTable() { return kTable; }

}  // namespace isnad::text
