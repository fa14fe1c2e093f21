// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/contradictions/conflict_keys.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "core/analysis/claims/name_stems.h"
#include "core/analysis/contradictions/side.h"

namespace isnad::analysis {
namespace {

constexpr size_t kThemesInKeys = 3;

constexpr char kHolds = '+';
constexpr char kDoesNot = '-';
constexpr char kDoubted = '?';
constexpr char kAmount = '#';
constexpr char kOpposed = '=';

void SortUnique(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

void AddParticipant(absl::string_view family, const model::Participant& participant,
                    std::vector<std::string>& topics) {
  const std::vector<std::string> stems = NameStems(participant.text);
  if (!stems.empty()) topics.push_back(absl::StrCat(family, "|p|", stems.back(), "|"));
}

std::vector<std::string> TopicsOf(const model::Frame& frame, const rules::Event& event) {
  std::vector<std::string> topics;
  for (const std::string& family : event.family()) {
    AddParticipant(family, frame.agent, topics);
    AddParticipant(family, frame.patient, topics);
  }
  // Longer lemmas are rarer ones.
  std::vector<std::string> themes = frame.theme;
  std::stable_sort(themes.begin(), themes.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  if (themes.size() > kThemesInKeys) themes.resize(kThemesInKeys);
  for (const std::string& theme : themes) {
    for (const std::string& family : event.family()) {
      topics.push_back(absl::StrCat(family, "|t|", theme, "|"));
    }
  }
  if (topics.size() > kMostTopics) topics.resize(kMostTopics);
  return topics;
}

bool HasAmount(const model::Frame& frame, const Themes& themes) {
  return std::any_of(frame.quantities.begin(), frame.quantities.end(),
                     [](const model::Quantity& quantity) { return !quantity.unit.empty(); }) ||
         std::any_of(frame.theme.begin(), frame.theme.end(), [&themes](const std::string& theme) {
           return themes.VagueShareOf(theme) != nullptr;
         });
}

std::string EndingsOf(const model::ClaimMention& mention, const rules::Event& event,
                      const RuleBook& book, const Themes& themes) {
  if (SignOf(mention) < 0) return std::string(1, kDoesNot);
  std::string endings(1, kHolds);
  if (mention.endorsement == model::Endorsement::kDoubted) endings.push_back(kDoubted);
  if (HasAmount(mention.frame, themes)) endings.push_back(kAmount);
  if (book.HasOpposites(event.id())) endings.push_back(kOpposed);
  return endings;
}

absl::string_view SoughtBy(char ending) {
  switch (ending) {
    case kHolds:
      return "-?";
    case kDoesNot:
    case kDoubted:
      return "+";
    case kAmount:
      return "#";
    case kOpposed:
      return "=";
  }
  return "";
}

}  // namespace

std::vector<std::string> KeysOf(const model::ClaimMention& mention, const rules::Event& event,
                                const RuleBook& book, const Themes& themes) {
  const std::string endings = EndingsOf(mention, event, book, themes);
  std::vector<std::string> keys;
  for (const std::string& topic : TopicsOf(mention.frame, event)) {
    for (const char ending : endings) keys.push_back(absl::StrCat(topic, std::string(1, ending)));
  }
  SortUnique(keys);
  return keys;
}

std::vector<std::string> SoughtBeside(const std::vector<std::string>& keys) {
  std::vector<std::string> sought;
  for (const std::string& key : keys) {
    if (key.empty()) continue;
    for (const char ending : SoughtBy(key.back())) {
      sought.push_back(key);
      sought.back().back() = ending;
    }
  }
  SortUnique(sought);
  return sought;
}

}  // namespace isnad::analysis
