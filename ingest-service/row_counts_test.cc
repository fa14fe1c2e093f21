// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/row_counts.h"

#include <prometheus/text_serializer.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

using testing::HasSubstr;
using testing::Not;

class RowCountsTest : public testing::Test {
 protected:
  std::string Page() { return prometheus::TextSerializer().Serialize(registry_.Collect()); }
  absl::Status Update() { return counts_.Update({}, bench_.store->reader()); }
  void Ingest(const std::string& body) {
    EXPECT_TRUE(bench_.service.IngestArticle({}, MakeRequest("بريد الموانئ", "", body)).ok());
  }

  TestService bench_;
  prometheus::Registry registry_;
  absl::Time now_ = absl::UnixEpoch();
  RowCounts counts_{registry_, [this] { return now_; }};
};

TEST_F(RowCountsTest, CountsOnceAMinute) {
  EXPECT_THAT(Page(), Not(HasSubstr("isnad_store_rows{")));
  Ingest("يستأنف الميناء عمله يوم الأحد");
  ASSERT_TRUE(Update().ok());
  EXPECT_THAT(Page(), HasSubstr("isnad_store_rows{kind=\"articles\"} 1\n"));
  Ingest("يستأنف المطار عمله يوم السبت");
  now_ += RowCounts::kInterval - absl::Nanoseconds(1);
  ASSERT_TRUE(Update().ok());
  EXPECT_THAT(Page(), HasSubstr("isnad_store_rows{kind=\"articles\"} 1\n"));
  now_ += absl::Nanoseconds(1);
  ASSERT_TRUE(Update().ok());
  EXPECT_THAT(Page(), HasSubstr("isnad_store_rows{kind=\"articles\"} 2\n"));
}

TEST_F(RowCountsTest, WhatIsSlowIsDoneSeldom) {
  absl::Duration took = absl::Seconds(3);
  RowCounts slow(registry_, [this, took] { return now_ += took; });
  ASSERT_TRUE(slow.Update({}, bench_.store->reader()).ok());
  Ingest("يستأنف الميناء عمله يوم الأحد");
  now_ += RowCounts::kShare * took - 2 * took;
  ASSERT_TRUE(slow.Update({}, bench_.store->reader()).ok());
  EXPECT_THAT(Page(), HasSubstr("isnad_store_rows{kind=\"articles\"} 0\n"));
  now_ += 2 * took;
  ASSERT_TRUE(slow.Update({}, bench_.store->reader()).ok());
  EXPECT_THAT(Page(), HasSubstr("isnad_store_rows{kind=\"articles\"} 1\n"));
}

TEST_F(RowCountsTest, AStoreThatDoesNotAnswerIsAskedLater) {
  store::CallContext over;
  over.deadline = absl::InfinitePast();
  EXPECT_FALSE(counts_.Update(over, bench_.store->reader()).ok());
  EXPECT_TRUE(counts_.Update(over, bench_.store->reader()).ok());  // not asked
  EXPECT_THAT(Page(), Not(HasSubstr("isnad_store_rows{")));
}

}  // namespace
}  // namespace isnad::ingest
