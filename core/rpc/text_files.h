// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace isnad::rpc {

struct TextFile {
  std::string path;
  std::string text;
};

// Files that an operator names in a flag, whole; empty paths are passed over.
// NOT_FOUND names the path that cannot be read, INVALID_ARGUMENT one larger
// than kMaxTextFileBytes.
absl::StatusOr<std::vector<TextFile>> ReadTextFiles(const std::vector<std::string>& paths);

inline constexpr size_t kMaxTextFileBytes = 512 << 20;

}  // namespace isnad::rpc
