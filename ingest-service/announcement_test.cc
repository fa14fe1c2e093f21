// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/announcement.h"

#include <prometheus/text_serializer.h>

#include "absl/time/time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest-service/service.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

using testing::HasSubstr;
using testing::Not;

class AnnouncementTest : public testing::Test {
 protected:
  void Ingest(const std::string& outlet, const std::string& body) {
    EXPECT_TRUE(bench_.service.IngestArticle({}, MakeRequest(outlet, "", body)).ok());
  }
  store::FeedState State() {
    const auto state = bench_.store->reader().GetFeedState({});
    EXPECT_TRUE(state.ok()) << state.status();
    return state.ok() ? *state : store::FeedState();
  }

  std::string Page() { return prometheus::TextSerializer().Serialize(bench_.registry.Collect()); }

  TestService bench_;
};

TEST_F(AnnouncementTest, WhatWaitsIsAnnounced) {
  EXPECT_TRUE(AnnounceContradictions({}, *bench_.store, bench_.metrics).ok());
  EXPECT_EQ(State().newest, 0);
  Ingest("بريد الموانئ", "يستأنف الميناء عمله يوم الأحد");
  Ingest("صحيفة الساحل", "لن يستأنف الميناء عمله يوم الأحد");
  EXPECT_TRUE(State().has_waiting) << "the test needs a contradiction";
  EXPECT_TRUE(AnnounceContradictions({}, *bench_.store, bench_.metrics).ok());
  EXPECT_FALSE(State().has_waiting);
  EXPECT_EQ(State().newest, 1);
}

TEST_F(AnnouncementTest, IsCounted) {
  Ingest("بريد الموانئ", "يستأنف الميناء عمله يوم الأحد");
  Ingest("صحيفة الساحل", "لن يستأنف الميناء عمله يوم الأحد");
  EXPECT_THAT(Page(), HasSubstr("isnad_feed_all_announced_timestamp_seconds 0\n"));
  ASSERT_TRUE(AnnounceContradictions({}, *bench_.store, bench_.metrics).ok());
  EXPECT_THAT(Page(), HasSubstr("isnad_feed_announced_total 1\n"));
  EXPECT_THAT(Page(), HasSubstr("isnad_feed_backlog 1\n"));
  EXPECT_THAT(Page(), Not(HasSubstr("isnad_feed_all_announced_timestamp_seconds 0\n")));
  ASSERT_TRUE(AnnounceContradictions({}, *bench_.store, bench_.metrics).ok());
  EXPECT_THAT(Page(), HasSubstr("isnad_feed_announced_total 1\n"));
  EXPECT_THAT(Page(), HasSubstr("isnad_feed_backlog 0\n"));
}

TEST_F(AnnouncementTest, EndsWithItsCall) {
  store::CallContext over;
  over.deadline = absl::InfinitePast();
  EXPECT_EQ(AnnounceContradictions(over, *bench_.store, bench_.metrics).code(),
            absl::StatusCode::kDeadlineExceeded);
}

}  // namespace
}  // namespace isnad::ingest
