// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "absl/strings/str_cat.h"
#include "core/store/conformance/conformance.h"
#include "core/store/conformance/sample.h"
#include "core/store/dismissal.h"
#include "gmock/gmock.h"

namespace isnad::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Ids = std::vector<std::string>;

constexpr char kWarden[] = "باسم الراوي";
constexpr char kFarmer[] = "منى الصفدي";
constexpr char kCanal[] = "قناة الري";

// What people say of a canal, day by day; each report contradicts the next one.
ArticleRecord Report(int day) {
  const bool open = day % 2 == 0;
  return MakeRecord(open ? "الراصد" : "الميناء", absl::StrCat("canal", day), Day(day),
                    {{.speaker = open ? kWarden : kFarmer,
                      .text = absl::StrCat("حال القناة كما رأيناها في اليوم ", day),
                      .agent = kCanal,
                      .predicate = "جرى",
                      .patient = "",
                      .polarity = open ? model::Polarity::kPositive : model::Polarity::kNegative}});
}

// Between the reports of a day and the next.
model::Contradiction At(int day) {
  return MakeContradiction(Report(day).mentions[0].mention, Report(day + 1).mentions[0].mention);
}

// The reports up to a day, stored.
absl::Status PutReports(StoreWriter& writer, int last_day) {
  return writer.Transact({}, [&](Transaction& t) {
    for (int day = 0; day <= last_day; ++day) {
      if (absl::Status status = t.PutArticle(Report(day)); !status.ok()) return status;
    }
    return absl::OkStatus();
  });
}

int64_t Publish(StoreWriter& writer, int64_t kept = kFeedRetention) {
  const auto count = writer.PublishContradictions({}, kept);
  EXPECT_TRUE(count.ok()) << count.status();
  return count.ok() ? *count : -1;
}

// Stores a contradiction and gives it its number.
void Announce(StoreWriter& writer, const model::Contradiction& found,
              int64_t kept = kFeedRetention) {
  EXPECT_TRUE(
      writer.Transact({}, [&](Transaction& t) { return t.PutContradictions({found}); }).ok());
  EXPECT_EQ(Publish(writer, kept), 1);
}

FeedState State(const StoreReader& reader) {
  const auto state = reader.GetFeedState({});
  EXPECT_TRUE(state.ok()) << state.status();
  return state.ok() ? *state : FeedState();
}

FeedPage Read(const StoreReader& reader, int64_t after, int32_t limit = 100,
              const ContradictionFilter& filter = {}) {
  auto page = reader.ReadFeed({}, filter, after, limit);
  EXPECT_TRUE(page.ok()) << page.status();
  return page.ok() ? *std::move(page) : FeedPage();
}

// All that stands behind a position, page by page.
Ids ReadAll(const StoreReader& reader, int64_t after, int32_t limit = 2,
            const ContradictionFilter& filter = {}) {
  Ids ids;
  while (true) {
    const FeedPage page = Read(reader, after, limit, filter);
    EXPECT_LE(page.entries.size(), static_cast<size_t>(limit));
    for (const FeedEntry& entry : page.entries) {
      EXPECT_GT(entry.position, after);
      EXPECT_LE(entry.position, page.until);
      after = entry.position;
      ids.push_back(entry.contradiction.id);
    }
    if (page.until <= after && page.entries.empty()) return ids;
    after = page.until;
  }
}

TEST_P(StoreConformanceTest, AContradictionIsReadOnceItHasANumber) {
  ASSERT_TRUE(PutReports(writer(), 1).ok());
  EXPECT_FALSE(State(reader()).has_waiting);
  Put(At(0));
  EXPECT_TRUE(State(reader()).has_waiting);
  EXPECT_EQ(State(reader()).newest, 0);
  EXPECT_THAT(ReadAll(reader(), 0), IsEmpty());
  EXPECT_EQ(Publish(writer()), 1);
  EXPECT_EQ(Publish(writer()), 0);
  EXPECT_FALSE(State(reader()).has_waiting);
  EXPECT_EQ(State(reader()).newest, 1);
  const FeedPage page = Read(reader(), 0);
  ASSERT_EQ(page.entries.size(), 1);
  EXPECT_EQ(page.entries[0].contradiction, At(0));
  EXPECT_EQ(page.until, page.entries[0].position);
  EXPECT_EQ(page.feed_id, State(reader()).feed_id);
}

