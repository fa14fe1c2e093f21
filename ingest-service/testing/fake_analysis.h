// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "ingest-service/analysis.h"

namespace isnad::ingest {

// An analysis that a test can foresee. Each line of a body is one statement,
// narrated by the outlet, with one claim; a line that begins with لن denies the
// rest of it. In "name: words" somebody says the words, about himself. A claim
// and its denial by the same agent contradict each other with the confidence
// 0.9 within an article and 0.8 between two, as SELF where one holder says both.
class FakeAnalysis final : public Analysis {
 public:
  // Called at the start of each analysis, on its thread: may block it.
  std::function<void(const model::Article&)> on_analyze;

  absl::StatusOr<store::ArticleRecord> Analyze(
      const model::Article& article, const model::ActorDirectory& directory) const override;
  std::vector<std::string> SoughtBeside(const std::vector<std::string>& keys) const override {
    return keys;
  }
  std::vector<model::Contradiction> FindContradictions(
      const std::vector<store::KeyedMention>& mentions,
      const std::vector<model::ClaimMention>& candidates) const override;

  int analyses() const { return analyses_; }

 private:
  mutable std::atomic<int> analyses_ = 0;
};

}  // namespace isnad::ingest
