// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/contradictions/side.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "core/analysis/claims/name_stems.h"
#include "core/analysis/dictionary/dictionary.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

// As names (with the article and without) and as themes are stemmed.
template <typename Words>
std::vector<std::string> SortedStems(const Words& words, const Themes& themes) {
  std::vector<std::string> stems;
  for (const std::string& word : words) {
    const std::string folded = text::Fold(word);
    stems.push_back(NameStem(folded));
    stems.push_back(NameStem(absl::StrCat("ال", folded)));
    stems.push_back(NameStem(themes.LemmaOf(folded)));
  }
  std::sort(stems.begin(), stems.end());
  return stems;
}

bool Contains(const std::vector<std::string>& sorted, const std::string& word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

void AddWords(absl::string_view text, const Themes& themes, std::vector<std::string>& out) {
  const std::string folded = text::FoldText(text);
  for (absl::string_view word : absl::StrSplit(folded, ' ', absl::SkipEmpty())) {
    if (!absl::ascii_isdigit(word[0])) out.push_back(NameStem(themes.LemmaOf(word)));
  }
}

// Of names of one word: in longer ones stand common words as well.
void AddStem(absl::string_view name, std::vector<std::string>& stems) {
  std::vector<std::string> words = NameStems(name);
  if (words.size() == 1) stems.push_back(std::move(words[0]));
}

// What a land is called, its capitals too.
std::vector<std::string> StemsOfLand(const rules::GazetteerEntry& entry) {
  std::vector<std::string> stems;
  AddStem(entry.name(), stems);
  for (const std::string& name : entry.alias()) AddStem(name, stems);
  for (const std::string& name : entry.capital()) AddStem(name, stems);
  return stems;
}

// The words by which the gazetteer knows lands, and what is of them: سوريا، سوري.
std::vector<std::string> LandStems(const rules::Gazetteer& gazetteer) {
  std::vector<std::string> stems;
  for (const rules::GazetteerEntry& entry : gazetteer.entry()) {
    if (entry.kind() != rules::STATE && entry.kind() != rules::PLACE) continue;
    for (std::string& stem : StemsOfLand(entry)) stems.push_back(std::move(stem));
    for (const std::string& adjective : entry.adjective()) AddStem(adjective, stems);
  }
  std::sort(stems.begin(), stems.end());
  return stems;
}

// منازلهم. (Not ه, which ends every مدينة as well.)
bool EndsInPronoun(absl::string_view folded) {
  constexpr size_t kShortest = 5 * 2;  // bytes: a noun of three letters, and the pronoun
  return folded.size() >= kShortest &&
         (absl::EndsWith(folded, "هم") || absl::EndsWith(folded, "ها") ||
          absl::EndsWith(folded, "نا"));
}

absl::flat_hash_map<std::string, std::string> StatesByName(const rules::Gazetteer& gazetteer) {
  absl::flat_hash_map<std::string, std::string> states;
  for (const rules::GazetteerEntry& entry : gazetteer.entry()) {
    if (entry.kind() != rules::STATE) continue;
    for (std::string& stem : StemsOfLand(entry)) states.emplace(std::move(stem), entry.name());
  }
  return states;
}

bool IsCommonNoun(absl::string_view folded) {
  absl::ConsumePrefix(&folded, "ال");
  return LookUpWord(folded).noun;
}

}  // namespace

// Names by their text, some thousands of them.
class NameReader::Cache {
 public:
  std::optional<ComparedName> Find(absl::string_view text) {
    std::lock_guard lock(mutex_);
    const auto found = names_.find(text);
    if (found == names_.end()) return std::nullopt;
    return found->second;
  }
  void Keep(absl::string_view text, const ComparedName& name) {
    std::lock_guard lock(mutex_);
    if (names_.size() >= kMost) names_.clear();
    names_.emplace(text, name);
  }

 private:
  static constexpr size_t kMost = 1 << 13;

  std::mutex mutex_;
  absl::flat_hash_map<std::string, ComparedName> names_;  // guarded by mutex_
};

