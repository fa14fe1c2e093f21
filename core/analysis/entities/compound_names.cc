// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/entities/compound_names.h"

#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace isnad::analysis {
namespace {

constexpr absl::string_view kAbd = "عبد";
constexpr absl::string_view kAllah = "الله";
constexpr size_t kShortestPart = 4;  // bytes: two letters

}  // namespace

bool IsCompoundName(absl::string_view word, absl::string_view next) {
  return (word == kAbd && next != kAbd) || (next == kAllah && word != "حزب" && word != "انصار");
}

std::string WrittenTogether(absl::string_view folded_name) {
  const std::vector<absl::string_view> words = absl::StrSplit(folded_name, ' ');
  std::string name;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && !IsCompoundName(words[i - 1], words[i])) name += ' ';
    absl::StrAppend(&name, words[i]);
  }
  return name;
}

std::string WrittenApart(absl::string_view folded_name) {
  std::string name;
  for (const absl::string_view word : absl::StrSplit(folded_name, ' ')) {
    if (!name.empty()) name += ' ';
    if (absl::StartsWith(word, kAbd) && word.size() > kAbd.size() + kShortestPart) {
      absl::StrAppend(&name, kAbd, " ", word.substr(kAbd.size()));
    } else if (absl::EndsWith(word, kAllah) && word.size() > kAllah.size() + kShortestPart) {
      absl::StrAppend(&name, word.substr(0, word.size() - kAllah.size()), " ", kAllah);
    } else {
      absl::StrAppend(&name, word);
    }
  }
  return name;
}

}  // namespace isnad::analysis
