// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "isnad/v1/query_service.grpc.pb.h"
#include "tests/benchmarks/pair/closed_loop.h"

namespace isnad::benchmarks {

inline constexpr char kEmptyCall[] = "empty call";
// A call that is refused for the name that it gives: it goes through the worker pool,
// the log and the metrics like any other, and asks no store.
inline constexpr char kRefusedCall[] = "refused call";

// The call that does nothing, on the same server, port and connection: health's Check,
// which gRPC's own threads answer. What a server can do at most.
CallKind EmptyCall();

// The calls of the query service that are measured, each with `draws` requests for what
// is drawn from all that the service holds. The first is the refused call. `texts` are for
// CheckText. FAILED_PRECONDITION where the store holds nothing of a kind.
absl::StatusOr<std::vector<CallKind>> DrawQueryCalls(v1::QueryService::Stub& stub,
                                                     const std::vector<std::string>& texts,
                                                     size_t draws, std::mt19937_64& random);

}  // namespace isnad::benchmarks
