// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace isnad::rpc {

// Parses a program's command line. A flag may be spelled with dashes or with
// underscores: --metrics-listen and --metrics_listen are one. Every flag
// defined by the project may also be given as an environment variable:
// ISNAD_METRICS_LISTEN; the command line wins. Handles --help and --version and
// leaves the process with a message on a wrong flag or value.
//
// usage: what the program does and how it is called, for --help.
// Returns the arguments that are not flags, without the program's name.
std::vector<std::string> ParseFlags(int argc, char** argv, absl::string_view usage);

// The argument with the dashes inside a flag's name as the underscores that
// Abseil wants. Values, and arguments that are no flags, stay as they are.
std::string WithUnderscores(absl::string_view argument);

}  // namespace isnad::rpc
