// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/pair_trainer/weights_file.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "core/analysis/pairs/pair_features.h"

namespace isnad::eval {
namespace {

constexpr char kHead[] =
    "# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0\n"
    "# proto-file: core/analysis/rules/pair_rules.proto\n"
    "# proto-message: isnad.rules.PairWeights\n"
    "#\n"
    "# Written by isnad_pair_trainer; do not edit. What it was given, and the figures:\n";

}  // namespace

std::string WeightsFile(const std::vector<FittedModel>& models,
                        const std::vector<std::string>& notes) {
  std::string file = kHead;
  for (const std::string& note : notes) absl::StrAppend(&file, "#   ", note, "\n");
  for (const FittedModel& model : models) {
    absl::StrAppendFormat(&file, "\nmodel {\n  id: \"%s\"\n  contradiction_threshold: %.2f\n",
                          std::string(analysis::StyleId(model.style)),
                          model.contradiction_threshold);
    for (const auto& [feature, w] : model.weights) {
      absl::StrAppendFormat(&file,
                            "  weight { feature: \"%s\" contradicts: %.3f corroborates: %.3f "
                            "unrelated: %.3f }\n",
                            feature, w[0], w[1], w[2]);
    }
    absl::StrAppend(&file, "}\n");
  }
  return file;
}

}  // namespace isnad::eval
