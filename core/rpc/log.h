// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "nlohmann/json_fwd.hpp"

// Structured logs: one JSON object a line on standard error. Never article
// text, never tokens. Silent until StartLog. Thread-safe.
//
// Lines of calls that went well, which come by the thousands, are written
// together: after a second, or with the next line of another kind. What a
// process that is killed has not written by then is lost.
namespace isnad::rpc {

// The event of a call's line.
inline constexpr char kCallEvent[] = "call";

enum class LogLevel { kDebug, kInfo, kWarning, kError, kOff };

// Once, before the first line. INVALID_ARGUMENT for an unknown level name
// (debug, info, warning, error, off).
absl::Status StartLog(absl::string_view program, absl::string_view level);

// Adds time, level, program and event to the fields, none of which is named so.
// The event says what happened in a fixed word; the rest are its details.
void Log(LogLevel level, absl::string_view event, const nlohmann::json& fields);
bool LogEnabled(LogLevel level);
// Writes what has not been written yet. Every end of the program but by a signal
// that kills does so.
void FlushLog();

// What an error says for a log line: code, reason, field and, where asked for,
// the message. Leave the message out where a caller's input may be quoted.
nlohmann::json ErrorFields(const absl::Status& status, bool with_message);

}  // namespace isnad::rpc
