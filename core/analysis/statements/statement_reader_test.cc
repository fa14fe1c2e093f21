// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/statements/statements.h"
#include "core/analysis/statements/testing_reader.h"
#include "core/model/id.h"
#include "core/text/fold.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::analysis {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<std::string> Said(const std::string& body, const std::string& title = "") {
  return Said(ReadForTest(title, body));
}

TEST(StatementReaderTest, DroppedSubjectsFollowTheLastSpeakerOfTheirGender) {
  EXPECT_THAT(Said("قالت وزيرة الصحة سلمى حداد إن اللقاح متوفر. وأضافت أن المراكز مفتوحة."),
              ElementsAre("سلمى حداد: اللقاح متوفر", "سلمى حداد: المراكز مفتوحة"));
}

TEST(StatementReaderTest, ADroppedSubjectIsWhoActedInTheSentenceBefore) {
  EXPECT_THAT(Said("قالت سلمى حداد إن السد آمن.\n\nوأغلقت وزارة الزراعة مداخل السد. وأوضحت أن "
                   "العمل يستمر شهرا."),
              ElementsAre("سلمى حداد: السد آمن", "وزارة الزراعة: العمل يستمر شهرا"));
}

TEST(StatementReaderTest, ParticiplesContinueTheirSentence) {
  EXPECT_THAT(
      Said("أكد الوزير كريم سعيد أن الجسر آمن، مضيفا أن الفحص انتهى، نافيا وجود تصدعات."),
      ElementsAre("كريم سعيد: الجسر آمن", "كريم سعيد: الفحص انتهى", "كريم سعيد: وجود تصدعات"));
}

TEST(StatementReaderTest, SubjectsStandBeforeTheVerbToo) {
  EXPECT_THAT(Said("لكن سامي الخطيب قال إن المشروع توقف."),
              ElementsAre("سامي الخطيب: المشروع توقف"));
  EXPECT_THAT(Said("وكانت وزارة الزراعة قد أعلنت أن الموسم انتهى."),
              ElementsAre("وزارة الزراعة: الموسم انتهى"));
}

TEST(StatementReaderTest, QuoteMarksTypedTwiceAreOne) {
  EXPECT_THAT(
      Said("قالت سلمى حداد: \"\"اللقاح متوفر في كل المراكز\"\". وأضاف كريم سعيد أن الجسر آمن."),
      ElementsAre("سلمى حداد: اللقاح متوفر في كل المراكز", "كريم سعيد: الجسر آمن"));
  EXPECT_THAT(
      Said("قالت سلمى حداد: \"\"اللقاح متوفر في كل المراكز\". وأضاف كريم سعيد أن الجسر آمن."),
      ElementsAre("سلمى حداد: اللقاح متوفر في كل المراكز", "كريم سعيد: الجسر آمن"));
}

TEST(StatementReaderTest, HeadlinesSpeakAfterAColon) {
  const ReadArticle read = ReadForTest("سامي الخطيب: لن نغلق الميناء", "");
  EXPECT_THAT(Said(read), ElementsAre("سامي الخطيب: لن نغلق الميناء"));
  EXPECT_EQ(read.statements[0].statement.span.field, model::TextField::kTitle);
}

TEST(StatementReaderTest, AStateBeforeAColonIsMostlyAPlace) {
  EXPECT_THAT(Said("", "ليبيا: افتتاح مدرسة جديدة في الجنوب"), IsEmpty());
  EXPECT_THAT(Said("", "ليبيا: لا تفاوض تحت القصف"), ElementsAre("ليبيا: لا تفاوض تحت القصف"));
}

TEST(StatementReaderTest, ObjectsOfDenialAndAccusationAreContent) {
  const ReadArticle read = ReadForTest(
      "", "نفت الشركة الوطنية الأنباء عن الإفلاس. واتهم سامي الخطيب النقابة بتعطيل العمل.");
  ASSERT_THAT(Said(read), ElementsAre("الشركة الوطنية: الأنباء عن الإفلاس",
                                      "سامي الخطيب: النقابة بتعطيل العمل"));
  EXPECT_EQ(read.Attributed()[0].statement.act, model::SpeechAct::kDeny);
  EXPECT_EQ(read.Attributed()[1].statement.act, model::SpeechAct::kAccuse);
}

