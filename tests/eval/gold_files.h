// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "tests/eval/gold_article.h"

namespace isnad::eval {

// All bytes of a file. NOT_FOUND names it.
absl::StatusOr<std::string> ReadFile(const std::string& path);

// The *.txt files of `folder` in the project's markup, by name. NOT_FOUND for
// a folder without any.
absl::StatusOr<std::vector<GoldArticle>> LoadMarkupFolder(const std::string& folder);

// Stand-off annotations from files, see standoff.h.
absl::StatusOr<std::vector<GoldArticle>> LoadStandoff(const std::string& manifest_path,
                                                      const std::string& gold_path,
                                                      const std::string& texts_folder);

}  // namespace isnad::eval
