// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "core/rpc/server.h"
#include "core/rpc/termination.h"
#include "ingest-service/analysis.h"
#include "ingest-service/limits.h"

namespace isnad::ingest {

struct ProgramOptions {
  std::string store;  // as --store
  rpc::ServerOptions server = {.max_request_bytes = kMaxRequestBytes};
  absl::Duration drain = absl::Seconds(25);  // how long calls may take to finish at the end
  std::function<void(int port)> on_serving;  // may be empty
};

// The ingest service from its start to its end: listens, opens the store, serves
// until SIGTERM or SIGINT, drains. While the store is away, full or only reads,
// health says NOT_SERVING and calls are answered with the reason; it is tried
// again until it opens. An answer leaves only after its article is durable, so a
// drain has nothing to save: it lets callers have their answers.
//
// Returns OK after a drain; else why it cannot serve: INVALID_ARGUMENT for an
// address of a store that is none; FAILED_PRECONDITION for a store that another
// process writes or a newer version wrote, and whatever else does not pass by
// itself (store::MayPass); UNAVAILABLE for an address that is taken. Construct
// termination before any thread.
absl::Status RunProgram(const ProgramOptions& options, const Analysis& analysis,
                        rpc::Termination& termination);

}  // namespace isnad::ingest
