// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "tests/eval/scorer.h"

namespace isnad::eval {

// Figures by name, in the order in which they are printed.
std::vector<std::pair<std::string, double>> NamedFigures(const Tally& tally);

// What the measured figures say of the floors.
struct FloorReport {
  std::vector<std::string> failures;   // a figure below its floor: a line each
  std::vector<std::string> reminders;  // a floor that can be raised: a line each
};

// Compares with `floors`, a JSON object from figure to least value. A figure
// that has left its floor more than 0.02 behind is reminded of. INVALID_ARGUMENT
// if the JSON is broken, empty, or names a figure that does not exist.
absl::StatusOr<FloorReport> CheckFloors(const Tally& tally, absl::string_view floors);

}  // namespace isnad::eval
