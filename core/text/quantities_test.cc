// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/quantities.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/text/normalized_text.h"
#include "core/text/tokens.h"

namespace isnad::text {
namespace {

const char* Sign(model::Comparator comparator) {
  switch (comparator) {
    case model::Comparator::kAbout: return "~";
    case model::Comparator::kAtLeast: return ">=";
    case model::Comparator::kAtMost: return "<=";
    case model::Comparator::kMoreThan: return ">";
    case model::Comparator::kLessThan: return "<";
    default: return "";
  }
}

// "comparator value unit [matched words]" of each quantity, by semicolons. A
// tanwin at the end of a word is removed from the text, so it is not matched.
std::string Quantities(const std::string& raw) {
  auto normalized = NormalizedText::Create(raw);
  const TokenizedText text(*std::move(normalized));
  std::vector<std::string> parts;
  for (const QuantityMatch& m : FindQuantities(text, 0, static_cast<uint32_t>(text.size()))) {
    const model::Quantity& q = m.quantity;
    const std::string upper = q.comparator == model::Comparator::kRange
                                  ? absl::StrCat("..", q.upper_value)
                                  : "";
    parts.push_back(absl::StrCat(Sign(q.comparator), q.value, upper,
                                 q.unit.empty() ? "" : absl::StrCat(" ", q.unit), " [",
                                 text.RawText(m.begin, m.end), "]"));
  }
  return absl::StrJoin(parts, "; ");
}

struct Case {
  const char* text;
  const char* expected;
};

void Check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(Quantities(c.text), c.expected) << c.text;
}

TEST(QuantitiesTest, CountedNounIsTheUnitInItsSingular) {
  Check({{"أرسلت الحكومة 700 جندي إلى الحدود", "700 جندي [700 جندي]"},
         {"وأمضى 5 سنوات في السجن", "5 سنه [5 سنوات]"},
         {"احتجز المسلحون ستة سنوات أبناء القرية", "6 سنه [ستة سنوات]"},
         {"قُتل خمسة وعشرون شخصاً", "25 شخص [خمسة وعشرون شخصا]"},
         {"أطلقت القوات ١٢ صاروخاً على الميناء", "12 صاروخ [١٢ صاروخا]"},
         {"اعتقلت الشرطة 34 متظاهراً", "34 متظاهر [34 متظاهرا]"},
         {"سجلت الوزارة 40 مخالفة", "40 مخالفه [40 مخالفة]"},
         {"تضم القائمة ثلاث مرشحات", "3 مرشحه [ثلاث مرشحات]"}});
}

TEST(QuantitiesTest, DualNounCountsTwo) {
  Check({{"أسقط الجيش طائرتين فوق البحر", "2 طايره [طائرتين]"},
         {"زار العاصمة مرتين هذا العام", "2 مره [مرتين]"},
         {"أصيب شخصان بجروح", "2 شخص [شخصان]"},
         {"حكم عليه بالسجن عامين", "2 سنه [عامين]"},
         {"اتفق الطرفان على الهدنة", ""},
         {"عاد المسلحين إلى مواقعهم", ""}});
}

TEST(QuantitiesTest, MoneyHasItsIsoCode) {
  Check({{"وقّع الجانبان صفقة بقيمة 4.2 مليار دولار", "4.2e+09 USD [4.2 مليار دولار]"},
         {"بلغت الخسائر 4,2 مليون يورو", "4.2e+06 EUR [4,2 مليون يورو]"},
         {"دفعت الشركة ٤٫٢ مليار ريال سعودي", "4.2e+09 SAR [٤٫٢ مليار ريال سعودي]"},
         {"غرامة قدرها ١٬٠٠٠ جنيه مصري", "1000 EGP [١٬٠٠٠ جنيه مصري]"},
         {"باعت الأسهم مقابل $300", "300 USD [$300]"},
         {"رصدت الحكومة مئتي مليون ليرة لبنانية", "2e+08 LBP [مئتي مليون ليرة لبنانية]"}});
}

TEST(QuantitiesTest, PercentInEverySpelling) {
  Check({{"يسيطر التنظيم على نحو 80 في المئة من البلاد", "~80 percent [نحو 80 في المئة]"},
         {"ارتفعت الأسعار بنسبة 12.5 بالمئة", "12.5 percent [12.5 بالمئة]"},
         {"نما الاقتصاد 3% العام الماضي", "3 percent [3%]"},
         {"تراجع الناتج بنسبة ٪٤", "4 percent [٪٤]"},
         {"صوّت ثلاثون في المائة من الناخبين", "30 percent [ثلاثون في المائة]"}});
}

TEST(QuantitiesTest, ComparatorsBeforeAndAfter) {
  Check({{"قتل ما لا يقل عن 20 شخصاً", ">=20 شخص [ما لا يقل عن 20 شخصا]"},
         {"قتل ما لايقل عن 20 مدنياً", ">=20 مدني [ما لايقل عن 20 مدنيا]"},
         {"أصيب 30 شخصاً على الأقل", ">=30 شخص [30 شخصاً على الأقل]"},
         {"قتل 9 جنود أتراك على الأقل", ">=9 جندي [9 جنود أتراك على الأقل]"},
         {"فر أكثر من 300 ألف مدني", ">300000 مدني [أكثر من 300 ألف مدني]"},
         {"وشارك في المسيرة زهاء ألفي شخص", "~2000 شخص [زهاء ألفي شخص]"},
         {"حكم لا يزيد على 10 سنوات", "<=10 سنه [لا يزيد على 10 سنوات]"},
         {"ما يصل إلى 50 زورقاً", "<=50 زورق [ما يصل إلى 50 زورقا]"},
         {"بقرابة مليوني برميل يومياً", "~2e+06 برميل [بقرابة مليوني برميل]"},
         {"أقل من ألف لاجئ", "<1000 لاجي [أقل من ألف لاجئ]"}});
}

TEST(QuantitiesTest, RangesTakeUnitAndScaleFromEitherSide) {
  Check({{"يتراوح العدد بين 10 و20 جندياً", "10..20 جندي [بين 10 و20 جنديا]"},
         {"فر بين 10 و20 ألف شخص", "10000..20000 شخص [بين 10 و20 ألف شخص]"},
         {"ما بين 5 ملايين و7 ملايين دولار",
          "5e+06..7e+06 USD [بين 5 ملايين و7 ملايين دولار]"},
         {"يعمل من 10 إلى 12 ساعة", "10..12 ساعه [من 10 إلى 12 ساعة]"},
         {"مجموعات من 10-20 مقاتلاً", "10..20 مقاتل [10-20 مقاتلا]"},
         {"ارتفع عدد القتلى من 10 إلى 20 قتيلاً", "10 [10]; 20 قتيل [20 قتيلا]"}});
}

TEST(QuantitiesTest, VagueNumbersAreLowerBounds) {
  Check({{"سقط عشرات القتلى", ">=20 قتيل [عشرات القتلى]"},
         {"نزح مئات الآلاف من المدنيين", ">=200000 مدني [مئات الآلاف من المدنيين]"},
         {"خسائر بالمليارات", ">=2e+09 [بالمليارات]"},
         {"آلاف المتظاهرين", ">=2000 متظاهر [آلاف المتظاهرين]"},
         {"بعد بضع ساعات", "3..9 ساعه [بضع ساعات]"}});
}

TEST(QuantitiesTest, CompoundNumberWords) {
  Check({{"مئة وخمسة وعشرون ألفاً", "125000 [مئة وخمسة وعشرون ألفا]"},
         {"ثلاثمئة مقاتل", "300 مقاتل [ثلاثمئة مقاتل]"},
         {"مليون ونصف المليون لاجئ", "1.5e+06 لاجي [مليون ونصف المليون لاجئ]"},
         {"ثلاثة ملايين ومئتا ألف ناخب", "3.2e+06 ناخب [ثلاثة ملايين ومئتا ألف ناخب]"},
         {"ثلثا الأعضاء", "0.666667 عضو [ثلثا الأعضاء]"},
         {"نصف مليون طفل", "500000 طفل [نصف مليون طفل]"}});
}

TEST(QuantitiesTest, NounMayStandBefore) {
  Check({{"قتل شخص واحد في الهجوم", "1 شخص [شخص واحد]"},
         {"الدول الخمس الدائمة العضوية", "5 دوله [الدول الخمس]"},
         {"وافق الأعضاء الـ15 على القرار", "15 عضو [الأعضاء الـ15]"}});
}

TEST(QuantitiesTest, WhatIsNoQuantity) {
  Check({{"سيطر المسلحون على أجزاء محدودة من المدينة", ""},
         {"منذ عام 2011", ""},
         {"انتخابات 2014 في ليبيا", ""},
         {"في 24 مارس 2017", ""},
         {"قبل أربعة أيام", ""},
         {"الساعة العاشرة صباحاً", ""},
         {"القرار 1701 الصادر عن مجلس الأمن", ""},
         {"مقاتلات إف-16 الأميركية", ""},
         {"المرة الثالثة", ""},
         {"يوم الاثنين", ""},
         {"لست متأكداً من ذلك", ""},
         {"أحد المسؤولين", ""},
         {"دفع ثمن الحرب", ""},
         {"راجع https://example.org/2017/20 للتفاصيل", ""}});
}

TEST(QuantitiesTest, FollowingVerbsAndPrepositionsAreNoUnits) {
  Check({{"قتل 20 وأصيب 30 بجروح", "20 [20]; 30 [30]"},
         {"أصيب 30 في الانفجار", "30 [30]"},
         {"وصل 15 منهم إلى المستشفى", "15 [15]"},
         {"قتل 40 معظمهم مدنيون", "40 [40]"}});
}

TEST(QuantitiesTest, OnlyTheTokensAskedForAreRead) {
  auto normalized = NormalizedText::Create("قتل 20 جندياً وجرح 30 مدنياً");
  const TokenizedText text(*std::move(normalized));
  const auto matches = FindQuantities(text, 3, static_cast<uint32_t>(text.size()));
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].quantity.value, 30);
  EXPECT_TRUE(FindQuantities(text, 2, 2).empty());
}

}  // namespace
}  // namespace isnad::text
