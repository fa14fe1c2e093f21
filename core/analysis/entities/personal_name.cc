// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// NounPhraseReader: names of people.
#include "absl/strings/match.h"
#include "core/analysis/entities/noun_phrase.h"

namespace isnad::analysis {
namespace {

constexpr int kLongestName = 5;  // words

bool EndsInTaMarbuta(const text::Token& token) { return absl::EndsWith(token.surface, "ة"); }

size_t Letters(absl::string_view word) { return word.size() / 2; }

}  // namespace

// علي is spelled like the preposition after folding, and by some even before.
bool NounPhraseReader::IsNameAli(uint32_t t) const {
  if (words_.token(t).surface != "علي") return false;
  const auto of_name = [this](uint32_t at) {
    return words_.IsWord(at) && words_.info(at).Is(kGivenName | kNameConnector | kTitleWord) &&
           words_.folded(at) != "علي";
  };
  uint32_t next = t + 1;
  while (words_.IsMark(next, "_")) ++next;
  return of_name(next) || (t > 0 && of_name(t - 1));
}

uint32_t NounPhraseReader::NameEnd(uint32_t begin, uint32_t limit, bool after_title) const {
  uint32_t end = begin;
  bool known_forename = false;
  for (int count = 0; count < kLongestName; ++count) {
    const uint32_t t = SkipHash(end, limit);
    if (t >= limit || Ends(t)) break;
    const WordInfo& info = words_.info(t);
    const bool given = info.Is(kGivenName) && !info.definite();
    uint32_t entry_end = 0;
    const int32_t entry = EntryAt(t, limit, &entry_end);
    if (entry >= 0 && words_.vocabulary().entry(entry).kind != model::ActorKind::kPerson) break;
    if (count > 0 && info.clitics != 0 && !info.definite() && info.classes != 0) break;
    if (count > 0 && (info.clitics & (kAnd | kFa | kBa | kLam | kKaf)) != 0) break;
    if (info.Is(kNameConnector) && !info.definite() && SkipHash(t + 1, limit) < limit &&
        !Ends(SkipHash(t + 1, limit))) {
      end = SkipHash(t + 1, limit) + 1;
      known_forename = true;
      continue;
    }
    if (entry >= 0) return entry_end;
    if (info.definite()) {
      // A surname with the article ends the name: العبادي.
      if (count == 0 || info.Is(kTitleWord | kOrganizationWord | kTimeWord)) break;
      const absl::string_view word = words_.folded(t);
      if (word == "الدين" || word == "الله" || word == "الاسلام" || word == "العابدين") {
        end = t + 1;  // حسام الدين goes on
        continue;
      }
      if (!info.Is(kAdjective | kCommonWord)) end = t + 1;
      break;
    }
    if (!given) {
      if (count == 0 && !after_title) break;
      // بوصول القافلة after a title is no name.
      if (count == 0 && absl::StartsWith(info.bare, "ب") && t + 1 < limit && words_.IsWord(t + 1) &&
          words_.info(t + 1).clitics == kArticle) {
        break;
      }
      if (info.Is(kTitleWord | kOrganizationWord | kSourceWord | kCommonWord | kAdjective |
                  kDocumentWord)) {
        break;
      }
      if (EndsInTaMarbuta(words_.token(t)) && (count != 1 || !known_forename)) break;
      // A run of unknown words is no name beyond two, nor is one with a pronoun.
      if (count >= 2 && !known_forename) break;
      if (HasPronoun(t)) break;
      if (Letters(info.bare) < 2) break;
      // A present tense after a name: خالد يزور.
      if (count > 0 && absl::StartsWith(info.bare, "ي") && Letters(info.bare) <= 6) break;
    }
    known_forename |= given;
    end = t + 1;
  }
  return end;
}

// Unknown words that are hardly names: with a pronoun (حرصها), ta marbuta or an
// adverb's ending (مبدئيا), or with a particle written to them.
bool NounPhraseReader::LooksLikeName(uint32_t t) const {
  const absl::string_view surface = words_.token(t).surface;
  for (absl::string_view ending : {"ة", "يا", "ات"}) {
    if (absl::EndsWith(surface, ending)) return false;
  }
  return Letters(surface) > 2 && !HasPronoun(t) &&
         (!absl::StartsWith(surface, "و") || absl::StartsWith(surface, "وو") ||
          absl::StartsWith(surface, "وي"));
}

bool NounPhraseReader::HasPronoun(uint32_t t) const {
  const absl::string_view surface = words_.token(t).surface;
  if (absl::EndsWith(surface, "الله")) return false;
  return absl::EndsWith(surface, "ه") || absl::EndsWith(surface, "ها") ||
         absl::EndsWith(surface, "هم");
}

}  // namespace isnad::analysis