TEST_P(StoreConformanceTest, TheRestFollowsFromEveryPosition) {
  ASSERT_TRUE(PutReports(writer(), 7).ok());
  Ids order;
  for (const int day : {3, 0, 6, 1, 5}) {
    Announce(writer(), At(day));
    order.push_back(At(day).id);
  }
  for (int32_t limit = 1; limit <= 6; ++limit) {
    EXPECT_EQ(ReadAll(reader(), 0, limit), order);
    for (size_t read = 0; read <= order.size(); ++read) {
      const int64_t position = static_cast<int64_t>(read);
      EXPECT_EQ(ReadAll(reader(), position, limit), Ids(order.begin() + position, order.end()));
    }
  }
}

TEST_P(StoreConformanceTest, WhatWaitsTogetherKeepsItsOrder) {
  ASSERT_TRUE(PutReports(writer(), 5).ok());
  Ids order;
  for (const int day : {4, 2, 0, 3, 1}) {
    Put(At(day));
    order.push_back(At(day).id);
  }
  EXPECT_EQ(Publish(writer()), 5);
  EXPECT_EQ(ReadAll(reader(), 0), order);
}

TEST_P(StoreConformanceTest, ReanalysisIsNoNews) {
  ASSERT_TRUE(PutReports(writer(), 2).ok());
  Announce(writer(), At(0));
  // Taken out and put back, changed, in one transaction and then in two.
  model::Contradiction changed = At(0);
  changed.confidence = 0.25;
  ASSERT_TRUE(Transact([&](Transaction& t) {
                absl::Status status = t.PutArticle(Report(0));
                if (status.ok()) status = t.PutContradictions({changed, At(1)});
                return status;
              }).ok());
  EXPECT_EQ(Publish(writer()), 1);
  Put(Report(0));
  Put(changed);
  EXPECT_EQ(Publish(writer()), 0);
  EXPECT_THAT(ReadAll(reader(), 0), ElementsAre(At(0).id, At(1).id));
  EXPECT_EQ(Read(reader(), 0).entries[0].contradiction.confidence, 0.25);
}

TEST_P(StoreConformanceTest, WhatGoesBeforeItsNumberIsNotAnnouncedUntilItReturns) {
  ASSERT_TRUE(PutReports(writer(), 2).ok());
  Put(At(0));
  Put(Report(0));
  EXPECT_FALSE(State(reader()).has_waiting);
  Announce(writer(), At(1));
  EXPECT_THAT(ReadAll(reader(), 0), ElementsAre(At(1).id));
  Announce(writer(), At(0));
  EXPECT_THAT(ReadAll(reader(), 0), ElementsAre(At(1).id, At(0).id));
}

TEST_P(StoreConformanceTest, ATransactionThatFailsAnnouncesNothing) {
  ASSERT_TRUE(PutReports(writer(), 1).ok());
  EXPECT_FALSE(Transact([&](Transaction& t) {
                 const absl::Status status = t.PutContradictions({At(0)});
                 return status.ok() ? absl::AbortedError("for the test") : status;
               }).ok());
  EXPECT_FALSE(State(reader()).has_waiting);
  EXPECT_EQ(Publish(writer()), 0);
}

TEST_P(StoreConformanceTest, WhatIsGoneOrDismissedIsPassedOver) {
  ASSERT_TRUE(PutReports(writer(), 3).ok());
  for (const int day : {0, 1, 2}) Announce(writer(), At(day));
  Delete(Report(0).article.id);
  EXPECT_THAT(ReadAll(reader(), 0), ElementsAre(At(1).id, At(2).id));
  const DismissalRecord decision =
      MakeDismissal(At(2), Report(2).article, Report(3).article, {"هدى", "قناتان", Day(9)});
  ASSERT_TRUE(Transact([&](Transaction& t) { return t.PutDismissal(decision); }).ok());
  EXPECT_THAT(ReadAll(reader(), 0), ElementsAre(At(1).id));
  EXPECT_EQ(Read(reader(), 2).until, 3) << "what is passed over is not looked at again";
  // Back again, neither is news.
  Put(Report(0));
  Put(At(0));
  EXPECT_EQ(Publish(writer()), 0);
}

