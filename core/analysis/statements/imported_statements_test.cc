// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/statements/imported_statements.h"

#include <gmock/gmock.h>

#include "core/analysis/analyzer.h"
#include "core/model/id.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

using model::ActorDirectory;
using model::Statement;
using model::StatementKind;

constexpr char kBody[] =
    "قال وزير الزراعة التونسي كمال الرياحي إن الموسم جيد. "
    "شركة النسيج أغلقت مصنع المنستير. ولم تغلق شركة النسيج مصنع سوسة!";
constexpr char kClosed[] = "شركة النسيج أغلقت مصنع المنستير";

const Analyzer& TheAnalyzer() {
  static const Analyzer& analyzer = *Analyzer::Create()->release();
  return analyzer;
}

model::Article TheArticle() {
  model::Article article;
  article.outlet = "صحيفة الساحل";
  article.title = "شركة النسيج أغلقت مصنع المنستير";
  article.body = kBody;
  article.publish_time = absl::FromCivil(absl::CivilDay(2021, 3, 3), absl::UTCTimeZone());
  article.revision = 1;
  article.id = model::ArticleId(article);
  return article;
}

model::TextSpan SpanOf(absl::string_view words) {
  const auto begin = static_cast<uint32_t>(absl::string_view(kBody).find(words));
  return {model::TextField::kBody, begin, begin + static_cast<uint32_t>(words.size())};
}

Statement Saying(absl::string_view words, const std::string& speaker,
                 StatementKind kind = StatementKind::kIndirectSpeech) {
  Statement statement;
  statement.article_id = TheArticle().id;
  statement.kind = kind;
  statement.act = model::SpeechAct::kAssert;
  statement.endorsement = model::Endorsement::kNeutral;
  statement.text = std::string(words);
  statement.span = SpanOf(words);
  statement.speaker.display_name = speaker;
  statement.source_system = "رصد";
  statement.id = model::StatementId(statement);
  return statement;
}

store::ArticleRecord Analyze(const std::vector<Statement>& imported,
                             const ActorDirectory& directory = ActorDirectory()) {
  auto record = TheAnalyzer().Analyze(TheArticle(), directory, imported);
  EXPECT_TRUE(record.ok()) << record.status();
  return *std::move(record);
}

// What became of the one imported statement.
Statement Imported(const store::ArticleRecord& record) {
  for (const auto& each : record.statements) {
    if (!each.statement.source_system.empty()) return each.statement;
  }
  ADD_FAILURE() << "no imported statement";
  return {};
}

std::string IdOfSpeaker(const Statement& statement, const ActorDirectory& directory = {}) {
  return Imported(Analyze({statement}, directory)).speaker.actor_id;
}

std::string MinisterId() {
  for (const auto& each : Analyze({}).statements) {
    if (!each.statement.speaker.actor_id.empty()) return each.statement.speaker.actor_id;
  }
  return "";
}

TEST(ImportedStatementsTest, TheArticlesOwnStatementsStayAsTheyAre) {
  const auto own = Analyze({});
  auto both = Analyze({Saying(kClosed, "كمال الرياحي")});
  std::erase_if(both.statements,
                [](const auto& each) { return !each.statement.source_system.empty(); });
  EXPECT_EQ(both.statements, own.statements);
  EXPECT_EQ(both.designations, own.designations);
}

TEST(ImportedStatementsTest, ClaimsAreReadFromThem) {
  const auto statement = Saying(kClosed, "كمال الرياحي");
  const auto record = Analyze({statement});
  const Statement imported = Imported(record);
  EXPECT_EQ(imported.id, statement.id);
  EXPECT_EQ(imported.revision, 1);
  EXPECT_EQ(imported.publish_time, TheArticle().publish_time);
  EXPECT_EQ(imported.rules_version, "");
  ASSERT_EQ(imported.claim_ids.size(), 1);
  for (const auto& keyed : record.mentions) {
    if (keyed.mention.statement_id != statement.id) continue;
    EXPECT_EQ(keyed.mention.claim_id, imported.claim_ids[0]);
    EXPECT_EQ(keyed.mention.holder.actor_id, imported.speaker.actor_id);
    EXPECT_EQ(keyed.mention.frame.polarity, model::Polarity::kPositive);
  }
}

