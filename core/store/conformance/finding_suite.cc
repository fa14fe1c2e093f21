// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/store/conformance/conformance.h"
#include "core/store/conformance/sample.h"
#include "core/store/dismissal.h"
#include "gmock/gmock.h"

// What people decide about contradictions, and what other systems find.
namespace isnad::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr char kGovernor[] = "فارس الهلالي";
constexpr char kTeacher[] = "سناء البكري";
constexpr char kSchool[] = "مدرسة النهر";

ArticleRecord Report(const std::string& outlet, int day, const std::string& speaker,
                     model::Polarity polarity, const std::string& text, int32_t revision = 1,
                     const std::string& lead = "") {
  std::vector<Saying> sayings;
  if (!lead.empty()) {
    sayings.push_back(
        {.speaker = speaker, .text = lead, .agent = speaker, .predicate = "حضر", .patient = ""});
  }
  sayings.push_back({.speaker = speaker,
                     .text = text,
                     .agent = kSchool,
                     .predicate = "فتح",
                     .patient = "",
                     .polarity = polarity});
  return MakeRecord(outlet, outlet, Day(day), sayings, revision);
}

// The governor says that the school has opened, the teacher that it has not.
class School {
 public:
  School()
      : opened(Report("الضفة", 2, kGovernor, model::Polarity::kPositive, "المدرسة فتحت أبوابها")),
        closed(Report("السهل", 3, kTeacher, model::Polarity::kNegative, "لم تفتح المدرسة أبوابها")),
        conflict(Conflict(opened, closed)) {}

  static model::Contradiction Conflict(const ArticleRecord& x, const ArticleRecord& y) {
    return MakeContradiction(x.mentions.back().mention, y.mentions.back().mention);
  }
  DismissalRecord Decision() const {
    return MakeDismissal(conflict, opened.article, closed.article,
                         {"هدى", "مدرستان مختلفتان", Day(9)});
  }

  const ArticleRecord opened, closed;
  const model::Contradiction conflict;
};

TEST_P(StoreConformanceTest, ADismissedContradictionLeavesListsAndStaysReadable) {
  const School school;
  Put(school.opened);
  Put(school.closed);
  Put(school.conflict);
  const DismissalRecord decision = school.Decision();
  ASSERT_TRUE(Transact([&](Transaction& t) { return t.PutDismissal(decision); }).ok());
  EXPECT_THAT(reader().ListContradictions(call_, {}, {})->items, IsEmpty());
  const auto shown = reader().ListContradictions(call_, {.show_dismissed = true}, {});
  ASSERT_THAT(shown->items, SizeIs(1));
  EXPECT_EQ(shown->items[0].dismissal, decision.dismissal);
  EXPECT_EQ(reader().GetContradiction(call_, school.conflict.id)->dismissal, decision.dismissal);
  for (const auto& [x, y] :
       {std::pair(school.opened, school.closed), std::pair(school.closed, school.opened)}) {
    EXPECT_THAT(*reader().FindDismissals(call_, x.article.id, y.article.id), ElementsAre(decision));
  }
  EXPECT_THAT(*reader().FindDismissals(call_, school.opened.article.id, "other"), IsEmpty());

  ASSERT_TRUE(Transact([&](Transaction& t) { return t.DeleteDismissal(decision.id); }).ok());
  EXPECT_EQ(*reader().GetContradiction(call_, school.conflict.id), school.conflict);
  EXPECT_THAT(reader().ListContradictions(call_, {}, {})->items, SizeIs(1));
  EXPECT_TRUE(
      absl::IsNotFound(Transact([&](Transaction& t) { return t.DeleteDismissal(decision.id); })));
}

TEST_P(StoreConformanceTest, ADismissalOutlivesTheArticlesAndTheirAnalyses) {
  const School school;
  Put(school.opened);
  Put(school.closed);
  Put(school.conflict);
  ASSERT_TRUE(Transact([&](Transaction& t) { return t.PutDismissal(school.Decision()); }).ok());
  // Analysed again.
  Put(school.opened);
  Put(school.conflict);
  EXPECT_THAT(reader().ListContradictions(call_, {}, {})->items, IsEmpty());
  // Away and back.
  Delete(school.closed.article.id);
  Delete(school.opened.article.id);
  EXPECT_THAT(reader().ListContradictions(call_, {.show_dismissed = true}, {})->items, IsEmpty());
  Reopen();
  Put(school.closed);
  Put(school.opened);
  Put(school.conflict);
  EXPECT_THAT(reader().ListContradictions(call_, {}, {})->items, IsEmpty());
  EXPECT_THAT(reader().ListContradictions(call_, {.show_dismissed = true}, {})->items, SizeIs(1));
}

