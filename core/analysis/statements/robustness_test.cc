// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// Whatever the text, the readers answer, and every span is one of the text.
#include <random>
#include <string>
#include <vector>

#include "core/analysis/statements/testing_reader.h"
#include "gtest/gtest.h"

namespace isnad::analysis {
namespace {

bool OnBoundary(const std::string& text, uint32_t at) {
  return at <= text.size() &&
         (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

void ExpectSpansInside(const ReadArticle& read) {
  const auto expect_inside = [&read](const model::TextSpan& span) {
    const std::string& text =
        span.field == model::TextField::kTitle ? read.article->title : read.article->body;
    EXPECT_LT(span.begin, span.end);
    EXPECT_TRUE(OnBoundary(text, span.begin) && OnBoundary(text, span.end))
        << span.begin << " " << span.end;
  };
  for (const FoundStatement& found : read.statements) {
    expect_inside(found.statement.span);
    if (found.statement.cue_span.has_value()) expect_inside(*found.statement.cue_span);
    if (found.statement.speaker.mention_span.has_value()) {
      expect_inside(*found.statement.speaker.mention_span);
    }
    if (found.outer >= 0) {
      const FoundStatement& outer = read.statements[found.outer];
      EXPECT_LE(outer.statement.span.begin, found.statement.span.begin);
      EXPECT_GE(outer.statement.span.end, found.statement.span.end);
    }
  }
  for (const EntityMention& mention : read.entities.mentions) {
    EXPECT_LT(mention.begin, mention.end);
    EXPECT_LE(mention.end, mention.field->tokens.size());
    EXPECT_LT(static_cast<size_t>(mention.entity), read.entities.entities.size());
  }
}

std::string Soup(std::mt19937* random, int words) {
  static const std::vector<std::string> kWords = {
      "قال",  "وأضاف", "مؤكدا", "أن",   "إنه",  "بأن",   "الوزير", "سامي",  "الخطيب", "وزارة",
      "إلى",  "من",    "ب",     "عن",   "«",    "»",     "\"",     "“",     "”",      ":",
      "،",    ".",     "؟",     "\n",   "\n\n", "الذي",  "بحسب",   "وفقا",  "ل",      "رويترز",
      "سؤال", "جواب",  "-",     "(",    ")",    "#",     "_",      "روسيا", "موسكو",  "اتهمت",
      "نفى",  "طلب",   "بيان",  "في",   "حيث",  "مصادر", "عبد",    "ال",    "2018",   "...",
      "كان",  "قد",    "أما",   "فقال", "جاء",  "نقلت",  "قوله",   "دعوته", "كرر",    "أيضا"};
  std::string text;
  for (int i = 0; i < words; ++i) {
    text += kWords[(*random)() % kWords.size()];
    if ((*random)() % 8 != 0) text += ' ';
  }
  return text;
}

TEST(RobustnessTest, AnyOrderOfTheWordsThatMatterIsRead) {
  std::mt19937 random(20160101);
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE(round);
    ExpectSpansInside(ReadForTest(Soup(&random, 12), Soup(&random, 1 + round)));
    if (::testing::Test::HasFailure()) break;
  }
}

TEST(RobustnessTest, EmptyAndMarkOnlyFieldsSayNothing) {
  for (const char* text : {"", " ", "\n\n", "«", "»«", "::", "...", "#_#", "،،،"}) {
    const ReadArticle read = ReadForTest(text, text);
    EXPECT_TRUE(read.statements.empty()) << text;
    EXPECT_TRUE(read.entities.entities.empty()) << text;
  }
}

TEST(RobustnessTest, AMebibyteInOneQuotationIsOneStatement) {
  std::string body = "قال الوزير سامي الخطيب: «";
  const std::string sentence = "انتهى العمل في الجسر أمس. ";
  while (body.size() + sentence.size() + 4 < (1u << 20)) body += sentence;
  body += "انتهى».";
  const ReadArticle read = ReadForTest("", body);
  ExpectSpansInside(read);
  ASSERT_FALSE(read.statements.empty());
  EXPECT_EQ(read.statements[0].statement.speaker.display_name, "سامي الخطيب");
  EXPECT_GT(read.statements[0].statement.text.size(), (1u << 20) - 200);
}

TEST(RobustnessTest, ASentenceWithoutEndIsRead) {
  std::string body = "قال الوزير";
  for (int i = 0; i < 20000; ++i) body += " وأضاف سامي أن العمل انتهى";
  ExpectSpansInside(ReadForTest("", body));
}

TEST(RobustnessTest, ReadingTwiceGivesTheSame) {
  std::mt19937 random(7);
  const std::string body = Soup(&random, 400);
  const ReadArticle first = ReadForTest("", body);
  const ReadArticle second = ReadForTest("", body);
  ASSERT_EQ(first.statements.size(), second.statements.size());
  for (size_t i = 0; i < first.statements.size(); ++i) {
    EXPECT_EQ(first.statements[i].statement, second.statements[i].statement);
  }
  ASSERT_EQ(first.entities.entities.size(), second.entities.entities.size());
  for (size_t i = 0; i < first.entities.entities.size(); ++i) {
    EXPECT_EQ(first.entities.entities[i].actor, second.entities.entities[i].actor);
  }
}

}  // namespace
}  // namespace isnad::analysis
