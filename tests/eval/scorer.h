// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/model/statement.h"
#include "tests/eval/gold_article.h"
#include "tests/eval/speaker_match.h"

namespace isnad::eval {

// One statement as an analysis found it. Offsets as in GoldStatement.
struct Prediction {
  size_t begin = 0;
  size_t end = 0;
  std::string speaker;  // display name
  bool anonymous = false;
  model::SpeechAct act = model::SpeechAct::kUnspecified;
  model::StatementKind kind = model::StatementKind::kUnspecified;
  std::vector<std::string> chain;  // display names, nearest to the speaker first
};

// A part of a whole.
struct Share {
  size_t part = 0;
  size_t whole = 0;

  void Count(bool in_part) { ++whole, part += in_part ? 1 : 0; }
  // 0 of nothing.
  double value() const {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
  }
};

// Sums over all articles. README.md says what each figure means.
struct Tally {
  Share token_precision;  // of predicted words, those that gold gives to the same speaker
  Share token_recall;     // of gold words, those that some prediction gives to the same speaker
  Share span_precision;   // the same without looking at the speaker
  Share span_recall;
  Share statement_precision;  // predictions half of whose words are right
  Share statement_recall;     // gold statements half of whose words are found, with speaker
  Share speaker_accuracy;     // of those half of whose words are found at all
  Share act_accuracy;         // of those found with their speaker
  Share kind_accuracy;        // of those found with their speaker, headlines left out
  Share carrier_precision;    // of the carriers of those found with their speaker
  Share carrier_recall;
  std::map<std::string, Share> recall_by_construction;  // statement recall

  double token_f1() const;
  double span_f1() const;
};

// Compares predictions with gold, article by article. Optional gold is neither
// required nor punished. Not thread-safe.
class Scorer {
 public:
  // Borrows `speakers`, which must outlive it.
  explicit Scorer(const SpeakerMatcher* speakers) : speakers_(speakers) {}

  // O(statements x predictions + words x statements at a word).
  void Add(const GoldArticle& gold, const std::vector<Prediction>& predictions);

  const Tally& tally() const { return tally_; }
  // A line for each error: MISSED, SPEAKER, WRONG; ACT and CARRIER where only these are.
  const std::vector<std::string>& misses() const { return misses_; }

 private:
  const SpeakerMatcher* speakers_;
  Tally tally_;
  std::vector<std::string> misses_;
};

}  // namespace isnad::eval
