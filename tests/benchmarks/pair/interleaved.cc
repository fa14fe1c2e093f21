// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/pair/interleaved.h"

#include <algorithm>

#include "absl/status/status.h"
#include "tests/benchmarks/served_queries.h"

namespace isnad::benchmarks {
namespace {

// Runs a load and the empty call, and adds both to their cells.
absl::Status RunPair(const Workload& empty, const Workload& load, bool empty_first,
                     Connections& connections, Cell& empty_cell, Cell& cell) {
  const auto first = (empty_first ? empty : load).run(connections);
  if (!first.ok()) return first.status();
  const auto second = (empty_first ? load : empty).run(connections);
  if (!second.ok()) return second.status();
  const Sample& ceiling = empty_first ? *first : *second;
  const Sample& sample = empty_first ? *second : *first;
  empty_cell.sample.Add(ceiling);
  cell.sample.Add(sample);
  cell.ratios.push_back(sample.PerSecond() / ceiling.PerSecond());
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Cell>> MeasureWith(Connections& connections, const Workload& empty,
                                              const std::vector<Workload>& loads, int rounds) {
  const int clients = static_cast<int>(connections.size());
  std::vector<Cell> cells = {{.name = empty.name, .clients = clients}};
  for (const Workload& load : loads) cells.push_back({.name = load.name, .clients = clients});
  const std::vector<Cell> unmeasured = cells;
  for (int round = -1; round < rounds; ++round) {
    if (round == 0) cells = unmeasured;  // what came before was to warm up
    for (size_t i = 0; i < loads.size(); ++i) {
      const absl::Status status =
          RunPair(empty, loads[i], round % 2 == 0, connections, cells[0], cells[i + 1]);
      if (!status.ok()) return status;
    }
  }
  for (size_t i = 1; i < cells.size(); ++i) cells[i].ratio = Median(cells[i].ratios);
  return cells;
}

}  // namespace

absl::StatusOr<std::vector<Cell>> MeasureInterleaved(const std::string& address,
                                                     const Workload& empty,
                                                     const std::vector<Workload>& loads,
                                                     const Rounds& rounds) {
  std::vector<Cell> all;
  for (const int clients : rounds.clients) {
    auto connections = Connections::Open(address, clients);
    if (!connections.ok()) return connections.status();
    auto cells = MeasureWith(*connections, empty, loads, rounds.count);
    if (!cells.ok()) return cells.status();
    for (Cell& cell : *cells) {
      if (cell.sample.failed > 0) return absl::InternalError(cell.sample.failure);
      all.push_back(std::move(cell));
    }
  }
  return all;
}

double RatioTo(const std::string& name, const Cell& cell, const std::vector<Cell>& cells) {
  const Cell* const other = FindCell(cells, name, cell.clients);
  return other == nullptr ? 0 : cell.ratio / other->ratio;
}

const Cell* FindCell(const std::vector<Cell>& cells, const std::string& name, int clients) {
  const auto found = std::find_if(cells.begin(), cells.end(), [&](const Cell& cell) {
    return cell.name == name && cell.clients == clients;
  });
  return found == cells.end() ? nullptr : &*found;
}

}  // namespace isnad::benchmarks
