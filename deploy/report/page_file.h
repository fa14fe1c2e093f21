// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace isnad::report {

// Writes a page whole or not at all: a reader never finds half of one, and a
// failure leaves the page of before. "-" is standard output. UNAVAILABLE with
// the file and the system's reason.
absl::Status WritePage(absl::string_view html, const std::string& path);

}  // namespace isnad::report
