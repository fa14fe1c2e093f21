// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/pair_text.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "core/analysis/dictionary/word_fingerprint.h"
#include "core/analysis/lemma/lemma.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/quantities.h"
#include "core/text/tokens.h"

namespace isnad::analysis {
namespace {

using absl::string_view;

// How far a negation reaches, in words that say something: that of a verb into
// its clause, that of a noun to the next word.
constexpr int kClauseReach = 7;
constexpr int kNounReach = 1;
constexpr int kFailureReach = 4;

constexpr uint16_t kAgainst =
    kNegator | kNounNegator | kDenialWord | kDeniedBefore | kDoubtWord | kFailureWord;

// What days of the week are counted from where no time is known: any day will
// do, since both texts are read alike.
absl::Time AnyDay() { return absl::UnixEpoch() + absl::Hours(24 * 17000); }

class Reader {
 public:
  Reader(const text::TokenizedText& tokens, const WordBook& book, PairText* out)
      : tokens_(tokens), book_(book), out_(*out), in_time_(tokens.size(), false) {
    for (const text::Token& token : tokens.tokens()) folded_.push_back(token.folded);
  }

  void Read() {
    ReadTimes();
    for (size_t i = 0; i < tokens_.size();) i += ReadAt(i);
    ReadQuantities();
    DenyWhatStandsBefore();
  }

