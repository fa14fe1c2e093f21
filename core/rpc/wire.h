// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/support/byte_buffer.h>

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

namespace isnad::rpc {

// Parses a request. INVALID_ARGUMENT with MALFORMED_UTF8, the path of the
// field and the offset in it where a string is not UTF-8; with
// MALFORMED_REQUEST for any other bytes that are no such message.
absl::Status ParseMessage(const grpc::ByteBuffer& bytes, google::protobuf::Message* message);

// INTERNAL where the message is too large to serialize (2 GiB).
absl::Status SerializeMessage(const google::protobuf::Message& message, grpc::ByteBuffer* bytes);

// All bytes in one piece; none of a buffer that is not valid.
std::string Flatten(const grpc::ByteBuffer& bytes);

// A string field whose bytes are not UTF-8.
struct MalformedString {
  std::string field;  // "article.body", "statements[2].text"
  size_t byte_offset;
};

// The first such field of a serialized message, if there is one. Linear.
std::optional<MalformedString> FindMalformedString(absl::string_view serialized,
                                                   const google::protobuf::Descriptor& type);

}  // namespace isnad::rpc
