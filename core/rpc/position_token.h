// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

// Tokens with which a caller goes on where an answer ended: a position, bound
// to the request without the fields in which one request of a row differs from
// the next. A token is base64url over a version byte, the position and a
// fingerprint of both, so that a token cut short, made up or carried to
// another request is refused. It is no secret: whoever forges one can only
// name a position that the same request may see anyway.
namespace isnad::rpc {

// The request without these fields, as bytes that are the same for equal
// requests within one version of the program.
std::string BytesWithout(const google::protobuf::Message& request,
                         std::initializer_list<const char*> fields);

// kind: what the token is for, a word of the caller's own. Empty for an empty
// position.
std::string MakePositionToken(absl::string_view kind, const google::protobuf::Message& request,
                              std::initializer_list<const char*> fields,
                              absl::string_view position);

// The position; nullopt for a token that MakePositionToken did not give for
// the same kind and request.
std::optional<std::string> ReadPositionToken(absl::string_view kind,
                                             const google::protobuf::Message& request,
                                             std::initializer_list<const char*> fields,
                                             absl::string_view token);

}  // namespace isnad::rpc
