// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "absl/strings/string_view.h"

namespace isnad::analysis {

// What write_embedded_rules.cmake generates; use rule_files.h instead.
struct EmbeddedRuleFile {
  absl::string_view name;
  absl::string_view content;
};

// Sorted by name.
const std::vector<EmbeddedRuleFile>& EmbeddedRuleFiles();

extern const char kEmbeddedRulesVersion[];

}  // namespace isnad::analysis
