// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "deploy/report/graph_layout.h"

namespace isnad::report {

// The drawing as an SVG element of this class, at most as wide as its own
// width. `id` must be unique on the page; `title` and `description` tell
// readers who do not see it what it shows.
std::string DrawGraph(const IsnadTree& tree, const GraphLayout& layout, absl::string_view id,
                      absl::string_view css_class, absl::string_view title,
                      absl::string_view description);

}  // namespace isnad::report
