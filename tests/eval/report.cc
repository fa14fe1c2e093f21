// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/report.h"

#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "nlohmann/json.hpp"
#include "tests/eval/floors.h"

namespace isnad::eval {
namespace {

double Rounded(double value) { return std::round(value * 1e4) / 1e4; }

}  // namespace

std::string FiguresAsTable(const Tally& tally) {
  std::string table =
      absl::StrFormat("%-20s %d\n%-20s %d\n", "statements", tally.statement_recall.whole,
                      "predicted", tally.statement_precision.whole);
  for (const auto& [name, value] : NamedFigures(tally)) {
    absl::StrAppendFormat(&table, "%-20s %.3f\n", name, value);
  }
  if (!tally.recall_by_construction.empty()) table += "\nrecall by construction\n";
  for (const auto& [name, share] : tally.recall_by_construction) {
    absl::StrAppendFormat(&table, "  %-18s %.3f  %d of %d\n", name, share.value(), share.part,
                          share.whole);
  }
  return table;
}

std::string FiguresAsJson(const Tally& tally) {
  nlohmann::ordered_json figures = {{"statements", tally.statement_recall.whole},
                                    {"predicted", tally.statement_precision.whole}};
  for (const auto& [name, value] : NamedFigures(tally)) figures[name] = Rounded(value);
  for (const auto& [name, share] : tally.recall_by_construction) {
    figures["recall_by_construction"][name] = Rounded(share.value());
  }
  return absl::StrCat(figures.dump(), "\n");
}

}  // namespace isnad::eval
