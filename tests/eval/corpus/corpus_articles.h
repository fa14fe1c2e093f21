// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/model/article.h"

namespace isnad::eval {

// The articles of a file in the loader's format (one JSON object a line, with
// outlet, published, title and body; gzipped or plain), oldest first. NOT_FOUND
// where the file can't be read, INVALID_ARGUMENT for a line that is no article.
absl::StatusOr<std::vector<model::Article>> ReadCorpus(const std::string& path);

}  // namespace isnad::eval
