// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/contradictions/conflict_keys.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "core/analysis/claims/leaders.h"
#include "core/analysis/claims/name_stems.h"
#include "core/analysis/contradictions/features.h"
#include "core/analysis/contradictions/only_one.h"
#include "core/analysis/contradictions/side.h"

namespace isnad::analysis {
namespace {

constexpr size_t kThemesInKeys = 3;

constexpr absl::string_view kHolds = "+";
constexpr absl::string_view kDoesNot = "-";
constexpr absl::string_view kAmount = "#";
constexpr absl::string_view kOnlyOne = "=";

void SortUnique(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

void AddParticipant(const model::Participant& participant, std::vector<std::string>& topics) {
  const std::vector<std::string> stems = NameStems(participant.text);
  if (!stems.empty()) topics.push_back(absl::StrCat("|p|", stems.back()));
}

std::vector<std::string> PartiesOf(const model::Frame& frame) {
  std::vector<std::string> parties;
  AddParticipant(frame.agent, parties);
  AddParticipant(frame.patient, parties);
  return parties;
}

// Longer lemmas are rarer ones.
std::vector<std::string> ThemesOf(const model::Frame& frame) {
  std::vector<std::string> themes = frame.theme;
  std::stable_sort(themes.begin(), themes.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  if (themes.size() > kThemesInKeys) themes.resize(kThemesInKeys);
  for (std::string& theme : themes) theme = absl::StrCat("|t|", theme);
  return themes;
}

void AddSought(absl::string_view key, const RuleBook& book, std::vector<std::string>& sought) {
  const size_t end = key.find('|');
  if (end == key.npos) return;
  const absl::string_view event = key.substr(1, end - 1);
  const auto seek = [&](absl::string_view sign, absl::string_view of) {
    sought.push_back(absl::StrCat(sign, of, key.substr(end)));
  };
  if (absl::StartsWith(key, kHolds)) {
    seek(kDoesNot, event);
    for (const std::string& implied : book.ImpliedBy(event)) seek(kDoesNot, implied);
    for (const std::string& opposite : book.OppositesOf(event)) seek(kHolds, opposite);
  } else if (absl::StartsWith(key, kDoesNot)) {
    seek(kHolds, event);
    for (const std::string& implying : book.Implying(event)) seek(kHolds, implying);
  } else if (absl::StartsWith(key, kAmount) || absl::StartsWith(key, kOnlyOne)) {
    sought.emplace_back(key);
  }
}

}  // namespace

std::vector<std::string> KeysOf(const model::ClaimMention& mention, const rules::Event& event,
                                const Themes& themes) {
  const bool holds = SignOf(mention) > 0;
  const bool doubted = mention.endorsement == model::Endorsement::kDoubted;
  std::vector<std::string> topics = PartiesOf(mention.frame);
  std::vector<std::string> keys;
  for (const std::string& party : topics) {
    if (holds) keys.push_back(absl::StrCat(kHolds, event.id(), party));
    if (!holds || doubted) keys.push_back(absl::StrCat(kDoesNot, event.id(), party));
  }
  const std::vector<std::string> units =
      holds ? UnitsOf(mention.frame, themes) : std::vector<std::string>();
  if (!units.empty()) {
    std::vector<std::string> more = ThemesOf(mention.frame);
    std::move(more.begin(), more.end(), std::back_inserter(topics));
  }
  for (const std::string& unit : units) {
    for (const std::string& family : event.family()) {
      for (const std::string& topic : topics) {
        keys.push_back(absl::StrCat(kAmount, family, topic, "|", unit));
      }
    }
  }
  if (holds && TellsTheOnlyOne(mention.frame, event)) {
    std::vector<std::string> parties;
    AddParticipant(mention.frame.agent, parties);
    AddParticipant({"", std::string(NameWithoutLeader(mention.frame.patient.text))}, parties);
    for (const std::string& party : parties) {
      keys.push_back(absl::StrCat(kOnlyOne, event.id(), party));
    }
  }
  SortUnique(keys);
  return keys;
}

std::vector<std::string> SoughtBeside(const std::vector<std::string>& keys, const RuleBook& book) {
  std::vector<std::string> sought;
  for (const std::string& key : keys) AddSought(key, book, sought);
  SortUnique(sought);
  return sought;
}

}  // namespace isnad::analysis