TEST(StatementReaderTest, CarriersStandInTheChain) {
  const ReadArticle read =
      ReadForTest("", "ونقلت وكالة رويترز عن مسؤول أمني قوله إن الطريق مغلق منذ الفجر.");
  ASSERT_THAT(read.Attributed(), SizeIs(1));
  const model::Statement statement = read.Attributed()[0].statement;
  EXPECT_TRUE(statement.speaker.anonymous);
  EXPECT_EQ(statement.speaker.display_name, "مسؤول أمني");
  EXPECT_EQ(statement.speaker.actor_id, "");
  ASSERT_THAT(statement.chain, SizeIs(1));
  EXPECT_EQ(statement.chain[0].display_name, "وكالة رويترز");
  EXPECT_EQ(statement.text, "الطريق مغلق منذ الفجر");
}

TEST(StatementReaderTest, WhoeverIsCitedSpeaksThroughTheAgency) {
  const ReadArticle read =
      ReadForTest("", "وذكرت وكالة رويترز، نقلا عن مصدر أمني، أن الطريق مغلق منذ الفجر.");
  ASSERT_THAT(Said(read), ElementsAre("مصدر أمني: الطريق مغلق منذ الفجر"));
  ASSERT_THAT(read.Attributed()[0].statement.chain, SizeIs(1));
  EXPECT_EQ(read.Attributed()[0].statement.chain[0].display_name, "وكالة رويترز");
}

TEST(StatementReaderTest, WhoSpeaksHimselfIsNoAgency) {
  const ReadArticle read =
      ReadForTest("", "وقال الوزير سامي الخطيب، نقلا عن صحيفة النهار، إن الطريق مغلق منذ الفجر.");
  ASSERT_THAT(Said(read), ElementsAre("سامي الخطيب: الطريق مغلق منذ الفجر"));
  ASSERT_THAT(read.Attributed()[0].statement.chain, SizeIs(1));
  EXPECT_EQ(read.Attributed()[0].statement.chain[0].display_name, "صحيفة النهار");
  // Agencies carry what others say, but deny what they deny.
  EXPECT_THAT(Said("نفت وكالة رويترز، نقلا عن مديرها، أن الطريق مغلق منذ الفجر."),
              ElementsAre("وكالة رويترز: الطريق مغلق منذ الفجر"));
}

TEST(StatementReaderTest, NestedSpeechPointsToItsOuterStatement) {
  const ReadArticle read =
      ReadForTest("", "قال كريم سعيد إن وزارة الزراعة أكدت أن المخزون يكفي عاما كاملا.");
  ASSERT_THAT(read.Attributed(), SizeIs(2));
  EXPECT_EQ(read.Attributed()[0].outer, -1);
  EXPECT_EQ(read.Attributed()[1].outer, 0);
  EXPECT_EQ(read.Attributed()[1].statement.speaker.display_name, "وزارة الزراعة");
}

TEST(StatementReaderTest, RelativeClausesSpeakForTheirAntecedent) {
  EXPECT_THAT(Said("وصل إلى المدينة رئيس البلدية سامي الخطيب، الذي دعا إلى الهدوء، ثم غادرها."),
              ElementsAre("سامي الخطيب: الهدوء"));
}

TEST(StatementReaderTest, SourcesMayFollowTheirClause) {
  EXPECT_THAT(Said("أغلقت السلطات الميناء صباح أمس، بحسب مصادر محلية."),
              ElementsAre("مصادر محلية: أغلقت السلطات الميناء صباح أمس"));
}

