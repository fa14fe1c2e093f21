// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
// isnad_eval: how well the analysis reads who said what, against gold.
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "core/analysis/analyzer.h"
#include "tests/eval/floors.h"
#include "tests/eval/gold_files.h"
#include "tests/eval/predictions.h"
#include "tests/eval/report.h"
#include "tests/eval/standoff.h"

ABSL_FLAG(std::string, gold, ISNAD_SOURCE_DIR "/tests/eval/gold",
          "Folder of articles in the project's markup, or a .jsonl of stand-off annotations.");
ABSL_FLAG(std::string, texts, "", "With a .jsonl: the folder of its text files.");
ABSL_FLAG(std::string, manifest, "", "With a .jsonl: the .jsonl that lists the text files.");
ABSL_FLAG(std::string, titles, ISNAD_SOURCE_DIR "/tests/eval/titles.txt",
          "Words that do not tell speakers apart.");
ABSL_FLAG(std::string, misses, "", "Where to write a line for each error.");
ABSL_FLAG(std::string, found, "", "Where to write what was found, as stand-off JSON lines.");
ABSL_FLAG(std::string, floors, "", "A JSON file of least figures: below one, the exit code is 1.");
ABSL_FLAG(bool, json, false, "Print the figures as one JSON object.");

namespace isnad::eval {
namespace {

constexpr int kBelowFloor = 1;
constexpr int kNoResult = 2;

absl::StatusOr<std::vector<GoldArticle>> LoadGold() {
  const std::string gold = absl::GetFlag(FLAGS_gold);
  if (!absl::EndsWith(gold, ".jsonl")) return LoadMarkupFolder(gold);
  return LoadStandoff(absl::GetFlag(FLAGS_manifest), gold, absl::GetFlag(FLAGS_texts));
}

absl::Status ScoreAll(const std::vector<GoldArticle>& gold, Scorer* scorer) {
  const auto analyzer = analysis::Analyzer::Create();
  if (!analyzer.ok()) return analyzer.status();
  std::ofstream found(absl::GetFlag(FLAGS_found));
  for (const GoldArticle& article : gold) {
    const auto record = (*analyzer)->Analyze(ToArticle(article));
    if (!record.ok()) return record.status();
    const std::vector<Prediction> predictions = ToPredictions(article, *record);
    scorer->Add(article, predictions);
    for (const Prediction& prediction : predictions) {
      found << StandoffLine(article, prediction) << "\n";
    }
  }
  return absl::OkStatus();
}

void WriteMisses(const Scorer& scorer) {
  if (absl::GetFlag(FLAGS_misses).empty()) return;
  std::ofstream out(absl::GetFlag(FLAGS_misses));
  for (const std::string& miss : scorer.misses()) out << miss << "\n";
}

absl::StatusOr<FloorReport> CompareWithFloors(const Tally& tally) {
  if (absl::GetFlag(FLAGS_floors).empty()) return FloorReport();
  const auto floors = ReadFile(absl::GetFlag(FLAGS_floors));
  if (!floors.ok()) return floors.status();
  return CheckFloors(tally, *floors);
}

absl::StatusOr<FloorReport> Evaluate() {
  const auto titles = ReadFile(absl::GetFlag(FLAGS_titles));
  if (!titles.ok()) return titles.status();
  const auto gold = LoadGold();
  if (!gold.ok()) return gold.status();

  const SpeakerMatcher speakers(*titles);
  Scorer scorer(&speakers);
  if (auto status = ScoreAll(*gold, &scorer); !status.ok()) return status;

  WriteMisses(scorer);
  std::cout << (absl::GetFlag(FLAGS_json) ? FiguresAsJson(scorer.tally())
                                          : FiguresAsTable(scorer.tally()));
  return CompareWithFloors(scorer.tally());
}

}  // namespace
}  // namespace isnad::eval

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage(
      "isnad_eval [--gold FOLDER] [--misses FILE] [--floors FILE]\n"
      "isnad_eval --gold G.jsonl --texts FOLDER --manifest M.jsonl");
  absl::ParseCommandLine(argc, argv);
  const auto report = isnad::eval::Evaluate();
  if (!report.ok()) {
    std::cerr << "isnad_eval: " << report.status().message() << "\n";
    return isnad::eval::kNoResult;
  }
  for (const std::string& line : report->reminders) std::cerr << "isnad_eval: " << line << "\n";
  for (const std::string& line : report->failures) std::cerr << "isnad_eval: " << line << "\n";
  return report->failures.empty() ? 0 : isnad::eval::kBelowFloor;
}
