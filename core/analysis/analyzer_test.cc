// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/analyzer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/model/error.h"
#include "core/model/id.h"

namespace isnad::analysis {
namespace {

const Analyzer& TheAnalyzer() {
  static const Analyzer& analyzer = *Analyzer::Create()->release();
  return analyzer;
}

model::Article Article(absl::string_view outlet, std::string title, std::string body, int day) {
  model::Article article;
  article.outlet = std::string(outlet);
  article.title = std::move(title);
  article.body = std::move(body);
  article.publish_time = absl::FromCivil(absl::CivilDay(2021, 3, day), absl::UTCTimeZone());
  article.revision = 1;
  article.id = model::ArticleId(article);
  return article;
}

store::ArticleRecord Report() {
  return *TheAnalyzer().Analyze(
      Article("صحيفة الساحل", "مباحثات",
              "قال وزير الزراعة التونسي كمال الرياحي إن شركة النسيج أغلقت مصنع المنستير. "
              "وأضاف أن العمال تظاهروا ضد القرار.",
              3));
}

store::ArticleRecord Denial() {
  return *TheAnalyzer().Analyze(
      Article("صحيفة الجبل", "",
              "نفى مدير المصنع هشام الغربي أن تكون شركة النسيج قد أغلقت مصنع المنستير.", 4));
}

TEST(AnalyzerTest, MalformedUtf8IsAnInvalidArgument) {
  const auto record = TheAnalyzer().Analyze(Article("صحيفة الساحل", "", "قال \xff", 3));
  EXPECT_EQ(record.status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(AnalyzerTest, SameArticleSameRecord) {
  EXPECT_EQ(Report().statements, Report().statements);
  EXPECT_EQ(Report().mentions, Report().mentions);
  EXPECT_EQ(Report().actors, Report().actors);
}

TEST(AnalyzerTest, MentionsReferToStatementsAndStatementsToClaims) {
  const store::ArticleRecord record = Report();
  ASSERT_FALSE(record.mentions.empty());
  std::set<std::string> ids;
  for (const store::StatementRecord& s : record.statements) {
    EXPECT_TRUE(ids.insert(s.statement.id).second) << "repeated id";
    EXPECT_EQ(s.statement.rules_version, std::string(TheAnalyzer().rules_version()));
  }
  for (const store::KeyedMention& keyed : record.mentions) {
    EXPECT_TRUE(ids.contains(keyed.mention.statement_id));
    EXPECT_FALSE(keyed.keys.empty());
    EXPECT_EQ(keyed.mention.claim_id, model::ClaimId(keyed.mention.frame));
    const model::TextSpan span = keyed.mention.span;
    EXPECT_EQ(record.article.body.substr(span.begin, span.end - span.begin), keyed.mention.text);
  }
}

TEST(AnalyzerTest, ReportAndDenialContradict) {
  const store::ArticleRecord report = Report();
  const store::ArticleRecord denial = Denial();
  std::vector<model::ClaimMention> stored;
  for (const store::KeyedMention& keyed : report.mentions) stored.push_back(keyed.mention);
  const auto found = TheAnalyzer().FindContradictions(denial.mentions, stored);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_THAT(found[0].types, ::testing::ElementsAre(model::ContradictionType::kDenialVsReport));
  EXPECT_EQ(found[0].a.article_id, report.article.id);
  EXPECT_EQ(found[0].b.article_id, denial.article.id);
}

}  // namespace
}  // namespace isnad::analysis