TEST(StatementReaderTest, QuotationsMaySpanSentences) {
  const ReadArticle read = ReadForTest(
      "", "وقال سامي الخطيب: «انتهى العمل أمس. سنبدأ المرحلة الثانية غدا». ثم غادر القاعة.");
  ASSERT_THAT(Said(read), ElementsAre("سامي الخطيب: انتهى العمل أمس. سنبدأ المرحلة الثانية غدا"));
  EXPECT_EQ(read.Attributed()[0].statement.kind, model::StatementKind::kDirectQuote);
}

TEST(StatementReaderTest, ACapitalSpeaksAsItselfLinkedToItsState) {
  const ReadArticle read = ReadForTest("", "أعلنت موسكو أن السفير سيعود قريبا.");
  ASSERT_THAT(read.Attributed(), SizeIs(1));
  const model::Attribution speaker = read.Attributed()[0].statement.speaker;
  EXPECT_EQ(speaker.display_name, "موسكو");
  EXPECT_EQ(speaker.mention, "موسكو");
  for (const Entity& entity : read.entities.entities) {
    if (entity.actor.id == speaker.actor_id) {
      EXPECT_EQ(entity.actor.stands_for, model::ActorId(text::FoldText("روسيا")));
    }
  }
}

TEST(StatementReaderTest, DoubtAndEndorsementFollowTheVerb) {
  const ReadArticle read =
      ReadForTest("", "زعم سامي الخطيب أن المبنى ملكه. وأكدت البلدية أن المبنى عام.");
  ASSERT_THAT(read.Attributed(), SizeIs(2));
  EXPECT_EQ(read.Attributed()[0].statement.endorsement, model::Endorsement::kDoubted);
  EXPECT_EQ(read.Attributed()[1].statement.endorsement, model::Endorsement::kEndorsed);
}

TEST(StatementReaderTest, NegatedAndImpersonalReportsSayNothing) {
  EXPECT_THAT(Said("ولم تذكر الوزارة أن الطريق مغلق."), IsEmpty());
  EXPECT_THAT(Said("يذكر أن المدينة شهدت فيضانات قبل عامين."), IsEmpty());
  EXPECT_THAT(Said("وهو ما يرجح أن الأسعار سترتفع."), IsEmpty());
}

TEST(StatementReaderTest, HamzaTellsTheVerbFromTheNoun) {
  EXPECT_THAT(Said("وجاء ذلك بعد إدانته بارتكاب المخالفة."), IsEmpty());
}

TEST(StatementReaderTest, AnswersBelongToTheInterviewee) {
  const ReadArticle read = ReadForTest(
      "حوار مع المهندس سامي الخطيب",
      "التقينا المهندس سامي الخطيب في مكتبه.\n\nسؤال: متى ينتهي العمل؟\n\n"
      "جواب: ينتهي العمل في الصيف المقبل.\n\nسؤال: وماذا بعد ذلك؟\n\nجواب: نبدأ مشروعا آخر.\n");
  EXPECT_THAT(Said(read), ElementsAre("سامي الخطيب: ينتهي العمل في الصيف المقبل",
                                      "سامي الخطيب: نبدأ مشروعا آخر"));
}

TEST(StatementReaderTest, UnnamedSpeakersKeepTheirDescription) {
  EXPECT_THAT(Said("وقالت موظفة في البنك، طلبت عدم ذكر اسمها، إن الخزائن فارغة."),
              Contains("موظفة في البنك: الخزائن فارغة"));
  EXPECT_THAT(Said("وانتقد مراجعون القرار الأخير."), ElementsAre("مراجعون: القرار الأخير"));
  EXPECT_THAT(Said("وقال الوزير كريم سعيد ساخرا: «لعلها في جيبه»."),
              ElementsAre("كريم سعيد: لعلها في جيبه"));
}

TEST(StatementReaderTest, StatesMayBeginWithAPreposition) {
  EXPECT_THAT(Said("واتهمت روسيا بريطانيا بتسليح المعارضة."),
              ElementsAre("روسيا: بريطانيا بتسليح المعارضة"));
  EXPECT_THAT(Said("وطالب الوزير كريم سعيد لبنان بتسديد الديون."),
              ElementsAre("كريم سعيد: لبنان بتسديد الديون"));
}

