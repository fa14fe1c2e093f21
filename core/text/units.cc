// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/units.h"

#include <cmath>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "core/text/counted_nouns_data.h"
#include "core/text/currencies_data.h"
#include "core/text/fold.h"
#include "core/text/folded_map.h"
#include "core/text/number_words.h"
#include "core/text/percentages.h"

namespace isnad::text {
namespace {

constexpr size_t kLetter = 2;  // bytes of an Arabic letter

struct NounForm {
  std::string unit;
  NounNumber number;
};

// Every form of every noun of the table, generated once.
class NounForms {
 public:
  NounForms() {
    for (const CountedNoun& noun : CountedNounTable()) Add(noun);
  }

  const NounForm* Find(absl::string_view folded) const {
    const auto found = forms_.find(folded);
    return found == forms_.end() ? nullptr : &found->second;
  }

 private:
  void Add(const CountedNoun& noun) {
    const std::string lemma = Fold(noun.word);
    const std::string unit = noun.unit.empty() ? lemma : Fold(noun.unit);
    const bool ta = absl::EndsWith(lemma, "ه");
    const std::string stem = ta ? lemma.substr(0, lemma.size() - kLetter) : lemma;
    const std::string dual_stem = ta ? absl::StrCat(stem, "ت") : lemma;
    Put(lemma, unit, NounNumber::kSingular);
    if (!ta) Put(absl::StrCat(lemma, "ا"), unit, NounNumber::kSingular);
    for (absl::string_view plural : absl::StrSplit(noun.plurals, ' ', absl::SkipEmpty())) {
      Put(Fold(plural), unit, NounNumber::kPlural);
      Put(absl::StrCat(Fold(plural), "ا"), unit, NounNumber::kPlural);
    }
    if (noun.plural == PluralKind::kFeminine) {
      Put(absl::StrCat(stem, "ات"), unit, NounNumber::kPlural);
    }
    if (noun.plural == PluralKind::kMasculine) {
      Put(absl::StrCat(lemma, "ون"), unit, NounNumber::kPlural);
      Put(absl::StrCat(lemma, "ين"), unit, NounNumber::kPlural);
    }
    if (noun.no_dual) return;
    Put(absl::StrCat(dual_stem, "ان"), unit, NounNumber::kDual);
    Put(absl::StrCat(dual_stem, "ين"), unit, NounNumber::kDual);
  }

  void Put(const std::string& form, const std::string& unit, NounNumber number) {
    forms_.try_emplace(form, NounForm{unit, number});
  }

