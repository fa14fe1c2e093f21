// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>

#include "nlohmann/json.hpp"
#include "tests/benchmarks/pair/store_run.h"

namespace isnad::benchmarks {

// Tables for people.
void PrintRun(const StoreRun& run, std::FILE* out);

// The same as an object, for the record: every cell with its rounds.
nlohmann::json ToJson(const StoreRun& run);

}  // namespace isnad::benchmarks
