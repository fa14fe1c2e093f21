// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/announcement.h"

#include <gtest/gtest.h>

#include "absl/time/time.h"
#include "ingest-service/service.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

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

  TestService bench_;
};

TEST_F(AnnouncementTest, WhatWaitsIsAnnounced) {
  EXPECT_TRUE(AnnounceContradictions({}, *bench_.store).ok());
  EXPECT_EQ(State().newest, 0);
  Ingest("بريد الموانئ", "يستأنف الميناء عمله يوم الأحد");
  Ingest("صحيفة الساحل", "لن يستأنف الميناء عمله يوم الأحد");
  EXPECT_TRUE(State().has_waiting) << "the test needs a contradiction";
  EXPECT_TRUE(AnnounceContradictions({}, *bench_.store).ok());
  EXPECT_FALSE(State().has_waiting);
  EXPECT_EQ(State().newest, 1);
}

TEST_F(AnnouncementTest, EndsWithItsCall) {
  store::CallContext over;
  over.deadline = absl::InfinitePast();
  EXPECT_EQ(AnnounceContradictions(over, *bench_.store).code(),
            absl::StatusCode::kDeadlineExceeded);
}

}  // namespace
}  // namespace isnad::ingest
