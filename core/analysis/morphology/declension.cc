// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/morphology/declension.h"

#include <string_view>

namespace isnad::analysis {
namespace {

constexpr uint16_t kConjunctions = kAnd | kFa;
constexpr uint16_t kPrepositions = kLam | kBa | kKaf;

constexpr uint8_t kPossessives = kThirdPronoun | kSecondPronoun | kFirstPronoun;

constexpr Attachment kIndefinite = {kConjunctions | kPrepositions, 0, true};
constexpr Attachment kAccusative = {kConjunctions, 0, true};
constexpr Attachment kNominative = {kConjunctions | kArticle, 0, true};
constexpr Attachment kOblique = {kConjunctions | kPrepositions | kArticle, 0, true};
constexpr Attachment kConstructNominative = {kConjunctions | kPronoun, kPossessives, true};
constexpr Attachment kConstructOblique = {kConjunctions | kPrepositions | kPronoun, kPossessives,
                                          true};
// "My" only where the word cannot be an adjective in ي instead: إعلامي is
// "of the media", not "my media".
constexpr Attachment kAnyCase = {kOblique.clitics | kPronoun, kPossessives, true};
constexpr Attachment kAnyCaseMine = {kOblique.clitics | kPronoun, kPossessives | kPossessiveMy,
                                     true};

bool EndsWith(const Letters& word, std::u32string_view ending) {
  return word.size() > ending.size() &&
         std::u32string_view(word).substr(word.size() - ending.size()) == ending;
}

Letters WithoutLast(const Letters& word, size_t n = 1) { return word.substr(0, word.size() - n); }

bool IsFeminine(const Letters& word) { return word.back() == U'ة'; }

Reading Nominal(WordForm form, Gender gender, Number number) {
  Reading reading{0, form};
  reading.gender = gender;
  reading.number = number;
  return reading;
}

// جزءا، قارئا; but no alef is added in إعلاء، مبدأ، مستشفى، دولة.
bool ShowsAccusative(const Letters& word) {
  return !IsFeminine(word) && !EndsWith(word, U"ى") && !EndsWith(word, U"ا") &&
         !EndsWith(word, U"أ") && !EndsWith(word, U"اء") && !EndsWith(word, U"ات");
}

void AddUnmarked(const Letters& word, const Reading& features, FormList* forms) {
  const bool mine = IsFeminine(word) || EndsWith(word, U"ات");
  forms->AddWithPronouns(word, Host::kNominal, features, mine ? kAnyCaseMine : kAnyCase);
  if (ShowsAccusative(word)) forms->AddAll(Attach(word, U"ا"), features, kAccusative);
}

// What the endings of dual and feminine plural are written to.
Letters OpenStem(const Letters& word) {
  if (IsFeminine(word)) return WithoutLast(word) + U'ت';
  if (EndsWith(word, U"ى")) return WithoutLast(word) + U'ي';
  return word;
}

// The construct state in ي only where no adjective looks like it: رئيسي is
// "main", not "two presidents of".
void AddDual(const Letters& word, WordForm form, Gender gender, FormList* forms) {
  const Letters stem = OpenStem(word);
  const Reading features = Nominal(form, gender, Number::kDual);
  forms->AddAll(Attach(stem, U"ان"), features, kNominative);
  forms->AddAll(Attach(stem, U"ين"), features, kOblique);
  forms->AddAll(Attach(stem, U"ا"), features, kAccusative);  // construct: دولتا
  if (form == WordForm::kNoun || form == WordForm::kMasdar) {
    if (!IsFeminine(word)) return;
  }
  forms->AddAll(Attach(stem, U"ي"), features, kConstructOblique);
}

// `stem` without ي or ى where it ends in one that drops. Construct states
// (مسؤولو، مسؤولي) only of a plural that is known to exist.
void AddMasculinePlural(const Letters& stem, WordForm form, bool listed, FormList* forms) {
  const Reading features = Nominal(form, Gender::kMasculine, Number::kPlural);
  forms->AddAll(Attach(stem, U"ون"), features, kNominative);
  forms->AddAll(Attach(stem, U"ين"), features, kOblique);
  if (!listed) return;
  forms->AddAll(Attach(stem, U"و"), features, kConstructNominative);
  forms->AddAll(Attach(stem, U"ي"), features, kConstructOblique);
}

void AddFemininePlural(const Letters& word, WordForm form, FormList* forms) {
  const Letters stem = IsFeminine(word) ? WithoutLast(word) : OpenStem(word);
  forms->AddAll(Attach(stem, U"ات"), Nominal(form, Gender::kFeminine, Number::kPlural),
                kAnyCaseMine);
}

void AddFeminine(const Letters& feminine, WordForm form, FormList* forms) {
  AddUnmarked(feminine, Nominal(form, Gender::kFeminine, Number::kSingular), forms);
  AddDual(feminine, form, Gender::kFeminine, forms);
}

// ناف, which only stands without article and pronoun.
void AddWeakIndefinite(const Letters& word, const Reading& features, FormList* forms) {
  forms->Add(WithoutLast(word), features, kIndefinite);
}

}  // namespace

void DeclineParticiple(const Letters& participle, WordForm form, bool weak, FormList* forms) {
  const Reading singular = Nominal(form, Gender::kMasculine, Number::kSingular);
  AddUnmarked(participle, singular, forms);
  if (weak) AddWeakIndefinite(participle, singular, forms);
  const bool drops = weak || EndsWith(participle, U"ى");
  AddMasculinePlural(drops ? WithoutLast(participle) : participle, form, /*listed=*/true, forms);
  const Letters feminine_stem =
      EndsWith(participle, U"ى") ? WithoutLast(participle) + U'ا' : participle;
  AddFeminine(Attach(feminine_stem, U"ة").front(), form, forms);
  AddDual(participle, form, Gender::kMasculine, forms);
  AddFemininePlural(participle, form, forms);
}

void DeclineMasdar(const Letters& masdar, bool weak, FormList* forms) {
  const Gender gender = IsFeminine(masdar) ? Gender::kFeminine : Gender::kMasculine;
  const Reading singular = Nominal(WordForm::kMasdar, gender, Number::kSingular);
  AddUnmarked(masdar, singular, forms);
  if (weak) AddWeakIndefinite(masdar, singular, forms);
  if (masdar.size() < 4) return;
  AddDual(masdar, WordForm::kMasdar, gender, forms);
  AddFemininePlural(masdar, WordForm::kMasdar, forms);
}

void DeclinePlural(const Letters& plural, WordForm form, FormList* forms) {
  if (EndsWith(plural, U"ون")) {
    AddMasculinePlural(WithoutLast(plural, 2), form, /*listed=*/true, forms);
    return;
  }
  const Gender gender = EndsWith(plural, U"ات") ? Gender::kFeminine : Gender::kAny;
  AddUnmarked(plural, Nominal(form, gender, Number::kPlural), forms);
}

void DeclineNoun(const Letters& singular, const Letters& feminine,
                 const std::vector<Letters>& plurals, bool guess_plurals, FormList* forms) {
  bool has_sound_plural = false;
  for (const Letters& plural : plurals) has_sound_plural |= EndsWith(plural, U"ون");
  const Gender gender = IsFeminine(singular)                    ? Gender::kFeminine
                        : has_sound_plural || !feminine.empty() ? Gender::kMasculine
                                                                : Gender::kAny;
  AddUnmarked(singular, Nominal(WordForm::kNoun, gender, Number::kSingular), forms);
  for (const Letters& plural : plurals) DeclinePlural(plural, WordForm::kNoun, forms);
  if (guess_plurals) {
    if (!IsFeminine(singular))
      AddMasculinePlural(singular, WordForm::kNoun, /*listed=*/false, forms);
    AddFemininePlural(singular, WordForm::kNoun, forms);
  }
  AddDual(singular, WordForm::kNoun, gender, forms);
  Letters other = feminine;
  if (other.empty() && has_sound_plural && !IsFeminine(singular)) {
    other = Attach(singular, U"ة").front();
  }
  if (other.empty()) return;
  AddFeminine(other, WordForm::kNoun, forms);
  AddFemininePlural(other, WordForm::kNoun, forms);
}

}  // namespace isnad::analysis
