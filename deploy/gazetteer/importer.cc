// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/gazetteer/importer.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "core/analysis/dictionary/dictionary.h"
#include "core/analysis/rules/gazetteer.h"
#include "core/text/fold.h"
#include "google/protobuf/text_format.h"

namespace isnad::gazetteer {
namespace {

constexpr absl::string_view kAl = "ال";
// A namesake keeps the name if it has so many times the sitelinks of the next.
constexpr int kClearlyMore = 3;
// A city that is a word of the dictionary is no safe name, unless so well known.
constexpr int kKnownCity = 60;

// «الوطن (صحيفة)»: what tells namesakes apart is no part of the name.
std::string WithoutParentheses(absl::string_view name) {
  return std::string(name.substr(0, std::min(name.find(" ("), name.size())));
}

bool IsInDictionary(absl::string_view word) {
  const std::string folded = text::FoldText(word);
  return static_cast<bool>(analysis::LookUpWord(absl::StripPrefix(folded, kAl)));
}

void AddOnce(std::string name, google::protobuf::RepeatedPtrField<std::string>* names) {
  if (!name.empty() && std::find(names->begin(), names->end(), name) == names->end()) {
    *names->Add() = std::move(name);
  }
}

}  // namespace

absl::StatusOr<Importer> Importer::Create(const ImportOptions& options) {
  auto safety = analysis::NameSafety::Create();
  if (!safety.ok()) return safety.status();
  return Importer(options, *std::move(safety));
}

bool Importer::IsWanted(const WikidataItem& item) const {
  if (item.kind == nullptr || item.label.empty() || item.sitelinks < options_.min_sitelinks) {
    return false;
  }
  return item.kind->kind != rules::PERSON || options_.all_people || item.holds_office ||
         item.public_occupation;
}

std::string Importer::SafeName(const WikidataItem& item, absl::string_view name) const {
  const WikidataKind& kind = *item.kind;
  std::string plain = WithoutParentheses(name);
  const bool one_word = text::FoldedWords(plain).size() == 1;
  if (one_word && kind.kind == rules::PERSON) return "";
  if (one_word && !kind.head.empty()) {
    return analysis::NameSafety::IsArabic(plain) ? absl::StrCat(kind.head, " ", plain) : "";
  }
  if (one_word && kind.kind != rules::STATE && IsInDictionary(plain) &&
      !(kind.kind == rules::PLACE && item.sitelinks >= kKnownCity)) {
    return "";
  }
  return safety_.IsSafe(plain) ? plain : "";
}

absl::Status Importer::AddLine(absl::string_view line) {
  ++counts_.lines;
  const auto item = ReadDumpLine(line);
  if (!item.ok()) {
    ++counts_.malformed;
    return item.status();
  }
  if (!*item) return absl::OkStatus();
  ++counts_.items;
  if (!IsWanted(**item)) return absl::OkStatus();
  Kept kept{{}, (*item)->capitals, (*item)->sitelinks};
  rules::GazetteerEntry& entry = kept.entry;
  std::vector<std::string> names = (*item)->aliases;
  names.insert(names.begin(), (*item)->label);
  for (const std::string& name : names) {
    std::string safe = SafeName(**item, name);
    if (safe.empty()) {
      ++counts_.unsafe_names;
    } else if (entry.name().empty()) {
      entry.set_name(std::move(safe));
    } else if (safe != entry.name()) {
      AddOnce(std::move(safe), entry.mutable_alias());
    }
  }
  if (entry.name().empty()) return absl::OkStatus();
  entry.set_kind((*item)->kind->kind);
  entry.set_gender((*item)->kind->kind == rules::PERSON ? (*item)->gender
                   : (*item)->kind->feminine            ? rules::FEMININE
                                                        : rules::MASCULINE);
  entry.set_wikidata_id((*item)->id);
  for (const std::string& latin : (*item)->romanized) AddOnce(latin, entry.mutable_romanized());
  if (entry.kind() == rules::STATE) {
    for (const std::string& demonym : (*item)->demonyms) {
      // Masculine singular: the forms that the analysis makes the others of.
      if (absl::EndsWith(demonym, "ي") && text::FoldedWords(demonym).size() == 1) {
        AddOnce(demonym, entry.mutable_adjective());
      }
    }
  }
  kept_.push_back(std::move(kept));
  if (kept_.size() >= 2 * options_.max_entries) KeepMostLinked(options_.max_entries);
  return absl::OkStatus();
}

void Importer::KeepMostLinked(size_t count) {
  std::stable_sort(kept_.begin(), kept_.end(),
                   [](const Kept& a, const Kept& b) { return a.sitelinks > b.sitelinks; });
  if (kept_.size() > count) kept_.resize(count);
}

// In order of sitelinks: the first to have a name may keep it.
void Importer::SettleSharedNames() {
  struct Claim {
    size_t owner = 0;
    bool shared = false;
  };
  absl::flat_hash_map<std::string, Claim> claims;
  const auto claim = [&](size_t index, const std::string& name) {
    const auto [found, fresh] = claims.try_emplace(text::FoldText(name), Claim{index, false});
    if (fresh || found->second.owner == index) return;
    const bool clear =
        kept_[found->second.owner].sitelinks >= kClearlyMore * std::max(kept_[index].sitelinks, 1);
    if (!clear) found->second.shared = true;
  };
  for (size_t i = 0; i < kept_.size(); ++i) {
    claim(i, kept_[i].entry.name());
    for (const std::string& alias : kept_[i].entry.alias()) claim(i, alias);
  }
  const auto keeps = [&](size_t index, const std::string& name) {
    const Claim& found = claims.at(text::FoldText(name));
    if (found.owner == index && !found.shared) return true;
    ++counts_.shared_names;
    return false;
  };
  for (size_t i = 0; i < kept_.size(); ++i) {
    rules::GazetteerEntry& entry = kept_[i].entry;
    std::vector<std::string> names;
    if (keeps(i, entry.name())) names.push_back(entry.name());
    for (const std::string& alias : entry.alias()) {
      if (keeps(i, alias)) names.push_back(alias);
    }
    entry.clear_alias();
    entry.set_name(names.empty() ? "" : names[0]);
    for (size_t n = 1; n < names.size(); ++n) entry.add_alias(names[n]);
  }
  kept_.erase(std::remove_if(kept_.begin(), kept_.end(),
                             [](const Kept& kept) { return kept.entry.name().empty(); }),
              kept_.end());
}

void Importer::LinkCapitals() {
  absl::flat_hash_map<std::string, std::string> state_of;  // capital's id -> name of the state
  for (const Kept& kept : kept_) {
    if (kept.entry.kind() != rules::STATE) continue;
    for (const std::string& id : kept.capitals) state_of.try_emplace(id, kept.entry.name());
  }
  for (Kept& kept : kept_) {
    const auto state = state_of.find(kept.entry.wikidata_id());
    if (kept.entry.kind() == rules::PLACE && state != state_of.end()) {
      kept.entry.set_stands_for(state->second);
    }
  }
}

rules::Gazetteer Importer::Finish() {
  KeepMostLinked(options_.max_entries);
  SettleSharedNames();
  LinkCapitals();
  rules::Gazetteer gazetteer;
  for (Kept& kept : kept_) *gazetteer.add_entry() = std::move(kept.entry);
  kept_.clear();
  counts_.refused = analysis::RemoveUnjoinable(&gazetteer);
  counts_.kept = gazetteer.entry_size();
  return gazetteer;
}

void WriteGazetteer(const rules::Gazetteer& gazetteer, std::ostream& out) {
  out << "# proto-file: core/analysis/rules/gazetteer.proto\n"
         "# proto-message: isnad.rules.Gazetteer\n"
         "# Made by isnad-gazetteer from a dump of Wikidata (CC0).\n";
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  for (const rules::GazetteerEntry& entry : gazetteer.entry()) {
    std::string text;
    printer.SetInitialIndentLevel(1);
    printer.PrintToString(entry, &text);
    out << "\nentry {\n" << text << "}\n";
  }
}

}  // namespace isnad::gazetteer
