// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "tests/benchmarks/pair/store_run.h"

namespace isnad::benchmarks {

// One figure that the project wants to reach, and what was measured.
struct Figure {
  std::string name;
  double value = 0;
  double bound = 0;
  bool at_least = true;  // else at most
  bool measured = true;  // else the run left out what it needs

  bool holds() const { return measured && (at_least ? value >= bound : value <= bound); }
};

// Of a run on one store. A ratio of rates is the worst of all numbers of clients.
std::vector<Figure> FiguresOf(const StoreRun& run);

}  // namespace isnad::benchmarks
