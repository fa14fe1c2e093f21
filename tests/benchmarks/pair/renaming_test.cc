// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/pair/renaming.h"

#include <set>

#include "absl/strings/match.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::benchmarks {
namespace {

model::Article News(std::string title, std::string body) {
  model::Article article;
  article.outlet = "صحيفة الميزان";
  article.url = "https://example.org/" + std::to_string(body.size());
  article.title = std::move(title);
  article.body = std::move(body);
  return article;
}

const std::vector<model::Article>& Corpus() {
  static const auto* const corpus = new std::vector<model::Article>{
      News("الرئيس سليم الحداد يزور عمان",
           "قال الرئيس سليم الحداد إن بلاده لن تغلق الميناء. وأضاف الحداد أن فرنسا وافقت على ذلك."),
      News("",
           "أعلن وزير الخارجية نبيل الخطيب أن ألمانيا ستستضيف المؤتمر، وأكد الرئيس سليم الحداد "
           "ذلك."),
      News("", "نفى الوزير كريم بن يوسف ما قاله نبيل الخطيب عن فرنسا."),
  };
  return *corpus;
}

TEST(RenamingTest, TheFirstCopyIsTheArticleItself) {
  const auto renaming = Renaming::Learn(Corpus());
  ASSERT_TRUE(renaming.ok()) << renaming.status();
  EXPECT_EQ(*renaming->Copy(Corpus()[0], 0), Corpus()[0]);
}

TEST(RenamingTest, FurtherCopiesNameOthersInTheSameSentences) {
  const auto renaming = Renaming::Learn(Corpus());
  ASSERT_TRUE(renaming.ok()) << renaming.status();
  const auto copy = renaming->Copy(Corpus()[0], 1);
  ASSERT_TRUE(copy.ok()) << copy.status();
  EXPECT_THAT(copy->body, testing::Not(testing::HasSubstr("سليم الحداد")));
  EXPECT_THAT(copy->body, testing::StartsWith("قال الرئيس "));
  EXPECT_THAT(copy->body, testing::HasSubstr(" إن بلاده لن تغلق الميناء. وأضاف "));
  EXPECT_NE(copy->url, Corpus()[0].url);
  EXPECT_NE(copy->id, Corpus()[0].id);
}

TEST(RenamingTest, OneNameIsTheSameInAllArticlesOfACopy) {
  const auto renaming = Renaming::Learn(Corpus());
  ASSERT_TRUE(renaming.ok()) << renaming.status();
  const std::string first = renaming->Copy(Corpus()[0], 1)->body;
  const std::string second = renaming->Copy(Corpus()[1], 1)->body;
  // سليم الحداد, between the office and what he says.
  const size_t begin = std::string("قال الرئيس ").size();
  const std::string name = first.substr(begin, first.find(" إن بلاده") - begin);
  EXPECT_THAT(second, testing::HasSubstr("وأكد الرئيس " + name + " ذلك"));
}

TEST(RenamingTest, CopiesDifferFromEachOther) {
  const auto renaming = Renaming::Learn(Corpus());
  ASSERT_TRUE(renaming.ok()) << renaming.status();
  std::set<std::string> bodies, ids;
  for (int k = 0; k < 2; ++k) {
    const auto copy = renaming->Copy(Corpus()[1], k);
    ASSERT_TRUE(copy.ok());
    bodies.insert(copy->body);
    ids.insert(copy->id);
  }
  EXPECT_EQ(bodies.size(), 2);
  EXPECT_EQ(ids.size(), 2);
}

}  // namespace
}  // namespace isnad::benchmarks
