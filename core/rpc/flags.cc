// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/flags.h"

#include <cstdlib>
#include <iostream>

#include "absl/flags/commandlineflag.h"
#include "absl/flags/parse.h"
#include "absl/flags/reflection.h"
#include "absl/flags/usage.h"
#include "absl/flags/usage_config.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace isnad::rpc {
namespace {

// Flags of the project, as opposed to those that libraries bring along.
bool IsOurs(absl::string_view filename) {
  return absl::StrContains(filename, "ingest-service/") ||
         absl::StrContains(filename, "query-service/") || absl::StrContains(filename, "core/") ||
         absl::StrContains(filename, "deploy/");
}

std::string EnvironmentName(absl::string_view flag) {
  return absl::StrCat("ISNAD_", absl::AsciiStrToUpper(absl::StrReplaceAll(flag, {{"-", "_"}})));
}

void SetFromEnvironment() {
  for (const auto& [name, flag] : absl::GetAllFlags()) {
    if (!IsOurs(flag->Filename())) continue;
    const std::string variable = EnvironmentName(name);
    const char* value = std::getenv(variable.c_str());
    std::string error;
    if (value != nullptr && !flag->ParseFrom(value, &error)) {
      std::cerr << variable << ": " << error << "\n";
      std::exit(1);
    }
  }
}

}  // namespace

std::vector<std::string> ParseFlags(int argc, char** argv, absl::string_view usage) {
  absl::FlagsUsageConfig config;
  config.contains_helpshort_flags = IsOurs;
  config.contains_help_flags = IsOurs;
  config.version_string = [] { return std::string("isnad " ISNAD_VERSION "\n"); };
  absl::SetFlagsUsageConfig(config);
  absl::SetProgramUsageMessage(
      absl::StrCat(usage,
                   "\n\nEach flag may also be given as an environment variable: "
                   "--metrics_listen as ISNAD_METRICS_LISTEN."));
  SetFromEnvironment();
  const std::vector<char*> left = absl::ParseCommandLine(argc, argv);
  return std::vector<std::string>(left.begin() + 1, left.end());
}

}  // namespace isnad::rpc
