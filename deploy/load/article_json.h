// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "isnad/v1/article.pb.h"

namespace isnad::load {

// One line of a JSONL file: an article, or (a manifest's line) what is known
// about a text file beside it.
struct JsonArticle {
  v1::Article article;
  std::string file;     // of a manifest: path relative to the manifest
  bool titled = false;  // of a manifest: the file is title, blank line, body
};

// Reads {"id", "outlet", "url", "published", "title", "body"}, all strings;
// unknown fields are passed over. published is RFC 3339 or YYYY-MM-DD, which
// means noon UTC of that day. INVALID_ARGUMENT naming the field.
absl::StatusOr<JsonArticle> ParseArticleLine(absl::string_view line);

// INVALID_ARGUMENT for anything but RFC 3339 or YYYY-MM-DD.
absl::StatusOr<google::protobuf::Timestamp> ParsePublished(absl::string_view text);

// Splits "title, blank line, body".
void SetTitledText(absl::string_view text, v1::Article* article);

}  // namespace isnad::load
