// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/contradictions/side.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "core/analysis/claims/keys.h"
#include "core/analysis/morphology/light_stem.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

template <typename Words>
std::vector<std::string> SortedStems(const Words& words) {
  std::vector<std::string> stems;
  for (const std::string& word : words) stems.push_back(LightStem(text::Fold(word)));
  std::sort(stems.begin(), stems.end());
  return stems;
}

bool Contains(const std::vector<std::string>& sorted, const std::string& word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

void AddWords(absl::string_view text, const Themes& themes, std::vector<std::string>& out) {
  const std::string folded = text::FoldText(text);
  for (absl::string_view word : absl::StrSplit(folded, ' ', absl::SkipEmpty())) {
    if (!absl::ascii_isdigit(word[0])) out.push_back(themes.LemmaOf(word));
  }
}

}  // namespace

NameReader::NameReader(const rules::ContradictionRules& rules)
    : generic_(SortedStems(rules.generic_name())), prefixes_(SortedStems(rules.name_prefix())) {}

ComparedName NameReader::Read(const model::Participant& participant) const {
  ComparedName name{.actor_id = participant.actor_id};
  std::vector<std::string> all;
  for (std::string& stem : NameStems(participant.text)) {
    if (!stem.empty() && !absl::ascii_isdigit(stem[0])) all.push_back(std::move(stem));
  }
  for (const std::string& stem : all) {
    if (!Contains(prefixes_, stem)) name.words.push_back(stem);
  }
  if (name.words.empty()) name.words = std::move(all);
  name.generic = std::all_of(name.words.begin(), name.words.end(),
                             [this](const std::string& stem) {
                               return Contains(generic_, stem) || Contains(prefixes_, stem);
                             });
  return name;
}

Side ReadSide(const model::ClaimMention& mention, const rules::Event& event,
              const NameReader& names, const Themes& themes) {
  const model::Frame& frame = mention.frame;
  Side side{.mention = &mention, .event = &event};
  side.agent = names.Read(frame.agent);
  side.patient = names.Read(frame.patient);
  side.place = names.Read(frame.place);
  side.theme = frame.theme;
  if (event.focus() != rules::PATIENT) AddWords(frame.patient.text, themes, side.theme);
  std::sort(side.theme.begin(), side.theme.end());
  side.theme.erase(std::unique(side.theme.begin(), side.theme.end()), side.theme.end());
  const bool negative = frame.polarity == model::Polarity::kNegative;
  const bool denied = mention.stance == model::Stance::kDenies;
  side.sign = negative == denied ? 1 : -1;
  return side;
}

}  // namespace isnad::analysis
