// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/standoff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/status/status.h"

namespace isnad::eval {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kManifest[] =
    R"({"file": "a.txt", "outlet": "الأفق", "published": "2024-03-05", "titled": true})"
    "\n"
    R"({"file": "b.txt", "outlet": "المرسى", "published": "2024-03-06"})"
    "\n";

absl::StatusOr<std::string> Text(absl::string_view file) {
  if (file == "a.txt") return "عنوان\n\nقال الحداد إن المطر قريب.";
  if (file == "b.txt") return "سقط المطر.";
  return absl::NotFoundError("missing");
}

absl::StatusOr<std::vector<GoldArticle>> Read(absl::string_view gold) {
  return ReadStandoff(kManifest, gold, Text);
}

TEST(StandoffTest, CodePointsBecomeBytes) {
  const auto articles = Read(
      R"({"file": "a.txt", "start": 21, "end": 31, "speaker": "الحداد", "act": "CLAIM_DOUBTED",)"
      R"( "kind": "INDIRECT_SPEECH", "chain": ["رويترز"], "optional": true})"
      "\n"
      R"({"file": "b.txt", "none": true})");
  ASSERT_TRUE(articles.ok()) << articles.status();
  ASSERT_EQ(articles->size(), 2u);
  const GoldArticle& titled = articles->front();
  EXPECT_EQ(titled.title(), "عنوان");
  EXPECT_EQ(titled.body(), "قال الحداد إن المطر قريب.");
  ASSERT_EQ(titled.statements.size(), 1u);
  const GoldStatement& statement = titled.statements[0];
  EXPECT_EQ(titled.text.substr(statement.begin, statement.end - statement.begin), "المطر قريب");
  EXPECT_EQ(statement.speaker, "الحداد");
  EXPECT_EQ(statement.act, model::SpeechAct::kAssert);
  EXPECT_TRUE(statement.doubted);
  EXPECT_TRUE(statement.optional);
  EXPECT_THAT(statement.chain, ElementsAre("رويترز"));
}

TEST(StandoffTest, AnArticleWithoutATitleIsAllBody) {
  const auto articles = Read("");
  ASSERT_TRUE(articles.ok()) << articles.status();
  EXPECT_EQ(articles->back().title(), "");
  EXPECT_EQ(articles->back().body(), "سقط المطر.");
  EXPECT_TRUE(articles->back().statements.empty());
}

TEST(StandoffTest, NamesTheBrokenLine) {
  const std::string head = R"({"file": "b.txt", "start": 0, "end": 3, )";
  for (const char* const rest : {
           R"("act": "SING", "speaker": "الحداد"})", R"("act": "ASSERT", "speaker": ""})",
           R"("act": "ASSERT", "speaker": 7})",
           R"("act": "ASSERT", "speaker": "الحداد", "kind": "SONG"})",
           R"("act": "ASSERT", "speaker": "الحداد", "end": 400})",
           R"("act": "ASSERT", "speaker": "الحداد", "start": 6, "end": 7})",  // inside a word
       }) {
    EXPECT_THAT(std::string(Read("\n" + head + rest).status().message()), HasSubstr("gold:2"))
        << rest;
  }
  EXPECT_THAT(std::string(Read("{").status().message()), HasSubstr("gold:1"));
}

TEST(StandoffTest, WhatIsFoundIsWrittenInTheSameFormat) {
  const GoldArticle article = Read("").value().front();
  Prediction found;
  found.begin = article.text.find("المطر");
  found.end = article.text.size() - 1;
  found.speaker = "مصدر";
  found.anonymous = true;
  found.act = model::SpeechAct::kDeny;
  found.kind = model::StatementKind::kDirectQuote;
  found.chain = {"رويترز"};
  const auto again = Read(StandoffLine(article, found));
  ASSERT_TRUE(again.ok()) << again.status();
  ASSERT_EQ(again->front().statements.size(), 1u);
  const GoldStatement& statement = again->front().statements[0];
  EXPECT_EQ(statement.begin, found.begin);
  EXPECT_EQ(statement.end, found.end);
  EXPECT_EQ(statement.speaker, "ANONYMOUS:مصدر");
  EXPECT_EQ(statement.act, found.act);
  EXPECT_EQ(statement.kind, found.kind);
  EXPECT_EQ(statement.chain, found.chain);
}

TEST(StandoffTest, AMissingTextIsPassedOn) {
  const auto articles = ReadStandoff(R"({"file": "c.txt", "published": "2024-03-05"})", "", Text);
  EXPECT_EQ(articles.status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace isnad::eval
