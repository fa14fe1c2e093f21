// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
// The answers to labelled pairs, with the weights that are built in.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "core/analysis/pairs/pair_model.h"
#include "tests/eval/pair_trainer/evidence_reader.h"
#include "tests/eval/pair_trainer/labelled_pairs.h"
#include "tests/eval/pair_trainer/pair_figures.h"

namespace isnad::eval {
namespace {

using analysis::PairRelation;

PairFigures Answer(const std::string& path) {
  PairFigures figures;
  const auto pairs = ReadLabelledPairs(path);
  const auto reader = EvidenceReader::Create();
  const auto model = analysis::PairModel::Create();
  EXPECT_TRUE(pairs.ok() && reader.ok() && model.ok());
  if (!pairs.ok() || !reader.ok() || !model.ok()) return figures;
  for (const LabelledPair& pair : *pairs) {
    const auto evidence = reader->Read(pair);
    EXPECT_TRUE(evidence.ok()) << evidence.status();
    if (!evidence.ok()) continue;
    figures.Add(pair.label, evidence->comparable
                                ? model->Choose(evidence->style,
                                                model->Judge(evidence->style, evidence->features))
                                : PairRelation::kUnrelated);
  }
  return figures;
}

TEST(PairFloorsTest, TheProjectsOwnPairs) {
  const PairFigures figures = Answer(ISNAD_SOURCE_DIR "/tests/eval/pairs");
  EXPECT_GE(figures.Accuracy(), 0.68) << figures.ToString();
  EXPECT_GE(figures.MacroF1(), 0.66) << figures.ToString();
  EXPECT_GE(figures.Precision(PairRelation::kContradicts), 0.68) << figures.ToString();
}

// Where the shared evaluation data is at hand; none of it is part of the project.
TEST(PairFloorsTest, HeadlinesAndNewsOfTheEvaluation) {
  const char* const shared = std::getenv("ISNAD_SHARED");
  if (shared == nullptr || !std::filesystem::exists(std::string(shared) + "/ans/dev.csv")) {
    GTEST_SKIP() << "ISNAD_SHARED names no folder with the evaluation data";
  }
  const PairFigures headlines = Answer(std::string(shared) + "/ans/dev.csv");
  EXPECT_GE(headlines.Accuracy(), 0.80) << headlines.ToString();
  EXPECT_GE(headlines.MacroF1(), 0.78) << headlines.ToString();
  const PairFigures news = Answer(std::string(shared) + "/gold/contradiction_pairs_dev.jsonl");
  EXPECT_GE(news.Precision(PairRelation::kContradicts), 0.85) << news.ToString();
  EXPECT_GE(news.Recall(PairRelation::kContradicts), 0.60) << news.ToString();
}

}  // namespace
}  // namespace isnad::eval
