// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/types/span.h"
#include "core/text/fold.h"
#include "core/text/number_atoms.h"

namespace isnad::text {

// A table of phrases in ordinary spelling, matched word by word in folded
// form. The proclitics و ف ب ل may stand before a phrase's first word.
// Immutable after creation, safe to share. Entry has a member `word`.
template <typename Entry>
class PhraseMap {
 public:
  struct Match {
    const Entry* entry = nullptr;
    size_t end = 0;                  // atom past the phrase
    uint32_t conjunction_bytes = 0;  // of a «و» written to its first word
  };

  // `table` must outlive the map.
  explicit PhraseMap(absl::Span<const Entry> table) {
    for (const Entry& entry : table) {
      std::vector<std::string> words;
      for (absl::string_view word : absl::StrSplit(entry.word, ' ')) words.push_back(Fold(word));
      longest_ = std::max(longest_, words.size());
      firsts_[words.front()] = std::max(firsts_[words.front()], words.size());
      phrases_.try_emplace(absl::StrJoin(words, " "), &entry);
    }
  }

  // The longest phrase that starts at atom `at`. Looks ahead by at most the
  // longest phrase of the table.
  std::optional<Match> Find(const AtomList& atoms, size_t at) const {
    if (at >= atoms.size()) return std::nullopt;
    if (atoms[at].kind == AtomKind::kSymbol) return Longest(atoms, at, atoms[at].surface, 0);
    if (atoms[at].kind != AtomKind::kWord) return std::nullopt;
    for (const PeeledWord& word : PeelProclitics(atoms[at].folded)) {
      if (word.definite) continue;
      if (auto match = Longest(atoms, at, word.stem, word.conjunction_bytes)) return match;
    }
    return std::nullopt;
  }

 private:
  std::optional<Match> Longest(const AtomList& atoms, size_t at, absl::string_view first,
                               uint32_t conjunction_bytes) const {
    const auto known = firsts_.find(first);
    if (known == firsts_.end()) return std::nullopt;
    std::string joined(first);
    std::optional<Match> best;
    for (size_t i = at;;) {
      const auto phrase = phrases_.find(joined);
      if (phrase != phrases_.end()) best = Match{phrase->second, i + 1, conjunction_bytes};
      if (++i >= atoms.size() || i - at >= known->second) break;
      const bool readable =
          atoms[i].kind == AtomKind::kWord || atoms[i].kind == AtomKind::kSymbol;
      if (!readable) break;
      absl::StrAppend(&joined, " ", atoms[i].folded);
    }
    return best;
  }

  size_t longest_ = 0;
  absl::flat_hash_map<std::string, size_t> firsts_;  // and the length of their longest phrase
  absl::flat_hash_map<std::string, const Entry*> phrases_;
};

}  // namespace isnad::text
