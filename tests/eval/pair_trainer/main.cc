// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
// isnad_pair_trainer: fits the weights of the scorer of pairs to labelled pairs,
// and says how good they are on others. See README.md.
#include <cstdint>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "tests/eval/pair_trainer/evidence_reader.h"
#include "tests/eval/pair_trainer/labelled_pairs.h"
#include "tests/eval/pair_trainer/logistic_regression.h"
#include "tests/eval/pair_trainer/pair_figures.h"
#include "tests/eval/pair_trainer/weights_file.h"

ABSL_FLAG(std::vector<std::string>, train, {}, "Files of labelled pairs to learn from.");
ABSL_FLAG(std::vector<std::string>, test, {}, "Files of labelled pairs to be judged.");
ABSL_FLAG(std::string, output, "", "Where to write the weights.");
ABSL_FLAG(std::string, dump, "", "Where to write the features of all pairs, as JSON lines.");
ABSL_FLAG(double, plain_penalty, 10, "Penalty on the weights of texts without holder.");
ABSL_FLAG(double, attributed_penalty, 3, "Penalty on the weights of texts with holder.");
ABSL_FLAG(int32_t, least_count, 4,
          "Features of texts without holder seen less often do not count.");
ABSL_FLAG(int32_t, least_word_count, 10, "The same of features that name a word.");
ABSL_FLAG(
    double, mixed_weight, 0.1,
    "What a pair of texts out of two pairs, which are unrelated, counts beside a labelled one.");
ABSL_FLAG(double, plain_threshold, 0, "Least probability of a contradiction without holder.");
ABSL_FLAG(double, attributed_threshold, 0.4, "The same with a holder.");

