// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/position_token.h"

#include <memory>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "core/model/id.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"

namespace isnad::rpc {
namespace {

using google::protobuf::Message;

constexpr char kVersion = 1;
constexpr size_t kFingerprintBytes = 20;  // of model::Fingerprint

std::string Seal(absl::string_view kind, const Message& request,
                 std::initializer_list<const char*> fields, absl::string_view position) {
  return model::Fingerprint(
      kind, {request.GetDescriptor()->full_name(), BytesWithout(request, fields), position});
}

}  // namespace

std::string BytesWithout(const Message& request, std::initializer_list<const char*> fields) {
  const std::unique_ptr<Message> rest(request.New());
  rest->CopyFrom(request);
  for (const char* field : fields) {
    rest->GetReflection()->ClearField(rest.get(), rest->GetDescriptor()->FindFieldByName(field));
  }
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    rest->SerializeToCodedStream(&coded);
  }
  return bytes;
}

std::string MakePositionToken(absl::string_view kind, const Message& request,
                              std::initializer_list<const char*> fields,
                              absl::string_view position) {
  if (position.empty()) return "";
  return absl::WebSafeBase64Escape(absl::StrCat(absl::string_view(&kVersion, 1), position,
                                                Seal(kind, request, fields, position)));
}

std::optional<std::string> ReadPositionToken(absl::string_view kind, const Message& request,
                                             std::initializer_list<const char*> fields,
                                             absl::string_view token) {
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(token, &bytes)) return std::nullopt;
  if (bytes.size() <= 1 + kFingerprintBytes || bytes[0] != kVersion) return std::nullopt;
  std::string position = bytes.substr(1, bytes.size() - 1 - kFingerprintBytes);
  const std::string seal = bytes.substr(bytes.size() - kFingerprintBytes);
  if (seal != Seal(kind, request, fields, position)) return std::nullopt;
  return position;
}

}  // namespace isnad::rpc
