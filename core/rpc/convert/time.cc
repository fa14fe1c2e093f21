// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/time.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "core/model/error.h"
#include "core/rpc/validation.h"

namespace isnad::rpc {
namespace {

absl::Time StartOfYear(int year) {
  return absl::FromCivil(absl::CivilYear(year), absl::UTCTimeZone());
}

// What a Timestamp may hold: years 1 to 9999. As constants: lists have several times
// in each element.
constexpr absl::Time kBeginOfTimestamps = absl::FromUnixSeconds(-62'135'596'800);
constexpr absl::Time kEndOfTimestamps = absl::FromUnixSeconds(253'402'300'800);

std::string Rfc3339(absl::Time time) {
  return absl::FormatTime(absl::RFC3339_full, time, absl::UTCTimeZone());
}

}  // namespace

absl::Time EarliestTime() { return StartOfYear(1900); }
absl::Time LatestTime() { return StartOfYear(2200); }

google::protobuf::Timestamp ToProto(absl::Time time) {
  time = std::clamp(time, kBeginOfTimestamps, kEndOfTimestamps - absl::Nanoseconds(1));
  const int64_t seconds = absl::ToUnixSeconds(time);  // rounds down, also before 1970
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(seconds);
  timestamp.set_nanos(
      static_cast<int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
  return timestamp;
}

absl::StatusOr<absl::Time> FromProto(const google::protobuf::Timestamp& timestamp,
                                     absl::string_view field) {
  const bool valid = timestamp.nanos() >= 0 && timestamp.nanos() < 1'000'000'000;
  const absl::Time time =
      absl::FromUnixSeconds(timestamp.seconds()) + absl::Nanoseconds(timestamp.nanos());
  if (!valid || time < EarliestTime() || time >= LatestTime()) {
    return TimeOutOfRangeError(field, EarliestTime(), LatestTime());
  }
  return time;
}

v1::TimeRange ToProto(absl::Time begin, absl::Time end) {
  v1::TimeRange range;
  if (begin != absl::InfinitePast()) *range.mutable_begin_time() = ToProto(begin);
  if (end != absl::InfiniteFuture()) *range.mutable_end_time() = ToProto(end);
  return range;
}

absl::StatusOr<store::TimeRange> FromProto(const v1::TimeRange& range, absl::string_view field) {
  store::TimeRange result;
  if (range.has_begin_time()) {
    auto begin = FromProto(range.begin_time(), absl::StrCat(field, ".begin_time"));
    if (!begin.ok()) return begin.status();
    result.begin = *begin;
  }
  if (range.has_end_time()) {
    auto end = FromProto(range.end_time(), absl::StrCat(field, ".end_time"));
    if (!end.ok()) return end.status();
    result.end = *end;
  }
  if (result.begin >= result.end) {
    return model::InvalidField(
        field, model::ErrorReason::kInvalidTimeRange, "ends at or before its begin",
        {{"begin_time", Rfc3339(result.begin)}, {"end_time", Rfc3339(result.end)}});
  }
  return result;
}

absl::Status TimeOutOfRangeError(absl::string_view field, absl::Time minimum, absl::Time maximum) {
  return model::InvalidField(
      field, model::ErrorReason::kTimeOutOfRange,
      absl::StrCat("is not a time from ", Rfc3339(minimum), " to ", Rfc3339(maximum)),
      {{"minimum", Rfc3339(minimum)}, {"maximum", Rfc3339(maximum)}});
}

absl::Status CheckPublishTime(absl::string_view field, absl::Time publish_time, absl::Time now) {
  const absl::Time latest = now + kFutureSlack;
  if (publish_time <= latest) return absl::OkStatus();
  return TimeOutOfRangeError(field, EarliestTime(), latest);
}

}  // namespace isnad::rpc
