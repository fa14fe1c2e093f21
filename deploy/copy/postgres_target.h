// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "deploy/copy/target.h"

namespace isnad::copy {

absl::StatusOr<std::unique_ptr<Target>> OpenPostgresTarget(const std::string& address);

}  // namespace isnad::copy
