// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/contradictions/conflict_keys.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "core/analysis/claims/name_stems.h"
#include "core/analysis/contradictions/features.h"
#include "core/analysis/contradictions/side.h"

namespace isnad::analysis {
namespace {

constexpr size_t kThemesInKeys = kMostTopics - 2;

constexpr absl::string_view kHolds = "|+";
constexpr absl::string_view kDoesNot = "|-";
constexpr absl::string_view kAmount = "|#";

void SortUnique(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

void AddParticipant(const model::Participant& participant, std::vector<std::string>& topics) {
  const std::vector<std::string> stems = NameStems(participant.text);
  if (!stems.empty()) topics.push_back(absl::StrCat("|p|", stems.back()));
}

std::vector<std::string> TopicsOf(const model::Frame& frame) {
  std::vector<std::string> topics;
  AddParticipant(frame.agent, topics);
  AddParticipant(frame.patient, topics);
  // Longer lemmas are rarer ones.
  std::vector<std::string> themes = frame.theme;
  std::stable_sort(themes.begin(), themes.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  if (themes.size() > kThemesInKeys) themes.resize(kThemesInKeys);
  for (const std::string& theme : themes) topics.push_back(absl::StrCat("|t|", theme));
  return topics;
}

// "event-enter|p|ساحل|+" taken apart; all empty where it is nothing of the kind.
struct Parts {
  absl::string_view event;
  absl::string_view topic;   // "|p|ساحل"
  absl::string_view ending;  // "|+"
};

Parts Split(absl::string_view key) {
  const size_t begin = key.find('|'), end = key.rfind('|');
  if (begin == key.npos || begin == end) return {};
  return {key.substr(0, begin), key.substr(begin, end - begin), key.substr(end)};
}

void AddSought(absl::string_view key, const RuleBook& book, std::vector<std::string>& sought) {
  const auto [event, topic, ending] = Split(key);
  const auto seek = [&, topic = topic](absl::string_view of, absl::string_view what) {
    sought.push_back(absl::StrCat(of, topic, what));
  };
  if (ending == kHolds) {
    seek(event, kDoesNot);
    for (const std::string& implied : book.ImpliedBy(event)) seek(implied, kDoesNot);
    for (const std::string& opposite : book.OppositesOf(event)) seek(opposite, kHolds);
  } else if (ending == kDoesNot) {
    seek(event, kHolds);
    for (const std::string& implying : book.Implying(event)) seek(implying, kHolds);
  } else if (absl::StartsWith(ending, kAmount)) {
    sought.emplace_back(key);
  }
}

}  // namespace

std::vector<std::string> KeysOf(const model::ClaimMention& mention, const rules::Event& event,
                                const Themes& themes) {
  const bool holds = SignOf(mention) > 0;
  const bool doubted = mention.endorsement == model::Endorsement::kDoubted;
  const std::vector<std::string> units =
      holds ? UnitsOf(mention.frame, themes) : std::vector<std::string>();
  std::vector<std::string> keys;
  for (const std::string& topic : TopicsOf(mention.frame)) {
    if (holds) keys.push_back(absl::StrCat(event.id(), topic, kHolds));
    if (!holds || doubted) keys.push_back(absl::StrCat(event.id(), topic, kDoesNot));
    for (const std::string& unit : units) {
      for (const std::string& family : event.family()) {
        keys.push_back(absl::StrCat(family, topic, kAmount, unit));
      }
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
