// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/lemma/table/stem_list.h"

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

// What the alias of a morphological description says.
struct Description {
  std::string lemma;  // unfolded; empty where the alias tells none
  bool past = false;
  bool present = false;
};

Description ReadDescription(absl::string_view fields) {
  Description description;
  for (const absl::string_view field : absl::StrSplit(fields, ' ')) {
    if (absl::StartsWith(field, "st:")) description.lemma = std::string(field.substr(3));
    if (field == "is:pst") description.past = true;
    if (field == "is:prst") description.present = true;
  }
  return description;
}

// "AM st:... is:pst po:verb", numbered from one; the first line counts them.
std::vector<Description> ReadDescriptions(std::istream& affixes) {
  std::vector<Description> descriptions;
  for (std::string line; std::getline(affixes, line);) {
    if (absl::StartsWith(line, "AM ")) descriptions.push_back(ReadDescription(line.substr(3)));
  }
  return descriptions;
}

bool IsOfOthers(absl::string_view present) {
  return absl::StartsWith(present, "ي") || absl::StartsWith(present, "ت") ||
         absl::StartsWith(present, "ن");
}

}  // namespace

std::vector<Stem> ReadStems(std::istream& affixes, std::istream& dictionary) {
  const std::vector<Description> descriptions = ReadDescriptions(affixes);
  std::vector<Stem> stems;
  for (std::string line; std::getline(dictionary, line);) {
    const std::vector<std::string> fields = absl::StrSplit(line, absl::ByAnyChar("/\t"));
    Stem stem;
    stem.form = text::FoldText(fields[0]);
    if (stem.form.size() < 4 || absl::StrContains(stem.form, ' ')) continue;
    stem.lemma = stem.form;
    size_t alias = 0;
    if (fields.size() > 2 && absl::SimpleAtoi(fields[2], &alias) && alias < descriptions.size()) {
      const Description& description = descriptions[alias];
      if (description.lemma.empty()) continue;
      stem.verb = true;
      stem.past = description.past;
      if (!description.past && !(description.present && IsOfOthers(stem.form))) continue;
      stem.lemma = text::FoldText(description.lemma);
    }
    stems.push_back(std::move(stem));
  }
  return stems;
}

}  // namespace isnad::analysis
