// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/trace_context.h"

#include <algorithm>
#include <iterator>

#include "absl/random/random.h"
#include "absl/strings/str_cat.h"

namespace isnad::rpc {
namespace {

// VERSION-TRACE_ID-PARENT_ID-FLAGS
constexpr size_t kVersionEnd = 2;
constexpr size_t kTraceEnd = 35;
constexpr size_t kParentEnd = 52;
constexpr size_t kFlagsEnd = 55;

bool IsLowerHex(absl::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool IsZero(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c == '0'; });
}

std::string NewSpanId() {
  thread_local absl::BitGen random;
  // Zero is no id.
  return absl::StrCat(absl::Hex(
      absl::Uniform<uint64_t>(absl::IntervalClosed, random, 1, UINT64_MAX), absl::kZeroPad16));
}

}  // namespace

std::optional<TraceContext> ParseTraceparent(absl::string_view header) {
  if (header.size() < kFlagsEnd) return std::nullopt;
  if (header[kVersionEnd] != '-' || header[kTraceEnd] != '-' || header[kParentEnd] != '-') {
    return std::nullopt;
  }
  const absl::string_view version = header.substr(0, kVersionEnd);
  const absl::string_view trace = header.substr(kVersionEnd + 1, kTraceEnd - kVersionEnd - 1);
  const absl::string_view parent = header.substr(kTraceEnd + 1, kParentEnd - kTraceEnd - 1);
  const absl::string_view flags = header.substr(kParentEnd + 1, kFlagsEnd - kParentEnd - 1);
  for (const absl::string_view part : {version, trace, parent, flags}) {
    if (!IsLowerHex(part)) return std::nullopt;
  }
  if (version == "ff" || IsZero(trace) || IsZero(parent)) return std::nullopt;
  const bool has_more = header.size() > kFlagsEnd;
  if (has_more && (version == "00" || header[kFlagsEnd] != '-')) return std::nullopt;
  return TraceContext{std::string(trace), std::string(parent), NewSpanId()};
}

std::optional<TraceContext> ReadTraceContext(const grpc::CallbackServerContext& context) {
  const auto [first, end] = context.client_metadata().equal_range(kTraceparentKey);
  if (first == end || std::next(first) != end) return std::nullopt;
  return ParseTraceparent({first->second.data(), first->second.size()});
}

}  // namespace isnad::rpc