TEST_P(StoreConformanceTest, ADismissalIsAboutWhatTheArticlesSay) {
  const School school;
  Put(school.opened);
  Put(school.closed);
  Put(school.conflict);
  ASSERT_TRUE(Transact([&](Transaction& t) { return t.PutDismissal(school.Decision()); }).ok());
  // The same words, elsewhere in a new revision.
  const ArticleRecord moved = Report("السهل", 3, kTeacher, model::Polarity::kNegative,
                                     "لم تفتح المدرسة أبوابها", 2, "حضرت المعلمة الاجتماع");
  Put(moved);
  Put(School::Conflict(school.opened, moved));
  EXPECT_THAT(reader().ListContradictions(call_, {}, {})->items, IsEmpty());
  // Other words that make another claim.
  ArticleRecord rewritten = Report("السهل", 3, kTeacher, model::Polarity::kNegative,
                                   "المدرسة أغلقت نهائيا بقرار من الوزارة", 3);
  rewritten.mentions.back().mention.claim_id = "another";
  Put(rewritten);
  Put(School::Conflict(school.opened, rewritten));
  EXPECT_THAT(reader().ListContradictions(call_, {}, {})->items, SizeIs(1));
}

TEST_P(StoreConformanceTest, ImportedStatementsStayWithTheTextTheyWereFoundIn) {
  const School school;
  const std::string& id = school.opened.article.id;
  const auto import = [&](const std::string& system, std::vector<model::Statement> statements) {
    for (model::Statement& each : statements) each.source_system = system;
    return Transact(
        [&](Transaction& t) { return t.PutImportedStatements(id, system, statements); });
  };
  const auto texts = [&] {
    std::vector<std::string> found;
    const auto imported = reader().ImportedStatements(call_, id);
    for (const auto& each : *imported) found.push_back(each.text);
    return found;
  };
  EXPECT_TRUE(absl::IsNotFound(import("ب", {{.text = "قول"}})));
  Put(school.opened);
  ASSERT_TRUE(import("ب", {{.text = "ثان"}, {.text = "أول"}}).ok());
  ASSERT_TRUE(import("ا", {{.text = "ثالث"}}).ok());
  EXPECT_THAT(texts(), ElementsAre("ثالث", "ثان", "أول"));
  Put(school.opened);
  Reopen();
  EXPECT_THAT(texts(), ElementsAre("ثالث", "ثان", "أول"));
  ASSERT_TRUE(import("ب", {{.text = "رابع"}}).ok());
  EXPECT_THAT(texts(), ElementsAre("ثالث", "رابع"));
  ASSERT_TRUE(import("ا", {}).ok());
  EXPECT_THAT(texts(), ElementsAre("رابع"));
  Put(Report("الضفة", 2, kGovernor, model::Polarity::kPositive, "المدرسة ستفتح غدا", 2));
  EXPECT_THAT(texts(), IsEmpty());
  ASSERT_TRUE(import("ب", {{.text = "خامس"}}).ok());
  Delete(id);
  Put(school.opened);
  EXPECT_THAT(texts(), IsEmpty());
}

