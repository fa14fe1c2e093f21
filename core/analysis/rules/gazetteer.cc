// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/rules/gazetteer.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "core/analysis/rules/rule_files.h"
#include "core/model/id.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

using Names = google::protobuf::RepeatedPtrField<std::string>;

constexpr absl::string_view kBuiltIn = "gazetteer.textproto";
constexpr size_t kShortestName = 4;  // bytes: two Arabic letters

void AddMissing(const Names& from, Names* to) {
  for (const std::string& name : from) {
    if (std::find(to->begin(), to->end(), name) == to->end()) *to->Add() = name;
  }
}

bool IsWikidataId(absl::string_view id) {
  return id.size() > 1 && id[0] == 'Q' &&
         std::all_of(id.begin() + 1, id.end(), [](char c) { return absl::ascii_isdigit(c); });
}

void Extend(const rules::GazetteerEntry& by, rules::GazetteerEntry* entry) {
  if (by.name() != entry->name()) *entry->add_alias() = by.name();
  AddMissing(by.alias(), entry->mutable_alias());
  AddMissing(by.romanized(), entry->mutable_romanized());
  AddMissing(by.capital(), entry->mutable_capital());
  AddMissing(by.adjective(), entry->mutable_adjective());
  if (entry->gender() == rules::ANY_GENDER) entry->set_gender(by.gender());
  if (entry->wikidata_id().empty()) entry->set_wikidata_id(by.wikidata_id());
  if (entry->stands_for().empty()) entry->set_stands_for(by.stands_for());
}

// Joins entries one by one; errors say why, not where.
class Joiner {
 public:
  absl::Status Add(const rules::GazetteerEntry& entry) {
    if (absl::Status status = Check(entry); !status.ok()) return status;
    const auto same = FindSame(entry);
    if (!same.ok()) return same.status();
    const int at = *same >= 0 ? *same : joined_.entry_size();
    if (*same >= 0) {
      Extend(entry, joined_.mutable_entry(at));
    } else if (entry.kind() == rules::ENTITY_KIND_UNSPECIFIED) {
      return absl::InvalidArgumentError("a new entry needs a kind");
    } else {
      *joined_.add_entry() = entry;
    }
    by_name_.try_emplace(text::FoldText(entry.name()), at);
    if (!entry.wikidata_id().empty()) by_id_.try_emplace(entry.wikidata_id(), at);
    return absl::OkStatus();
  }

  absl::Status CheckLink(const rules::GazetteerEntry& entry) const {
    if (entry.stands_for().empty()) return absl::OkStatus();
    const auto state = by_name_.find(text::FoldText(entry.stands_for()));
    if (state != by_name_.end() && joined_.entry(state->second).kind() == rules::STATE) {
      return absl::OkStatus();
    }
    return absl::InvalidArgumentError(
        absl::StrCat("stands_for \"", entry.stands_for(), "\" is the name of no state"));
  }

  rules::Gazetteer Take() && { return std::move(joined_); }

 private:
  static absl::Status CheckName(absl::string_view field, const std::string& name) {
    if (text::FoldText(name).size() >= kShortestName) return absl::OkStatus();
    return absl::InvalidArgumentError(
        absl::StrCat(field, " \"", name, "\" is not a name of two letters or more"));
  }

  static absl::Status Check(const rules::GazetteerEntry& entry) {
    absl::Status status = CheckName("name", entry.name());
    for (const std::string& alias : entry.alias()) status.Update(CheckName("alias", alias));
    for (const std::string& capital : entry.capital()) status.Update(CheckName("capital", capital));
    for (const std::string& nisba : entry.adjective()) status.Update(CheckName("adjective", nisba));
    if (!entry.wikidata_id().empty() && !IsWikidataId(entry.wikidata_id())) {
      status.Update(absl::InvalidArgumentError(
          absl::StrCat("wikidata_id \"", entry.wikidata_id(), "\" is not Q and digits")));
    }
    return status;
  }

  absl::StatusOr<int> FindSame(const rules::GazetteerEntry& entry) const {
    const auto name = by_name_.find(text::FoldText(entry.name()));
    const auto id = by_id_.find(entry.wikidata_id());
    if (name != by_name_.end() && id != by_id_.end() && name->second != id->second) {
      return absl::InvalidArgumentError(
          absl::StrCat("its name is that of an entry and its wikidata_id that of another, \"",
                       joined_.entry(id->second).name(), "\""));
    }
    if (name != by_name_.end()) return name->second;
    return id != by_id_.end() ? id->second : -1;
  }

  rules::Gazetteer joined_;
  absl::flat_hash_map<std::string, int> by_name_;
  absl::flat_hash_map<std::string, int> by_id_;
};

absl::Status At(absl::string_view file, const LocatedRules<rules::Gazetteer>& read, int entry,
                const absl::Status& status) {
  return absl::InvalidArgumentError(absl::StrCat(file, ":", read.LineOf("entry", entry),
                                                 ": entry \"", read.rules.entry(entry).name(),
                                                 "\": ", status.message()));
}

absl::Status AddFile(const GazetteerFile& file, Joiner* joiner) {
  auto read = ReadLocatedRules<rules::Gazetteer>(file.name, file.text);
  if (!read.ok()) return read.status();
  for (int i = 0; i < read->rules.entry_size(); ++i) {
    const absl::Status status = joiner->Add(read->rules.entry(i));
    if (!status.ok()) return At(file.name, *read, i, status);
  }
  // A link may point forward.
  for (int i = 0; i < read->rules.entry_size(); ++i) {
    const absl::Status status = joiner->CheckLink(read->rules.entry(i));
    if (!status.ok()) return At(file.name, *read, i, status);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Gazetteer> Gazetteer::Join(const std::vector<GazetteerFile>& files) {
  const auto built_in = RuleFile(kBuiltIn);
  if (!built_in.ok()) return built_in.status();
  Joiner joiner;
  absl::Status status = AddFile({std::string(kBuiltIn), std::string(*built_in)}, &joiner);
  std::string version(RulesVersion());
  for (const GazetteerFile& file : files) {
    if (status.ok()) status = AddFile(file, &joiner);
    version = model::Fingerprint("gazetteer", {version, file.text}).substr(0, version.size());
  }
  if (!status.ok()) return status;
  Gazetteer gazetteer;
  gazetteer.entries_ = std::move(joiner).Take();
  gazetteer.version_ = std::move(version);
  return gazetteer;
}

int64_t RemoveUnjoinable(rules::Gazetteer* gazetteer) {
  Joiner joiner;
  const auto built_in = RuleFile(kBuiltIn);
  const absl::Status status = AddFile({std::string(kBuiltIn), std::string(*built_in)}, &joiner);
  rules::Gazetteer joinable;
  for (rules::GazetteerEntry& entry : *gazetteer->mutable_entry()) {
    if (status.ok() && joiner.Add(entry).ok()) *joinable.add_entry() = std::move(entry);
  }
  for (rules::GazetteerEntry& entry : *joinable.mutable_entry()) {
    if (!joiner.CheckLink(entry).ok()) entry.clear_stands_for();
  }
  const int64_t removed = gazetteer->entry_size() - joinable.entry_size();
  *gazetteer = std::move(joinable);
  return removed;
}

}  // namespace isnad::analysis
