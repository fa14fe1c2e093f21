// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/sentence_boundaries.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "core/text/turn_markers.h"
#include "core/text/utf8.h"

namespace isnad::text {
namespace {

constexpr absl::string_view kAbbreviations[] = {
#define ABBREVIATION(word, example) word,
#include "core/text/sentence_words.inc"
#undef ABBREVIATION
};

constexpr absl::string_view kLetterNames[] = {
#define LETTER_NAME(word, example) word,
#include "core/text/sentence_words.inc"
#undef LETTER_NAME
};

constexpr absl::string_view kHostSuffixes[] = {
#define HOST_SUFFIX(word, example) word,
#include "core/text/sentence_words.inc"
#undef HOST_SUFFIX
};

template <size_t n>
bool Contains(const absl::string_view (&words)[n], absl::string_view folded) {
  return std::find(std::begin(words), std::end(words), folded) != std::end(words);
}

bool IsAbbreviation(absl::string_view folded) { return Contains(kAbbreviations, folded); }

bool IsLetterName(absl::string_view folded) {
  constexpr absl::string_view kArticle = "ال";
  if (absl::StartsWith(folded, kArticle) && folded != kArticle) {
    folded.remove_prefix(kArticle.size());
  }
  return Contains(kLetterNames, folded);
}

bool IsSingleLetter(const Token& token) {
  if (token.kind != TokenKind::kWord) return false;
  size_t end = 0;
  NextCodePoint(token.surface, &end);
  return end == token.surface.size();
}

bool IsLatin(const Token& token) {
  return token.kind == TokenKind::kWord && static_cast<uint8_t>(token.surface[0]) < 0x80;
}

// Breaking rules are costly to load and not safe to share: one a thread.
icu::BreakIterator* ThreadSentenceIterator() {
  static thread_local std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode error = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(
        icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), error));
  }();
  return iterator.get();
}

// One paragraph, its candidates taken from left to right.
class Splitter {
 public:
  Splitter(const TokenizedText& text, const std::vector<uint32_t>& words_before,
           const Paragraph& paragraph)
      : text_(text),
        words_before_(words_before),
        paragraph_(paragraph),
        begin_(paragraph.begin),
        counted_(paragraph.begin) {}

  void Consider(uint32_t candidate) {
    if (candidate < adjusted_) return;  // would move to the same place again
    const uint32_t at = Adjust(candidate);
    adjusted_ = at;
    if (at <= begin_ || at >= paragraph_.end || !IsBoundary(at)) return;
    if (!HasWord(begin_, at)) return;
    boundaries_.push_back(at);
    begin_ = at;
  }

  std::vector<uint32_t> Take() && {
    // A rest of marks alone belongs to what it follows.
    while (!boundaries_.empty() && !HasWord(boundaries_.back(), paragraph_.end)) {
      boundaries_.pop_back();
    }
    return std::move(boundaries_);
  }

 private:
  // ICU gives a mark that may open and close to the wrong side where a space
  // is missing or too many; whether one is open decides.
  uint32_t Adjust(uint32_t at) {
    if (at > paragraph_.begin + 1 && text_[at - 1].kind == TokenKind::kQuote &&
        !text_[at - 1].space_before && at < paragraph_.end && !text_[at].space_before &&
        IsWordOrNumber(text_[at]) && !QuoteIsOpenBefore(at - 1)) {
      return at - 1;
    }
    while (at < paragraph_.end && ClosesHere(at)) ++at;
    return at;
  }

  bool ClosesHere(uint32_t at) {
    const Token& token = text_[at];
    if (token.kind == TokenKind::kCloseQuote || token.surface == ")" || token.surface == ".") {
      return true;
    }
    const bool attached =
        at + 1 < paragraph_.end && !text_[at + 1].space_before && IsWordOrNumber(text_[at + 1]);
    return token.kind == TokenKind::kQuote && !attached && QuoteIsOpenBefore(at);
  }

  // Whether an odd number of " stands in [paragraph begin, at). `at` never falls
  // by more than the token that Adjust steps back.
  bool QuoteIsOpenBefore(uint32_t at) {
    for (; counted_ < at; ++counted_) quotes_ += text_[counted_].kind == TokenKind::kQuote;
    const bool stepped_back = counted_ > at;
    return (quotes_ - (stepped_back ? CountBack(at) : 0)) % 2 == 1;
  }

