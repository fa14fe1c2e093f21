// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/feed_worker.h"

#include <gtest/gtest.h>

#include "absl/time/clock.h"
#include "ingest-service/service.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

class FeedWorkerTest : public testing::Test {
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

TEST_F(FeedWorkerTest, WhatWaitsIsAnnouncedBeforeItStops) {
  Ingest("بريد الموانئ", "يستأنف الميناء عمله يوم الأحد");
  Ingest("صحيفة الساحل", "لن يستأنف الميناء عمله يوم الأحد");
  EXPECT_TRUE(State().has_waiting) << "the test needs a contradiction";
  { const FeedWorker worker(*bench_.store, absl::InfiniteDuration()); }
  EXPECT_FALSE(State().has_waiting);
  EXPECT_EQ(State().newest, 1);
}

TEST_F(FeedWorkerTest, WhatIsStoredMeanwhileIsAnnounced) {
  const FeedWorker worker(*bench_.store, absl::Milliseconds(1));
  Ingest("بريد الموانئ", "يستأنف الميناء عمله يوم الأحد");
  Ingest("صحيفة الساحل", "لن يستأنف الميناء عمله يوم الأحد");
  while (State().newest == 0) absl::SleepFor(absl::Milliseconds(1));
  EXPECT_FALSE(State().has_waiting);
}

}  // namespace
}  // namespace isnad::ingest
