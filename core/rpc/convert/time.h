// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/store/filters.h"
#include "google/protobuf/timestamp.pb.h"
#include "isnad/v1/time_range.pb.h"

namespace isnad::rpc {

// The times that a request may name: from 1900 to the end of 2199, so that
// nanoseconds since 1970 fit into 64 bits everywhere.
absl::Time EarliestTime();
absl::Time LatestTime();  // excluded

// Times outside the years 1 to 9999, which a Timestamp cannot hold, become the
// nearest that it can.
google::protobuf::Timestamp ToProto(absl::Time time);

// TIME_OUT_OF_RANGE for a value that is no Timestamp (nanos out of bounds) or
// not within the times above.
absl::StatusOr<absl::Time> FromProto(const google::protobuf::Timestamp& timestamp,
                                     absl::string_view field);

// An infinite end is left absent.
v1::TimeRange ToProto(absl::Time begin, absl::Time end);

// Absent ends are infinite. Also INVALID_TIME_RANGE where the range is empty.
absl::StatusOr<store::TimeRange> FromProto(const v1::TimeRange& range, absl::string_view field);

// TIME_OUT_OF_RANGE where an article claims to be published more than
// kFutureSlack after `now`: clocks and time zones differ, but not by days.
inline constexpr absl::Duration kFutureSlack = absl::Hours(48);
absl::Status CheckPublishTime(absl::string_view field, absl::Time publish_time, absl::Time now);

absl::Status TimeOutOfRangeError(absl::string_view field, absl::Time minimum, absl::Time maximum);

}  // namespace isnad::rpc
