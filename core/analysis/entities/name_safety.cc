// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/entities/name_safety.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "core/analysis/rules/gazetteer.pb.h"
#include "core/text/fold.h"
#include "core/text/normalized_text.h"

namespace isnad::analysis {
namespace {

constexpr size_t kLetter = 2;  // bytes
constexpr absl::string_view kAl = "ال";
constexpr uint32_t kNoNames = kTitleWord | kOrganizationWord | kSourceWord | kDocumentWord |
                              kParticle | kTimeWord | kNameConnector | kGivenName | kCommonWord |
                              kReportingVerb | kAdjective | kPreposition | kAudience |
                              kAmbiguousName;

bool IsArabicWord(const std::string& word) {
  return word.size() % kLetter == 0 && std::all_of(word.begin(), word.end(), [](char c) {
           const auto byte = static_cast<uint8_t>(c);
           return (byte >= 0xD8 && byte <= 0xDB) || (byte >= 0x80 && byte <= 0xBF);
         });
}

}  // namespace

absl::StatusOr<NameSafety> NameSafety::Create() {
  // Without names: what is asked about is no witness for itself.
  auto vocabulary = Vocabulary::Load(rules::Gazetteer());
  if (!vocabulary.ok()) return vocabulary.status();
  auto cues = CueBook::Load();
  if (!cues.ok()) return cues.status();
  return NameSafety(*std::move(vocabulary), *std::move(cues));
}

bool NameSafety::IsArabic(absl::string_view name) {
  const std::vector<std::string> words = text::FoldedWords(name);
  return !words.empty() && std::all_of(words.begin(), words.end(), IsArabicWord);
}

bool NameSafety::IsOrdinary(absl::string_view folded_word) const {
  const WordInfo info = vocabulary_->Look(folded_word);
  // كوبا is no «ك» with وبا, and الرياض no forename.
  const uint32_t classes = info.definite() ? kNoNames & ~kGivenName : kNoNames;
  if ((info.clitics & ~kArticle) == 0 && info.Is(classes)) return true;
  auto text = text::NormalizedText::Create(std::string(folded_word));
  return !text.ok() || !cues_->Find(text::TokenizedText(*std::move(text))).empty();
}

bool NameSafety::IsSafe(absl::string_view name) const {
  const std::vector<std::string> words = text::FoldedWords(name);
  if (!IsArabic(name)) return false;
  if (words.size() == 1) {
    absl::string_view bare = words[0];
    if (absl::StartsWith(bare, kAl)) bare.remove_prefix(kAl.size());
    return bare.size() >= 3 * kLetter && !IsOrdinary(words[0]);
  }
  // Two forenames make a name: محمود عباس.
  return std::any_of(words.begin(), words.end(), [this](const std::string& word) {
    return vocabulary_->Look(word).Is(kGivenName) || !IsOrdinary(word);
  });
}

}  // namespace isnad::analysis
