// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/markup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace isnad::eval {
namespace {

using model::SpeechAct;
using model::StatementKind;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kHeader[] = "outlet: الأفق\npublished: 2024-03-05\n@h سامي الحداد\n@r رويترز\n\n";

absl::StatusOr<GoldArticle> Read(absl::string_view text) {
  return ReadMarkup("a.txt", absl::StrCat(kHeader, text));
}

absl::string_view TextOf(const GoldArticle& article, size_t statement) {
  const GoldStatement& s = article.statements[statement];
  return absl::string_view(article.text).substr(s.begin, s.end - s.begin);
}

TEST(MarkupTest, TheTextIsWhatStandsOutsideTheMarks) {
  const auto article =
      Read("الحداد: {h|المطر قريب}\n\nحذر من {h warn direct via=r #nominal ?|سيل}.\n");
  ASSERT_TRUE(article.ok()) << article.status();
  EXPECT_EQ(article->outlet, "الأفق");
  EXPECT_EQ(absl::FormatTime("%F", article->publish_time, absl::UTCTimeZone()), "2024-03-05");
  EXPECT_EQ(article->title(), "الحداد: المطر قريب");
  EXPECT_EQ(article->body(), "حذر من سيل.");
  ASSERT_EQ(article->statements.size(), 2u);
  const GoldStatement& title = article->statements[0];
  EXPECT_EQ(TextOf(*article, 0), "المطر قريب");
  EXPECT_EQ(title.speaker, "سامي الحداد");
  EXPECT_EQ(title.act, SpeechAct::kAssert);
  EXPECT_EQ(title.kind, StatementKind::kUnspecified);
  EXPECT_EQ(title.construction, "headline");
  EXPECT_FALSE(title.optional);
  const GoldStatement& body = article->statements[1];
  EXPECT_EQ(TextOf(*article, 1), "سيل");
  EXPECT_EQ(body.act, SpeechAct::kWarn);
  EXPECT_EQ(body.kind, StatementKind::kDirectQuote);
  EXPECT_THAT(body.chain, ElementsAre("رويترز"));
  EXPECT_EQ(body.construction, "nominal");
  EXPECT_TRUE(body.optional);
}

TEST(MarkupTest, StatementsNestAndTheOuterComesFirst) {
  const auto article = Read("عنوان\n\nقالت {r|إنه قال إن {h doubt|المطر قريب}}.");
  ASSERT_TRUE(article.ok()) << article.status();
  ASSERT_EQ(article->statements.size(), 2u);
  EXPECT_EQ(TextOf(*article, 0), "إنه قال إن المطر قريب");
  EXPECT_EQ(TextOf(*article, 1), "المطر قريب");
  EXPECT_EQ(article->statements[0].construction, "vs");
  EXPECT_TRUE(article->statements[1].doubted);
}

TEST(MarkupTest, BracesOfTheTextAreEscaped) {
  const auto article = Read("عنوان\n\nقال \\{»{h|قريب} عبر {r|كذا}\\}.");
  ASSERT_TRUE(article.ok()) << article.status();
  EXPECT_EQ(article->body(), "قال {»قريب عبر كذا}.");
}

struct Broken {
  const char* text;
  const char* message;
};

TEST(MarkupTest, SaysWhatIsWrongAndWhere) {
  for (const Broken& broken : {
           Broken{"عنوان\n\n{h|قريب {r|بعيد}\n", "8: a brace is never closed"},
           Broken{"عنوان\n\nقريب}", "8: } without {"},
           Broken{"عنوان\n\n{h قريب}", "no | after {"},
           Broken{"عنوان\n\n{h|}", "an empty statement"},
           Broken{"عنوان\n\n{h via=r|...} قريب", "a.txt: no whole word in the statement ..."},
           Broken{"عنوان\n\nالمس{h via=r|تش}فيات", "no whole word in the statement تش"},
           Broken{"عنوان\n\n{assert|قريب}", "no speaker"},
           Broken{"عنوان\n\n{k|قريب}", "does not declare @k"},
           Broken{"عنوان\n\n{h via=k|قريب}", "does not declare @k"},
           Broken{"عنوان\n\n{h sing|قريب}", "unknown word sing"},
           Broken{"عنوان\n\n{h #song|قريب}", "unknown construction #song"},
           Broken{"عنوان\n\n{h|قريب}", "@r is never used"},
           Broken{"عنوان\n\nقريب\\n", "a backslash stands before"},
           Broken{"{h|عنوان\n\nقريب}", "ends where the title does"},
           Broken{"عنوان وحده {h via=r|قريب}", "no title"},
       }) {
    EXPECT_THAT(std::string(Read(broken.text).status().message()), HasSubstr(broken.message))
        << broken.text;
  }
}

TEST(MarkupTest, TheHeaderIsChecked) {
  for (const char* const header :
       {"outlet: الأفق\n@h سامي\n@h سمير\n", "outlet: الأفق\ncolour: أحمر\n",
        "published: yesterday\n", "outlet:\n", "outlet: الأفق\n"}) {
    EXPECT_FALSE(ReadMarkup("a.txt", header).ok()) << header;
  }
}

}  // namespace
}  // namespace isnad::eval
