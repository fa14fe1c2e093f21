// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/morphology/conjugation.h"

#include <algorithm>
#include <string_view>

namespace isnad::analysis {
namespace {

constexpr uint16_t kConjunctions = kAnd | kFa;
constexpr uint8_t kObjects = kThirdPronoun | kSecondPronoun | kFirstPronoun | kObjectMe;
constexpr Attachment kPastAttachment = {kConjunctions | kPronoun, kObjects, true};
// ل before a present is "in order to" or "let": never before an indicative.
constexpr Attachment kAnyMood = {kConjunctions | kPronoun | kFuture | kLam, kObjects, true};
constexpr Attachment kIndicative = {kConjunctions | kPronoun | kFuture, kObjects, true};
constexpr Attachment kSubjunctive = {kConjunctions | kPronoun | kLam, kObjects, true};

Reading Finite(WordForm form, Person person, Gender gender, Number number) {
  Reading reading{0, form};
  reading.person = person;
  reading.gender = gender;
  reading.number = number;
  return reading;
}

// No "I … me": أردني is Jordanian.
Attachment ObjectsOf(Person subject, Attachment attachment) {
  if (subject == Person::kFirst) attachment.pronouns &= ~(kFirstPronoun | kObjectMe);
  if (subject == Person::kSecond) attachment.pronouns &= ~kSecondPronoun;
  return attachment;
}

Attachment Bare(Attachment attachment) {
  attachment.pronouns = 0;
  attachment.clitics &= ~kPronoun;
  return attachment;
}

Attachment OnlyWithPronoun(Attachment attachment) {
  attachment.bare = false;
  return attachment;
}

// The alef of a plural waw is written only at the end of a word: قالوا، قالوه.
void AddWawPlural(const Letters& with_waw, const Reading& features, const Attachment& attachment,
                  FormList* forms) {
  forms->Add(with_waw + U'ا', features, Bare(attachment));
  forms->Add(with_waw, features, OnlyWithPronoun(attachment));
}

Letters WithoutLast(const Letters& stem) { return stem.substr(0, stem.size() - 1); }

// قال -> قل. What is left of a final hamza takes the seat of the vowel before.
Letters Shortened(Letters hollow, char32_t hamza_seat) {
  hollow.erase(hollow.size() - 2, 1);
  if (hollow.back() == U'ء') hollow.back() = hamza_seat;
  return hollow;
}

// The past: stems before each kind of ending.
struct PastStems {
  Letters feminine;   // + ت
  Letters dual;       // + ا
  Letters plural;     // + وا
  Letters consonant;  // + ت، نا، ن
  bool defective = false;
};

// نفى، دعا، بقي.
PastStems DefectivePastStems(const VerbPattern& verb) {
  const Letters base = WithoutLast(verb.past);
  if (verb.past.back() == U'ي') return {verb.past, verb.past, base, verb.past, true};
  const bool waw = verb.past.back() == U'ا' && verb.measure == Measure::kI;
  const Letters consonant = base + (waw ? U'و' : U'ي');
  return {base, consonant, base, consonant, true};
}

PastStems PastStemsOf(const VerbPattern& verb) {
  const Letters& past = verb.past;
  switch (verb.weakness) {
    case Weakness::kDefective:
      return DefectivePastStems(verb);
    case Weakness::kDoubled:
      return {past, past, past, past + past.back()};
    case Weakness::kHollow: {
      const bool first = verb.measure == Measure::kI;
      const bool waw = verb.present[verb.present.size() - 2] == U'و';
      const char32_t seat = !first ? U'أ' : waw ? U'ؤ' : U'ئ';
      return {past, past, past, Shortened(past, seat)};
    }
    case Weakness::kSound:
      break;
  }
  return {past, past, past, past};
}

// A defective stem ends in a bare radical: no hamza of it changes its seat
// (رأى، رأوا), so endings are written to it as they are.
std::vector<Letters> AttachTo(const Letters& stem, std::u32string_view ending, bool defective) {
  if (!defective) return Attach(stem, ending);
  return {stem + Letters(ending)};
}

void AddPastThirdPerson(const VerbPattern& verb, const PastStems& stems, FormList* forms) {
  auto third = [](Gender gender, Number number) {
    return Finite(WordForm::kPast, Person::kThird, gender, number);
  };
  const Reading he = third(Gender::kMasculine, Number::kSingular);
  if (verb.past.back() == U'ا') {
    forms->Add(verb.past, he, kPastAttachment);
  } else {
    forms->AddWithPronouns(verb.past, Host::kPast, he, kPastAttachment);
  }
  forms->AddAll(AttachTo(stems.feminine, U"ت", stems.defective),
                third(Gender::kFeminine, Number::kSingular), kPastAttachment);
  for (const Letters& plural : AttachTo(stems.plural, U"و", stems.defective)) {
    AddWawPlural(plural, third(Gender::kMasculine, Number::kPlural), kPastAttachment, forms);
  }
  forms->AddAll(AttachTo(stems.dual, U"ا", stems.defective),
                third(Gender::kMasculine, Number::kDual), kPastAttachment);
  forms->AddAll(AttachTo(stems.feminine, U"تا", stems.defective),
                third(Gender::kFeminine, Number::kDual), kPastAttachment);
  forms->AddAll(AttachTo(stems.consonant, U"ن", stems.defective),
                third(Gender::kFeminine, Number::kPlural), kPastAttachment);
}

void AddPastOtherPersons(const PastStems& stems, FormList* forms) {
  auto add = [&](std::u32string_view ending, Person person, Gender gender, Number number) {
    forms->AddAll(AttachTo(stems.consonant, ending, stems.defective),
                  Finite(WordForm::kPast, person, gender, number),
                  ObjectsOf(person, kPastAttachment));
  };
  add(U"ت", Person::kFirst, Gender::kAny, Number::kSingular);
  add(U"نا", Person::kFirst, Gender::kAny, Number::kPlural);
  add(U"ت", Person::kSecond, Gender::kAny, Number::kSingular);
  add(U"تما", Person::kSecond, Gender::kAny, Number::kDual);
  add(U"تم", Person::kSecond, Gender::kMasculine, Number::kPlural);
  add(U"تن", Person::kSecond, Gender::kFeminine, Number::kPlural);
}

// The present: stems before each kind of ending, without the prefix.
struct PresentStems {
  Letters open;       // before a vowel: + ان
  Letters plural;     // + ون
  Letters consonant;  // + ن
  std::vector<Letters> jussives;
  bool defective = false;
};

PresentStems PresentStemsOf(const VerbPattern& verb) {
  const Letters& present = verb.present;
  switch (verb.weakness) {
    case Weakness::kDefective: {
      const Letters base = WithoutLast(present);
      const Letters vowel = base + (present.back() == U'و' ? U'و' : U'ي');
      return {vowel, base, vowel, {base}, true};
    }
    case Weakness::kDoubled:
      return {present, present, present + present.back(), {present + present.back()}};
    case Weakness::kHollow: {
      const char32_t vowel = present[present.size() - 2];
      const char32_t seat = vowel == U'و' ? U'ؤ' : vowel == U'ي' ? U'ئ' : U'أ';
      const Letters closed = Shortened(present, seat);
      return {present, present, closed, {closed}};
    }
    case Weakness::kSound:
      break;
  }
  return {present, present, present, {}};
}

Letters Prefixed(char32_t prefix, const Letters& stem) {
  // أ + أخذ is آخذ.
  if (prefix == U'أ' && stem[0] == U'أ') return U'آ' + stem.substr(1);
  return prefix + stem;
}

void AddPresentSingulars(const VerbPattern& verb, const PresentStems& stems, FormList* forms) {
  struct Prefix {
    char32_t letter;
    Person person;
    Gender gender;
    Number number;
  };
  constexpr Prefix kPrefixes[] = {
      {U'ي', Person::kThird, Gender::kMasculine, Number::kSingular},
      {U'ت', Person::kThird, Gender::kFeminine, Number::kSingular},
      {U'أ', Person::kFirst, Gender::kAny, Number::kSingular},
      {U'ن', Person::kFirst, Gender::kAny, Number::kPlural},
      {U'ت', Person::kSecond, Gender::kMasculine, Number::kSingular},
  };
  for (const Prefix& prefix : kPrefixes) {
    Reading features = Finite(WordForm::kPresent, prefix.person, prefix.gender, prefix.number);
    forms->AddWithPronouns(Prefixed(prefix.letter, verb.present), Host::kPresent, features,
                           ObjectsOf(prefix.person, kAnyMood));
    // أقل is "less" far more often than "(not) say I".
    if (prefix.person != Person::kThird) continue;
    features.jussive = true;
    for (const Letters& jussive : stems.jussives) {
      if (jussive.size() < 2) continue;  // ير, of رأى
      forms->Add(Prefixed(prefix.letter, jussive), features, Bare(kSubjunctive));
    }
  }
}

void AddPresentPlurals(const PresentStems& stems, FormList* forms) {
  auto add = [&](char32_t prefix, Person person, Gender gender, Number number, const Letters& stem,
                 std::u32string_view ending, const Attachment& attachment) {
    forms->AddAll(AttachTo(Prefixed(prefix, stem), ending, stems.defective),
                  Finite(WordForm::kPresent, person, gender, number), attachment);
  };
  auto add_waw = [&](char32_t prefix, Person person) {
    const Reading features =
        Finite(WordForm::kPresent, person, Gender::kMasculine, Number::kPlural);
    for (const Letters& with_waw :
         AttachTo(Prefixed(prefix, stems.plural), U"و", stems.defective)) {
      forms->Add(with_waw + U'ن', features, kIndicative);
      AddWawPlural(with_waw, features, kSubjunctive, forms);
    }
  };
  add_waw(U'ي', Person::kThird);
  add(U'ي', Person::kThird, Gender::kMasculine, Number::kDual, stems.open, U"ان", kIndicative);
  add(U'ي', Person::kThird, Gender::kMasculine, Number::kDual, stems.open, U"ا", kSubjunctive);
  add(U'ت', Person::kThird, Gender::kFeminine, Number::kDual, stems.open, U"ان", kIndicative);
  add(U'ت', Person::kThird, Gender::kFeminine, Number::kDual, stems.open, U"ا", kSubjunctive);
  add(U'ي', Person::kThird, Gender::kFeminine, Number::kPlural, stems.consonant, U"ن", kAnyMood);
  add_waw(U'ت', Person::kSecond);
  add(U'ت', Person::kSecond, Gender::kAny, Number::kDual, stems.open, U"ان", kIndicative);
  add(U'ت', Person::kSecond, Gender::kFeminine, Number::kSingular, stems.plural, U"ين",
      kIndicative);
  add(U'ت', Person::kSecond, Gender::kFeminine, Number::kPlural, stems.consonant, U"ن", kAnyMood);
}

bool HasActiveForm(const FormList& forms, const InflectedForm& passive) {
  return std::any_of(forms.forms().begin(), forms.forms().end(), [&](const InflectedForm& form) {
    return !form.features.passive && form.features.form == passive.features.form &&
           form.folded == passive.folded;
  });
}

}  // namespace

void Conjugate(const VerbPattern& pattern, FormList* forms) {
  const PastStems past = PastStemsOf(pattern);
  AddPastThirdPerson(pattern, past, forms);
  AddPastOtherPersons(past, forms);
  const PresentStems present = PresentStemsOf(pattern);
  AddPresentSingulars(pattern, present, forms);
  AddPresentPlurals(present, forms);
}

void ConjugatePassive(const VerbPattern& active, bool with_first_measure_past, FormList* forms) {
  const bool with_past = active.measure != Measure::kI || with_first_measure_past;
  FormList passives;
  Conjugate(PassiveOf(active), &passives);
  for (InflectedForm form : passives.forms()) {
    if (form.features.person != Person::kThird || form.features.jussive) continue;
    if (form.features.number == Number::kDual) continue;
    if (form.features.form == WordForm::kPast && !with_past) continue;
    if (!form.attachment.bare || HasActiveForm(*forms, form)) continue;
    form.features.passive = true;
    form.attachment = Bare(form.attachment);
    forms->AddForm(form);
  }
}

}  // namespace isnad::analysis
