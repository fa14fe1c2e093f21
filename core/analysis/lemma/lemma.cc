// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/lemma/lemma.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "core/analysis/dictionary/word_fingerprint.h"
#include "core/analysis/morphology/light_stem.h"

namespace isnad::analysis {
namespace {

using absl::string_view;

struct Form {
  uint32_t key;
  uint32_t lemma;  // where it begins in kLemmas
};
struct NounOfVerb {
  uint32_t noun;
  uint32_t verb;
};

#include "lemma_table.inc"

constexpr size_t kFormCount = std::size(kForms);

string_view LemmaAt(uint32_t offset) {
  const string_view rest(kLemmas + offset, sizeof(kLemmas) - 1 - offset);
  return rest.substr(0, rest.find(' '));
}

// Where keys with the same upper 16 bits begin.
class Buckets {
 public:
  Buckets() : starts_(std::make_unique<std::array<uint32_t, 65537>>()) {
    size_t i = 0;
    for (uint32_t high = 0; high <= 65536; ++high) {
      while (i < kFormCount && (kForms[i].key >> 16) < high) ++i;
      (*starts_)[high] = static_cast<uint32_t>(i);
    }
  }
  bool Append(string_view form, Lemmas* lemmas) const {
    const uint32_t key = WordFingerprint(form);
    bool found = false;
    for (size_t i = (*starts_)[key >> 16]; i < (*starts_)[(key >> 16) + 1]; ++i) {
      if (kForms[i].key != key) continue;
      found = true;
      const string_view lemma = LemmaAt(kForms[i].lemma);
      if (lemmas->size() < 3 && !absl::c_linear_search(*lemmas, lemma)) lemmas->push_back(lemma);
    }
    return found;
  }

 private:
  std::unique_ptr<std::array<uint32_t, 65537>> starts_;
};

bool Append(string_view form, Lemmas* lemmas) {
  static const Buckets& buckets = *new Buckets;
  return form.size() >= 4 && buckets.Append(form, lemmas);
}

// An ending and what stands in its place in the dictionary.
struct Ending {
  string_view written;
  string_view entry;
};

// Of nouns and adjectives, then of verbs; the longer of two that fit first.
constexpr Ending kEndings[] = {{"تان", "ه"}, {"تين", "ه"}, {"ات", "ه"}, {"ات", ""},  {"ون", ""},
                               {"ين", ""},   {"ان", ""},   {"يه", "ي"}, {"ه", ""},   {"تا", ""},
                               {"وا", ""},   {"نا", ""},   {"تم", ""},  {"ا", ""},   {"ت", ""},
                               {"ي", ""},    {"ن", ""},    {"و", ""},   {"وا", "و"}, {"ون", "و"}};
constexpr string_view kPronouns[] = {"هما", "ها", "هم", "هن", "كم", "ني", "نا", "ه", "ك"};
constexpr string_view kPrefixes[] = {"ال", "و",   "ف",   "ب",   "ل",   "لل",  "ك",
                                     "س",  "وال", "بال", "فال", "كال", "ولل", "وب",
                                     "ول", "وس",  "فس",  "فل",  "وك",  "وبال"};

bool AppendInflected(string_view word, Lemmas* lemmas) {
  if (Append(word, lemmas)) return true;
  for (const Ending& ending : kEndings) {
    string_view stem = word;
    if (!absl::ConsumeSuffix(&stem, ending.written) || stem.size() < 6) continue;
    if (ending.entry.empty() ? Append(stem, lemmas)
                             : Append(absl::StrCat(stem, ending.entry), lemmas)) {
      return true;
    }
  }
  return false;
}

// سياستها: of سياسه; قتله: of قتل.
bool AppendWithPronoun(string_view word, Lemmas* lemmas) {
  for (const string_view pronoun : kPronouns) {
    string_view stem = word;
    if (!absl::ConsumeSuffix(&stem, pronoun) || stem.size() < 4) continue;
    string_view feminine = stem;
    if (absl::ConsumeSuffix(&feminine, "ت") && feminine.size() >= 4 &&
        Append(absl::StrCat(feminine, "ه"), lemmas)) {
      return true;
    }
    if (AppendInflected(stem, lemmas)) return true;
  }
  return false;
}

bool MayPrecede(string_view prefix, string_view rest) {
  if (absl::EndsWith(prefix, "س")) {
    return absl::StartsWith(rest, "ي") || absl::StartsWith(rest, "ت") ||
           absl::StartsWith(rest, "ن");
  }
  return rest.size() >= 6 || (rest.size() >= 4 && absl::EndsWith(prefix, "ال"));
}

}  // namespace

Lemmas LemmasOf(string_view word) {
  Lemmas lemmas;
  if (AppendInflected(word, &lemmas)) return lemmas;
  for (const string_view prefix : kPrefixes) {
    string_view rest = word;
    if (!absl::ConsumePrefix(&rest, prefix) || !MayPrecede(prefix, rest)) continue;
    if (AppendInflected(rest, &lemmas)) return lemmas;
  }
  if (AppendWithPronoun(word, &lemmas)) return lemmas;
  for (const string_view prefix : kPrefixes) {
    string_view rest = word;
    if (absl::EndsWith(prefix, "ال") || !absl::ConsumePrefix(&rest, prefix)) continue;
    if (MayPrecede(prefix, rest) && AppendWithPronoun(rest, &lemmas)) return lemmas;
  }
  return lemmas;
}

std::string LemmaOf(string_view word) {
  const Lemmas lemmas = LemmasOf(word);
  return lemmas.empty() ? LightStem(word) : std::string(lemmas[0]);
}

string_view VerbOfNoun(string_view lemma) {
  Lemmas own;
  if (!Append(lemma, &own)) return {};
  // The lemma as the table holds it: its place tells the verb.
  for (const string_view known : own) {
    if (known != lemma) continue;
    const auto offset = static_cast<uint32_t>(known.data() - kLemmas);
    const auto* at = std::lower_bound(
        std::begin(kNounsOfVerbs), std::end(kNounsOfVerbs), offset,
        [](const NounOfVerb& noun, uint32_t wanted) { return noun.noun < wanted; });
    if (at != std::end(kNounsOfVerbs) && at->noun == offset) return LemmaAt(at->verb);
  }
  return {};
}

}  // namespace isnad::analysis
