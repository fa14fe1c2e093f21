// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/flags/declare.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "core/rpc/server.h"

// The flags that both services have, with one text and one default.
ABSL_DECLARE_FLAG(std::vector<std::string>, gazetteer);
ABSL_DECLARE_FLAG(int32_t, drain_seconds);
ABSL_DECLARE_FLAG(std::string, log_level);

namespace isnad::rpc {

// What is wrong with the flags themselves, before anything is started.
absl::Status CheckServerFlags();

// Adds what the flags say to options, which has the service's own part: where it
// listens, how many workers it has, how large requests may be. Reads the files
// of --tls-certificate, --access and so on, and keeps them up to date from then
// on; an error names the flag or the file.
absl::Status ReadServerFlags(ServerOptions* options);

}  // namespace isnad::rpc
