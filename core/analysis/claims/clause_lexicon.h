// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "core/analysis/rules/claim_rules.pb.h"

namespace isnad::analysis {

// What a word is to the clause it stands in, as bits.
enum ClauseWordClass : uint32_t {
  kClauseOpener = 1 << 0,
  kRelative = 1 << 1,
  kPreposition = 1 << 2,
  kDeterminer = 1 << 3,
  kAdjective = 1 << 4,
  kStopWord = 1 << 5,
  kFirstPerson = 1 << 6,
  kThirdPerson = 1 << 7,
  kParticle = 1 << 8,
  kForceNoun = 1 << 9,
  kLeads = 1 << 10,
  kException = 1 << 11,
  kPercent = 1 << 12,
  kLeaderTitle = 1 << 13,
  kTimeWord = 1 << 14,
  kAuxiliary = 1 << 15,
  kPlaceNoun = 1 << 16,
  kAnaphor = 1 << 17,
  kWithheld = 1 << 18,
  kAccusation = 1 << 19,
  kAnaphorFiller = 1 << 20,
  kLifeVerb = 1 << 21,
};

// Classes of words that are content words all the same.
inline constexpr uint32_t kContentClasses = kForceNoun | kLeaderTitle | kAdjective | kPlaceNoun |
                                            kAnaphor | kAccusation | kAnaphorFiller | kWithheld |
                                            kLifeVerb;

// The function words of claim_clauses.textproto by their folded form. Immutable,
// cheap to copy, shareable between threads.
class ClauseLexicon {
 public:
  static ClauseLexicon Create(const rules::ClaimClauseRules& rules,
                              const rules::WordClasses& word_classes);

  // Bits of ClauseWordClass; 0 for a content word. O(1).
  uint32_t ClassOf(absl::string_view folded_word) const;
  // The particle that this word is, or nullptr.
  const rules::Particle* ParticleOf(absl::string_view folded_word) const;

  // Whether behind a noun the word is its adjective, or begins another phrase;
  // with the article or without. Neither for most words. O(1).
  bool IsAdjective(absl::string_view folded_word) const;
  bool IsNoun(absl::string_view folded_word) const;

  // An embedding phrase that words[i..] begin with, and how many words it has.
  struct FoundEmbedding {
    const rules::Embedding* rule;
    size_t length;
  };
  // The longest; nullopt if there is none. O(phrases that begin with the word).
  std::optional<FoundEmbedding> EmbeddingAt(const std::vector<absl::string_view>& folded_words,
                                            size_t i) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    const rules::Embedding* rule;
  };
  struct Tables {
    rules::ClaimClauseRules rules;
    absl::flat_hash_map<std::string, uint32_t> classes;
    absl::flat_hash_map<std::string, const rules::Particle*> particles;
    absl::flat_hash_set<std::string> adjectives;  // without the article
    absl::flat_hash_set<std::string> nouns;
    absl::flat_hash_map<std::string, std::vector<Phrase>>
        embeddings;  // by first word, longest first
  };
  std::shared_ptr<const Tables> tables_;
};

}  // namespace isnad::analysis
