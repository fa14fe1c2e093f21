// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "deploy/report/report.h"

namespace isnad::report {

// The report as one HTML page that needs nothing besides: no script, no request
// to anywhere; its content security policy allows this stylesheet alone.
// Deterministic; linear in the report.
std::string RenderPage(const Report& report, absl::string_view stylesheet);

// The project's own stylesheet, page_style.css.
absl::string_view Stylesheet();

}  // namespace isnad::report
