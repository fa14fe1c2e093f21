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

// An agency is one whether it is cited, under whatever name, or publishes.
TEST(AnalyzerTest, TheOriginOfAClaimIsAMediumWithItsActor) {
  const auto origins = [](absl::string_view outlet, const std::string& body) {
    std::set<std::string> ids;
    const auto record = TheAnalyzer().Analyze(Article(outlet, "", body, 3));
    for (const store::KeyedMention& keyed : record->mentions) {
      ids.insert(keyed.mention.origin_actor_id);
    }
    return ids;
  };
  const std::string closed = "الشرطة أغلقت الطريق المؤدي إلى الرصيف الشمالي.";
  const auto agency = origins("رويترز", closed);
  ASSERT_EQ(agency.size(), 1u);
  EXPECT_NE(*agency.begin(), "");
  EXPECT_EQ(origins("صدى الساحل", "قالت وكالة رويترز للأنباء إن " + closed), agency);
  EXPECT_EQ(origins("صدى الساحل", "ذكرت رويترز أن " + closed), agency);
  EXPECT_EQ(origins("رويترز الساحل الشمالي", closed), std::set<std::string>{""});
  EXPECT_EQ(origins("\xff", closed), std::set<std::string>{""});
}

// The clause that reports a demand is news of its own, in the outlet's words or
// in those of whoever reports it.
TEST(AnalyzerTest, WhatReportsADemandIsAClaimToo) {
  const auto holder_of_request = [](const std::string& body) {
    const auto record = TheAnalyzer().Analyze(Article("صدى الساحل", "", body, 3));
    for (const store::KeyedMention& keyed : record->mentions) {
      if (keyed.mention.frame.predicate != "طلب") continue;
      EXPECT_EQ(keyed.mention.frame.agent.text, "وزارة الزراعة");
      EXPECT_EQ(keyed.mention.frame.patient.text, "مصرف الخليج");
      return keyed.mention.holder.display_name;
    }
    return std::string("nobody");
  };
  EXPECT_EQ(holder_of_request("طلبت وزارة الزراعة قروضا من مصرف الخليج."), "صدى الساحل");
  EXPECT_EQ(holder_of_request("قال نزار العلي إن وزارة الزراعة طلبت قروضا من مصرف الخليج."),
            "نزار العلي");
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

// Who speaks in the record's first statement that somebody speaks.
model::Attribution SpeakerIn(const store::ArticleRecord& record) {
  for (const store::StatementRecord& each : record.statements) {
    if (!each.statement.speaker.actor_id.empty()) return each.statement.speaker;
  }
  return {};
}

TEST(AnalyzerTest, NamesMeanTheActorsThatCuratorsSay) {
  const model::Article article =
      Article("صحيفة الساحل", "",
              "قال كمال الرياحي إن شركة النسيج أغلقت مصنع المنستير. ونفى هشام الغربي ذلك.", 3);
  const store::ArticleRecord plain = *TheAnalyzer().Analyze(article);
  const model::Attribution kamal = SpeakerIn(plain);
  ASSERT_FALSE(kamal.actor_id.empty());
  model::ActorDirectory directory;
  directory.Put(kamal.actor_id, {"other", "كمال بن سالم الرياحي", model::ActorKind::kPerson, "Q7"});
  const store::ArticleRecord curated = *TheAnalyzer().Analyze(article, directory);
  EXPECT_EQ(SpeakerIn(curated).actor_id, "other");
  EXPECT_EQ(SpeakerIn(curated).display_name, "كمال بن سالم الرياحي");
  EXPECT_EQ(SpeakerIn(curated).mention, kamal.mention) << "the words of the text stay";
  // Statements are what the text says, whoever is meant.
  ASSERT_EQ(curated.statements.size(), plain.statements.size());
  for (size_t i = 0; i < plain.statements.size(); ++i) {
    EXPECT_EQ(curated.statements[i].statement.id, plain.statements[i].statement.id);
  }
  const auto known = std::find_if(curated.actors.begin(), curated.actors.end(),
                                  [](const auto& each) { return each.actor.id == "other"; });
  ASSERT_NE(known, curated.actors.end());
  EXPECT_EQ(known->actor.wikidata_id, "Q7");
  EXPECT_THAT(known->actor.aliases, ::testing::Contains("كمال الرياحي"));
}

TEST(AnalyzerTest, TwoNamesOfOneActorAreOneActor) {
  const model::Article article =
      Article("صحيفة الساحل", "",
              "قال كمال الرياحي إن المصنع أغلق. وأكد هشام الغربي أن العمال تظاهروا.", 3);
  std::set<std::string> speakers;
  model::ActorDirectory directory;
  const store::ArticleRecord plain = *TheAnalyzer().Analyze(article);
  for (const store::ActorRecord& each : plain.actors) {
    if (each.actor.kind != model::ActorKind::kPerson) continue;
    speakers.insert(each.actor.id);
    directory.Put(each.actor.id, {"one", "كمال الرياحي", model::ActorKind::kPerson, ""});
  }
  ASSERT_EQ(speakers.size(), 2u);
  const store::ArticleRecord record = *TheAnalyzer().Analyze(article, directory);
  std::set<std::string> ids;
  for (const store::ActorRecord& each : record.actors) {
    EXPECT_TRUE(ids.insert(each.actor.id).second) << "an actor twice";
  }
  EXPECT_TRUE(ids.contains("one"));
  for (const std::string& id : speakers) EXPECT_FALSE(ids.contains(id));
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
