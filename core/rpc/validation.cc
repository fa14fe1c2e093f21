// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/validation.h"

#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "google/protobuf/descriptor.h"

namespace isnad::rpc {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using model::ErrorReason;
using model::InvalidField;

struct StringLimit {
  absl::string_view field;  // full name
  int64_t bytes;
};

constexpr StringLimit kStringLimits[] = {
    {"isnad.v1.Article.body", kMaxBodyBytes},
    {"isnad.v1.Article.title", kMaxTitleBytes},
    {"isnad.v1.CheckTextRequest.text", kMaxTextBytes},
    {"isnad.v1.ClaimSide.text", kMaxPassageBytes},
    {"isnad.v1.Statement.text", kMaxTextBytes},
};

int64_t LimitOf(const FieldDescriptor& field) {
  for (const StringLimit& limit : kStringLimits) {
    if (field.full_name() == limit.field) return limit.bytes;
  }
  return kMaxStringBytes;
}

absl::Status CheckString(const FieldDescriptor& field, absl::string_view path,
                         const std::string& value) {
  const int64_t limit = LimitOf(field);
  const auto size = static_cast<int64_t>(value.size());
  if (size > limit) {
    return InvalidField(
        path, ErrorReason::kFieldTooLong,
        absl::StrCat("has ", size, " bytes; at most ", limit, " are taken"),
        {{"limit_bytes", absl::StrCat(limit)}, {"actual_bytes", absl::StrCat(size)}});
  }
  if (const size_t nul = value.find('\0'); nul != std::string::npos) {
    return InvalidField(path, ErrorReason::kNulCharacter,
                        absl::StrCat("holds the character U+0000 at byte ", nul),
                        {{"byte_offset", absl::StrCat(nul)}});
  }
  return absl::OkStatus();
}

// index is -1 for a field that is not repeated.
absl::Status CheckValue(const Message& message, const FieldDescriptor& field,
                        const std::string& path, int index) {
  const Reflection& reflection = *message.GetReflection();
  const bool repeated = index >= 0;
  switch (field.type()) {
    case FieldDescriptor::TYPE_STRING: {
      std::string scratch;
      return CheckString(
          field, path,
          repeated ? reflection.GetRepeatedStringReference(message, &field, index, &scratch)
                   : reflection.GetStringReference(message, &field, &scratch));
    }
    case FieldDescriptor::TYPE_ENUM: {
      const int value = repeated ? reflection.GetRepeatedEnumValue(message, &field, index)
                                 : reflection.GetEnumValue(message, &field);
      const bool known = field.enum_type()->FindValueByNumber(value) != nullptr;
      return known ? absl::OkStatus() : EnumValueError(path, value);
    }
    case FieldDescriptor::TYPE_MESSAGE:
      return CheckRequest(repeated ? reflection.GetRepeatedMessage(message, &field, index)
                                   : reflection.GetMessage(message, &field),
                          path);
    default:
      return absl::OkStatus();
  }
}

absl::Status CheckRepeated(const Message& message, const FieldDescriptor& field,
                           const std::string& path) {
  const int size = message.GetReflection()->FieldSize(message, &field);
  if (size > kMaxElements) {
    return InvalidField(
        path, ErrorReason::kTooManyElements,
        absl::StrCat("has ", size, " elements; at most ", kMaxElements, " are taken"),
        {{"limit", absl::StrCat(kMaxElements)}, {"actual", absl::StrCat(size)}});
  }
  for (int i = 0; i < size; ++i) {
    absl::Status status = CheckValue(message, field, absl::StrCat(path, "[", i, "]"), i);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckRequest(const Message& request, absl::string_view prefix) {
  std::vector<const FieldDescriptor*> fields;
  request.GetReflection()->ListFields(request, &fields);
  for (const FieldDescriptor* field : fields) {
    const std::string path = absl::StrCat(prefix, prefix.empty() ? "" : ".", field->name());
    absl::Status status = field->is_repeated() ? CheckRepeated(request, *field, path)
                                               : CheckValue(request, *field, path, -1);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status RequiredFieldError(absl::string_view field) {
  return InvalidField(field, ErrorReason::kFieldRequired, "is required");
}

absl::Status CheckRequired(absl::string_view field, absl::string_view value) {
  return value.empty() ? RequiredFieldError(field) : absl::OkStatus();
}

absl::Status CheckRequestId(absl::string_view value) {
  constexpr absl::string_view kShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  bool is_uuid = value.size() == kShape.size();
  for (size_t i = 0; is_uuid && i < kShape.size(); ++i) {
    is_uuid = kShape[i] == '-' ? value[i] == '-' : absl::ascii_isxdigit(value[i]);
  }
  if (value.empty() || is_uuid) return absl::OkStatus();
  return InvalidField("request_id", ErrorReason::kInvalidRequestId,
                      "is not a UUID such as 7d444840-9dc0-11d1-b245-5ffdce74fad2");
}

absl::Status CheckNumber(absl::string_view field, double value, double minimum, double maximum) {
  // Written so that NaN fails.
  if (value >= minimum && value <= maximum) return absl::OkStatus();
  return InvalidField(field, ErrorReason::kNumberOutOfRange,
                      absl::StrCat("is not from ", minimum, " to ", maximum),
                      {{"minimum", absl::StrCat(minimum)},
                       {"maximum", absl::StrCat(maximum)},
                       {"actual", absl::StrCat(value)}});
}

absl::Status CheckLanguage(absl::string_view field, absl::string_view code) {
  const absl::string_view primary = code.substr(0, code.find('-'));
  if (code.empty() || absl::EqualsIgnoreCase(primary, "ar")) return absl::OkStatus();
  return model::InvalidField(field, model::ErrorReason::kUnsupportedLanguage,
                             absl::StrCat("is \"", code, "\"; the rules read Arabic, \"ar\""),
                             {{"language_code", std::string(code)}});
}

absl::Status EnumValueError(absl::string_view field, int actual) {
  return InvalidField(field, ErrorReason::kInvalidEnumValue,
                      absl::StrCat(actual, " is not a value that is allowed here"),
                      {{"actual", absl::StrCat(actual)}});
}

}  // namespace isnad::rpc
