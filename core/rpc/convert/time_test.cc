// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/time.h"

#include <limits>

#include "absl/time/civil_time.h"
#include "core/rpc/testing.h"
#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

using google::protobuf::Timestamp;
using model::ErrorReason;

Timestamp At(int64_t seconds, int32_t nanos = 0) {
  Timestamp timestamp;
  timestamp.set_seconds(seconds);
  timestamp.set_nanos(nanos);
  return timestamp;
}

absl::Time Day(int year, int month, int day) {
  return absl::FromCivil(absl::CivilDay(year, month, day), absl::UTCTimeZone());
}

TEST(TimeTest, RoundTripsToTheNanosecondOnBothSidesOf1970) {
  for (const Timestamp& timestamp : {At(0), At(-1, 999'999'999), At(1'556'000'000, 1)}) {
    const auto time = FromProto(timestamp, "t");
    ASSERT_TRUE(time.ok()) << time.status();
    EXPECT_EQ(ToProto(*time).SerializeAsString(), timestamp.SerializeAsString());
  }
}

TEST(TimeTest, RefusesWhatIsNoTimestampAndForeignYears) {
  for (const Timestamp& timestamp :
       {At(0, -1), At(0, 1'000'000'000), At(absl::ToUnixSeconds(Day(1899, 12, 31))),
        At(absl::ToUnixSeconds(Day(2200, 1, 1))), At(std::numeric_limits<int64_t>::max()),
        At(std::numeric_limits<int64_t>::min())}) {
    const absl::Status status = FromProto(timestamp, "article.publish_time").status();
    EXPECT_THAT(status, IsInvalidField("article.publish_time", ErrorReason::kTimeOutOfRange));
    EXPECT_EQ(MetadataOf(status).at("minimum"), "1900-01-01T00:00:00+00:00");
    EXPECT_EQ(MetadataOf(status).at("maximum"), "2200-01-01T00:00:00+00:00");
  }
  EXPECT_TRUE(FromProto(At(absl::ToUnixSeconds(Day(1900, 1, 1))), "t").ok());
}

TEST(TimeTest, WhatATimestampCannotHoldBecomesTheNearest) {
  EXPECT_EQ(ToProto(absl::InfinitePast()).seconds(), -62'135'596'800);
  EXPECT_EQ(ToProto(absl::InfiniteFuture()).seconds(), 253'402'300'799);
  EXPECT_EQ(ToProto(absl::InfiniteFuture()).nanos(), 999'999'999);
}

TEST(TimeTest, RangesRoundTripWithOpenEnds) {
  v1::TimeRange proto;
  for (int ends = 0; ends < 4; ++ends) {
    proto.Clear();
    if (ends & 1) *proto.mutable_begin_time() = At(100);
    if (ends & 2) *proto.mutable_end_time() = At(200);
    const auto range = FromProto(proto, "publish_time_range");
    ASSERT_TRUE(range.ok()) << range.status();
    EXPECT_EQ(ToProto(range->begin, range->end).SerializeAsString(), proto.SerializeAsString());
  }
}

TEST(TimeTest, ARangeThatEndsAtItsBeginIsRefused) {
  v1::TimeRange proto;
  *proto.mutable_begin_time() = At(100);
  *proto.mutable_end_time() = At(100);
  const absl::Status status = FromProto(proto, "publish_time_range").status();
  EXPECT_THAT(status, IsInvalidField("publish_time_range", ErrorReason::kInvalidTimeRange));
  EXPECT_EQ(MetadataOf(status).at("begin_time"), "1970-01-01T00:01:40+00:00");
  *proto.mutable_end_time() = At(0, -5);
  EXPECT_THAT(FromProto(proto, "publish_time_range").status(),
              IsInvalidField("publish_time_range.end_time", ErrorReason::kTimeOutOfRange));
}

TEST(TimeTest, AnArticleMayBeDatedABitAhead) {
  const absl::Time now = Day(2019, 4, 20);
  EXPECT_TRUE(CheckPublishTime("publish_time", now + absl::Hours(48), now).ok());
  EXPECT_THAT(CheckPublishTime("publish_time", now + absl::Hours(49), now),
              IsInvalidField("publish_time", ErrorReason::kTimeOutOfRange));
}

}  // namespace
}  // namespace isnad::rpc