namespace isnad::eval {
namespace {

using analysis::PairRelation;
using analysis::PairStyle;

// A pair as read.
struct Item {
  LabelledPair pair;
  std::string file;
  analysis::PairEvidence evidence;
  double weight = 1;
};

absl::StatusOr<std::vector<Item>> ReadItems(const EvidenceReader& reader,
                                            const std::vector<std::string>& files) {
  std::vector<Item> items;
  for (const std::string& file : files) {
    auto pairs = ReadLabelledPairs(file);
    if (!pairs.ok()) return pairs.status();
    for (LabelledPair& pair : *pairs) {
      auto evidence = reader.Read(pair);
      if (!evidence.ok()) return evidence.status();
      items.push_back({std::move(pair), file, *std::move(evidence)});
    }
  }
  return items;
}

FitOptions OptionsOf(PairStyle style) {
  if (style == PairStyle::kPlain) {
    return {absl::GetFlag(FLAGS_plain_penalty), absl::GetFlag(FLAGS_least_count),
            absl::GetFlag(FLAGS_least_word_count)};
  }
  return {absl::GetFlag(FLAGS_attributed_penalty), 2, 2};
}

// The first text of each pair beside the second of another, far off in the same
// file: few labelled pairs are unrelated, most pairs of texts are.
absl::StatusOr<std::vector<Item>> MixItems(const EvidenceReader& reader,
                                           const std::vector<Item>& items) {
  constexpr size_t kFar = 41;
  std::vector<Item> mixed;
  for (size_t i = 0; i + kFar < items.size(); ++i) {
    const LabelledPair& x = items[i].pair;
    const LabelledPair& y = items[i + kFar].pair;
    if (items[i].file != items[i + kFar].file || (x.topic == y.topic && !x.topic.empty())) continue;
    // Of both topics: neither may be left out without it.
    LabelledPair pair{"", "", PairRelation::kUnrelated, x.a, y.b};
    auto evidence = reader.Read(pair);
    if (!evidence.ok()) return evidence.status();
    mixed.push_back({std::move(pair), "", *std::move(evidence), absl::GetFlag(FLAGS_mixed_weight)});
  }
  return mixed;
}

// Fits to the items of a style whose topic is not `left_out`.
FittedModel FitStyle(const std::vector<Item>& items, PairStyle style,
                     const std::string& left_out = "") {
  std::vector<Example> examples;
  for (const Item& item : items) {
    if (item.evidence.style != style) continue;
    if (!left_out.empty() && item.pair.topic == left_out) continue;
    examples.push_back({item.evidence.features, item.pair.label, item.weight});
  }
  const double threshold = style == PairStyle::kPlain ? absl::GetFlag(FLAGS_plain_threshold)
                                                      : absl::GetFlag(FLAGS_attributed_threshold);
  return {style, threshold, Fit(examples, OptionsOf(style))};
}

PairRelation Answer(const FittedModel& model, const analysis::PairEvidence& evidence) {
  if (!evidence.comparable) return PairRelation::kUnrelated;
  const auto p = Judge(model.weights, evidence.features);
  return analysis::ChooseRelation(p, model.contradiction_threshold);
}

PairFigures Measure(const std::vector<Item>& items, const std::string& file,
                    const std::vector<FittedModel>& models) {
  PairFigures figures;
  for (const Item& item : items) {
    if (item.file != file) continue;
    const FittedModel& model = models[static_cast<size_t>(item.evidence.style)];
    figures.Add(item.pair.label, Answer(model, item.evidence));
  }
  return figures;
}

// Each pair of a file judged by weights that never saw its topic. Pairs without
// a holder, which are few in such files, keep the weights of all.
PairFigures MeasureUnseenTopics(const std::vector<Item>& items, const std::string& file,
                                const FittedModel& plain) {
  std::set<std::string> topics;
  for (const Item& item : items) {
    if (item.file == file) topics.insert(item.pair.topic);
  }
  PairFigures figures;
  for (const std::string& topic : topics) {
    const FittedModel model = FitStyle(items, PairStyle::kAttributed, topic);
    for (const Item& item : items) {
      if (item.file != file || item.pair.topic != topic) continue;
      const bool is_plain = item.evidence.style == PairStyle::kPlain;
      figures.Add(item.pair.label, Answer(is_plain ? plain : model, item.evidence));
    }
  }
  return figures;
}

std::string BaseName(const std::string& path) {
  return path.substr(path.find_last_of('/', path.size() - 2) + 1);
}

void Dump(const std::vector<Item>& items, std::ofstream* out) {
  for (const Item& item : items) {
    nlohmann::json json = {{"id", item.pair.id},
                           {"topic", item.pair.topic},
                           {"file", BaseName(item.file)},
                           {"style", std::string(StyleId(item.evidence.style))},
                           {"y", static_cast<int>(item.pair.label)},
                           {"a", item.pair.a.text},
                           {"b", item.pair.b.text},
                           {"ha", item.pair.a.holder},
                           {"hb", item.pair.b.holder}};
    for (const auto& [feature, value] : item.evidence.features) json["f"][feature] = value;
    json["c"] = nlohmann::json::array();
    for (const auto& c : item.evidence.conflicts) {
      json["c"].push_back({static_cast<int>(c.type), c.a, c.b});
    }
    *out << json.dump() << "\n";
  }
}

absl::Status Run() {
  const auto reader = EvidenceReader::Create();
  if (!reader.ok()) return reader.status();
  const auto train_files = absl::GetFlag(FLAGS_train), test_files = absl::GetFlag(FLAGS_test);
  auto train = ReadItems(*reader, train_files);
  if (!train.ok()) return train.status();
  const auto test = ReadItems(*reader, test_files);
  if (!test.ok()) return test.status();
  if (!absl::GetFlag(FLAGS_dump).empty()) {
    std::ofstream out(absl::GetFlag(FLAGS_dump));
    Dump(*train, &out), Dump(*test, &out);
  }
  const auto mixed = MixItems(*reader, *train);
  if (!mixed.ok()) return mixed.status();
  train->insert(train->end(), mixed->begin(), mixed->end());
  const std::vector<FittedModel> models = {FitStyle(*train, PairStyle::kPlain),
                                           FitStyle(*train, PairStyle::kAttributed)};
  std::vector<std::string> notes;
  for (const std::string& file : train_files) {
    notes.push_back(absl::StrCat("learned from ", BaseName(file), ": ",
                                 Measure(*train, file, models).ToString()));
    if (absl::EndsWith(file, ".csv")) continue;  // without topics
    notes.push_back(absl::StrCat("  each topic unseen: ",
                                 MeasureUnseenTopics(*train, file, models[0]).ToString()));
  }
  for (const std::string& file : test_files) {
    notes.push_back(absl::StrCat("never seen, ", BaseName(file), ": ",
                                 Measure(*test, file, models).ToString()));
  }
  for (const std::string& note : notes) std::cout << note << "\n";
  if (absl::GetFlag(FLAGS_output).empty()) return absl::OkStatus();
  std::ofstream(absl::GetFlag(FLAGS_output)) << WeightsFile(models, notes);
  return absl::OkStatus();
}

}  // namespace
}  // namespace isnad::eval

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage(
      "Fits the scorer of pairs: --train FILES --test FILES --output FILE");
  absl::ParseCommandLine(argc, argv);
  if (const absl::Status status = isnad::eval::Run(); !status.ok()) {
    std::cerr << status << "\n";
    return 1;
  }
  return 0;
}
