// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/model/error.h"

#include <utility>

#include "absl/strings/cord.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"

namespace isnad::model {
namespace {

constexpr absl::string_view kPayload = "isnad.dev/ErrorDetails";

// One line a part: the reason, the field, then key=value, each C-escaped so
// that no value can hold a line break or an equals sign of its own.
std::string Escape(absl::string_view value) {
  // Octal escapes end after three digits, so what follows cannot join them.
  return absl::StrReplaceAll(absl::CEscape(value), {{"=", "\\075"}});
}

std::string Unescape(absl::string_view value) {
  std::string out;
  return absl::CUnescape(value, &out) ? out : std::string(value);
}

}  // namespace

absl::Status MakeError(absl::StatusCode code, absl::string_view message, ErrorDetails details) {
  std::string payload =
      absl::StrCat(static_cast<int32_t>(details.reason), "\n", Escape(details.field));
  for (const auto& [key, value] : details.metadata) {
    absl::StrAppend(&payload, "\n", Escape(key), "=", Escape(value));
  }
  absl::Status status(code, message);
  status.SetPayload(kPayload, absl::Cord(payload));
  return status;
}

std::optional<ErrorDetails> GetErrorDetails(const absl::Status& status) {
  const auto payload = status.GetPayload(kPayload);
  if (!payload) return std::nullopt;
  const std::vector<std::string> lines = absl::StrSplit(std::string(*payload), '\n');
  int32_t reason = 0;
  if (lines.size() < 2 || !absl::SimpleAtoi(lines[0], &reason)) return std::nullopt;
  ErrorDetails details{static_cast<ErrorReason>(reason), {}, Unescape(lines[1])};
  for (size_t i = 2; i < lines.size(); ++i) {
    const std::pair<std::string, std::string> entry =
        absl::StrSplit(lines[i], absl::MaxSplits('=', 1));
    details.metadata[Unescape(entry.first)] = Unescape(entry.second);
  }
  return details;
}

absl::Status InvalidField(absl::string_view field, ErrorReason reason, absl::string_view message,
                          std::map<std::string, std::string> metadata) {
  metadata.try_emplace("field", field);
  return MakeError(absl::StatusCode::kInvalidArgument, absl::StrCat(field, ": ", message),
                   {reason, std::move(metadata), std::string(field)});
}

}  // namespace isnad::model
