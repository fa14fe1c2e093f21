// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/model/article.h"

namespace isnad::benchmarks {

// The project's own articles: tests/eval/gold and deploy/samples.
absl::StatusOr<std::vector<model::Article>> ProjectArticles();

// At most `most` articles of a gzipped file in the format of deploy/samples.
// NOT_FOUND where there is no such file.
absl::StatusOr<std::vector<model::Article>> ReadGzippedArticles(const std::string& path,
                                                                size_t most);

// Words of titles and bodies, as the evaluation counts them.
size_t WordCount(const std::vector<model::Article>& articles);

}  // namespace isnad::benchmarks
