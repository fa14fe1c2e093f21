// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/pair_text.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "core/analysis/dictionary/word_fingerprint.h"
#include "core/analysis/lemma/lemma.h"
#include "core/analysis/morphology/light_stem.h"
#include "core/text/fold.h"
#include "core/text/quantities.h"
#include "core/text/tokens.h"

namespace isnad::analysis {
namespace {

using absl::string_view;

// How far a negator reaches, in words that say something.
constexpr int kNegatorReach = 1;

class Reader {
 public:
  Reader(const text::TokenizedText& tokens, const WordBook& book, PairText* out)
      : tokens_(tokens), book_(book), out_(*out) {
    for (const text::Token& token : tokens.tokens()) folded_.push_back(token.folded);
  }

  void Read() {
    for (size_t i = 0; i < tokens_.size();) i += ReadAt(i);
    ReadQuantities();
  }

 private:
  // Returns how many tokens it took.
  size_t ReadAt(size_t i) {
    const text::Token& token = tokens_[i];
    if (!text::IsWordOrNumber(token)) {
      if (token.surface == "؟" || token.surface == "?") out_.question = true;
      return 1;
    }
    PairWord word;
    size_t count = book_.ReadPhrase(folded_, i, &word.keys);
    if (count == 0) {
      count = 1;
      if (token.kind == text::TokenKind::kNumber) {
        ReadNumber(token, &word);
      } else {
        word.keys = book_.Read(token.folded);
      }
    }
    Place(i, count, std::move(word));
    return count;
  }

  static void ReadNumber(const text::Token& token, PairWord* word) {
    word->is_number = absl::SimpleAtod(token.surface, &word->number);
    word->keys.form = word->keys.lemma = WordFingerprint(token.folded);
    word->keys.known = true;
  }

  void Place(size_t i, size_t count, PairWord word) {
    const uint16_t kinds = word.keys.kinds;
    const std::string surface = Surface(i, i + count);
    out_.kinds |= kinds;
    if (kinds & kQuestionWord) out_.question = true;
    if (kinds & kDenialWord) out_.denials.push_back(surface);
    if (kinds & kDoubtWord) out_.doubts.push_back(surface);
    if (kinds & kNegator) {
      out_.negators.push_back(surface);
      negator_reach_ = kNegatorReach;
      return;
    }
    if (kinds & kFunctionWord) return;
    word.surface = surface;
    word.folded = std::string(folded_[i]);
    word.range = tokens_.RawRange(i, i + count);
    word.negated = negator_reach_ > 0;
    if (negator_reach_ > 0) --negator_reach_;
    out_.words.push_back(std::move(word));
  }

  void ReadQuantities() {
    const auto end = static_cast<uint32_t>(tokens_.size());
    for (const text::QuantityMatch& match : text::FindQuantities(tokens_, 0, end)) {
      PairQuantity quantity;
      quantity.quantity = match.quantity;
      if (!match.quantity.unit.empty()) {
        quantity.unit = WordFingerprint(LemmaOf(match.quantity.unit));
      }
      quantity.surface = Surface(match.begin, match.end);
      quantity.range = tokens_.RawRange(match.begin, match.end);
      out_.quantities.push_back(std::move(quantity));
    }
  }

  std::string Surface(size_t begin, size_t end) const {
    const text::ByteRange range{tokens_[begin].begin, tokens_[end - 1].end};
    return tokens_.text().normalized().substr(range.begin, range.end - range.begin);
  }

  const text::TokenizedText& tokens_;
  const WordBook& book_;
  PairText& out_;
  std::vector<string_view> folded_;
  int negator_reach_ = 0;
};

}  // namespace

absl::StatusOr<PairText> ReadPairText(const TextSide& side, const WordBook& book) {
  auto normalized = text::NormalizedText::Create(std::string(side.text));
  if (!normalized.ok()) return normalized.status();
  const text::TokenizedText tokens(*std::move(normalized));
  PairText read;
  Reader(tokens, book, &read).Read();
  for (const std::string& word : text::FoldedWords(side.holder)) {
    const WordKeys keys = book.Read(word);
    if (keys.stem != 0) read.holder.push_back(keys.stem);
  }
  std::sort(read.holder.begin(), read.holder.end());
  return read;
}

}  // namespace isnad::analysis
