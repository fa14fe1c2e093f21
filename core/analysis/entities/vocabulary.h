// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/analysis/morphology/lexicon.h"
#include "core/model/actor.h"
#include "core/text/tokens.h"

namespace isnad::rules {
class Gazetteer;
class GazetteerEntry;
class NameRules;
}  // namespace isnad::rules

namespace isnad::analysis {

// What a word may be, as far as noun phrases go; bits, from
// rules/ar/names.textproto.
enum WordClass : uint32_t {
  kTitleWord = 1 << 0,         // رئيس، وزيرة، المشير
  kOrganizationWord = 1 << 1,  // وزارة، حزب، صحيفة
  kSourceWord = 1 << 2,        // مصدر، شهود، مسؤولون: unnamed people
  kDocumentWord = 1 << 3,      // بيان، تقرير
  kParticle = 1 << 4,          // prepositions, conjunctions, pronouns
  kTimeWord = 1 << 5,          // أمس، الثلاثاء، يناير
  kNameConnector = 1 << 6,     // عبد، أبو، بن: the next word belongs to the name
  kGivenName = 1 << 7,
  kCommonWord = 1 << 8,      // nouns and adjectives that are no names
  kReportingVerb = 1 << 9,   // a finite form of a cue; set by FieldWords
  kAdjective = 1 << 10,      // العام، الأعلى، السابق: follow what they describe
  kPreposition = 1 << 12,    // في، من: what follows is no subject
  kAudience = 1 << 11,       // الصحفيين: whom one speaks to, after ل
  kThing = 1 << 15,          // الوقت: no speaker
  kSurname = 1 << 14,        // الخطيب: a word that is a surname with the article
  kAmbiguousName = 1 << 13,  // كريم: a given name after a title, else perhaps a word
};

// One word stripped of the particles written together with it.
struct WordInfo {
  absl::string_view bare;  // folded, clitics and article removed
  uint32_t classes = 0;    // WordClass bits of `bare`
  uint16_t clitics = 0;    // Clitic bits
  Gender gender = Gender::kAny;
  model::ActorKind kind = model::ActorKind::kUnspecified;  // of an organisation word

  bool Is(uint32_t any_of) const { return (classes & any_of) != 0; }
  bool definite() const { return (clitics & kArticle) != 0; }
};

// A gazetteer entry that matched.
struct GazetteerEntry {
  std::string name;    // canonical, display form
  std::string folded;  // canonical, folded: what the actor's id is made of
  model::ActorKind kind = model::ActorKind::kUnspecified;
  Gender gender = Gender::kAny;
  std::vector<std::string> romanized;
  std::string wikidata_id;
  int32_t stands_for = -1;  // index of the state that this capital or seat speaks for
};

// The words and names that the analysis knows. Immutable after Load; look-ups
// are O(1) in the size of the lists.
class Vocabulary {
 public:
  // With the built-in gazetteer, or with one that operators' files joined.
  static absl::StatusOr<std::shared_ptr<const Vocabulary>> Load();
  static absl::StatusOr<std::shared_ptr<const Vocabulary>> Load(const rules::Gazetteer& gazetteer);

  WordInfo Look(absl::string_view folded) const;

  // Longest entry that starts at token `begin` (whose own clitics و ف ب ل ك may
  // be stripped) and ends at or before `limit`; -1 if none. *end becomes the
  // token after it. Bounded by the longest entry.
  // *clitics, if given, becomes what was stripped.
  int32_t FindEntry(const text::TokenizedText& text, uint32_t begin, uint32_t limit, uint32_t* end,
                    uint16_t* clitics = nullptr) const;
  // By a whole folded name; -1 if none.
  int32_t FindEntry(absl::string_view folded_name) const;
  // State whose adjective this is (folded, masculine, no article); -1 if none.
  int32_t FindNisba(absl::string_view bare) const;

  const GazetteerEntry& entry(int32_t index) const { return entries_[index]; }

 private:
  struct Known {
    uint32_t classes = 0;
    Gender gender = Gender::kAny;
    model::ActorKind kind = model::ActorKind::kUnspecified;
  };

  const Known* Find(absl::string_view bare) const;
  void AddWordLists(const rules::NameRules& names);
  void AddEntry(const rules::GazetteerEntry& proto);
  // After all entries, which are in order: what speaks for the entry's state.
  void AddLinks(const rules::GazetteerEntry& proto, int32_t index);
  void AddWord(absl::string_view word, const Known& known);
  void AddName(absl::string_view name, int32_t entry);
  void AddSpelling(absl::string_view folded, int32_t entry);

  absl::flat_hash_map<std::string, Known> words_;
  std::vector<GazetteerEntry> entries_;
  absl::flat_hash_map<std::string, int32_t> names_;     // folded name -> entry
  absl::flat_hash_map<std::string, int> longest_name_;  // first word -> words in longest name
  absl::flat_hash_map<std::string, int32_t> nisbas_;
};

// Whether a word without clitics reads like a relational adjective (مصري،
// الأمريكية، عراقيون) after folding.
bool LooksRelational(absl::string_view bare);

}  // namespace isnad::analysis
