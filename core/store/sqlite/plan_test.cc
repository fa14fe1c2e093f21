// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/types/span.h"
#include "core/store/sql/curation_sql.h"
#include "core/store/sql/feed_sql.h"
#include "core/store/sql/finding_sql.h"
#include "core/store/sql/name_sound_sql.h"
#include "core/store/sql/posting_sql.h"
#include "core/store/sql/query.h"
#include "core/store/sql/sketch_sql.h"
#include "core/store/sql/sql.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/test_store.h"
#include "gtest/gtest.h"

namespace isnad::store::sqlite {
namespace {

// Every statement that reads by a key or lists, but for the counts.
constexpr absl::string_view kReads[] = {
    sql::kGetArticle,
    sql::kGetArticleRevision,
    sql::kFindArticleByContent,
    sql::kListArticles,
    sql::kListArticlesOfOutlet,
    sql::kListArticlesWithUrl,
    sql::kListArticlesWithExternalId,
    sql::kListCopiesOfArticle,
    sql::kGetSketch,
    sql::kOriginalOf,
    sql::kOriginalsOf,
    sql::kBandBefore,
    sql::kBandAfter,
    sql::kTextsAfter,
    sql::kGetStatement,
    sql::kListStatements,
    sql::kListStatementsOfSpeaker,
    sql::kListStatementsAbout,
    sql::kListStatementsWithWords,
    sql::kListStatementsOfClaim,
    sql::kListStatementsOfOutlet,
    sql::kListStatementsOfArticle,
    sql::kStatementsOf,
    sql::kGetClaim,
    sql::kGetClaims,
    sql::kMentionsOfClaims,
    sql::kMentionsOfClaim,
    sql::kListClaims,
    sql::kListClaimsOfEvent,
    sql::kListClaimsOfActor,
    sql::kListClaimsOfHolder,
    sql::kListClaimsOfOutlet,
    sql::kListSharedClaims,
    sql::kFirstIngestTime,
    sql::kSelectArticles,
    sql::kCountArticles,
    sql::kListClaimMentions,
    sql::kFindMentions,
    sql::kFindFreshMentions,
    sql::kGetMention,
    sql::kFindClaims,
    sql::kEarliestMentions,
    sql::kLatestMentionTime,
    sql::kParticipantsOfClaim,
    sql::kMentionsOf,
    sql::kGetActor,
    sql::kListActors,
    sql::kListActorsOfKind,
    sql::kListActorsOfOrigin,
    sql::kListActorsOfWikidata,
    sql::kFindNames,
    sql::kFindSomeNames,
    sql::kFindWordsBySound,
    sql::kNameWordsAfter,
    sql::kGetIndexVersion,
    sql::kArticleActorsOf,
    sql::kFactsOfActor,
    sql::kCountActorName,
    sql::kDesignationCounts,
    sql::kDesignationExample,
    sql::kCountDesignationIn,
    sql::kDesignationsOf,
    sql::kGetContradiction,
    sql::kListContradictions,
    sql::kListContradictionsOfActor,
    sql::kListContradictionsOfOutlet,
    sql::kListContradictionsOfClaim,
    sql::kGetDismissal,
    sql::kFindDismissals,
    sql::kImportedStatements,
    sql::kContradictionsOf,
    sql::kFindRequest,
    sql::kCurationVersion,
    sql::kGetCuratedActor,
    sql::kClaimantsOfName,
    sql::kListCuratedActors,
    sql::kGetActorMerge,
    sql::kMergeOfActor,
    sql::kMergesIntoActor,
    sql::kListActorMerges,
    sql::kListActorMergesOfActor,
    sql::kQueuedArticles,
    sql::kGetFeedState,
    sql::kFeedTimeFrom,
    sql::kReadFeed,
    sql::kWaitingForNumber,
};

// And those that write by a key.
constexpr absl::string_view kWrites[] = {
    sql::kDeleteArticle,
    sql::kDeleteRevisions,
    sql::kDeleteStatements,
    sql::kDeleteStatementActor,
    sql::kDeleteStatementPosting,
    sql::kUpdateClaimActors,
    sql::kDropClaimActor,
    sql::kDeleteUnusedClaimActor,
    sql::kDeleteMentions,
    sql::kDeleteMentionKey,
    sql::kDeleteClaimPosting,
    sql::kDeleteArticleActors,
    sql::kDropActorFact,
    sql::kDeleteUnusedActorFact,
    sql::kDropActorName,
    sql::kDeleteUnusedActorName,
    sql::kDeleteNameWord,
    sql::kDeleteWordSound,
    sql::kDeleteDesignations,
    sql::kDropDesignation,
    sql::kPruneRequests,
    sql::kDeleteCuratedName,
    sql::kDeleteMergedActor,
    sql::kQueueArticlesOfActor,
    sql::kUnqueueArticle,
    sql::kDeleteStatementClaim,
    sql::kDropClaimOutlet,
    sql::kDeleteUnusedClaimOutlet,
    sql::kUpdateClaimOutlets,
    sql::kMarkContradiction,
    sql::kDeleteContradictionClaim,
    sql::kDeleteDismissal,
    sql::kDeleteImportedOfSystem,
    sql::kDeleteImported,
    sql::kDeleteFreshStatementPosting,
    sql::kDeleteFreshClaimPosting,
    sql::kDeleteFreshMentionKey,
    sql::kCountActorNameAgain,
    sql::kCountActorFactAgain,
    sql::kDeleteSketch,
    sql::kDeleteBand,
    sql::kSetDuplicateOf,
    sql::kSetDuplicateOfSketch,
    sql::kAwaitNoNumber,
    sql::kGiveNumber,
    sql::kMoveFeed,
    sql::kForgetNumbers,
};

class PlanTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(store_.OpenWriter().ok());
    auto connection = Connection::Open(store_.path(), Connection::Mode::kReader);
    ASSERT_TRUE(connection.ok()) << connection.status();
    connection_ = *std::move(connection);
  }