TEST(StatementReaderTest, TaMarbutaIsNoPronoun) {
  EXPECT_THAT(Said("وأعلنت وزارة الصحة حملة توعية في المدارس."),
              ElementsAre("وزارة الصحة: حملة توعية في المدارس"));
}

TEST(StatementReaderTest, PronounsAreSubjects) {
  EXPECT_THAT(Said("قالت سلمى حداد إن الخطر زال. وهي تؤكد أن الماء نظيف."),
              ElementsAre("سلمى حداد: الخطر زال", "سلمى حداد: الماء نظيف"));
}

TEST(StatementReaderTest, TargetsMayBeWrittenToTheirVerb) {
  EXPECT_THAT(Said("وانتقد الوزير كريم سعيد التحقيق البطيء، ووصفه بأنه فضيحة."),
              ElementsAre("كريم سعيد: التحقيق البطيء", "كريم سعيد: فضيحة"));
}

TEST(StatementReaderTest, TheClauseBehindACommaWinsOverAnObjectBeforeIt) {
  EXPECT_THAT(Said("وأعلن متحف المدينة القديمة في ساعة متأخرة، أنه سيغلق أبوابه."),
              ElementsAre(HasSubstr(": سيغلق أبوابه")));
}

TEST(StatementReaderTest, WhoGoesOnSpeakingDoesSoThroughTheSameCarrier) {
  const ReadArticle read =
      ReadForTest("",
                  "وقال سامي الخطيب لوكالة رويترز إن الطريق مغلق، مضيفا أن الجسر مفتوح. وأوضح أن "
                  "العمل مستمر.");
  ASSERT_THAT(read.Attributed(), SizeIs(3));
  for (const FoundStatement& found : read.Attributed()) {
    ASSERT_THAT(found.statement.chain, SizeIs(1)) << found.statement.text;
    EXPECT_EQ(found.statement.chain[0].display_name, "وكالة رويترز");
  }
}

TEST(StatementReaderTest, NestedSpeechComesThroughWhoeverReportsIt) {
  const ReadArticle read =
      ReadForTest("", "قال كريم سعيد إن وزارة الزراعة أكدت أن المخزون يكفي عاما كاملا.");
  ASSERT_THAT(read.Attributed(), SizeIs(2));
  const model::Statement nested = read.Attributed()[1].statement;
  ASSERT_THAT(nested.chain, SizeIs(1));
  EXPECT_EQ(nested.chain[0].display_name, "كريم سعيد");
}

TEST(StatementReaderTest, WhatNobodySaysIsTheOutletsNarration) {
  const ReadArticle read =
      ReadForTest("", "انتهى بناء الجسر في الربيع بعد خمسة أعوام من العمل.\nشاهد أيضا صور الجسر");
  ASSERT_THAT(read.statements, SizeIs(1));
  const FoundStatement& found = read.statements[0];
  EXPECT_EQ(found.statement.kind, model::StatementKind::kNarration);
  EXPECT_EQ(found.statement.speaker.display_name, "صحيفة الاختبار");
  EXPECT_EQ(found.speaker_entity, -1);
  EXPECT_FALSE(found.statement.cue_span.has_value());
}

TEST(StatementReaderTest, SpansAreTheBytesOfTheStoredField) {
  const ReadArticle read = ReadForTest("", "وقالَ الوزيرُ ســامي الخطيب: «اللِّقاحُ متوفّر» أمس.");
  ASSERT_THAT(read.Attributed(), SizeIs(1));
  const model::Statement statement = read.Attributed()[0].statement;
  EXPECT_EQ(statement.text, read.article->body.substr(statement.span.begin,
                                                      statement.span.end - statement.span.begin));
  EXPECT_EQ(statement.text, "اللِّقاحُ متوفّر");
}

}  // namespace
}  // namespace isnad::analysis