TEST(ImportedStatementsTest, ASpeakerIsWhomTheArticleCallsSo) {
  const std::string minister = MinisterId();
  ASSERT_NE(minister, "");
  EXPECT_EQ(IdOfSpeaker(Saying(kClosed, "كمال الرياحي")), minister);
  Statement mentioned = Saying(kClosed, "");
  mentioned.speaker.mention = "كمال الرياحي";
  EXPECT_EQ(IdOfSpeaker(mentioned), minister);
  mentioned.speaker.mention_span = SpanOf("الرياحي");
  mentioned.speaker.mention = "الرياحي";
  EXPECT_EQ(IdOfSpeaker(mentioned), minister);
  Statement given = Saying(kClosed, "من يكون");
  given.speaker.actor_id = minister;
  EXPECT_EQ(IdOfSpeaker(given), minister);
}

TEST(ImportedStatementsTest, ANameThatTheArticleDoesNotHaveIsAnActorOfThatName) {
  const auto record = Analyze({Saying(kClosed, "هشام الغربي")});
  const std::string id = Imported(record).speaker.actor_id;
  EXPECT_EQ(id, model::ActorId(text::FoldText("هشام الغربي")));
  EXPECT_TRUE(std::any_of(record.actors.begin(), record.actors.end(),
                          [&](const auto& each) { return each.actor.id == id; }));
  ActorDirectory directory;
  directory.Put(id, {.id = "merged", .display_name = "هشام بن علي الغربي"});
  const Statement followed = Imported(Analyze({Saying(kClosed, "هشام الغربي")}, directory));
  EXPECT_EQ(followed.speaker.actor_id, "merged");
  EXPECT_EQ(followed.speaker.display_name, "هشام بن علي الغربي");
  EXPECT_EQ(followed.id, Saying(kClosed, "هشام الغربي").id) << "a merge renames no statement";
}

TEST(ImportedStatementsTest, AnonymousSourcesAndTheOutletAreNoActorsOfTheText) {
  Statement anonymous = Saying(kClosed, "مصدر مطلع");
  anonymous.speaker.anonymous = true;
  const Statement found = Imported(Analyze({anonymous}));
  EXPECT_TRUE(found.speaker.anonymous);
  EXPECT_EQ(found.speaker.actor_id, "");
  const Statement narrated =
      Imported(Analyze({Saying(kClosed, "أي اسم", StatementKind::kNarration)}));
  EXPECT_EQ(narrated.speaker.display_name, "صحيفة الساحل");
}

TEST(ImportedStatementsTest, TwoSystemsMayMeanTheSameWords) {
  Statement other = Saying(kClosed, "كمال الرياحي");
  other.source_system = "ارشيف";
  other.id = model::StatementId(other);
  const auto record = Analyze({other, Saying(kClosed, "كمال الرياحي")});
  int claims = 0;
  for (const auto& each : record.statements) {
    if (!each.statement.source_system.empty()) claims += each.statement.claim_ids.size();
  }
  EXPECT_EQ(claims, 2);
}

// Whatever bytes a span covers, as long as it keeps to code points.
TEST(ImportedStatementsTest, SpansNeedNotKeepToWords) {
  const absl::string_view body = kBody;
  const auto on_bound = [&](uint32_t at) {
    return at == body.size() || (static_cast<unsigned char>(body[at]) & 0xC0) != 0x80;
  };
  for (uint32_t begin = 0; begin < body.size(); ++begin) {
    for (const uint32_t size : {1u, 2u, 5u, 60u}) {
      const uint32_t end = begin + size;
      if (end > body.size() || !on_bound(begin) || !on_bound(end)) continue;
      Statement statement = Saying(body.substr(begin, size), "كمال الرياحي");
      statement.span = {model::TextField::kBody, begin, end};
      statement.speaker.mention_span = statement.span;
      EXPECT_EQ(Imported(Analyze({statement})).id, statement.id);
    }
  }
  Statement title = Saying(kClosed, "كمال الرياحي");
  title.span = {model::TextField::kTitle, 0, static_cast<uint32_t>(sizeof(kClosed) - 1)};
  EXPECT_EQ(Imported(Analyze({title})).claim_ids.size(), 1);
}

}  // namespace
}  // namespace isnad::analysis
