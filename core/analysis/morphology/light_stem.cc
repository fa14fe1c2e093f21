// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/morphology/light_stem.h"

#include <libstemmer.h>

#include <memory>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace isnad::analysis {
namespace {

constexpr size_t kLetter = 2;  // bytes of an Arabic letter in UTF-8
constexpr size_t kMaxCached = 1 << 14;

// An ending, and how many letters must be left for it to be one.
struct Ending {
  absl::string_view letters;
  size_t min_letters_left;
};

constexpr absl::string_view kArticles[] = {"وبال", "فبال", "وكال", "ولل", "فلل", "وال",
                                           "فال",  "بال",  "كال",  "لل",  "ال"};
constexpr Ending kPronouns[] = {{"هما", 4}, {"ها", 3}, {"هم", 4}, {"نا", 4}, {"ه", 4}};
constexpr Ending kFeminine[] = {{"تان", 2}, {"تين", 2}, {"ات", 2}, {"ه", 2}};
constexpr Ending kNumber[] = {{"ان", 4}, {"ون", 4}, {"ين", 3}};

size_t LettersOf(absl::string_view word) { return word.size() / kLetter; }

bool Strip(const Ending& ending, std::string* word) {
  if (!absl::EndsWith(*word, ending.letters)) return false;
  const size_t left = LettersOf(*word) - LettersOf(ending.letters);
  if (LettersOf(*word) < LettersOf(ending.letters) || left < ending.min_letters_left) return false;
  word->resize(left * kLetter);
  return true;
}

bool StripArticle(std::string* word) {
  for (absl::string_view article : kArticles) {
    if (!absl::StartsWith(*word, article)) continue;
    if (LettersOf(*word) < LettersOf(article) + 3) continue;
    word->erase(0, article.size());
    return true;
  }
  return false;
}

// حكومتها -> حكوم. A ت before a pronoun is an opened ta marbuta, as a rule.
void StripPronoun(std::string* word) {
  for (const Ending& pronoun : kPronouns) {
    const bool opened = absl::EndsWith(*word, absl::StrCat("ت", pronoun.letters));
    if (pronoun.letters == "ه" && !opened) continue;  // a ta marbuta rather
    if (!Strip(pronoun, word)) continue;
    if (opened) Strip({"ت", 3}, word);
    return;
  }
}

// تأمين is a verbal noun (تفعيل), no dual.
bool IsVerbalNoun(absl::string_view word) {
  return LettersOf(word) == 5 && absl::StartsWith(word, "ت") && absl::EndsWith(word, "ين");
}

// One ending of gender or number. Of a word of two letters ه stays, and ات
// turns into it: قوة and قوات meet, سنة and سن do not.
bool StripNumber(std::string* word) {
  if (IsVerbalNoun(*word)) return false;
  for (const Ending& ending : kFeminine) {
    const std::string before = *word;
    if (!Strip(ending, word)) continue;
    if (LettersOf(*word) == 2) word->append("ه");
    return *word != before;
  }
  for (const Ending& ending : kNumber) {
    if (Strip(ending, word)) return true;
  }
  return false;
}

std::string WithoutInflection(absl::string_view folded_word) {
  std::string word(folded_word);
  if (!StripArticle(&word)) StripPronoun(&word);
  // To the end: what is taken off صحفيين must come off صحفيتين too.
  while (StripNumber(&word)) {
  }
  return word;
}

// One thread's stemmer: libstemmer's handle is for one thread at a time.
class Stemmer {
 public:
  const std::string& Stem(absl::string_view word) {
    const auto cached = cache_.find(word);
    if (cached != cache_.end()) return cached->second;
    if (cache_.size() >= kMaxCached) cache_.clear();
    return cache_.emplace(word, Compute(word)).first->second;
  }

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
  };

  std::string Compute(absl::string_view word) {
    const std::string bare = WithoutInflection(word);
    const sb_symbol* stem =
        snowball_ == nullptr
            ? nullptr
            : sb_stemmer_stem(snowball_.get(), reinterpret_cast<const sb_symbol*>(bare.data()),
                              static_cast<int>(bare.size()));
    if (stem == nullptr) return bare;  // out of memory
    return std::string(reinterpret_cast<const char*>(stem), sb_stemmer_length(snowball_.get()));
  }

  std::unique_ptr<sb_stemmer, Delete> snowball_{sb_stemmer_new("arabic", "UTF_8")};
  absl::flat_hash_map<std::string, std::string> cache_;
};

bool IsArabic(absl::string_view word) {
  if (word.empty() || word.size() % kLetter != 0) return false;
  for (size_t i = 0; i < word.size(); i += kLetter) {
    const auto lead = static_cast<unsigned char>(word[i]);
    if (lead < 0xD8 || lead > 0xDB) return false;
  }
  return true;
}

}  // namespace

std::string LightStem(absl::string_view folded_word) {
  if (!IsArabic(folded_word)) return std::string(folded_word);
  thread_local Stemmer stemmer;
  return stemmer.Stem(folded_word);
}

}  // namespace isnad::analysis
