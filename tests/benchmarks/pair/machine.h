// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "nlohmann/json.hpp"

namespace isnad::benchmarks {

// What ran: {"machine": processor, cores, memory, kernel}, {"versions": of the services
// and of the libraries that count}.
nlohmann::json DescribeMachine();
nlohmann::json DescribeVersions();

}  // namespace isnad::benchmarks