TEST_P(StoreConformanceTest, ArticlesAreSelectedInTheOrderOfTheirFirstIngest) {
  std::vector<ArticleRecord> records;
  for (int i = 0; i < 5; ++i) {
    records.push_back(MakeRecord(i % 2 == 0 ? "الضفة" : "السهل", absl::StrCat("s", i), Day(9 - i),
                                 {{kGovernor, "المدرسة مفتوحة", kSchool, "فتح", ""}}));
    records[i].article.ingest_time = Day(20 + i);
    records[i].article.rules_version = i < 3 ? "1" : "2";
    Put(records[i]);
  }
  // Revised later, it keeps its place.
  records[0].article.revision = 2;
  records[0].article.ingest_time = Day(40);
  records[0].article.content_hash = "another";
  Put(records[0]);
  const auto select = [&](const ArticleSelection& selection) {
    std::vector<std::string> found;
    std::string after;
    while (true) {
      const auto page = *reader().SelectArticles(call_, selection, {2, after});
      if (page.empty()) break;
      EXPECT_EQ(*reader().CountSelectedArticles(call_, selection, after) -
                    static_cast<int64_t>(page.size()),
                *reader().CountSelectedArticles(call_, selection, page.back().position));
      for (const auto& each : page) found.push_back(each.id);
      after = page.back().position;
    }
    std::string numbers;
    for (const std::string& id : found) {
      for (size_t i = 0; i < records.size(); ++i) {
        if (records[i].article.id == id) absl::StrAppend(&numbers, i);
      }
    }
    return numbers;
  };
  EXPECT_EQ(select({}), "01234");
  EXPECT_EQ(select({.outlet = "السهل"}), "13");
  EXPECT_EQ(select({.published = {Day(6), Day(8)}}), "23");
  EXPECT_EQ(select({.not_rules_version = "2"}), "012");
  EXPECT_EQ(select({.ingested_until = Day(22)}), "012");
  EXPECT_EQ(select({.ids = {records[4].article.id, "none", records[1].article.id}}), "14");
  EXPECT_EQ(select({.ids = {records[4].article.id}, .outlet = "السهل"}), "");
  Delete(records[2].article.id);
  EXPECT_EQ(select({}), "0134");
}

TEST_P(StoreConformanceTest, StatementsAreNarrowedByClaimOutletAndEndorsement) {
  const School school;
  ArticleRecord doubted =
      Report("السهل", 5, kGovernor, model::Polarity::kPositive, "زعم أن المدرسة فتحت");
  doubted.statements[0].statement.endorsement = model::Endorsement::kDoubted;
  Put(school.opened);
  Put(doubted);
  const auto list = [&](const StatementFilter& filter) {
    std::vector<std::string> ids;
    for (const auto& found : AllPages<PrintedStatement>(1, [&](const PageRequest& page) {
           return reader().ListStatements(call_, filter, page);
         })) {
      ids.push_back(found.id);
    }
    return ids;
  };
  const std::string& first = school.opened.statements[0].statement.id;
  const std::string& second = doubted.statements[0].statement.id;
  const std::string& claim = doubted.mentions[0].mention.claim_id;
  ASSERT_EQ(claim, school.opened.mentions[0].mention.claim_id);
  EXPECT_THAT(list({.claim_id = claim}), ElementsAre(second, first));
  EXPECT_THAT(list({.claim_id = "another"}), IsEmpty());
  EXPECT_THAT(list({.outlet = "الضفة"}), ElementsAre(first));
  EXPECT_THAT(list({.speaker_id = ActorIdOf(kGovernor), .claim_id = claim, .outlet = "السهل"}),
              ElementsAre(second));
  EXPECT_THAT(list({.endorsement = model::Endorsement::kDoubted}), ElementsAre(second));
  EXPECT_THAT(list({.claim_id = claim, .endorsement = model::Endorsement::kNeutral}),
              ElementsAre(first));
  Delete(doubted.article.id);
  EXPECT_THAT(list({.claim_id = claim}), ElementsAre(first));
}

TEST_P(StoreConformanceTest, ClaimsAreNarrowedByStanceArticleOutletAndOrigins) {
  const School school;  // opened and closed make two claims
  ArticleRecord denied =
      Report("السهل", 5, kTeacher, model::Polarity::kPositive, "ليس صحيحا أن المدرسة فتحت");
  denied.mentions[0].mention.stance = model::Stance::kDenies;
  Put(school.opened);
  Put(school.closed);
  const auto list = [&](const ClaimFilter& filter) {
    std::vector<std::string> ids;
    for (const auto& found : AllPages<model::ClaimSummary>(1, [&](const PageRequest& page) {
           return reader().ListClaims(call_, filter, page);
         })) {
      ids.push_back(found.claim.id);
    }
    return ids;
  };
  const std::string& opened = school.opened.mentions[0].mention.claim_id;
  const std::string& closed = school.closed.mentions[0].mention.claim_id;
  EXPECT_THAT(list({.min_origin_count = 1}), ElementsAre(closed, opened));
  EXPECT_THAT(list({.min_origin_count = 2}), IsEmpty());
  Delete(school.closed.article.id);
  Put(denied);
  EXPECT_THAT(list({.min_origin_count = 2}), ElementsAre(opened));
  EXPECT_THAT(list({.holder_id = ActorIdOf(kTeacher), .stance = model::Stance::kDenies}),
              ElementsAre(opened));
  EXPECT_THAT(list({.holder_id = ActorIdOf(kTeacher), .stance = model::Stance::kAsserts}),
              IsEmpty());
  EXPECT_THAT(list({.article_id = denied.article.id}), ElementsAre(opened));
  EXPECT_THAT(list({.outlet = "السهل"}), ElementsAre(opened));
  Delete(denied.article.id);
  EXPECT_THAT(list({.outlet = "السهل"}), IsEmpty());
  EXPECT_THAT(list({.outlet = "الضفة"}), ElementsAre(opened));
}

