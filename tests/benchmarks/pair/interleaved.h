// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "tests/benchmarks/pair/closed_loop.h"

namespace isnad::benchmarks {

// A load on a server that is measured for some time, by so many clients.
struct Workload {
  std::string name;
  std::function<absl::StatusOr<Sample>(Connections&)> run;
};

// A load under so many clients, all its rounds together.
struct Cell {
  std::string name;
  int clients = 0;
  Sample sample;
  // The rate beside that of the empty call: the median of the rounds, in each of which
  // the two ran next to each other. 1 for the empty call.
  double ratio = 1;
  std::vector<double> ratios;  // of the rounds
};

struct Rounds {
  std::vector<int> clients;
  int count = 1;
};

// Every load under each number of clients, in rounds: in each, every load runs with
// the empty call beside it, before it and after it by turns, so that what drifts in the
// machine hits both alike. One round more, which is not counted, comes first. The cells
// of the empty call stand first for each number of clients.
absl::StatusOr<std::vector<Cell>> MeasureInterleaved(const std::string& address,
                                                     const Workload& empty,
                                                     const std::vector<Workload>& loads,
                                                     const Rounds& rounds);

// The ratio of a cell beside that of another load under as many clients; 0 where that
// was not measured.
double RatioTo(const std::string& name, const Cell& cell, const std::vector<Cell>& cells);

// nullptr where there is none.
const Cell* FindCell(const std::vector<Cell>& cells, const std::string& name, int clients);

}  // namespace isnad::benchmarks
