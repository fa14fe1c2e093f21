// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/sentences.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::text {
namespace {

using ::testing::ElementsAre;

// Each sentence as its raw text, behind P, H, Q or A for its kind; "^" stands
// before what begins a paragraph.
std::vector<std::string> Split(const std::string& raw) {
  const TokenizedText text(*NormalizedText::Create(raw));
  std::vector<std::string> described;
  uint32_t paragraph = 0;
  for (const Sentence& sentence : SplitSentences(text)) {
    const bool begins = described.empty() || sentence.paragraph != paragraph;
    paragraph = sentence.paragraph;
    described.push_back(std::string(begins ? "^" : "") + "PHQA"[static_cast<int>(sentence.kind)] +
                        ":" + std::string(text.RawText(sentence.begin, sentence.end)));
  }
  return described;
}

std::vector<std::string> Contents(const std::string& raw) {
  const TokenizedText text(*NormalizedText::Create(raw));
  std::vector<std::string> contents;
  for (const Sentence& sentence : SplitSentences(text)) {
    contents.emplace_back(text.RawText(sentence.content_begin, sentence.end));
  }
  return contents;
}

TEST(SentencesTest, FullStopsQuestionAndExclamationMarks) {
  EXPECT_THAT(Split("وصل الوفد. هل يعود؟ لا! انتهى اللقاء."),
              ElementsAre("^P:وصل الوفد.", "P:هل يعود؟", "P:لا!", "P:انتهى اللقاء."));
  EXPECT_THAT(Split("انتهى الاجتماع.وغادر الوفد."),
              ElementsAre("^P:انتهى الاجتماع.", "P:وغادر الوفد."));
}

TEST(SentencesTest, NoBreakInsideAClause) {
  EXPECT_THAT(Split("تأجلت الجلسة؛ لأن النصاب لم يكتمل.. وربما تعقد غدا… أو بعد غد."),
              ElementsAre("^P:تأجلت الجلسة؛ لأن النصاب لم يكتمل.. وربما تعقد غدا… أو بعد غد."));
  EXPECT_THAT(Split("بلغت الكلفة 4.2 مليار دولار."),
              ElementsAre("^P:بلغت الكلفة 4.2 مليار دولار."));
  EXPECT_THAT(Split("نقلت أ. ف. ب. عن مصدر قوله إن الوفد غادر. وأضافت د ب أ. وقال آخر."),
              ElementsAre("^P:نقلت أ. ف. ب. عن مصدر قوله إن الوفد غادر.", "P:وأضافت د ب أ.",
                          "P:وقال آخر."));
  EXPECT_THAT(Split("يقيم George W. Bush في U.S. منذ سنين."),
              ElementsAre("^P:يقيم George W. Bush في U.S. منذ سنين."));
  EXPECT_THAT(Split("نشر موقع news.example الخبر."),
              ElementsAre("^P:نشر موقع news.example الخبر."));
  EXPECT_THAT(Split("1. تثبيت الهدنة فورا. 2. تبادل الأسرى."),
              ElementsAre("^P:1. تثبيت الهدنة فورا.", "P:2. تبادل الأسرى."));
  EXPECT_THAT(Split("وصف القرار (!) بأنه تاريخي."), ElementsAre("^P:وصف القرار (!) بأنه تاريخي."));
}

TEST(SentencesTest, YearEraEndsASentence) {
  EXPECT_THAT(Split("بني القصر عام 1901 م. وتهدم لاحقا."),
              ElementsAre("^P:بني القصر عام 1901 م.", "P:وتهدم لاحقا."));
}

TEST(SentencesTest, QuotesDoNotHideStops) {
  EXPECT_THAT(Split("قال: \"انتهى الأمر. لن نعود إليه\". ثم غادر."),
              ElementsAre("^P:قال: \"انتهى الأمر.", "P:لن نعود إليه\".", "P:ثم غادر."));
  EXPECT_THAT(Split("وصلنا ليلا. \"أهلا بكم\"، قال الحارس."),
              ElementsAre("^P:وصلنا ليلا.", "P:\"أهلا بكم\"، قال الحارس."));
  EXPECT_THAT(Split("وصلنا ليلا.\"أهلا بكم\"، قال الحارس."),
              ElementsAre("^P:وصلنا ليلا.", "P:\"أهلا بكم\"، قال الحارس."));
  EXPECT_THAT(Split("قال: \" لن نعود. \" ثم غادر."),
              ElementsAre("^P:قال: \" لن نعود. \"", "P:ثم غادر."));
  EXPECT_THAT(Split("قال: «لن نعود.» ثم غادر."), ElementsAre("^P:قال: «لن نعود.»", "P:ثم غادر."));
}

TEST(SentencesTest, SoftLineBreaks) {
  EXPECT_THAT(Split("أفاد مصدر أمني بأن العقيد المتقاعد سمير\nالعلي، الذي يقود الكتيبة، طلب "
                    "من\nالحكومة مزيدا من\nالسلاح. وغادر."),
              ElementsAre("^P:أفاد مصدر أمني بأن العقيد المتقاعد سمير\nالعلي، الذي يقود الكتيبة، "
                          "طلب من\nالحكومة مزيدا من\nالسلاح.",
                          "P:وغادر."));
  EXPECT_THAT(Split("عاد النازحون إلى القرية،\nبعد هدوء دام أسبوعا."),
              ElementsAre("^P:عاد النازحون إلى القرية،\nبعد هدوء دام أسبوعا."));
  EXPECT_THAT(Split("عاد النازحون إلى القرية\n."), ElementsAre("^P:عاد النازحون إلى القرية\n."));
}

// A blank line between paragraphs, two or three lines in each.
TEST(SentencesTest, AWholeTextWrappedAtAWidthIsRejoined) {
  const std::string first =
      "قال رئيس البلدية إن أعمال الصيانة في\nالجسر القديم تنتهي قبل نهاية الشهر\nالمقبل، وإن "
      "الشاحنات ستعود إليه.";
  const std::string second =
      "وأضاف أن \"الميزانية لا تكفي لإصلاح\nالطريق الساحلي\" الذي تضرر في السيول\nالأخيرة.";
  const std::string third =
      "وطالب السكان بفتح الجسر أمام الشاحنات\nالصغيرة قبل العيد، لأن الطريق البديل\nطويل.";
  EXPECT_THAT(Split(first + "\n\n" + second + "\n\n" + third),
              ElementsAre("^P:" + first, "^P:" + second, "^P:" + third));
}

TEST(SentencesTest, LinesBrokenAtNoFixedWidthAreRejoined) {
  const std::string first = "أعلنت وزارة الصحة أمس افتتاح\nمستشفى ميداني\nجديد يتسع لمئتي مريض.";
  const std::string second = "وأكدت مديرته سعاد النجار استقبال\nأول المصابين فجر\nالخميس.";
  EXPECT_THAT(Split(first + "\n" + second), ElementsAre("^P:" + first, "^P:" + second));
}

// Headings between short paragraphs, and verses.
TEST(SentencesTest, LinesThatStandAloneAreNotRejoined) {
  EXPECT_EQ(Split("جناح للأطفال\nافتتح أمس جناح جديد.\nقسم للجراحة\nيعمل فيه عشرة أطباء.\nمواعيد "
                  "الزيارة\nكل يوم صباحا.")
                .size(),
            6u);
  EXPECT_EQ(
      Split("على ضفة النهر نام الزمان\nوفي قلبه ألف حلم قديم\nيعد النجوم\nويحكي لها\nعن الراحلين "
            "مع الفجر")
          .size(),
      5u);
}

TEST(SentencesTest, LinesWrappedAtAFixedWidth) {
  const std::string wrapped =
      "أعلنت وزارة الصحة أمس افتتاح مستشفى\nميداني جديد يتسع لمئتي مريض ويضم\n"
      "جناحا للأطفال وآخر للجراحة العاجلة\nوأكدت مديرته سعاد النجار استقبال\nأول المصابين فجر "
      "الخميس.";
  EXPECT_THAT(Split(wrapped), ElementsAre("^P:" + wrapped));
  // The same number of lines of as many lengths: headlines.
  EXPECT_EQ(
      Split("وزارة الصحة تفتتح مستشفى ميدانيا\nمئتا سرير للأطفال\nالنجار تستقبل أول المصابين\n"
            "جناح جديد للجراحة العاجلة في المستشفى\nالوزير يزور الجرحى")
          .size(),
      5u);
}

TEST(SentencesTest, LinesThatAreParagraphs) {
  EXPECT_THAT(Split("عاد النازحون.\nوقال المختار إن العودة طوعية."),
              ElementsAre("^P:عاد النازحون.", "^P:وقال المختار إن العودة طوعية."));
  EXPECT_THAT(Split("قال المختار: \"العودة طوعية\"\nوعاد المئات."),
              ElementsAre("^H:قال المختار: \"العودة طوعية\"", "^P:وعاد المئات."));
  EXPECT_THAT(Split("وتضمن البيان:\n- وقف القتال؛\n- تبادل الأسرى."),
              ElementsAre("^P:وتضمن البيان:", "^P:- وقف القتال؛", "^P:- تبادل الأسرى."));
}

TEST(SentencesTest, HeadlinesAndCrossheads) {
  EXPECT_THAT(
      Split(
          "الوزير: لا عودة عن القرار\n\nأكد الوزير القرار أمس.\nتدمير مخزن\nودمرت النيران مخزنا."),
      ElementsAre("^H:الوزير: لا عودة عن القرار", "^P:أكد الوزير القرار أمس.", "^H:تدمير مخزن",
                  "^P:ودمرت النيران مخزنا."));
  EXPECT_THAT(Split("الوفد يصل إلى العاصمة\nالوزير يلتقي المبعوث\nلم تشترك بعد\nأنشئ حسابا"),
              ElementsAre("^H:الوفد يصل إلى العاصمة", "^H:الوزير يلتقي المبعوث", "^H:لم تشترك بعد",
                          "^H:أنشئ حسابا"));
  EXPECT_THAT(Split("-----"), ElementsAre("^P:-----"));
}

TEST(SentencesTest, InterviewTurnsInAllTheirSpellings) {
  const std::string interview =
      "تحدث الرئيس.\n"
      "* سؤال: متى تعودون؟\n- جواب : \"قريبا. وسنرى\".\n"
      "*سؤال: ومن يعود؟ ولماذا؟\n-جواب \"الجميع.\n\nبلا استثناء\".\n"
      "شكر المحرر ضيفه.";
  EXPECT_THAT(Split(interview),
              ElementsAre("^P:تحدث الرئيس.", "^Q:* سؤال: متى تعودون؟", "^A:- جواب : \"قريبا.",
                          "A:وسنرى\".", "^Q:*سؤال: ومن يعود؟", "Q:ولماذا؟", "^A:-جواب \"الجميع.",
                          "^A:بلا استثناء\".", "^P:شكر المحرر ضيفه."));
  EXPECT_THAT(Contents("س: متى تعودون؟\nج: قريبا.\nس 2- ومن؟\nالجواب: الجميع."),
              ElementsAre("متى تعودون؟", "قريبا.", "ومن؟", "الجميع."));
  EXPECT_THAT(Contents("*سؤال: متى؟\n-جواب \"قريبا\"."), ElementsAre("متى؟", "\"قريبا\"."));
}

TEST(SentencesTest, AMarkerAloneIsNoInterview) {
  EXPECT_THAT(Split("سؤال: من المسؤول؟\nلا أحد يجيب."),
              ElementsAre("^P:سؤال: من المسؤول؟", "^P:لا أحد يجيب."));
  EXPECT_THAT(Contents("سؤال: من المسؤول؟"), ElementsAre("سؤال: من المسؤول؟"));
}

TEST(SentencesTest, EmptyText) { EXPECT_TRUE(Split("").empty()); }

}  // namespace
}  // namespace isnad::text