NameReader::NameReader(const rules::ContradictionRules& rules, const rules::Gazetteer& gazetteer,
                       const Themes& themes)
    : generic_(SortedStems(rules.generic_name(), themes)),
      prefixes_(SortedStems(rules.name_prefix(), themes)),
      countries_(SortedStems(rules.country_name(), themes)),
      states_(SortedStems(rules.state_body(), themes)),
      passing_(SortedStems(rules.passing_body(), themes)),
      lands_(LandStems(gazetteer)),
      state_of_(StatesByName(gazetteer)),
      cache_(std::make_shared<Cache>()) {}

bool NameReader::IsName(absl::string_view folded, const std::string& stem) const {
  return !IsGeneric(stem) && !IsCommonNoun(folded);
}

// Neither a land nor what acts for one: المعارضة السورية is not سوريا.
bool NameReader::IsDescription(const std::string& stem) const {
  return !Contains(lands_, stem) && !Contains(prefixes_, stem) && !Contains(states_, stem);
}

bool NameReader::IsGeneric(const std::string& stem) const {
  return Contains(generic_, stem) || Contains(prefixes_, stem);
}

ComparedName NameReader::Read(const model::Participant& participant) const {
  std::optional<ComparedName> name = cache_->Find(participant.text);
  if (!name) {
    name = Split(participant.text);
    cache_->Keep(participant.text, *name);
  }
  name->actor_id = participant.actor_id;
  return *std::move(name);
}

ComparedName NameReader::Split(absl::string_view name_text) const {
  ComparedName name;
  std::vector<std::string> all;
  bool counted = false;
  for (const std::string& folded : text::FoldedWords(name_text)) {
    std::string stem = NameStem(folded);
    if (stem.empty()) continue;
    counted = counted || absl::ascii_isdigit(stem[0]);
    if (absl::ascii_isdigit(stem[0])) continue;
    const bool land = Contains(lands_, stem);
    name.passing = name.passing || (all.empty() && Contains(passing_, stem));
    name.possessed = name.possessed || (all.empty() && !land && EndsInPronoun(folded));
    name.described = name.described || (land && !all.empty() && IsDescription(all.front()));
    if (land || IsName(folded, stem)) name.names.push_back(stem);
    all.push_back(std::move(stem));
  }
  name.length = all.size();
  for (const std::string& stem : all) {
    if (!Contains(prefixes_, stem)) name.words.push_back(stem);
  }
  if (name.words.empty()) name.words = std::move(all);
  // "60 دبلوماسيا" says how many, not who.
  name.generic =
      counted || std::all_of(name.words.begin(), name.words.end(),
                             [this](const std::string& stem) { return IsGeneric(stem); });
  if (const auto state = state_of_.find(name.words.empty() ? "" : name.words[0]);
      name.words.size() == 1 && state != state_of_.end()) {
    name.land = state->second;
  }
  name.country = name.words.size() == 1 && Contains(countries_, name.words[0]);
  return name;
}

int SignOf(const model::ClaimMention& mention) {
  const bool negative = mention.frame.polarity == model::Polarity::kNegative;
  const bool denied = mention.stance == model::Stance::kDenies;
  return negative == denied ? 1 : -1;
}

Side ReadSide(const model::ClaimMention& mention, const rules::Event& event,
              const NameReader& names, const Themes& themes) {
  const model::Frame& frame = mention.frame;
  Side side{.mention = &mention, .event = &event};
  side.agent = names.Read(frame.agent);
  side.patient = names.Read(frame.patient);
  side.place = names.Read(frame.place);
  for (const std::string& lemma : frame.theme) side.theme.push_back(NameStem(lemma));
  const bool office = event.type() == "HOLD_OFFICE";
  if (event.focus() != rules::PATIENT && (office || frame.patient.actor_id.empty())) {
    AddWords(frame.patient.text, themes, side.theme);
  }
  // Offices are told apart by the place that they are over.
  if (office) AddWords(frame.place.text, themes, side.theme);
  std::erase_if(side.theme, [&names](const std::string& word) { return names.IsGeneric(word); });
  std::sort(side.theme.begin(), side.theme.end());
  side.theme.erase(std::unique(side.theme.begin(), side.theme.end()), side.theme.end());
  side.sign = SignOf(mention);
  return side;
}

}  // namespace isnad::analysis
