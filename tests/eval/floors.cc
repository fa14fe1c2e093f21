// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/floors.h"

#include <map>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "nlohmann/json.hpp"

namespace isnad::eval {
namespace {

using nlohmann::json;

constexpr double kWorthRaising = 0.02;

}  // namespace

std::vector<std::pair<std::string, double>> NamedFigures(const Tally& tally) {
  return {
      {"token_f1", tally.token_f1()},
      {"token_precision", tally.token_precision.value()},
      {"token_recall", tally.token_recall.value()},
      {"span_f1", tally.span_f1()},
      {"statement_precision", tally.statement_precision.value()},
      {"statement_recall", tally.statement_recall.value()},
      {"speaker_accuracy", tally.speaker_accuracy.value()},
      {"act_accuracy", tally.act_accuracy.value()},
      {"kind_accuracy", tally.kind_accuracy.value()},
      {"carrier_precision", tally.carrier_precision.value()},
      {"carrier_recall", tally.carrier_recall.value()},
  };
}

absl::StatusOr<FloorReport> CheckFloors(const Tally& tally, absl::string_view floors) {
  const json parsed =
      json::parse(floors.begin(), floors.end(), nullptr, /*allow_exceptions=*/false);
  if (!parsed.is_object() || parsed.empty()) {
    return absl::InvalidArgumentError("floors: not a JSON object with figures");
  }
  const auto figures = NamedFigures(tally);
  const std::map<std::string, double> by_name(figures.begin(), figures.end());
  FloorReport report;
  for (const auto& [name, floor] : parsed.items()) {
    const auto figure = by_name.find(name);
    if (figure == by_name.end() || !floor.is_number()) {
      return absl::InvalidArgumentError(absl::StrCat("floors: no figure ", name, ", or no number"));
    }
    const double least = floor.get<double>();
    if (figure->second < least) {
      report.failures.push_back(
          absl::StrFormat("%s is %.4f, below its floor of %.4f", name, figure->second, least));
    } else if (figure->second > least + kWorthRaising) {
      report.reminders.push_back(
          absl::StrFormat("%s is %.4f: raise its floor of %.4f", name, figure->second, least));
    }
  }
  return report;
}

}  // namespace isnad::eval