  std::string PlanOf(absl::string_view sql) {
    // Kept, since the connection knows a statement by its address.
    explained_.push_back(std::make_unique<std::string>(absl::StrCat("EXPLAIN QUERY PLAN ", sql)));
    std::string plan;
    sql::Query query(*connection_, *explained_.back());
    while (query.Next()) absl::StrAppend(&plan, query.View(3), "\n");
    EXPECT_TRUE(query.status().ok()) << query.status() << sql;
    return plan;
  }

 private:
  SqliteStoreUnderTest store_;
  std::unique_ptr<Connection> connection_;
  std::vector<std::unique_ptr<std::string>> explained_;
};

// A statement either seeks in an index or walks the words that were bound; it
// never reads a whole table, nor sorts what it read.
TEST_F(PlanTest, NothingScansATableOrSorts) {
  for (const auto& statements : {absl::Span<const absl::string_view>(kReads),
                                 absl::Span<const absl::string_view>(kWrites)}) {
    for (absl::string_view sql : statements) {
      const std::string plan = PlanOf(sql);
      EXPECT_TRUE(absl::StrContains(plan, "SEARCH")) << sql << "\n" << plan;
      EXPECT_FALSE(absl::StrContains(plan, "TEMP B-TREE")) << sql << "\n" << plan;
      for (absl::string_view line : absl::StrSplit(plan, '\n')) {
        EXPECT_FALSE(absl::StartsWith(line, "SCAN") && line != "SCAN w VIRTUAL TABLE INDEX 1:")
            << sql << "\n"
            << plan;
      }
    }
  }
}

// The position of a page is a place in the index, not a condition on the rows.
TEST_F(PlanTest, PagesSeekToTheirPosition) {
  EXPECT_TRUE(absl::StrContains(PlanOf(sql::kListArticles), "(recency,article_id)>(?,?)"));
  for (absl::string_view sql : {sql::kListArticlesWithUrl, sql::kListArticlesWithExternalId,
                                sql::kListCopiesOfArticle, sql::kListArticlesOfOutlet}) {
    EXPECT_TRUE(absl::StrContains(PlanOf(sql), "=? AND (recency,article_id)>(?,?)")) << sql;
  }
  EXPECT_TRUE(
      absl::StrContains(PlanOf(sql::kBandBefore), "band=? AND (publish_time,article_id)<(?,?)"));
  EXPECT_TRUE(absl::StrContains(PlanOf(sql::kListStatementsWithWords),
                                "(recency,article_id,position)>(?,?,?)"));
  EXPECT_TRUE(absl::StrContains(PlanOf(sql::kListClaimsOfHolder), "(recency,claim_id)>(?,?)"));
  EXPECT_TRUE(absl::StrContains(PlanOf(sql::kListStatementsOfOutlet),
                                "(recency,article_id,position)>(?,?,?)"));
  EXPECT_TRUE(absl::StrContains(PlanOf(sql::kListSharedClaims), "(recency,claim_id)>(?,?)"));
  EXPECT_TRUE(
      absl::StrContains(PlanOf(sql::kSelectArticles), "(first_ingest_time,article_id)>(?,?)"));
  EXPECT_TRUE(absl::StrContains(PlanOf(sql::kListContradictionsOfActor),
                                "(recency,contradiction_id)>(?,?)"));
}

// The check can fail: this one scans and sorts.
TEST_F(PlanTest, AScanWouldBeSeen) {
  const std::string plan = PlanOf("SELECT title FROM articles ORDER BY title");
  EXPECT_TRUE(absl::StrContains(plan, "SCAN articles"));
  EXPECT_TRUE(absl::StrContains(plan, "TEMP B-TREE"));
}

}  // namespace
}  // namespace isnad::store::sqlite
