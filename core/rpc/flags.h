// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace isnad::rpc {

// Parses a program's command line. Every flag defined by the project may also
// be given as an environment variable: --metrics-listen as
// ISNAD_METRICS_LISTEN; the command line wins. Handles --help and --version
// and leaves the process with a message on a wrong flag or value.
//
// usage: what the program does and how it is called, for --help.
// Returns the arguments that are not flags, without the program's name.
std::vector<std::string> ParseFlags(int argc, char** argv, absl::string_view usage);

}  // namespace isnad::rpc
