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
// An imported statement makes the claim of its text, said by its actor or else
// whoever has the mention or the display name for a name.
class FakeAnalysis final : public Analysis {
 public:
  // Called at the start of each analysis, on its thread: may block it.
  std::function<void(const model::Article&)> on_analyze;

  absl::StatusOr<store::ArticleRecord> Analyze(
      const model::Article& article, const model::ActorDirectory& directory,
      const std::vector<model::Statement>& imported) const override;
  std::vector<std::string> SoughtBeside(const std::vector<std::string>& keys) const override {
    return keys;
  }
  std::vector<model::Contradiction> FindContradictions(
      const std::vector<store::KeyedMention>& mentions,
      const std::vector<model::ClaimMention>& candidates) const override;

  std::string rules_version() const override { return version; }
  // That of its rules. What another version than "1" reads, it reads with a
  // full stop behind the predicate: all claims have other names.
  std::string version = "1";
  // What analyses of this article's body fail with.
  std::string broken_body;

  int analyses() const { return analyses_; }

 private:
  mutable std::atomic<int> analyses_ = 0;
};

}  // namespace isnad::ingest
