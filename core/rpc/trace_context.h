// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/server_context.h>

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace isnad::rpc {

// Where a call stands in a distributed trace: W3C Trace Context
// (https://www.w3.org/TR/trace-context/, level 1). All in lower-case hex.
struct TraceContext {
  std::string trace_id;   // 32 digits: that of the caller's trace
  std::string parent_id;  // 16 digits: the caller's span
  std::string span_id;    // 16 digits: this call, made up here
};

inline constexpr char kTraceparentKey[] = "traceparent";

// What the header says, with a span id of its own; nullopt for what is none. A
// version to come may say more behind what version 00 has; that is passed over.
std::optional<TraceContext> ParseTraceparent(absl::string_view header);

// Of the call's metadata. One that is malformed, or given twice, counts as none:
// a broken tracer must not break calls.
std::optional<TraceContext> ReadTraceContext(const grpc::CallbackServerContext& context);

}  // namespace isnad::rpc
