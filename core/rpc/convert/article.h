// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/article.h"
#include "isnad/v1/article.pb.h"

namespace isnad::rpc {

// view must not be UNSPECIFIED, whose meaning differs by method. The model
// knows when the current revision was stored: that is revise_time; of a first
// revision it is ingest_time as well. For later ones ingest_time stays unset:
// the caller takes it from revision 1.
v1::Article ToProto(const model::Article& article, v1::ArticleView view = v1::ARTICLE_VIEW_FULL);

// What a caller may set; output-only fields are ignored. The language code
// becomes "ar" where it is empty. FIELD_REQUIRED (outlet, body, publish_time),
// TIME_OUT_OF_RANGE.
absl::StatusOr<model::Article> FromProto(const v1::Article& article, absl::string_view field);

}  // namespace isnad::rpc
