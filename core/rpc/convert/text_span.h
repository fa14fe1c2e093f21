// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/text_span.h"
#include "isnad/v1/text_span.pb.h"

namespace isnad::rpc {

v1::TextSpan ToProto(const model::TextSpan& span);

// INVALID_ENUM_VALUE where no field is named, INVALID_SPAN where the ends are
// not in order. Whether it fits a text, only CheckSpan can say.
absl::StatusOr<model::TextSpan> FromProto(const v1::TextSpan& span, absl::string_view field);

// INVALID_SPAN where the span ends beyond the text or inside a code point.
// text: the field of the article that the span counts in. O(1).
absl::Status CheckSpan(const model::TextSpan& span, absl::string_view text,
                       absl::string_view field);

}  // namespace isnad::rpc