TEST_P(StoreConformanceTest, ContradictionsAreNarrowedByClaim) {
  const School school;
  Put(school.opened);
  Put(school.closed);
  Put(school.conflict);
  for (const ArticleRecord* record : {&school.opened, &school.closed}) {
    const std::string& claim = record->mentions[0].mention.claim_id;
    EXPECT_THAT(reader().ListContradictions(call_, {.claim_id = claim}, {})->items,
                ElementsAre(school.conflict));
  }
  EXPECT_THAT(reader().ListContradictions(call_, {.claim_id = "another"}, {})->items, IsEmpty());
}

TEST_P(StoreConformanceTest, ActorsAreNarrowedByOriginAndWikidataId) {
  ArticleRecord record = School().opened;
  ASSERT_THAT(record.actors, SizeIs(2));
  record.actors[0].actor.origin = model::ActorOrigin::kGazetteer;
  record.actors[0].actor.wikidata_id = "Q7";
  record.actors[1].actor.origin = model::ActorOrigin::kText;
  Put(record);
  const auto list = [&](const ActorFilter& filter) {
    std::vector<std::string> ids;
    for (const auto& found : AllPages<model::Actor>(1, [&](const PageRequest& page) {
           return reader().ListActors(call_, filter, page);
         })) {
      ids.push_back(found.id);
    }
    return ids;
  };
  const std::string &known = record.actors[0].actor.id, &named = record.actors[1].actor.id;
  EXPECT_THAT(list({.origin = model::ActorOrigin::kGazetteer}), ElementsAre(known));
  EXPECT_THAT(list({.origin = model::ActorOrigin::kText}), ElementsAre(named));
  EXPECT_THAT(list({.origin = model::ActorOrigin::kCurator}), IsEmpty());
  EXPECT_THAT(list({.wikidata_id = "Q7"}), ElementsAre(known));
  EXPECT_THAT(list({.origin = model::ActorOrigin::kText, .wikidata_id = "Q7"}), IsEmpty());
  ActorRecord curated = record.actors[1];
  curated.actor.origin = model::ActorOrigin::kCurator;
  ASSERT_TRUE(Transact([&](Transaction& t) { return t.PutCuratedActor(curated); }).ok());
  EXPECT_THAT(list({.origin = model::ActorOrigin::kCurator}), ElementsAre(named));
  EXPECT_THAT(list({.origin = model::ActorOrigin::kText}), IsEmpty());
}

TEST_P(StoreConformanceTest, SearchesAndDesignationsKeepToTheTimeRange) {
  const School school;
  ArticleRecord titled = school.opened;
  titled.designations = {{ActorIdOf(kGovernor), "المحافظ", {model::TextField::kBody, 0, 4}}};
  Put(titled);
  Put(school.closed);
  const auto found = [&](absl::Time begin, absl::Time end) {
    return reader().SearchClaims(call_, {"المدرسة"}, {begin, end}, 9)->size();
  };
  EXPECT_EQ(found(Day(2), Day(4)), 2u);
  EXPECT_EQ(found(Day(2), Day(3)), 1u);
  EXPECT_EQ(found(Day(3), Day(4)), 1u);
  EXPECT_EQ(found(Day(4), absl::InfiniteFuture()), 0u);
  const auto titles = [&](absl::Time begin, absl::Time end) {
    return reader().CountDesignations(call_, ActorIdOf(kGovernor), {begin, end})->size();
  };
  EXPECT_EQ(titles(Day(2), Day(3)), 1u);
  EXPECT_EQ(titles(Day(1), Day(2)), 0u);
  EXPECT_EQ(titles(Day(3), Day(9)), 0u);
}

}  // namespace
}  // namespace isnad::store
