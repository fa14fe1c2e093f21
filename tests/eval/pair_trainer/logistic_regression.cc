// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/pair_trainer/logistic_regression.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <utility>

#include "absl/strings/match.h"

namespace isnad::eval {
namespace {

using analysis::kPairRelations;
using analysis::PairProbabilities;
using Vector = std::vector<double>;

constexpr size_t kMemory = 8;  // steps that the curvature is guessed from
constexpr int kMostSteps = 300;
constexpr double kFlat = 1e-5;  // a gradient this short, by example, is the end

double Dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

// scores becomes probabilities; returns the logarithm of what they were divided by.
double Normalize(PairProbabilities* scores) {
  const double highest = *std::max_element(scores->begin(), scores->end());
  double sum = 0;
  for (double& score : *scores) sum += score = std::exp(score - highest);
  for (double& score : *scores) score /= sum;
  return highest + std::log(sum);
}

// An example whose features are numbers of columns.
struct Row {
  std::vector<std::pair<size_t, double>> cells;
  size_t label;
  double weight;
};

// What is to be made small, and its slope.
class Loss {
 public:
  Loss(const std::vector<Row>& rows, size_t columns, double penalty)
      : rows_(rows), size_(columns * kPairRelations), penalty_(penalty) {}

  size_t size() const { return size_; }

  double At(const Vector& w, Vector* slope) const {
    double loss = 0.5 * penalty_ * Dot(w, w);
    for (size_t i = 0; i < size_; ++i) (*slope)[i] = penalty_ * w[i];
    for (const Row& row : rows_) {
      PairProbabilities p{};
      for (const auto& [column, value] : row.cells) {
        for (size_t k = 0; k < kPairRelations; ++k) p[k] += w[column * kPairRelations + k] * value;
      }
      const double own = p[row.label];
      loss += row.weight * (Normalize(&p) - own);
      p[row.label] -= 1;
      for (const auto& [column, value] : row.cells) {
        for (size_t k = 0; k < kPairRelations; ++k) {
          (*slope)[column * kPairRelations + k] += row.weight * p[k] * value;
        }
      }
    }
    return loss;
  }

 private:
  const std::vector<Row>& rows_;
  const size_t size_;
  const double penalty_;
};

struct Step {
  Vector move;
  Vector turn;  // of the slope
};

// The direction that L-BFGS guesses: the two loops of the paper.
Vector Direction(Vector slope, const std::deque<Step>& steps) {
  Vector shares(steps.size());
  for (size_t i = steps.size(); i-- > 0;) {
    shares[i] = Dot(steps[i].move, slope) / Dot(steps[i].move, steps[i].turn);
    for (size_t j = 0; j < slope.size(); ++j) slope[j] -= shares[i] * steps[i].turn[j];
  }
  if (!steps.empty()) {
    const Step& last = steps.back();
    const double scale = Dot(last.move, last.turn) / Dot(last.turn, last.turn);
    for (double& value : slope) value *= scale;
  }
  for (size_t i = 0; i < steps.size(); ++i) {
    const double share = Dot(steps[i].turn, slope) / Dot(steps[i].move, steps[i].turn);
    for (size_t j = 0; j < slope.size(); ++j) slope[j] += (shares[i] - share) * steps[i].move[j];
  }
  for (double& value : slope) value = -value;
  return slope;
}

Vector Minimize(const Loss& loss, double examples) {
  Vector w(loss.size(), 0), slope(loss.size()), next(loss.size()), next_slope(loss.size());
  std::deque<Step> steps;
  double now = loss.At(w, &slope);
  for (int i = 0; i < kMostSteps && std::sqrt(Dot(slope, slope)) > kFlat * examples; ++i) {
    const Vector direction = Direction(slope, steps);
    const double descent = Dot(direction, slope);
    double length = steps.empty() ? 1 / std::sqrt(Dot(slope, slope)) : 1;
    double then = 0;
    for (int halving = 0; halving < 30; ++halving, length /= 2) {
      for (size_t j = 0; j < w.size(); ++j) next[j] = w[j] + length * direction[j];
      then = loss.At(next, &next_slope);
      if (then <= now + 1e-4 * length * descent) break;
    }
    if (then >= now) break;
    Step step{next, next_slope};
    for (size_t j = 0; j < w.size(); ++j) step.move[j] -= w[j], step.turn[j] -= slope[j];
    if (Dot(step.move, step.turn) > 0) steps.push_back(std::move(step));
    if (steps.size() > kMemory) steps.pop_front();
    w.swap(next), slope.swap(next_slope), now = then;
  }
  return w;
}

absl::btree_map<std::string, size_t> Columns(const std::vector<Example>& examples,
                                             const FitOptions& options) {
  absl::btree_map<std::string, int> counts;
  for (const Example& example : examples) {
    for (const auto& [feature, value] : example.features) counts[feature] += value != 0;
  }
  absl::btree_map<std::string, size_t> columns;
  for (const auto& [feature, count] : counts) {
    const bool word = absl::StartsWith(feature, "left:");
    if (count < (word ? options.least_word_count : options.least_count)) continue;
    columns.emplace(feature, columns.size());
  }
  return columns;
}

}  // namespace

FeatureWeights Fit(const std::vector<Example>& examples, const FitOptions& options) {
  const auto columns = Columns(examples, options);
  std::vector<Row> rows;
  for (const Example& example : examples) {
    Row row{{}, static_cast<size_t>(example.label), example.weight};
    for (const auto& [feature, value] : example.features) {
      const auto column = columns.find(feature);
      if (column != columns.end()) row.cells.emplace_back(column->second, value);
    }
    rows.push_back(std::move(row));
  }
  const Loss loss(rows, columns.size(), options.penalty);
  const Vector w = Minimize(loss, static_cast<double>(rows.size()));
  FeatureWeights weights;
  for (const auto& [feature, column] : columns) {
    for (size_t k = 0; k < kPairRelations; ++k) {
      weights[feature][k] = w[column * kPairRelations + k];
    }
  }
  return weights;
}

PairProbabilities Judge(const FeatureWeights& weights, const analysis::PairFeatures& features) {
  PairProbabilities scores{};
  for (const auto& [feature, value] : features) {
    const auto weight = weights.find(feature);
    if (weight == weights.end()) continue;
    for (size_t k = 0; k < kPairRelations; ++k) scores[k] += weight->second[k] * value;
  }
  Normalize(&scores);
  return scores;
}

}  // namespace isnad::eval