  uint32_t CountBack(uint32_t at) const {
    uint32_t count = 0;
    for (uint32_t i = at; i < counted_; ++i) count += text_[i].kind == TokenKind::kQuote;
    return count;
  }

  bool IsBoundary(uint32_t at) const {
    if (text_[at].surface == "،" || text_[at].surface == "؛" || text_[at].surface == ":") {
      return false;
    }
    uint32_t stop = at - 1;
    while (stop > begin_ && IsCloser(text_[stop])) --stop;
    const Token& mark = text_[stop];
    if (!IsFinalMark(mark)) return false;  // ICU ends a sentence at every line break
    if (mark.surface[0] != '.') return stop == begin_ || text_[stop - 1].surface != "(";
    if (mark.surface.size() > 1) {  // ".." goes on, unless it follows ؟ or !
      return stop > begin_ && IsFinalMark(text_[stop - 1]);
    }
    return stop == begin_ || stop + 1 < at || !IsAbbreviatingStop(stop, at);
  }

  // Whether the full stop at `stop`, with token `next` behind it, belongs to
  // an abbreviation, an initial, a host name or the number of a list item.
  bool IsAbbreviatingStop(uint32_t stop, uint32_t next) const {
    const Token& word = text_[stop - 1];
    const Token& after = text_[next];
    if (text_[stop].space_before) return false;
    if (word.kind == TokenKind::kNumber) return !HasWord(begin_, stop - 1) && !after.breaks_before;
    if (word.kind != TokenKind::kWord) return false;
    const bool glued = !after.space_before;
    if (glued && IsLatin(word) && IsLatin(after)) return true;
    if (glued && Contains(kHostSuffixes, after.folded)) return true;
    if (IsLetterName(word.folded) && after.kind == TokenKind::kWord && IsLetterName(after.folded)) {
      return true;
    }
    if (IsSingleLetter(word)) return IsInitial(stop, next);
    return IsAbbreviation(word.folded);
  }

  bool IsInitial(uint32_t stop, uint32_t next) const {
    if (IsSingleLetter(text_[next])) return true;
    const Token* const before = stop - 1 > begin_ ? &text_[stop - 2] : nullptr;
    // عام 2011 م. ends; so may an agency's letters: أ. ف. ب. وقال …
    if (before != nullptr && before->kind == TokenKind::kNumber) return false;
    const bool in_row = before != nullptr && (before->surface == "." || IsSingleLetter(*before));
    if (!in_row && IsAbbreviation(text_[stop - 1].folded)) return true;
    return !OpensWithAnd(text_[next]);
  }

  bool HasWord(uint32_t begin, uint32_t end) const {
    return words_before_[end] > words_before_[begin];
  }

  const TokenizedText& text_;
  const std::vector<uint32_t>& words_before_;
  const Paragraph& paragraph_;
  uint32_t begin_;  // of the current sentence
  uint32_t adjusted_ = 0;
  uint32_t counted_;
  uint32_t quotes_ = 0;
  std::vector<uint32_t> boundaries_;
};

}  // namespace

SentenceBoundaries::SentenceBoundaries(const TokenizedText& text) : text_(text) {
  words_before_.reserve(text.size() + 1);
  words_before_.push_back(0);
  for (const Token& token : text.tokens()) {
    words_before_.push_back(words_before_.back() + IsWordOrNumber(token));
  }
  const std::string& normalized = text.text().normalized();
  UErrorCode error = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, normalized.data(), static_cast<int64_t>(normalized.size()), &error);
  icu::BreakIterator* const iterator = ThreadSentenceIterator();
  if (iterator != nullptr && U_SUCCESS(error)) {
    iterator->setText(&utext, error);
    uint32_t token = 0;
    for (int32_t at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
      while (token < text.size() && text[token].begin < static_cast<uint32_t>(at)) ++token;
      // Not inside a token.
      if (token > 0 && text[token - 1].end <= static_cast<uint32_t>(at)) {
        candidates_.push_back(token);
      }
    }
  }
  utext_close(&utext);
}

std::vector<uint32_t> SentenceBoundaries::Within(const Paragraph& paragraph) {
  Splitter splitter(text_, words_before_, paragraph);
  for (; next_ < candidates_.size() && candidates_[next_] < paragraph.end; ++next_) {
    if (candidates_[next_] > paragraph.begin) splitter.Consider(candidates_[next_]);
  }
  return std::move(splitter).Take();
}

}  // namespace isnad::text
