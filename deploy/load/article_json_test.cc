// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/load/article_json.h"

#include "gtest/gtest.h"

namespace isnad::load {
namespace {

TEST(ParseArticleLineTest, ReadsEveryField) {
  const auto parsed = ParseArticleLine(
      R"({"id":"n1","outlet":"الأفق","url":"https://example.org/1",)"
      R"("published":"2019-04-06T09:30:00Z","title":"عنوان","body":"نص","extra":[1]})");
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  EXPECT_EQ(parsed->article.external_id(), "n1");
  EXPECT_EQ(parsed->article.outlet(), "الأفق");
  EXPECT_EQ(parsed->article.url(), "https://example.org/1");
  EXPECT_EQ(parsed->article.title(), "عنوان");
  EXPECT_EQ(parsed->article.body(), "نص");
  EXPECT_EQ(parsed->article.publish_time().seconds(), 1554543000);
  EXPECT_TRUE(parsed->file.empty());
}

TEST(ParseArticleLineTest, ManifestLineNamesItsFile) {
  const auto parsed = ParseArticleLine(R"({"file":"a.txt","outlet":"o","titled":true})");
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed->file, "a.txt");
  EXPECT_TRUE(parsed->titled);
}

TEST(ParseArticleLineTest, NamesWhatIsWrong) {
  EXPECT_EQ(ParseArticleLine("{").status().message(), "not a JSON object");
  EXPECT_EQ(ParseArticleLine("[]").status().message(), "not a JSON object");
  EXPECT_EQ(ParseArticleLine(R"({"body":5})").status().message(), "body: must be a string");
  EXPECT_EQ(ParseArticleLine(R"({"published":"soon"})").status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(ParsePublishedTest, ADayMeansItsNoon) {
  EXPECT_EQ(ParsePublished("2017-01-18")->seconds(), 1484740800);
}

TEST(ParsePublishedTest, KeepsFractionsAndZones) {
  const auto time = ParsePublished("1969-12-31T23:59:59.5Z");
  ASSERT_TRUE(time.ok());
  EXPECT_EQ(time->seconds(), -1);
  EXPECT_EQ(time->nanos(), 500000000);
  EXPECT_EQ(ParsePublished("2020-01-01T02:00:00+02:00")->seconds(), 1577836800);
}

TEST(SetTitledTextTest, SplitsAtTheFirstBlankLine) {
  v1::Article article;
  SetTitledText("عنوان\n\nفقرة\n\nفقرة ثانية", &article);
  EXPECT_EQ(article.title(), "عنوان");
  EXPECT_EQ(article.body(), "فقرة\n\nفقرة ثانية");
}

}  // namespace
}  // namespace isnad::load
