// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/analysis/entities/field_words.h"

namespace isnad::analysis {

// Phrases of a few folded words, found by their first word, which may have و
// before it. O(1) per look-up.
class PhraseSet {
 public:
  void Add(absl::string_view phrase, int32_t value = 0);
  // Token after the longest phrase at `begin`; `begin` if none. The last word
  // of a phrase that is a lone ل or ب matches it written together too, and then
  // ends before that word. *value is what the phrase was added with.
  uint32_t Match(const FieldWords& words, uint32_t begin, uint32_t limit,
                 int32_t* value = nullptr) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    int32_t value;
  };
  absl::flat_hash_map<std::string, std::vector<Phrase>> by_first_;
};

struct Source {
  std::string id;
  bool verb = false;
};

// rules/ar/clauses.textproto and sources.textproto, ready for look-ups.
struct ClauseWords {
  using Words = absl::flat_hash_set<std::string>;

  Words relatives, conjunctions, auxiliaries, adverbs, asides, no_clause_after, object_starts,
      thanks, aside_verbs, temporals, first_person, pronouns, through, documents, media,
      loose_media, media_complements, platform_names, of_whom, interviews;
  PhraseSet ends_after_comma, ends, ends_of_phrase, openings, own_words, boilerplate,
      after_quotation, genres, occasions, manners;
  absl::flat_hash_map<std::string, std::string> platforms;  // by the word for a post
  std::vector<Source> sources;
  PhraseSet source_phrases;  // values are indices of `sources`

  static absl::StatusOr<std::shared_ptr<const ClauseWords>> Load();
};

}  // namespace isnad::analysis
