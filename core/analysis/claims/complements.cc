// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/complements.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "core/analysis/dictionary/dictionary.h"

namespace isnad::analysis {
namespace {

constexpr size_t kLetter = 2;  // bytes of an Arabic letter

// لمدينة, but not لجنة.
bool BeginsWithLam(absl::string_view folded) {
  if (folded.size() < 4 * kLetter || LookUpWord(folded).noun) return false;
  return absl::ConsumePrefix(&folded, "ل") && LookUpWord(folded).noun;
}

class Finder {
 public:
  Finder(const StatementWords& words, const EntitySet& entities, const Themes& themes, size_t end,
         const Government& government)
      : words_(words), entities_(entities), themes_(themes), end_(end), government_(government) {}

  std::vector<Complement> From(size_t begin) && {
    for (size_t i = begin; i < end_;) i = Read(i);
    return std::move(found_);
  }

 private:
  // Where to go on.
  size_t Read(size_t i) {
    const StatementWord& word = words_[i];
    const bool alone = word.Is(kPreposition);
    const absl::string_view preposition = alone ? word.folded : AttachedOf(i);
    const size_t begin = AfterShare(alone ? i + 1 : i);
    Phrase phrase = PhraseAt(words_, entities_, begin, end_);
    if (phrase.empty()) return std::max(begin, i + 1);
    if (!alone && phrase.begin == i) phrase.attached = preposition;
    found_.push_back({preposition, phrase});
    return phrase.end;
  }

  // "80 في المئة من البلاد", "أجزاء محدودة من البلاد": the phrase is the whole
  // that the share is of. `i` itself where no share of something stands there.
  size_t AfterShare(size_t i) const {
    size_t after = i;
    while (after < end_ && (words_[after].number || words_[after].Is(kDeterminer))) ++after;
    if (after > i && after + 1 < end_ && words_[after].folded == "في") ++after;
    if (after > i && after < end_ && words_[after].Is(kPercent)) {
      ++after;
    } else {
      after = i + themes_.VagueShareAt(words_.folded, i);
    }
    return after > i && after + 1 < end_ && words_[after].folded == "من" ? after + 1 : i;
  }

  absl::string_view AttachedOf(size_t i) const {
    const absl::string_view sure = AttachedPreposition(words_[i], entities_);
    if (!sure.empty() || words_[i].mention != nullptr) return sure;
    // A word that wants ب, and one that begins with it behind a first phrase
    // or right after a verb without object.
    const bool late = !found_.empty() || !government_.takes_object;
    const absl::string_view folded = words_[i].folded;
    const bool ba = absl::StartsWith(folded, "ب") && folded.size() > 3 * kLetter;
    if (late && ba && government_.takes_ba) return "ب";
    return !found_.empty() && BeginsWithLam(folded) ? "ل" : "";
  }

  const StatementWords& words_;
  const EntitySet& entities_;
  const Themes& themes_;
  const size_t end_;
  const Government government_;
  std::vector<Complement> found_;
};

}  // namespace

std::vector<Complement> FindComplements(const StatementWords& words, const EntitySet& entities,
                                        const Themes& themes, size_t begin, size_t end,
                                        const Government& government) {
  return Finder(words, entities, themes, end, government).From(begin);
}

}  // namespace isnad::analysis
