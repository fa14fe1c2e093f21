// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/failure.h"

#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/store/errors.h"

namespace isnad::store::postgres {
namespace {

using Kind = Failure::Kind;

// By class, the first two characters; what is exceptional within one first.
Failure Classify(absl::string_view state, absl::string_view detail) {
  if (state == "40003") return {Kind::kUnknownCommit, CommitUnknown(detail)};
  if (absl::StartsWith(state, "40")) return {Kind::kConflict, StoreBusy(detail)};
  if (state == "57014") return {Kind::kCancelled, StoreBusy(detail)};
  if (state == "23505") return {Kind::kDuplicate, StoreInternal(detail)};
  if (state == "0A000") return {Kind::kUnsupported, StoreInternal(detail)};
  if (state == "42P01") return {Kind::kNoTable, StoreUnavailable(detail)};
  if (state == "53100") return {Kind::kOther, StoreFull(detail)};
  if (state == "53200") return {Kind::kOther, StoreUnavailable(detail)};
  // A lock that was not given in time.
  if (state == "55P03") return {Kind::kConflict, StoreBusy(detail)};
  // Too many connections and the like.
  if (absl::StartsWith(state, "53")) return {Kind::kOther, StoreBusy(detail)};
  if (state == "25006" || state == "42501") return {Kind::kOther, StoreReadOnly(detail)};
  // Index rows and statements that are too large for the server.
  if (absl::StartsWith(state, "54")) {
    return {Kind::kOther, model::MakeError(absl::StatusCode::kInvalidArgument, detail,
                                           {model::ErrorReason::kFieldTooLong, {}, ""})};
  }
  if (state == "XX001" || state == "XX002") return {Kind::kOther, StoreCorrupt(detail)};
  // The session was ended: shut down, crashed, timed out, terminated.
  if (absl::StartsWith(state, "57P") || absl::StartsWith(state, "08") || state == "25P03") {
    return {Kind::kLost, StoreUnavailable(detail)};
  }
  // The server's words would name the user.
  if (absl::StartsWith(state, "28")) return {Kind::kOther, StoreAccessDenied(state)};
  if (absl::StartsWith(state, "3D")) return {Kind::kOther, StoreMissing(detail)};
  // An error of the system below.
  if (absl::StartsWith(state, "58")) return {Kind::kOther, StoreUnavailable(detail)};
  return {Kind::kOther, StoreInternal(detail)};
}

// Of the engines that the store is meant for, the oldest speaks as PostgreSQL 11.
constexpr int kOldestServer = 110000;

struct Refusal {
  absl::string_view state;
  absl::string_view words;
};

// Of "… FATAL:  28P01: password authentication failed …", in whatever language
// the first word is.
std::optional<Refusal> FindRefusal(absl::string_view message) {
  for (size_t i = message.find(":  "); i != absl::string_view::npos;
       i = message.find(":  ", i + 1)) {
    const absl::string_view rest = message.substr(i + 3);
    const auto is_of_state = [](char c) {
      return absl::ascii_isdigit(c) || absl::ascii_isupper(c);
    };
    if (rest.size() < 7 || rest.substr(5, 2) != ": ") continue;
    if (!std::all_of(rest.begin(), rest.begin() + 5, is_of_state)) continue;
    return Refusal{rest.substr(0, 5), rest.substr(7, rest.find('\n') - 7)};
  }
  return std::nullopt;
}

}  // namespace

Failure FailureToConnect(absl::string_view message) {
  const auto refusal = FindRefusal(message);
  return refusal ? FailureOf(refusal->state, refusal->words) : LostConnection(message);
}

absl::Status CheckServerVersion(int number) {
  return number < kOldestServer ? ServerTooOld(number / 10000, kOldestServer / 10000)
                                : absl::OkStatus();
}

Failure FailureOf(absl::string_view sqlstate, absl::string_view message) {
  return Classify(sqlstate, absl::StrCat(message, " (PostgreSQL ", sqlstate, ")"));
}

Failure FailureOf(const PGresult* result) {
  const char* const state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const char* const message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  // Without a state the error is libpq's own: the connection broke.
  if (state == nullptr) return LostConnection(PQresultErrorMessage(result));
  return FailureOf(state, message == nullptr ? "" : message);
}

Failure LostConnection(absl::string_view message) {
  return {Kind::kLost, StoreUnavailable(absl::StrCat("PostgreSQL cannot be reached: ",
                                                     absl::StripAsciiWhitespace(message)))};
}

}  // namespace isnad::store::postgres
