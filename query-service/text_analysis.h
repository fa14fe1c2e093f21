// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/analysis/analyzer.h"
#include "core/analysis/contradictions/contradictions.h"
#include "core/analysis/pairs/pair_scorer.h"
#include "core/model/claim.h"
#include "core/rpc/text_files.h"
#include "core/store/article_record.h"

namespace isnad::query {

// A text that somebody sends to have it compared or checked. Never stored.
struct SentText {
  std::string text;
  std::string outlet;         // that carries the text; shown in explanations
  model::Attribution holder;  // who says what the text does not attribute; empty: the outlet
  absl::Time publish_time;    // what "yesterday" counts from
};

// The analysis as the query service needs it: claims of texts, and how two
// claims relate, by their frames (judge) and by their words (scorer). Thread-safe.
class TextAnalysis {
 public:
  // Reads the rule files built into the program and operators' gazetteers; see
  // analysis::Analyzer.
  static absl::StatusOr<std::unique_ptr<const TextAnalysis>> Create(
      const std::vector<rpc::TextFile>& gazetteers = {});

  // The claims of a text, in its order. Spans count in the text, as in a body.
  // Ids depend on the text alone, not on who says it or on which side of a
  // comparison it stands.
  // Names mean the actors that the directory says.
  absl::StatusOr<std::vector<store::KeyedMention>> ReadClaims(
      const SentText& sent, const model::ActorDirectory& directory = {}) const;

  const analysis::Analyzer& analyzer() const { return *analyzer_; }
  const analysis::ContradictionJudge& judge() const { return judge_; }
  const analysis::PairScorer& scorer() const { return scorer_; }
  std::string rules_version() const { return std::string(analyzer_->rules_version()); }

 private:
  TextAnalysis(std::unique_ptr<const analysis::Analyzer> analyzer,
               analysis::ContradictionJudge judge, analysis::PairScorer scorer);

  const std::unique_ptr<const analysis::Analyzer> analyzer_;
  const analysis::ContradictionJudge judge_;
  const analysis::PairScorer scorer_;
};

}  // namespace isnad::query
