// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/page_tokens.h"

#include <algorithm>
#include <memory>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/model/id.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"

namespace isnad::query {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr char kVersion = 1;
constexpr size_t kFingerprintBytes = 20;  // of model::Fingerprint

const FieldDescriptor* Field(const Message& request, const char* name) {
  return request.GetDescriptor()->FindFieldByName(name);
}

// The request without its paging fields, as bytes that are the same for equal
// requests within this version of the program.
std::string Filters(const Message& request) {
  const std::unique_ptr<Message> filters(request.New());
  filters->CopyFrom(request);
  filters->GetReflection()->ClearField(filters.get(), Field(request, "page_size"));
  filters->GetReflection()->ClearField(filters.get(), Field(request, "page_token"));
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    filters->SerializeToCodedStream(&coded);
  }
  return bytes;
}

std::string Seal(const Message& request, absl::string_view position) {
  return model::Fingerprint("page_token",
                            {request.GetDescriptor()->full_name(), Filters(request), position});
}

}  // namespace

absl::Status PageTokenError() {
  return model::InvalidField("page_token", model::ErrorReason::kInvalidPageToken,
                             "is not a token that this request was answered with");
}

absl::StatusOr<store::PageRequest> ReadPage(const Message& request) {
  const auto& reflection = *request.GetReflection();
  const int32_t size = reflection.GetInt32(request, Field(request, "page_size"));
  if (size < 0) {
    return model::InvalidField("page_size", model::ErrorReason::kInvalidPageSize, "is negative",
                               {{"actual", absl::StrCat(size)}});
  }
  store::PageRequest page;
  page.size = size == 0 ? kDefaultPageSize : std::min(size, kMaxPageSize);
  const std::string token = reflection.GetString(request, Field(request, "page_token"));
  if (token.empty()) return page;
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(token, &bytes)) return PageTokenError();
  if (bytes.size() <= 1 + kFingerprintBytes || bytes[0] != kVersion) return PageTokenError();
  page.after = bytes.substr(1, bytes.size() - 1 - kFingerprintBytes);
  if (bytes.substr(bytes.size() - kFingerprintBytes) != Seal(request, page.after)) {
    return PageTokenError();
  }
  return page;
}

std::string PageToken(const Message& request, absl::string_view position) {
  if (position.empty()) return "";
  return absl::WebSafeBase64Escape(
      absl::StrCat(absl::string_view(&kVersion, 1), position, Seal(request, position)));
}

}  // namespace isnad::query
