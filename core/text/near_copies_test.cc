// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/near_copies.h"

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"

namespace isnad::text {
namespace {

constexpr char kStory[] =
    "أعلنت هيئة الموانئ في بلدة المرسى أن عشرين عاملا نقلوا إلى المستشفى بعد انهيار رافعة على "
    "الرصيف الشمالي صباح الاثنين، وأضافت أن التحقيق بدأ في أسباب الحادث وأن العمل سيستأنف خلال "
    "ثلاثة أيام. وقال مدير الهيئة سليم النجار إن الرافعة خضعت لصيانة دورية قبل شهرين، مشيرا إلى أن "
    "الشركة المصنعة أرسلت فريقا من المهندسين لفحص الحطام. ودعا اتحاد العمال إلى وقف تشغيل الرافعات "
    "القديمة حتى صدور نتائج التحقيق.";
// The same story as another paper prints it.
constexpr char kReprint[] =
    "أعلنت هيئة الموانئ في بلدة المرسى، أنّ عشرين عاملا نقلوا إلى المستشفى بعد انهيار رافعة على "
    "الرصيف الشمالي صباح أمس، وأضافت أن التحقيق بدأ في أسباب الحادث. وقال مدير الهيئة سليم النجار "
    "إن "
    "الرافعة خضعت لصيانة دورية قبل شهرين، مشيرا إلى أن الشركة المصنعة أرسلت فريقا من المهندسين "
    "لفحص "
    "الحطام. ودعا اتحاد العمال إلى وقف تشغيل الرافعات القديمة حتى صدور نتائج التحقيق.";
// The next day's news, with the same background.
constexpr char kFollowUp[] =
    "خلص فريق من المهندسين وصل من مقر الشركة المصنعة إلى أن عيبا في لحام الذراع سبب الكارثة التي "
    "هزت "
    "المرسى، وطالب النائب كريم الحلبي باستقالة وزير النقل فورا أمام جلسة طارئة للبرلمان مساء "
    "الأربعاء. "
    "وقال مدير الهيئة سليم النجار إن الرافعة خضعت لصيانة دورية قبل شهرين، مشيرا إلى أن الشركة "
    "المصنعة "
    "أرسلت فريقا من المهندسين لفحص الحطام. ودعا اتحاد العمال إلى وقف تشغيل الرافعات القديمة حتى "
    "صدور "
    "نتائج التحقيق.";

std::string Words(int from, int to) {
  std::vector<std::string> words;
  for (int i = from; i < to; ++i) words.push_back(absl::StrCat("كلمة", i));
  return absl::StrJoin(words, " ");
}

bool Copies(absl::string_view later, absl::string_view earlier) {
  return text::Copies(SketchText(later), SketchText(earlier));
}

TEST(NearCopiesTest, AReprintWithSmallEditsIsACopy) {
  EXPECT_TRUE(Copies(kReprint, kStory));
  EXPECT_TRUE(Copies(kStory, kReprint));
}

TEST(NearCopiesTest, AFollowUpThatRepeatsTheBackgroundIsNone) {
  const auto share = ShareOf(SketchText(kFollowUp), SketchText(kStory));
  ASSERT_TRUE(share.has_value());
  EXPECT_GT(*share, 0.4) << "the test needs a background worth the name";
  EXPECT_FALSE(Copies(kFollowUp, kStory));
}

// Two thirds of the text are shared, but it begins with news of its own.
TEST(NearCopiesTest, ALeadOfItsOwnMakesAnArticle) {
  const std::string background = Words(0, 100);
  EXPECT_FALSE(Copies(absl::StrCat(Words(500, 540), " ", background), background));
  EXPECT_TRUE(Copies(absl::StrCat(background, " ", Words(500, 540)), background));
}

TEST(NearCopiesTest, AnExcerptIsACopyAndWhatAddsMuchIsNone) {
  const std::string agency = Words(0, 60);
  const std::string report = absl::StrCat(agency, " ", Words(200, 300));
  EXPECT_TRUE(Copies(agency, report));
  EXPECT_FALSE(Copies(report, agency));
}

TEST(NearCopiesTest, SpellingVowelsAndPunctuationMakeNoDifference) {
  EXPECT_EQ(SketchText("قالَت إدارةُ المستشفى إنّ الأطبّاء بخير، وإنهم باقون في أماكنهم حتى الصباح."),
            SketchText("قالت ادارة المستشفي ان الاطباء بخير وانهم باقون في اماكنهم حتي الصباح"));
}

TEST(NearCopiesTest, AShortTextCopiesOnlyItsLike) {
  const std::string flash = Words(0, 15);
  EXPECT_TRUE(Copies(flash, flash));
  EXPECT_FALSE(Copies(Words(0, 14), flash));
  EXPECT_FALSE(Copies(flash, Words(0, 100))) << "a line of a long article";
}

TEST(NearCopiesTest, AFewWordsAreNobodysText) {
  EXPECT_FALSE(Copies("التفاصيل لاحقا على موقعنا", "التفاصيل لاحقا على موقعنا"));
  EXPECT_TRUE(SketchText(Words(0, 5)).bands.empty());
  EXPECT_FALSE(Copies("", ""));
  EXPECT_FALSE(Copies("\xff\xfe", "\xff\xfe"));
}

TEST(NearCopiesTest, TheSketchOfALongTextStaysSmall) {
  const model::TextSketch sketch = SketchText(Words(0, 20000));
  EXPECT_EQ(sketch.shingles, 20000 - kShingleWords + 1);
  EXPECT_EQ(sketch.bands.size(), kSketchBands);
  EXPECT_EQ(sketch.sample.size(), kSketchSample);
  EXPECT_EQ(sketch.opening.size(), kSketchOpening);
}

// Of long texts the share is estimated: near the truth, every time.
TEST(NearCopiesTest, TheEstimateIsNearTheTruth) {
  std::mt19937 random(7);
  for (int i = 0; i < 20; ++i) {
    const int base = static_cast<int>(random() % 1000) * 10000;
    const int shared = 500 + static_cast<int>(random() % 1500);
    const std::string common = Words(base, base + shared);
    const std::string part = absl::StrCat(common, " ", Words(base + 5000, base + 7000 - shared));
    const std::string whole = absl::StrCat(common, " ", Words(base + 8000, base + 10000 - shared));
    const auto share = ShareOf(SketchText(part), SketchText(whole));
    ASSERT_TRUE(share.has_value());
    EXPECT_LT(std::abs(*share - shared / 2000.0), 0.12);
  }
}

TEST(NearCopiesTest, AnExcerptOfABookCannotBeTold) {
  EXPECT_EQ(ShareOf(SketchText(Words(0, 60)), SketchText(Words(0, 50000))), std::nullopt);
}

}  // namespace
}  // namespace isnad::text