  absl::flat_hash_map<std::string, NounForm> forms_;
};

const NounForms& Nouns() {
  static const auto& nouns = *new NounForms();
  return nouns;
}

bool IsNeverCounted(absl::string_view folded) {
  static const auto& words = *[] {
    auto* set = new absl::flat_hash_set<std::string>();
    for (absl::string_view word : NeverCountedTable()) set->insert(Fold(word));
    return set;
  }();
  return words.contains(folded);
}

// The masculine of an adjective as it agrees with a counted noun, without ال.
std::string AdjectiveStem(absl::string_view folded) {
  absl::string_view stem = absl::StripPrefix(folded, "ال");
  if (!absl::ConsumeSuffix(&stem, "ه")) absl::ConsumeSuffix(&stem, "ا");
  return std::string(stem);
}

std::optional<UnitReading> ReadCurrency(const AtomList& atoms, size_t at, bool definite) {
  static const auto& names = *new FoldedMap<CurrencyName>(CurrencyNameTable());
  static const auto& codes = *[] {
    auto* map = new absl::flat_hash_map<std::string, absl::string_view>();
    for (const CurrencyCode& code : CurrencyCodeTable()) {
      map->try_emplace(absl::StrCat(code.unit, " ", Fold(code.adjective)), code.code);
    }
    return map;
  }();
  const absl::string_view word = atoms.Word(at);
  const CurrencyName* name = names.Find(definite ? absl::StripPrefix(word, "ال") : word);
  if (name == nullptr) return std::nullopt;
  const auto named = codes.find(absl::StrCat(name->unit, " ", AdjectiveStem(atoms.Word(at + 1))));
  if (atoms.IsWord(at + 1) && named != codes.end()) {
    return UnitReading{at + 2, std::string(named->second), true};
  }
  const auto plain = codes.find(absl::StrCat(name->unit, " "));
  const std::string unit = plain == codes.end() ? Fold(name->unit) : std::string(plain->second);
  return UnitReading{at + 1, unit, true};
}

// A letter that may be a proclitic or the prefix of a verb.
bool StartsLikeNoNoun(absl::string_view folded) {
  for (absl::string_view letter : {"و", "ف", "ب", "ل", "ك", "س", "ي", "ت", "ن"}) {
    if (absl::StartsWith(folded, letter)) return true;
  }
  return false;
}

bool EndsLikeNoNoun(absl::string_view folded) {
  for (absl::string_view ending : {"وا", "هم", "هن", "هما", "كم"}) {
    if (absl::EndsWith(folded, ending)) return true;
  }
  return false;
}

int LastTwoDigits(double value) {
  return value < 1e9 ? static_cast<int>(std::floor(std::fabs(value))) % 100 : 0;
}

// The noun by rule: its light stem. Where the letters leave doubt, only a noun
// that agrees with the number as grammar asks.
std::optional<std::string> StemCounted(absl::string_view folded, double value, bool definite) {
  if (folded.size() < 3 * kLetter || EndsLikeNoNoun(folded)) return std::nullopt;
  const bool has_article = absl::StartsWith(folded, "ال");
  if (has_article && !definite) return std::nullopt;
  const int tail = LastTwoDigits(value);
  const bool tamyiz = tail >= 11 && (absl::EndsWith(folded, "ا") || absl::EndsWith(folded, "ه"));
  const bool plural = tail >= 3 && tail <= 10 && absl::EndsWith(folded, "ات");
  if (StartsLikeNoNoun(folded) && !tamyiz && !plural) return std::nullopt;
  absl::string_view stem = has_article ? folded.substr(2 * kLetter) : folded;
  if (stem.size() >= 5 * kLetter && absl::ConsumeSuffix(&stem, "ات")) {
    return absl::StrCat(stem, "ه");
  }
  if (stem.size() >= 5 * kLetter &&
      (absl::ConsumeSuffix(&stem, "ين") || absl::ConsumeSuffix(&stem, "ون"))) {
    return std::string(stem);
  }
  if (stem.size() >= 4 * kLetter && (tail >= 11 || tail == 0)) absl::ConsumeSuffix(&stem, "ا");
  return std::string(stem);
}

}  // namespace

std::optional<std::string> CurrencySignAt(const AtomList& atoms, size_t i) {
  for (const CurrencySign& sign : CurrencySignTable()) {
    if (atoms.IsSymbol(i, sign.sign)) return std::string(sign.code);
  }
  return std::nullopt;
}

std::optional<NounReading> ReadNoun(const AtomList& atoms, size_t i) {
  if (!atoms.IsWord(i)) return std::nullopt;
  PeeledWord peeled;
  const NounForm* form = FindPeeled(
      atoms[i].folded, [](absl::string_view stem) { return Nouns().Find(stem); }, &peeled);
  if (form == nullptr) return std::nullopt;
  return NounReading{form->unit, form->number, peeled.definite,
                     peeled.conjunction || peeled.preposition};
}

std::optional<UnitReading> ReadUnit(const AtomList& atoms, size_t at, double value,
                                    bool definite) {
  if (const auto end = ReadPercentMark(atoms, at)) return UnitReading{*end, "percent", true};
  if (const auto code = CurrencySignAt(atoms, at)) return UnitReading{at + 1, *code, true};
  if (!atoms.IsWord(at)) return std::nullopt;
  if (auto money = ReadCurrency(atoms, at, definite)) return money;
  const absl::string_view word = atoms.Word(at);
  const absl::string_view bare = definite ? absl::StripPrefix(word, "ال") : word;
  if (const NounForm* form = Nouns().Find(bare)) {
    const absl::string_view next = atoms.Word(at + 1);
    const bool area = absl::StartsWith(next, "مربع") || absl::StartsWith(next, "مكعب");
    const absl::string_view power = absl::StartsWith(next, "مربع") ? " مربع" : " مكعب";
    return UnitReading{at + (area ? 2 : 1), absl::StrCat(form->unit, area ? power : ""), true};
  }
  PeeledWord peeled;
  if (IsNeverCounted(word) || FindNumberWord(atoms[at], &peeled) != nullptr) return std::nullopt;
  auto stem = StemCounted(word, value, definite);
  if (!stem) return std::nullopt;
  return UnitReading{at + 1, *std::move(stem), false};
}

}  // namespace isnad::text
