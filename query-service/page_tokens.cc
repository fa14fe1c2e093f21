// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/page_tokens.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/rpc/position_token.h"
#include "google/protobuf/descriptor.h"

namespace isnad::query {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr char kTokenKind[] = "page_token";

const FieldDescriptor* Field(const Message& request, const char* name) {
  return request.GetDescriptor()->FindFieldByName(name);
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
  auto position =
      rpc::ReadPositionToken(kTokenKind, request, {"page_size", "page_token"}, token);
  if (!position) return PageTokenError();
  page.after = *std::move(position);
  return page;
}

std::string PageToken(const Message& request, absl::string_view position) {
  return rpc::MakePositionToken(kTokenKind, request, {"page_size", "page_token"}, position);
}

}  // namespace isnad::query
