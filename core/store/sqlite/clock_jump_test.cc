// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// The machine's clock is set while calls run.
#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "core/model/steady_clock.h"
#include "core/model/testing/jumping_clock.h"
#include "core/store/conformance/sample.h"
#include "core/store/sqlite/test_store.h"
#include "gtest/gtest.h"

namespace isnad::store::sqlite {
namespace {

using model::SetClockApart;
using model::SteadyNow;

ArticleRecord Report(int day) {
  const bool open = day % 2 == 0;
  return MakeRecord(open ? "الراصد" : "الميناء", absl::StrCat("quay", day), Day(day),
                    {{.speaker = "باسم الراوي",
                      .text = absl::StrCat("حال الرصيف كما رأيناه في اليوم ", day),
                      .agent = "رصيف الميناء",
                      .predicate = "جرى",
                      .patient = "",
                      .polarity = open ? model::Polarity::kPositive : model::Polarity::kNegative}});
}

class ClockJumpTest : public testing::TestWithParam<int> {
 protected:
  ClockJumpTest() { SteadyNow(); }
  ~ClockJumpTest() override { SetClockApart(absl::ZeroDuration()); }

  static absl::Duration Jump() { return absl::Hours(GetParam()); }

  SqliteStoreUnderTest store_;
  std::unique_ptr<StoreWriter> writer_ = *store_.OpenWriter();
};

INSTANTIATE_TEST_SUITE_P(Hours, ClockJumpTest, testing::Values(1, -1, 24, -24));

TEST_P(ClockJumpTest, ACallHasTheTimeItWasGiven) {
  const CallContext call{.deadline = SteadyNow() + absl::Minutes(1)};
  const absl::Status status = writer_->Transact(call, [](Transaction& t) {
    SetClockApart(Jump());
    return t.PutArticle(Report(1));
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_TRUE(writer_->reader().GetArticle(call, Report(1).article.id).ok());
}

TEST_P(ClockJumpTest, ACallHasNoMoreTimeThanThat) {
  const CallContext call{.deadline = SteadyNow() + absl::Milliseconds(50)};
  const absl::Status status = writer_->Transact(call, [&](Transaction& t) {
    SetClockApart(Jump());
    while (SteadyNow() < call.deadline) absl::SleepFor(absl::Milliseconds(5));
    return t.GetArticle(call, Report(1).article.id).status();
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded) << status;
}

TEST_P(ClockJumpTest, TheFeedKeepsItsOrder) {
  std::vector<std::string> stored;
  for (int day = 0; day < 4; ++day) {
    if (day == 2) SetClockApart(Jump());
    const absl::Status status = writer_->Transact({}, [&](Transaction& t) {
      absl::Status put = t.PutArticle(Report(day));
      if (!put.ok() || day == 0) return put;
      const auto found =
          MakeContradiction(Report(day - 1).mentions[0].mention, Report(day).mentions[0].mention);
      stored.push_back(found.id);
      return t.PutContradictions({found});
    });
    ASSERT_TRUE(status.ok()) << status;
    ASSERT_TRUE(writer_->PublishContradictions({}, kFeedRetention).ok());
  }
  const auto page = writer_->reader().ReadFeed({}, {}, 0, 100);
  ASSERT_TRUE(page.ok()) << page.status();
  std::vector<std::string> read;
  for (const FeedEntry& entry : page->entries) read.push_back(entry.contradiction.id);
  EXPECT_EQ(read, stored);
}

}  // namespace
}  // namespace isnad::store::sqlite