 private:
  // Returns how many tokens it took.
  size_t ReadAt(size_t i) {
    const text::Token& token = tokens_[i];
    if (in_time_[i]) return 1;
    if (!text::IsWordOrNumber(token)) {
      if (token.surface == "؟" || token.surface == "?") out_.question = true;
      if (token.surface == "." || token.surface == "،" || token.surface == "؛") EndClause();
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
    word.surface = Surface(i, i + count);
    word.folded = std::string(folded_[i]);
    word.range = tokens_.RawRange(i, i + count);
    Place(std::move(word));
    return count;
  }

  static void ReadNumber(const text::Token& token, PairWord* word) {
    word->is_number = absl::SimpleAtod(token.surface, &word->number);
    word->keys.form = word->keys.lemma = WordFingerprint(token.folded);
    word->keys.known = true;
  }

  void Place(PairWord word) {
    const uint16_t kinds = word.keys.kinds;
    out_.kinds |= kinds;
    if (kinds & kClauseBreak) EndClause();
    if (kinds & kException) Except();
    // "Denied it, and said that ...": what is said is no longer denied.
    if ((kinds & kReportWord) && absl::StartsWith(word.folded, "و")) denied_ = false;
    if (kinds & kQuestionWord) out_.question = true;
    word.negative = denied_ != (negation_ > 0);
    if (kinds & kAgainst) Oppose(word);
    constexpr uint16_t kNoContent = kFunctionWord | kNegator | kNounNegator | kClauseBreak |
                                    kException | kDenialWord | kDeniedBefore;
    if (kinds & kNoContent) return;
    if (negation_ > 0) --negation_;
    if (awaits_head_ && !(kinds & (kFailureWord | kDoubtWord | kReportWord))) {
      word.heads_negation = true;
      awaits_head_ = false;
    }
    if (kinds & kFailureWord) negation_ = word.negative ? 0 : kFailureReach;
    out_.words.push_back(std::move(word));
  }

  // A negator, denial or failure changes how what follows is meant.
  void Oppose(const PairWord& word) {
    const uint16_t kinds = word.keys.kinds;
    out_.against.push_back(word);
    awaits_head_ = (kinds & (kNegator | kNounNegator | kDenialWord | kFailureWord)) != 0;
    if (kinds & kNegator) {
      negation_ = kClauseReach;
      negated_from_ = out_.words.size();
    }
    if (kinds & kNounNegator) negation_ = kNounReach;
    // "did not deny" neither denies nor asserts; "denied the claims" denies once.
    if ((kinds & kDenialWord) && negation_ == 0) out_.denies = denied_ = true;
    if ((kinds & kDeniedBefore) && negation_ == 0) out_.denies = denied_before_ = true;
  }

  void EndClause() {
    negation_ = 0;
    awaits_head_ = false;
  }

  // "None came but two": two came.
  void Except() {
    if (negation_ == 0 || out_.against.empty()) return;
    out_.against.pop_back();
    for (size_t i = negated_from_; i < out_.words.size(); ++i) {
      out_.words[i].negative = out_.words[i].heads_negation = false;
    }
    EndClause();
  }

  // "The news that ... is untrue."
  void DenyWhatStandsBefore() {
    if (!denied_before_ || denied_) return;
    for (PairWord& word : out_.words) word.negative = !word.negative;
  }

  void ReadTimes() {
    const auto end = static_cast<uint32_t>(tokens_.size());
    for (const text::DateMatch& match : text::FindDates(tokens_, 0, end, AnyDay())) {
      std::fill(in_time_.begin() + match.begin, in_time_.begin() + match.end, true);
      if (out_.times.size() == kMostAmounts) continue;
      out_.times.push_back({match.interval, Surface(match.begin, match.end),
                            tokens_.RawRange(match.begin, match.end)});
    }
  }

  void ReadQuantities() {
    const auto end = static_cast<uint32_t>(tokens_.size());
    for (const text::QuantityMatch& match : text::FindQuantities(tokens_, 0, end)) {
      if (in_time_[match.begin]) continue;
      if (out_.quantities.size() == kMostAmounts) return;
      PairQuantity quantity;
      quantity.quantity = match.quantity;
      if (!match.quantity.unit.empty()) {
        quantity.unit = WordFingerprint(LemmaOf(match.quantity.unit));
      }
      quantity.surface = Surface(match.begin, match.end);
      quantity.range = tokens_.RawRange(match.begin, match.end);
      const auto behind = std::find_if(out_.words.begin(), out_.words.end(), [&](const auto& w) {
        return w.range.begin >= quantity.range.begin;
      });
      quantity.word = static_cast<size_t>(behind - out_.words.begin());
      quantity.is_part = IsPart(quantity.word);
      out_.quantities.push_back(std::move(quantity));
    }
  }

  // "Among them" stands before the part, "out of" behind it.
  bool IsPart(size_t word) const {
    constexpr size_t kReach = 3;
    const size_t begin = word < kReach ? 0 : word - kReach;
    const size_t end = std::min(out_.words.size(), word + kReach);
    for (size_t i = begin; i < end; ++i) {
      if (!(out_.words[i].keys.kinds & kPartWord)) continue;
      const bool out_of = absl::StartsWith(out_.words[i].surface, "من ");
      if (out_of ? i >= word : i < word) return true;
    }
    return false;
  }

  std::string Surface(size_t begin, size_t end) const {
    const text::ByteRange range{tokens_[begin].begin, tokens_[end - 1].end};
    return tokens_.text().normalized().substr(range.begin, range.end - range.begin);
  }

  const text::TokenizedText& tokens_;
  const WordBook& book_;
  PairText& out_;
  std::vector<string_view> folded_;
  std::vector<bool> in_time_;
  int negation_ = 0;         // words that it still reaches
  size_t negated_from_ = 0;  // the first that it reached
  bool awaits_head_ = false;
  bool denied_ = false;
  bool denied_before_ = false;
};

// The names in a holder: titles and kinds of bodies are words of the language.
// All words where none is a name (حزب الله).
std::vector<PairWord> ReadHolder(const std::vector<std::string>& holder, const WordBook& book) {
  std::vector<PairWord> words, names;
  for (const std::string& folded : holder) {
    PairWord word;
    word.keys = book.Read(folded);
    word.folded = folded;
    if (word.keys.name || !word.keys.known) names.push_back(word);
    words.push_back(std::move(word));
  }
  return names.empty() ? words : names;
}

}  // namespace

absl::StatusOr<PairText> ReadPairText(const TextSide& side, const WordBook& book) {
  auto normalized = text::NormalizedText::Create(std::string(side.text));
  if (!normalized.ok()) return normalized.status();
  const text::TokenizedText tokens(*std::move(normalized));
  PairText read;
  Reader(tokens, book, &read).Read();
  read.holder = text::FoldedWords(side.holder);
  read.holder_words = ReadHolder(read.holder, book);
  return read;
}

}  // namespace isnad::analysis
