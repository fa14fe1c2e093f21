// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/tokens.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace isnad::text {
namespace {

enum class CharKind : uint8_t { kSpace, kBreak, kLetter, kDigit, kOther };

bool IsArabicLetter(char32_t c) { return c >= 0x0620 && c <= 0x06FF; }

CharKind KindOf(char32_t c) {
  if (c < 0x80) {
    if (c == ' ') return CharKind::kSpace;
    if (c == '\n') return CharKind::kBreak;
    if (c >= '0' && c <= '9') return CharKind::kDigit;
    const char32_t lower = c | 0x20;
    return lower >= 'a' && lower <= 'z' ? CharKind::kLetter : CharKind::kOther;
  }
  if (c >= 0x0621 && c <= 0x064A) return CharKind::kLetter;
  constexpr uint32_t kLetters = U_GC_L_MASK | U_GC_M_MASK;
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & kLetters) != 0 ? CharKind::kLetter
                                                                       : CharKind::kOther;
}

// Between two letters or digits, these belong to the word.
bool JoinsWord(char32_t c, char32_t before, char32_t after) {
  const auto is_word = [](char32_t x) {
    const CharKind kind = KindOf(x);
    return kind == CharKind::kLetter || kind == CharKind::kDigit;
  };
  if (!is_word(before) || !is_word(after)) return false;
  if (c == '-' || c == 0x2010 || c == 0x2011) return true;
  // Arabic has no apostrophe: between its letters it is a quote mark.
  return (c == '\'' || c == 0x2019) && !IsArabicLetter(before) && !IsArabicLetter(after);
}

// Between two digits, these belong to the number: 4.2 7,000 24/7 10:30 ٫ ٬ ⁄.
bool JoinsNumber(char32_t c) {
  return c == '.' || c == ',' || c == '/' || c == ':' || c == 0x066B || c == 0x066C || c == 0x2044;
}

TokenKind MarkKind(char32_t c) {
  switch (c) {
    case U'«':
    case U'“':
    case U'„':
    case U'‟':
    case U'‘':
    case U'‚':
    case U'‹':
    case U'〝':
    case U'「':
    case U'『':
    case U'{':
      return TokenKind::kOpenQuote;
    case U'»':
    case U'”':
    case U'’':
    case U'›':
    case U'〞':
    case U'」':
    case U'』':
    case U'}':
      return TokenKind::kCloseQuote;
    case U'"':
    case U'\'':
      return TokenKind::kQuote;
    default:
      return TokenKind::kPunctuation;
  }
}

class Tokenizer {
 public:
  explicit Tokenizer(absl::string_view text) : text_(text) {}

  // The next token without its folded form; false at the end.
  bool Next(Token* token) {
    token->space_before = false;
    token->breaks_before = 0;
    while (position_ < text_.size()) {
      const size_t begin = position_;
      const char32_t c = NextCodePoint(text_, &position_);
      const CharKind kind = KindOf(c);
      if (kind == CharKind::kSpace || kind == CharKind::kBreak) {
        token->space_before = true;
        if (kind == CharKind::kBreak && token->breaks_before < 255) ++token->breaks_before;
        continue;
      }
      token->kind = Scan(kind, c);
      token->begin = static_cast<uint32_t>(begin);
      token->end = static_cast<uint32_t>(position_);
      token->surface = text_.substr(begin, position_ - begin);
      return true;
    }
    return false;
  }

 private:
  // Moves position_, now behind the token's first code point, to its end.
  TokenKind Scan(CharKind kind, char32_t first) {
    if (kind == CharKind::kLetter) return ScanWord(first), TokenKind::kWord;
    if (kind == CharKind::kDigit) return ScanNumber(), TokenKind::kNumber;
    if (first == '.') {
      SkipAll('.');  // ".." is used like "..."
      return TokenKind::kPunctuation;
    }
    // Quote marks typed as two: ''x'' <<x>>.
    const bool doubled = position_ < text_.size() && text_[position_] == static_cast<char>(first);
    if (doubled && (first == '\'' || first == '<' || first == '>')) {
      ++position_;
      if (first == '\'') return TokenKind::kQuote;
      return first == '<' ? TokenKind::kOpenQuote : TokenKind::kCloseQuote;
    }
    return MarkKind(first);
  }

  void ScanWord(char32_t last) {
    while (position_ < text_.size()) {
      size_t after = position_;
      const char32_t c = NextCodePoint(text_, &after);
      const CharKind kind = KindOf(c);
      if (kind != CharKind::kLetter && kind != CharKind::kDigit) {
        if (after >= text_.size()) return;
        size_t next = after;
        if (!JoinsWord(c, last, NextCodePoint(text_, &next))) return;
      }
      // لـCNN: what is written to a Latin name is a word of its own.
      if (kind == CharKind::kLetter && c < 0x80 && IsArabicLetter(last)) return;
      last = c;
      position_ = after;
    }
  }

  void ScanNumber() {
    const auto digit_at = [this](size_t i) {
      return i < text_.size() && text_[i] >= '0' && text_[i] <= '9';
    };
    while (position_ < text_.size()) {
      size_t after = position_;
      const char32_t c = NextCodePoint(text_, &after);
      if (!digit_at(position_) && !(JoinsNumber(c) && digit_at(after))) return;
      position_ = after;
    }
  }

  void SkipAll(char c) {
    while (position_ < text_.size() && text_[position_] == c) ++position_;
  }

  const absl::string_view text_;
  size_t position_ = 0;
};

}  // namespace

TokenizedText::TokenizedText(NormalizedText text)
    : text_(std::make_unique<NormalizedText>(std::move(text))),
      folded_(std::make_unique<std::string>()) {
  const std::string& normalized = text_->normalized();
  tokens_.reserve(normalized.size() / 8);
  std::vector<std::pair<uint32_t, uint32_t>> folded;  // token, offset of its form in *folded_
  Tokenizer tokenizer(normalized);
  for (Token token; tokenizer.Next(&token);) {
    token.folded = token.surface;
    if (token.kind == TokenKind::kWord) {
      const size_t offset = folded_->size();
      AppendFolded(token.surface, folded_.get());
      if (absl::string_view(*folded_).substr(offset) == token.surface) {
        folded_->resize(offset);  // most words are their own form
      } else {
        folded.emplace_back(static_cast<uint32_t>(tokens_.size()), static_cast<uint32_t>(offset));
      }
    }
    tokens_.push_back(token);
  }
  for (size_t i = 0; i < folded.size(); ++i) {
    const size_t end = i + 1 < folded.size() ? folded[i + 1].second : folded_->size();
    tokens_[folded[i].first].folded =
        absl::string_view(*folded_).substr(folded[i].second, end - folded[i].second);
  }
}

ByteRange TokenizedText::RawRange(size_t begin, size_t end) const {
  return text_->ToRaw({tokens_[begin].begin, tokens_[end - 1].end});
}

absl::string_view TokenizedText::RawText(size_t begin, size_t end) const {
  const ByteRange range = RawRange(begin, end);
  return absl::string_view(text_->raw()).substr(range.begin, range.size());
}

}  // namespace isnad::text
