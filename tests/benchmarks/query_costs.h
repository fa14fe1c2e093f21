// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "isnad/v1/query_service.grpc.pb.h"

namespace isnad::benchmarks {

// Median seconds of each kind of call, by its name, always in the same order; one
// call after the other. What is asked for is drawn evenly from what the service
// holds, and the same for services that hold the same.
using QueryCosts = std::vector<std::pair<std::string, double>>;

absl::StatusOr<QueryCosts> MeasureQueries(v1::QueryService::Stub& stub,
                                          const std::vector<std::string>& texts);

}  // namespace isnad::benchmarks
