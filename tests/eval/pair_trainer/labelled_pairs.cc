// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/pair_trainer/labelled_pairs.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "nlohmann/json.hpp"

namespace isnad::eval {
namespace {

using analysis::PairRelation;
using Pairs = std::vector<LabelledPair>;

std::optional<PairRelation> RelationOf(absl::string_view label) {
  if (label == "disagree" || label == "CONTRADICTION") return PairRelation::kContradicts;
  if (label == "agree" || label == "CORROBORATION") return PairRelation::kCorroborates;
  if (label == "other" || label == "COMPATIBLE") return PairRelation::kUnrelated;
  return std::nullopt;
}

absl::Status At(const std::string& path, size_t line, absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat(path, ":", line, ": ", what));
}

LabelledSide SideOf(const nlohmann::json& json) {
  LabelledSide side{json.at("text"), json.value("holder", "")};
  if (side.holder == "NARRATOR") side.holder.clear();
  return side;
}

absl::StatusOr<Pairs> ReadJsonLines(const std::string& path) {
  std::ifstream file(path);
  if (!file) return absl::NotFoundError(path);
  Pairs pairs;
  std::string line;
  for (size_t number = 1; std::getline(file, line); ++number) {
    const auto json = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object() || !json.contains("a") || !json.contains("b")) {
      return At(path, number, "no pair");
    }
    const auto label = RelationOf(json.value("label", ""));
    if (!label) return At(path, number, "unknown label");
    pairs.push_back({json.value("id", ""), json.value("topic", ""), *label, SideOf(json["a"]),
                     SideOf(json["b"])});
  }
  return pairs;
}

// The fields of the record that begins at *rest, which is taken off.
std::vector<std::string> TakeRecord(absl::string_view* rest) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  while (!rest->empty()) {
    const char c = rest->front();
    rest->remove_prefix(1);
    if (quoted && c == '"' && absl::ConsumePrefix(rest, "\"")) {
      fields.back() += '"';
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ',') {
      fields.emplace_back();
    } else if (!quoted && c == '\n') {
      break;
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

absl::StatusOr<Pairs> ReadCsv(const std::string& path) {
  std::ifstream file(path);
  if (!file) return absl::NotFoundError(path);
  const std::string content{std::istreambuf_iterator<char>(file), {}};
  absl::string_view rest = content;
  absl::ConsumePrefix(&rest, "\xEF\xBB\xBF");
  if (TakeRecord(&rest) != std::vector<std::string>{"s1", "s2", "stance"}) {
    return At(path, 1, "not the columns s1,s2,stance");
  }
  Pairs pairs;
  for (size_t number = 2; !rest.empty(); ++number) {
    const std::vector<std::string> fields = TakeRecord(&rest);
    const auto label = fields.size() == 3 ? RelationOf(fields[2]) : std::nullopt;
    if (!label) return At(path, number, "not two texts and a stance");
    pairs.push_back({absl::StrCat(number), fields[0], *label, {fields[0], ""}, {fields[1], ""}});
  }
  return pairs;
}

absl::StatusOr<Pairs> ReadFolder(const std::string& path) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  Pairs all;
  for (const std::string& file : files) {
    auto pairs = ReadJsonLines(file);
    if (!pairs.ok()) return pairs.status();
    std::move(pairs->begin(), pairs->end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace

absl::StatusOr<Pairs> ReadLabelledPairs(const std::string& path) {
  if (std::filesystem::is_directory(path)) return ReadFolder(path);
  return absl::EndsWith(path, ".csv") ? ReadCsv(path) : ReadJsonLines(path);
}

}  // namespace isnad::eval
