// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// Who speaks before a colon, in headlines and lists, and behind a quotation.
#include "core/analysis/statements/testing_reader.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::analysis {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(LabelsTest, AStateSpeaksWhereItSpeaksOfItself) {
  EXPECT_THAT(SaidIn("روسيا: سنرد على العقوبات", ""), ElementsAre("روسيا: سنرد على العقوبات"));
  EXPECT_THAT(SaidIn("فرنسا: حدودنا مفتوحة أمام اللاجئين", ""),
              ElementsAre("فرنسا: حدودنا مفتوحة أمام اللاجئين"));
  EXPECT_THAT(SaidIn("روسيا: افتتاح جسر جديد فوق النهر", ""), IsEmpty());
}

TEST(LabelsTest, AMinistryIsNoPlace) {
  EXPECT_THAT(SaidIn("الداخلية: ضبط شبكة لتزوير الجوازات", ""),
              ElementsAre("الداخلية: ضبط شبكة لتزوير الجوازات"));
}

TEST(LabelsTest, EachPartOfAHeadlineHasItsOwnSpeaker) {
  EXPECT_THAT(SaidIn("الوزير سامي الخطيب: لن نتراجع.. ونبيل حاتم: القرار خطأ", ""),
              ElementsAre("سامي الخطيب: لن نتراجع", "نبيل حاتم: القرار خطأ"));
}

TEST(LabelsTest, GenresSpeakForNobody) {
  EXPECT_THAT(SaidIn("رأي: لن تتوقف الحرب قريبا", ""), IsEmpty());
}

TEST(LabelsTest, APaperBeforeTheColonCarries) {
  const ReadArticle read = ReadForTest("المخرج سامي الخطيب لقناة العربية: أحب السينما القديمة", "");
  ASSERT_THAT(Said(read), ElementsAre("سامي الخطيب: أحب السينما القديمة"));
  ASSERT_EQ(read.Attributed()[0].statement.chain.size(), 1u);
}

TEST(LabelsTest, AForeignNameBehindLamIsNotTheSpeakers) {
  EXPECT_THAT(SaidIn("مصادر لـCNN: لن تبدأ المحادثات غدا", ""),
              ElementsAre("مصادر: لن تبدأ المحادثات غدا"));
}

TEST(LabelsTest, LinesOfALiveReportStartWithTheirSpeaker) {
  EXPECT_THAT(SaidIn("",
                     "أبرز التطورات:\n\n• 19:05 — هيئة الانتخابات: بدء الفرز في كل المراكز.\n"
                     "• 20:10 — انقطاع التيار عشر دقائق.\n"
                     "- ليبيا: معارك في الجنوب.\n"),
              ElementsAre("هيئة الانتخابات: بدء الفرز في كل المراكز"));
}

TEST(LabelsTest, TheVerbBehindAQuotationNamesItsSpeaker) {
  EXPECT_THAT(SaidIn("", "«انتهى كل شيء قبل الفجر»، يقول سامي الخطيب، قبل أن يغادر."),
              ElementsAre("سامي الخطيب: انتهى كل شيء قبل الفجر"));
  EXPECT_THAT(SaidIn("", "قالت سلمى حداد إن العمل شاق. «لكنه عمل شريف على كل حال»، أضافت مبتسمة."),
              Contains("سلمى حداد: لكنه عمل شريف على كل حال"));
}

TEST(LabelsTest, AQuotedSubjectIsNoQuotation) {
  EXPECT_THAT(SaidIn("«تفاصيل مثيرة» تكشف دوافع الهجوم", ""), IsEmpty());
}

}  // namespace
}  // namespace isnad::analysis
