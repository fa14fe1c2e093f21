// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/speaker_match.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "tests/eval/gold_article.h"
#include "tests/eval/words.h"

namespace isnad::eval {
namespace {

using Words = std::set<std::string>;

struct Replacement {
  absl::string_view from;
  absl::string_view to;
};

// Spellings that do not tell names apart. Vowel signs and tatweel vanish.
constexpr Replacement kFolding[] = {
    {"أ", "ا"}, {"إ", "ا"}, {"آ", "ا"}, {"ٱ", "ا"}, {"ى", "ي"}, {"ة", "ه"},
    {"ؤ", "و"}, {"ئ", "ي"}, {"ـ", ""},  {"ً", ""},   {"ٌ", ""},   {"ٍ", ""},
    {"َ", ""},   {"ُ", ""},   {"ِ", ""},   {"ّ", ""},   {"ْ", ""},   {"ٰ", ""},
};

// The article, alone or behind a particle written with it.
constexpr absl::string_view kArticles[] = {"وال", "بال", "ال", "لل"};

constexpr size_t kBytesOfTwoArabicLetters = 4;

std::string FoldLetters(absl::string_view name) {
  std::string folded;
  while (!name.empty()) {
    const auto* match =
        std::find_if(std::begin(kFolding), std::end(kFolding),
                     [&](const Replacement& r) { return absl::StartsWith(name, r.from); });
    if (match == std::end(kFolding)) {
      folded.push_back(name.front());
      name.remove_prefix(1);
    } else {
      folded.append(match->to.data(), match->to.size());
      name.remove_prefix(match->from.size());
    }
  }
  return folded;
}

absl::string_view WithoutArticle(absl::string_view word) {
  for (absl::string_view article : kArticles) {
    absl::string_view rest = word;
    if (absl::ConsumePrefix(&rest, article) && rest.size() >= kBytesOfTwoArabicLetters) return rest;
  }
  return word;
}

bool OneContainsTheOther(const Words& a, const Words& b) {
  if (a.empty() || b.empty()) return false;
  return std::includes(a.begin(), a.end(), b.begin(), b.end()) ||
         std::includes(b.begin(), b.end(), a.begin(), a.end());
}

bool ShareAWord(const Words& a, const Words& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& word) { return b.count(word); });
}

Words SetOf(absl::string_view name) {
  const auto words = FoldName(name);
  return Words(words.begin(), words.end());
}

Words Without(const Words& words, const std::set<std::string>& left_out) {
  Words rest;
  std::set_difference(words.begin(), words.end(), left_out.begin(), left_out.end(),
                      std::inserter(rest, rest.end()));
  return rest;
}

}  // namespace

std::vector<std::string> FoldName(absl::string_view name) {
  const std::string letters = FoldLetters(name);
  std::vector<std::string> folded;
  for (const Word& word : WordsOf(letters)) {
    const auto text = absl::string_view(letters).substr(word.begin, word.end - word.begin);
    folded.emplace_back(WithoutArticle(text));
  }
  return folded;
}

SpeakerMatcher::SpeakerMatcher(absl::string_view titles) {
  for (absl::string_view line : absl::StrSplit(titles, '\n')) {
    if (absl::StartsWith(line, "#")) continue;
    for (std::string& word : FoldName(line)) titles_.insert(std::move(word));
  }
}

bool SpeakerMatcher::Same(absl::string_view gold, absl::string_view predicted,
                          bool predicted_anonymous) const {
  if (gold == kInterviewer) return true;
  const Words found = SetOf(predicted);
  if (absl::ConsumePrefix(&gold, kAnonymousPrefix)) {
    return predicted_anonymous || ShareAWord(SetOf(gold), found);
  }
  const Words wanted = SetOf(gold);
  return OneContainsTheOther(wanted, found) ||
         OneContainsTheOther(Without(wanted, titles_), Without(found, titles_));
}

}  // namespace isnad::eval
