// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "deploy/copy/target.h"

namespace isnad::copy {

// Holds the lock of the file's one writer as long as it lives.
absl::StatusOr<std::unique_ptr<Target>> OpenSqliteTarget(const std::string& path);

}  // namespace isnad::copy
