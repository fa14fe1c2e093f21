// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/morphology/lexicon.h"

#include <algorithm>
#include <bitset>
#include <cstring>
#include <utility>

#include "absl/strings/match.h"
#include "core/analysis/morphology/inflection.h"
#include "core/analysis/morphology/written_word.h"

namespace isnad::analysis {
namespace {

constexpr size_t kLetter = 2;  // bytes of an Arabic letter in UTF-8
constexpr size_t kMinForm = 2 * kLetter;
constexpr unsigned kFilterBitsLog2 = 18;

uint64_t FilterIndex(absl::string_view form) {
  uint32_t first;
  uint32_t last;
  std::memcpy(&first, form.data(), sizeof(first));
  std::memcpy(&last, form.data() + form.size() - sizeof(last), sizeof(last));
  const uint64_t key = (static_cast<uint64_t>(first) << 32 | last) + form.size();
  return (key * 0x9E3779B97F4A7C15u) >> (64 - kFilterBitsLog2);  // Fibonacci hashing
}

// A pronoun as it ends a folded word.
struct Pronoun {
  absl::string_view letters;
  uint8_t kinds;
  size_t min_stem;  // bytes; ملك and بنك are not "your" anything
};

constexpr Pronoun kPronouns[] = {
    {"ه", kThirdPronoun, 2 * kLetter},   {"ها", kThirdPronoun, 2 * kLetter},
    {"هما", kThirdPronoun, 2 * kLetter}, {"هم", kThirdPronoun, 2 * kLetter},
    {"هن", kThirdPronoun, 2 * kLetter},  {"ك", kSecondPronoun, 3 * kLetter},
    {"كم", kSecondPronoun, 3 * kLetter}, {"نا", kFirstPronoun, 2 * kLetter},
    {"ني", kObjectMe, 2 * kLetter},      {"ي", kPossessiveMy, 3 * kLetter},
};

// The ways to take clitics off the front of a word.
struct Cut {
  absl::string_view rest;
  uint16_t clitics;
};
using Cuts = absl::InlinedVector<Cut, 10>;

// Prepositions and the article, which ل swallows the alef of: للدولة.
void CutNominalParticles(absl::string_view word, uint16_t taken, Cuts* cuts) {
  constexpr absl::string_view kArticleLetters = "ال";
  const absl::string_view rest = word.substr(kLetter);
  if (absl::StartsWith(word, kArticleLetters)) {
    cuts->push_back({word.substr(2 * kLetter), static_cast<uint16_t>(taken | kArticle)});
  } else if (absl::StartsWith(word, "ل")) {
    cuts->push_back({rest, static_cast<uint16_t>(taken | kLam)});
    if (!absl::StartsWith(rest, "ل")) return;
    const uint16_t with_article = taken | kLam | kArticle;
    cuts->push_back({rest, with_article});  // للجنة
    cuts->push_back({rest.substr(kLetter), with_article});
  } else if (absl::StartsWith(word, "ب") || absl::StartsWith(word, "ك")) {
    const uint16_t with_preposition = taken | (absl::StartsWith(word, "ب") ? kBa : kKaf);
    cuts->push_back({rest, with_preposition});
    if (!absl::StartsWith(rest, kArticleLetters)) return;
    cuts->push_back({rest.substr(2 * kLetter), static_cast<uint16_t>(with_preposition | kArticle)});
  }
}

void CutParticles(absl::string_view word, uint16_t taken, Cuts* cuts) {
  cuts->push_back({word, taken});
  if (word.size() < kMinForm + kLetter) return;
  if (absl::StartsWith(word, "س")) {
    cuts->push_back({word.substr(kLetter), static_cast<uint16_t>(taken | kFuture)});
  } else {
    CutNominalParticles(word, taken, cuts);
  }
}

Cuts CutsOf(absl::string_view word) {
  Cuts cuts;
  CutParticles(word, 0, &cuts);
  if (absl::StartsWith(word, "و")) CutParticles(word.substr(kLetter), kAnd, &cuts);
  if (absl::StartsWith(word, "ف")) CutParticles(word.substr(kLetter), kFa, &cuts);
  return cuts;
}

// Keeps the order that Find promises; later ones of equal rank stay later.
void Insert(const Reading& reading, Lexicon::Readings* readings) {
  auto rank = [](const Reading& r) {
    const int unlikely = r.jussive ? 2 : r.person == Person::kThird ? 0 : 1;
    return 4 * std::bitset<16>(r.clitics).count() + unlikely;
  };
  // Two spellings that fold alike make one reading.
  if (std::find(readings->begin(), readings->end(), reading) != readings->end()) return;
  auto place = readings->end();
  while (place != readings->begin() && rank(*(place - 1)) > rank(reading)) --place;
  readings->insert(place, reading);
}

// A bare word of two letters is found inside too many others: برد، كرد.
bool IsUnsafe(absl::string_view stem, uint16_t clitics) {
  return stem.size() == kMinForm && (clitics & (kBa | kKaf)) && !(clitics & (kArticle | kPronoun));
}

bool IsArabicWord(absl::string_view word) {
  const auto lead = word.empty() ? 0 : static_cast<unsigned char>(word[0]);
  return word.size() >= kMinForm && (lead == 0xD8 || lead == 0xD9);
}

}  // namespace

// One way to cut a word, and what was cut off.
struct Lexicon::Query {
  absl::string_view stem;
  uint16_t clitics;
  uint8_t pronoun;  // kinds of the pronoun that was cut off, 0 if none
};

// What is found, and what is found only if the writer was careless.
struct Lexicon::Found {
  WrittenWord word;
  Readings readings;
  Readings doubtful;
};

Lexicon::Lexicon() : filter_((size_t{1} << kFilterBitsLog2) / 64) {}

absl::Status Lexicon::Add(Lexeme lexeme) {
  auto forms = Inflect(lexeme);
  if (!forms.ok()) return forms.status();
  const auto index = static_cast<uint32_t>(lexemes_.size());
  lexemes_.push_back(std::move(lexeme));
  for (InflectedForm& form : *forms) {
    if (form.folded.size() < kMinForm) continue;
    const uint64_t bit = FilterIndex(form.folded);
    filter_[bit / 64] |= uint64_t{1} << (bit % 64);
    form.features.lexeme = index;
    const Attachment& attachment = form.attachment;
    forms_[std::move(form.folded)].push_back(
        {form.features, attachment.clitics, static_cast<char16_t>(form.first),
         static_cast<char16_t>(form.last), attachment.pronouns, attachment.bare});
  }
  return absl::OkStatus();
}

Lexicon::Readings Lexicon::Find(absl::string_view folded_word) const {
  return Find(folded_word, absl::string_view());
}

Lexicon::Readings Lexicon::Find(absl::string_view folded_word, absl::string_view surface) const {
  if (!IsArabicWord(folded_word)) return {};
  Found found{WrittenWord(folded_word, surface), {}, {}};
  for (const Cut& cut : CutsOf(folded_word)) {
    if (cut.rest.size() < kMinForm) continue;
    FindWhole({cut.rest, cut.clitics, 0}, &found);
    // The article and a pronoun exclude each other.
    if (!(cut.clitics & kArticle)) FindWithPronouns({cut.rest, cut.clitics, 0}, &found);
  }
  return found.readings.empty() ? std::move(found.doubtful) : std::move(found.readings);
}

void Lexicon::FindWithPronouns(const Query& query, Found* found) const {
  for (const Pronoun& pronoun : kPronouns) {
    if (query.stem.size() < pronoun.min_stem + pronoun.letters.size()) continue;
    if (!absl::EndsWith(query.stem, pronoun.letters)) continue;
    const absl::string_view stem = query.stem.substr(0, query.stem.size() - pronoun.letters.size());
    FindWhole({stem, static_cast<uint16_t>(query.clitics | kPronoun), pronoun.kinds}, found);
  }
}

void Lexicon::FindWhole(const Query& query, Found* found) const {
  if (!MayContain(query.stem) || IsUnsafe(query.stem, query.clitics)) return;
  const auto forms = forms_.find(query.stem);
  if (forms == forms_.end()) return;
  for (const Form& form : forms->second) {
    if ((query.clitics & ~kPronoun & ~form.clitics) != 0) continue;
    if (query.pronoun == 0 ? !form.bare : (query.pronoun & form.pronouns) == 0) continue;
    const Agreement agreement =
        found->word.Compare(query.stem, query.pronoun != 0, form.first, form.last);
    if (agreement == Agreement::kContradicts) continue;
    Reading reading = form.reading;
    reading.clitics = query.clitics;
    Insert(reading, agreement == Agreement::kAgrees ? &found->readings : &found->doubtful);
  }
}

bool Lexicon::MayContain(absl::string_view form) const {
  const uint64_t bit = FilterIndex(form);
  return (filter_[bit / 64] >> (bit % 64)) & 1;
}

}  // namespace isnad::analysis
