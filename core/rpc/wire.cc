// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/wire.h"

#include <grpcpp/impl/codegen/proto_utils.h>
#include <unicode/utf8.h>

#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "google/protobuf/unknown_field_set.h"

namespace isnad::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::UnknownField;
using google::protobuf::UnknownFieldSet;

std::optional<size_t> FirstMalformedByte(absl::string_view text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto size = static_cast<int64_t>(text.size());
  for (int64_t i = 0; i < size;) {
    const int64_t begin = i;
    UChar32 c;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) return static_cast<size_t>(begin);
  }
  return std::nullopt;
}

std::string PathOf(const FieldDescriptor& field, int index, absl::string_view prefix) {
  const std::string dot = prefix.empty() ? "" : ".";
  const std::string subscript = field.is_repeated() ? absl::StrCat("[", index, "]") : "";
  return absl::StrCat(prefix, dot, field.name(), subscript);
}

// Walks the wire format without regard for what strings hold, which the
// generated parsers refuse to do.
std::optional<MalformedString> FindIn(const UnknownFieldSet& fields, const Descriptor& type,
                                      absl::string_view prefix) {
  std::map<int, int> seen;  // field number -> elements so far
  for (int i = 0; i < fields.field_count(); ++i) {
    const UnknownField& value = fields.field(i);
    const FieldDescriptor* field = type.FindFieldByNumber(value.number());
    if (field == nullptr || value.type() != UnknownField::TYPE_LENGTH_DELIMITED) continue;
    const std::string path = PathOf(*field, seen[value.number()]++, prefix);
    if (field->type() == FieldDescriptor::TYPE_STRING) {
      if (const auto offset = FirstMalformedByte(value.length_delimited())) {
        return MalformedString{path, *offset};
      }
    } else if (field->type() == FieldDescriptor::TYPE_MESSAGE) {
      UnknownFieldSet inner;
      if (!inner.ParseFromString(value.length_delimited())) continue;
      if (auto found = FindIn(inner, *field->message_type(), path)) return found;
    }
  }
  return std::nullopt;
}

absl::Status WhyUnparsable(const grpc::ByteBuffer& bytes, const Descriptor& type) {
  if (const auto found = FindMalformedString(Flatten(bytes), type)) {
    return model::InvalidField(found->field, model::ErrorReason::kMalformedUtf8,
                               absl::StrCat("is not UTF-8 at byte ", found->byte_offset),
                               {{"byte_offset", absl::StrCat(found->byte_offset)}});
  }
  return model::MakeError(absl::StatusCode::kInvalidArgument,
                          absl::StrCat("the request is not a well-formed ", type.full_name()),
                          {model::ErrorReason::kMalformedRequest, {}, ""});
}

}  // namespace

std::string Flatten(const grpc::ByteBuffer& bytes) {
  std::vector<grpc::Slice> slices;
  std::string flat;
  if (!bytes.Dump(&slices).ok()) return flat;
  for (const grpc::Slice& slice : slices) {
    flat.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return flat;
}

std::optional<MalformedString> FindMalformedString(absl::string_view serialized,
                                                   const Descriptor& type) {
  UnknownFieldSet fields;
  if (!fields.ParseFromArray(serialized.data(), static_cast<int>(serialized.size()))) {
    return std::nullopt;
  }
  return FindIn(fields, type, "");
}

absl::Status ParseMessage(const grpc::ByteBuffer& bytes, google::protobuf::Message* message) {
  grpc::ByteBuffer shared = bytes;  // a reference: the reader consumes its handle
  grpc::ProtoBufferReader reader(&shared);
  if (reader.status().ok() && message->ParseFromZeroCopyStream(&reader)) return absl::OkStatus();
  return WhyUnparsable(bytes, *message->GetDescriptor());
}

absl::Status SerializeMessage(const google::protobuf::Message& message, grpc::ByteBuffer* bytes) {
  bool own_buffer;
  const grpc::Status status =
      grpc::GenericSerialize<grpc::ProtoBufferWriter, google::protobuf::Message>(message, bytes,
                                                                                 &own_buffer);
  if (!status.ok()) return absl::InternalError(status.error_message());
  return absl::OkStatus();
}

}  // namespace isnad::rpc
