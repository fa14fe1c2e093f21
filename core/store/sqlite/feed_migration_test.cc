// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "absl/strings/str_cat.h"
#include "core/store/conformance/sample.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/test_store.h"
#include "gmock/gmock.h"

namespace isnad::store::sqlite {
namespace {

ArticleRecord Report(int day) {
  return MakeRecord(
      "الراصد", absl::StrCat("report", day), Day(day),
      {{.speaker = "باسم الراوي",
        .text = absl::StrCat("حال السوق في اليوم ", day),
        .agent = "سوق الخضار",
        .predicate = "فتح",
        .patient = "",
        .polarity = day == 1 ? model::Polarity::kPositive : model::Polarity::kNegative}});
}

model::Contradiction At(int day) {
  return MakeContradiction(Report(day).mentions[0].mention, Report(day + 1).mentions[0].mention);
}

absl::Status Put(StoreWriter& writer, const std::vector<model::Contradiction>& found) {
  return writer.Transact({}, [&](Transaction& t) {
    for (const int day : {1, 2, 3}) {
      if (absl::Status status = t.PutArticle(Report(day)); !status.ok()) return status;
    }
    return t.PutContradictions(found);
  });
}

// What a version without a feed left, nobody waits for; what comes after is news.
TEST(FeedMigrationTest, ContradictionsOfEarlierStoresAreNotAnnounced) {
  SqliteStoreUnderTest store;
  ASSERT_TRUE(Put(**store.OpenWriter(), {At(1)}).ok());
  {
    const auto connection = Connection::Open(store.path(), Connection::Mode::kWriter);
    ASSERT_TRUE(connection.ok()) << connection.status();
    ASSERT_TRUE((*connection)
                    ->RunScript("DROP TABLE contradiction_feed; DROP TABLE contradiction_feed_head;"
                                "PRAGMA user_version = 8")
                    .ok());
  }
  const auto writer = store.OpenWriter();
  ASSERT_TRUE(writer.ok()) << writer.status();
  EXPECT_FALSE((*writer)->reader().GetFeedState({})->has_waiting);
  // Analysed again, and one more.
  ASSERT_TRUE(Put(**writer, {At(1), At(2)}).ok());
  EXPECT_EQ(*(*writer)->PublishContradictions({}, kFeedRetention), 1);
  const auto page = (*writer)->reader().ReadFeed({}, {}, 0, 10);
  ASSERT_TRUE(page.ok() && page->entries.size() == 1) << page.status();
  EXPECT_EQ(page->entries[0].contradiction.id, At(2).id);
}

}  // namespace
}  // namespace isnad::store::sqlite
