// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/lemma/table/derived_nouns.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace isnad::analysis {
namespace {

using Words = std::vector<std::string>;

// Letter i of a word whose letters are two bytes each.
absl::string_view L(absl::string_view word, size_t i) { return word.substr(2 * i, 2); }
absl::string_view From(absl::string_view word, size_t i) { return word.substr(2 * i); }

bool EndsWeak(absl::string_view verb) {
  return absl::EndsWith(verb, "ي") || absl::EndsWith(verb, "ا");
}

absl::string_view WithoutLast(absl::string_view verb) { return verb.substr(0, verb.size() - 2); }

// انتخب -> انتخاب, انتهي -> انتها, استقال -> استقاله, احتل -> احتلال.
void AddLongMasdars(absl::string_view verb, Words* nouns) {
  const size_t n = verb.size() / 2;
  if (EndsWeak(verb)) {
    nouns->push_back(absl::StrCat(WithoutLast(verb), "ا"));
    return;
  }
  nouns->push_back(absl::StrCat(WithoutLast(verb), "ا", L(verb, n - 1)));
  nouns->push_back(absl::StrCat(verb, "ا", L(verb, n - 1)));
  if (L(verb, n - 2) == "ا") nouns->push_back(absl::StrCat(verb, "ه"));
}

// The stem behind the first alef, as participles have it: م + رتفع. Hollow ones
// of measure IV and X read مقيم, مستقيل.
void AddParticiples(absl::string_view behind_alef, Words* nouns) {
  // مدني, معني are more often words of their own.
  if (EndsWeak(behind_alef) && behind_alef.size() <= 6) return;
  nouns->push_back(absl::StrCat("م", behind_alef));
  const size_t n = behind_alef.size() / 2;
  if (n > 2 && L(behind_alef, n - 2) == "ا") {
    nouns->push_back(
        absl::StrCat("م", behind_alef.substr(0, 2 * (n - 2)), "ي", L(behind_alef, n - 1)));
  }
}

// Measures I and II: three letters.
void AddOfThree(absl::string_view verb, Words* nouns) {
  const absl::string_view a = L(verb, 0), b = L(verb, 1), c = L(verb, 2);
  if (EndsWeak(verb)) {
    nouns->push_back(absl::StrCat("ت", a, b, "يه"));
    return;
  }
  nouns->push_back(absl::StrCat("ت", a, b, "ي", c));
  nouns->push_back(absl::StrCat("م", a, b, "و", c));
  nouns->push_back(absl::StrCat("م", verb));
}

}  // namespace

Words DerivedNouns(absl::string_view verb) {
  Words nouns;
  const size_t n = verb.size() / 2;
  if (n < 3) return nouns;
  if (n == 3) {
    AddOfThree(verb, &nouns);
    if (L(verb, 0) == "ا") AddLongMasdars(verb, &nouns), AddParticiples(From(verb, 1), &nouns);
  } else if (L(verb, 0) == "ا") {  // IV, VII to X
    AddLongMasdars(verb, &nouns);
    AddParticiples(From(verb, 1), &nouns);
  } else if (L(verb, 0) == "ت") {  // V and VI: the masdar is spelled like the verb
    nouns.push_back(absl::StrCat("م", verb));
    if (EndsWeak(verb)) nouns.push_back(absl::StrCat(WithoutLast(verb), "ي"));
  } else if (L(verb, 1) == "ا") {  // III
    nouns.push_back(
        absl::StrCat("م", EndsWeak(verb) ? absl::StrCat(WithoutLast(verb), "ا") : verb, "ه"));
    nouns.push_back(absl::StrCat("م", verb));
  } else {  // of four radicals: سيطر
    nouns.push_back(absl::StrCat(verb, "ه"));
    nouns.push_back(absl::StrCat("م", verb));
  }
  return nouns;
}

}  // namespace isnad::analysis