TEST_P(StoreConformanceTest, FiltersAreThoseOfTheListing) {
  ASSERT_TRUE(PutReports(writer(), 6).ok());
  for (int day = 0; day < 6; ++day) {
    model::Contradiction found = At(day);
    found.confidence = 0.1 * day;
    if (day % 2 == 0) found.types = {model::ContradictionType::kTemporal};
    if (day % 3 == 0) found.scope = model::ContradictionScope::kSelf;
    Put(found);
    EXPECT_EQ(Publish(writer()), 1);
  }
  const std::vector<ContradictionFilter> filters = {
      {.actor_id = ActorIdOf(kWarden)},
      {.actor_id = ActorIdOf("لا أحد")},
      {.outlet = "الميناء"},
      {.types = {model::ContradictionType::kTemporal}},
      {.scope = model::ContradictionScope::kSelf},
      {.min_confidence = 0.25},
      {.outlet = "الراصد", .types = {model::ContradictionType::kTemporal}, .min_confidence = 0.3}};
  for (const ContradictionFilter& filter : filters) {
    const auto page = reader().ListContradictions(call_, filter, {100, ""});
    ASSERT_TRUE(page.ok()) << page.status();
    Ids listed;
    for (const model::Contradiction& found : page->items) listed.push_back(found.id);
    EXPECT_THAT(ReadAll(reader(), 0, 1, filter), testing::UnorderedElementsAreArray(listed));
    EXPECT_EQ(Read(reader(), 0, 100, filter).until, 6);
  }
}

TEST_P(StoreConformanceTest, OnlyTheNewestAreHeld) {
  ASSERT_TRUE(PutReports(writer(), 5).ok());
  for (int day = 0; day < 4; ++day) {
    Put(At(day));
    EXPECT_EQ(Publish(writer(), 2), 1);
  }
  EXPECT_EQ(State(reader()).oldest, 3);
  for (const int64_t after : {0, 1}) {
    const FeedPage page = Read(reader(), after);
    EXPECT_TRUE(page.expired);
    EXPECT_GT(page.expired.value_or(absl::InfinitePast()), absl::UnixEpoch());
    EXPECT_THAT(page.entries, IsEmpty());
    EXPECT_EQ(page.until, after);
  }
  EXPECT_FALSE(Read(reader(), 2).expired);
  EXPECT_THAT(ReadAll(reader(), 2), ElementsAre(At(2).id, At(3).id));
  // That the others were announced is known for good.
  Put(Report(0));
  Put(At(0));
  EXPECT_EQ(Publish(writer(), 2), 0);
  EXPECT_EQ(State(reader()).newest, 4);
}

TEST_P(StoreConformanceTest, APositionAheadOfTheStoreWaits) {
  ASSERT_TRUE(PutReports(writer(), 1).ok());
  Announce(writer(), At(0));
  const FeedPage page = Read(reader(), 7);
  EXPECT_THAT(page.entries, IsEmpty());
  EXPECT_EQ(page.until, 7);
  EXPECT_FALSE(page.expired);
}

TEST_P(StoreConformanceTest, TheFeedOutlivesItsWriters) {
  ASSERT_TRUE(PutReports(writer(), 2).ok());
  Announce(writer(), At(0));
  const std::string feed_id = State(reader()).feed_id;
  EXPECT_FALSE(feed_id.empty());
  Put(At(1));
  Reopen();
  EXPECT_EQ(State(reader()).feed_id, feed_id);
  EXPECT_EQ(Publish(writer()), 1) << "what an earlier process left";
  EXPECT_THAT(ReadAll(reader(), 1), ElementsAre(At(1).id));
}

}  // namespace
}  // namespace isnad::store
