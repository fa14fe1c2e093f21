// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/quotes.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Each quotation's raw text; "~" behind it if it was never closed, its parent's
// index before it if it has one.
std::vector<std::string> Find(const std::string& raw) {
  const TokenizedText text(*NormalizedText::Create(raw));
  std::vector<std::string> described;
  for (const Quotation& q : FindQuotations(text, SplitSentences(text))) {
    described.push_back(absl::StrCat(q.parent >= 0 ? absl::StrCat(q.parent, ">") : "",
                                     std::string(text.RawText(q.begin, q.end)),
                                     q.closed ? "" : "~"));
  }
  return described;
}

TEST(QuotesTest, EveryStyle) {
  EXPECT_THAT(Find("قال «أ ب» و“ج د” و\"ه و\" و„ز ح“ و''ط ي'' و‘ك ل’ و{م ن» و<<س ع>>."),
              ElementsAre("أ ب", "ج د", "ه و", "ز ح", "ط ي", "ك ل", "م ن", "س ع"));
}

TEST(QuotesTest, Nested) {
  EXPECT_THAT(Find("قال: “إن الحكومة “ستبقي على القرار” غدا”."),
              ElementsAre("إن الحكومة “ستبقي على القرار” غدا", "0>ستبقي على القرار"));
  EXPECT_THAT(Find("قال: \"إن الحكومة \"ستبقي على القرار\" غدا\"."),
              ElementsAre("إن الحكومة \"ستبقي على القرار\" غدا", "0>ستبقي على القرار"));
  EXPECT_THAT(Find("«(الكتيبة 12) تابعة لـ\"القيادة\" وحدها»."),
              ElementsAre("(الكتيبة 12) تابعة لـ\"القيادة\" وحدها", "0>القيادة"));
}

TEST(QuotesTest, MisplacedSpaces) {
  EXPECT_THAT(Find("قال \" لن نعود \" ثم غادر."), ElementsAre("لن نعود"));
  EXPECT_THAT(Find("\"لن نعود \"، قال الوزير."), ElementsAre("لن نعود"));
  EXPECT_THAT(Find("وصف القرار بأنه \"خطأ \"وقال \"لن نعود \"ثم غادر القاعة."),
              ElementsAre("خطأ", "لن نعود"));
  EXPECT_THAT(Find("قال:\"لن نعود\"وغادر."), ElementsAre("لن نعود"));
}

TEST(QuotesTest, ReversedAndMixedMarks) {
  EXPECT_THAT(Find("وأضاف: ”نحن نتفق مع التقرير“، ثم قال ”لا“."),
              ElementsAre("نحن نتفق مع التقرير", "لا"));
  EXPECT_THAT(Find("وأضاف: ”نحن نتفق” ثم سكت."), ElementsAre("نحن نتفق"));
  EXPECT_THAT(Find("وأضاف »نحن نتفق« ثم سكت."), ElementsAre("نحن نتفق"));
  EXPECT_THAT(Find("وأضاف “نحن نتفق\"، ثم سكت."), ElementsAre("نحن نتفق"));
  EXPECT_THAT(Find("وأضاف «نحن نتفق”، ثم سكت."), ElementsAre("نحن نتفق"));
}

TEST(QuotesTest, UnclosedEndsWithItsParagraph) {
  EXPECT_THAT(Find("قال: \"لن نعود.\nوأضاف: \"هذا قرارنا\".\nثم غادر."),
              ElementsAre("لن نعود.~", "هذا قرارنا"));
  EXPECT_THAT(Find("قال إن \"الهدنة قائمة، وأضاف \"هذا قرارنا\".\nوغادر."),
              ElementsAre("الهدنة قائمة، وأضاف \"هذا قرارنا\".~", "0>هذا قرارنا"));
  EXPECT_THAT(Find("قال: «لن نعود."), ElementsAre("لن نعود.~"));
}

TEST(QuotesTest, ALaterParagraphCloses) {
  EXPECT_THAT(Find("قال: \"لن نعود.\nهذا قرارنا.\nولا رجعة فيه\".\nثم ذكر \"العهد\" وغادر."),
              ElementsAre("لن نعود.\nهذا قرارنا.\nولا رجعة فيه", "العهد"));
  EXPECT_THAT(Find("قال: «لن نعود.\n«هذا قرارنا.\n«ولا رجعة فيه»."),
              ElementsAre("لن نعود.\n«هذا قرارنا.\n«ولا رجعة فيه"))
      << "the mark repeated at the start of each paragraph";
}

TEST(QuotesTest, ATurnEndsWhatIsOpen) {
  EXPECT_THAT(Find("* سؤال: متى؟\n- جواب: \"قريبا.\n* سؤال: ومن؟\n- جواب: \"الجميع\"."),
              ElementsAre("قريبا.~", "الجميع"));
}

TEST(QuotesTest, StrayMarksOpenNothing) {
  EXPECT_THAT(Find("بلغ طول الشاشة 55\" وسعرها مرتفع."), IsEmpty());
  EXPECT_THAT(Find("انتهى اللقاء». ثم غادر الوزير."), IsEmpty());
  EXPECT_THAT(Find("افتتحت مطاعم 'العائلة فروعا جديدة."), IsEmpty()) << "a lone apostrophe";
  EXPECT_THAT(Find("كتب \"\" ثم محا."), IsEmpty());
}

TEST(QuotesTest, MarksOfAClosedQuotation) {
  const TokenizedText text(*NormalizedText::Create("قال «نعم» مرة"));
  const std::vector<Quotation> found = FindQuotations(text, SplitSentences(text));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].open_mark, 1u);
  EXPECT_EQ(found[0].begin, 2u);
  EXPECT_EQ(found[0].end, 3u);
  EXPECT_EQ(found[0].close_mark, 3u);
  const TokenizedText open(*NormalizedText::Create("قال «نعم مرة"));
  EXPECT_EQ(FindQuotations(open, SplitSentences(open))[0].close_mark, open.size());
}

}  // namespace
}  // namespace isnad::text
