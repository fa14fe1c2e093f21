// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/text_span.h"

#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/rpc/convert/enums.h"
#include "core/rpc/validation.h"

namespace isnad::rpc {
namespace {

bool OnBoundary(absl::string_view text, size_t offset) {
  return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80;
}

}  // namespace

v1::TextSpan ToProto(const model::TextSpan& span) {
  v1::TextSpan proto;
  proto.set_field(SameNumber<v1::ArticleField>(span.field));
  proto.set_begin(static_cast<int32_t>(span.begin));
  proto.set_end(static_cast<int32_t>(span.end));
  return proto;
}

absl::StatusOr<model::TextSpan> FromProto(const v1::TextSpan& span, absl::string_view field) {
  if (span.field() != v1::ARTICLE_FIELD_TITLE && span.field() != v1::ARTICLE_FIELD_BODY) {
    return EnumValueError(absl::StrCat(field, ".field"), span.field());
  }
  if (span.begin() < 0 || span.end() <= span.begin()) {
    return model::InvalidField(
        field, model::ErrorReason::kInvalidSpan,
        absl::StrCat("[", span.begin(), ", ", span.end(), ") is not in order"),
        {{"begin", absl::StrCat(span.begin())}, {"end", absl::StrCat(span.end())}});
  }
  return model::TextSpan{SameNumber<model::TextField>(span.field()),
                         static_cast<uint32_t>(span.begin()), static_cast<uint32_t>(span.end())};
}

absl::Status CheckSpan(const model::TextSpan& span, absl::string_view text,
                       absl::string_view field) {
  const bool fits = span.begin < span.end && span.end <= text.size();
  if (fits && OnBoundary(text, span.begin) && OnBoundary(text, span.end)) return absl::OkStatus();
  return model::InvalidField(field, model::ErrorReason::kInvalidSpan,
                             absl::StrCat("[", span.begin, ", ", span.end, ") ",
                                          fits ? "cuts a code point" : "is beyond the text"),
                             {{"begin", absl::StrCat(span.begin)},
                              {"end", absl::StrCat(span.end)},
                              {"field_bytes", absl::StrCat(text.size())}});
}

}  // namespace isnad::rpc
