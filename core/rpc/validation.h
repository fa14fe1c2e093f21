// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

// What both services check of a request before they look anything up. Every
// error is INVALID_ARGUMENT with the reason and the metadata that
// error_reason.proto gives for it. `field` is the path from the request:
// "article.body".
namespace isnad::rpc {

// The sizes of strings, in bytes. Those named here have a limit of their own;
// every other string has kMaxStringBytes.
inline constexpr int64_t kMaxBodyBytes = 1 << 20;     // Article.body
inline constexpr int64_t kMaxTextBytes = 64 << 10;    // CheckTextRequest.text, Statement.text
inline constexpr int64_t kMaxPassageBytes = 8 << 10;  // ClaimSide.text: a few sentences
inline constexpr int64_t kMaxTitleBytes = 8 << 10;    // Article.title
inline constexpr int64_t kMaxStringBytes = 2 << 10;   // all others
inline constexpr int kMaxElements = 1000;             // of a repeated field

// What holds for every field of every request, at any depth: no U+0000, no
// string or list beyond its limit, no number that its enum does not have.
// prefix: path of the message itself where it is part of a request, else "".
// Linear in the request.
absl::Status CheckRequest(const google::protobuf::Message& request, absl::string_view prefix = "");

// FIELD_REQUIRED where the value is empty.
absl::Status CheckRequired(absl::string_view field, absl::string_view value);
absl::Status RequiredFieldError(absl::string_view field);

// INVALID_REQUEST_ID where the value is neither empty nor a UUID (RFC 9562:
// five groups of hexadecimal digits).
absl::Status CheckRequestId(absl::string_view value);

// NUMBER_OUT_OF_RANGE where the value is not in [minimum, maximum]; no number
// at all is out of every range.
absl::Status CheckNumber(absl::string_view field, double value, double minimum, double maximum);

// UNSUPPORTED_LANGUAGE for a BCP 47 code whose primary subtag, in any case, is
// not "ar". Empty is taken as "ar".
absl::Status CheckLanguage(absl::string_view field, absl::string_view code);

absl::Status EnumValueError(absl::string_view field, int actual);

}  // namespace isnad::rpc
