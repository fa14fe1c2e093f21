// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/entities/field_words.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "core/analysis/dictionary/dictionary.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kLongestDateline = 16;  // tokens

}  // namespace

FieldWords::FieldWords(const DocumentField& field, const Vocabulary& vocabulary,
                       const CueBook& cues)
    : field_(&field), vocabulary_(&vocabulary), cues_(cues.Find(field.tokens)) {
  words_.reserve(field.tokens.size());
  for (const text::Token& token : field.tokens.tokens()) {
    if (token.kind == text::TokenKind::kWord) ++occurrences_[token.folded];
    words_.push_back(token.kind == text::TokenKind::kWord ? vocabulary.Look(token.folded)
                                                          : WordInfo{token.surface});
    // أليكسيس begins like the article only once its hamza is folded away.
    WordInfo& info = words_.back();
    const bool folded_hamza = info.clitics == kArticle && !absl::StartsWith(token.surface, "ال");
    // كالفينو: neither ك nor ال.
    const bool foreign = info.definite() && (info.clitics & (kBa | kKaf | kFa)) != 0 &&
                         !LookUpWord(info.bare) && !LooksRelational(info.bare);
    if (info.classes == 0 && (folded_hamza || foreign)) info = {token.folded, 0, 0};
    // مدربه is folded like مدربة, but is his.
    if (info.Is(kTitleWord) && !info.definite() && absl::EndsWith(token.surface, "ه") &&
        absl::EndsWith(info.bare, "ه")) {
      info.bare.remove_suffix(2);
      info.clitics |= kArticle | kPronoun;
      info.gender = Gender::kMasculine;
    }
  }
  // Names of the gazetteer that are no listed words still show their clitics.
  for (uint32_t t = 0; t < words_.size(); ++t) {
    if (words_[t].classes != 0 || words_[t].clitics != 0 || !IsWord(t)) continue;
    uint32_t end = 0;
    uint16_t clitics = 0;
    if (vocabulary.FindEntry(field.tokens, t, size(), &end, &clitics) < 0 || clitics == 0) continue;
    words_[t].clitics = clitics;
    for (const uint16_t one : {kAnd, kFa, kBa, kLam, kKaf}) {
      if ((clitics & one) != 0) words_[t].bare.remove_prefix(2);
    }
  }
  for (const CueMatch& match : cues_) {
    if (match.finite()) words_[match.token].classes |= kReportingVerb;
  }
  sentence_of_.resize(field.tokens.size());
  for (uint32_t s = 0; s < field.sentences.size(); ++s) {
    for (uint32_t t = field.sentences[s].begin; t < field.sentences[s].end; ++t) {
      sentence_of_[t] = s;
    }
  }
  dateline_end_ = FindDatelineEnd();
}

// A place and an agency in parentheses, then a dash; 0 if there is none.
uint32_t FieldWords::FindDatelineEnd() const {
  if (field_->sentences.empty()) return 0;
  const uint32_t limit = std::min(field_->sentences[0].end, kLongestDateline);
  for (uint32_t t = 1; t + 1 < limit; ++t) {
    if (!IsMark(t, ")")) continue;
    uint32_t after = t + 1;
    while (after < limit && absl::StrContains("-–—", token(after).surface)) ++after;
    return after > t + 1 ? after : 0;
  }
  return 0;
}

void FieldWords::MarkName(uint32_t begin, uint32_t end) {
  for (uint32_t t = begin; t < end; ++t) {
    if (IsWord(t) && !words_[t].definite()) words_[t].classes |= kGivenName;
  }
}

uint32_t FieldWords::Occurrences(uint32_t t) const {
  const auto found = occurrences_.find(folded(t));
  return found == occurrences_.end() ? 0 : found->second;
}

bool FieldWords::IsComma(uint32_t t) const {
  return t < size() && (token(t).surface == "،" || token(t).surface == ",");
}

bool FieldWords::IsQuoteMark(uint32_t t) const {
  if (t >= size()) return false;
  const text::TokenKind kind = token(t).kind;
  return kind == text::TokenKind::kQuote || kind == text::TokenKind::kOpenQuote ||
         kind == text::TokenKind::kCloseQuote;
}

bool FieldWords::IsComplementizer(uint32_t t) const {
  if (!IsWord(t)) return false;
  absl::string_view word = folded(t);
  absl::ConsumePrefix(&word, "ب");
  if (!absl::ConsumePrefix(&word, "ان")) return false;
  constexpr absl::string_view kPronouns[] = {"",   "ه",  "ها", "هم", "هن", "هما",
                                             "نا", "ني", "ي",  "ك",  "كم", "نه"};
  for (absl::string_view pronoun : kPronouns) {
    if (word == pronoun) return true;
  }
  return false;
}

}  // namespace isnad::analysis
