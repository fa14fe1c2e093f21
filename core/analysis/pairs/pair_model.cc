// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/pair_model.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "core/analysis/rules/pair_rules.pb.h"
#include "core/analysis/rules/rule_files.h"

namespace isnad::analysis {
namespace {

// Of one style.
struct Weights {
  double threshold = 0;
  absl::flat_hash_map<std::string, std::array<double, kPairRelations>> of_feature;
};

Weights ReadWeights(const rules::PairModel& model) {
  Weights weights;
  weights.threshold = model.contradiction_threshold();
  for (const rules::FeatureWeight& weight : model.weight()) {
    weights.of_feature[weight.feature()] = {weight.contradicts(), weight.corroborates(),
                                            weight.unrelated()};
  }
  return weights;
}

}  // namespace

struct PairModel::Tables {
  std::array<Weights, 2> of_style;

  const Weights& Of(PairStyle style) const { return of_style[static_cast<size_t>(style)]; }
};

absl::StatusOr<PairModel> PairModel::Create() {
  auto file = ReadRuleFile<rules::PairWeights>("pair_weights.textproto");
  if (!file.ok()) return file.status();
  auto tables = std::make_shared<Tables>();
  for (const PairStyle style : {PairStyle::kPlain, PairStyle::kAttributed}) {
    const auto model = std::find_if(file->model().begin(), file->model().end(),
                                    [&](const auto& m) { return m.id() == StyleId(style); });
    if (model == file->model().end()) {
      return absl::InvalidArgumentError(
          absl::StrCat("pair_weights.textproto: no model \"", StyleId(style), "\""));
    }
    tables->of_style[static_cast<size_t>(style)] = ReadWeights(*model);
  }
  PairModel read;
  read.tables_ = std::move(tables);
  return read;
}

PairProbabilities PairModel::Judge(PairStyle style, const PairFeatures& features) const {
  const Weights& weights = tables_->Of(style);
  PairProbabilities scores{};
  for (const auto& [feature, value] : features) {
    const auto weight = weights.of_feature.find(feature);
    if (weight == weights.of_feature.end()) continue;
    for (size_t i = 0; i < kPairRelations; ++i) scores[i] += weight->second[i] * value;
  }
  const double highest = *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (double& score : scores) sum += score = std::exp(score - highest);
  for (double& score : scores) score /= sum;
  return scores;
}

PairRelation PairModel::Choose(PairStyle style, const PairProbabilities& probabilities) const {
  return ChooseRelation(probabilities, tables_->Of(style).threshold);
}

PairRelation ChooseRelation(const PairProbabilities& p, double contradiction_threshold) {
  if (p[0] >= std::max({p[1], p[2], contradiction_threshold})) return PairRelation::kContradicts;
  return p[1] >= p[2] ? PairRelation::kCorroborates : PairRelation::kUnrelated;
}

}  // namespace isnad::analysis
