// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "core/text/normalized_text.h"

namespace isnad::text {

enum class TokenKind : uint8_t {
  kWord,         // letters, with inner digits, hyphens and apostrophes
  kNumber,       // digits with their separators: 4.2, 7,000, 24/7
  kPunctuation,  // one character each; ".." "..." and "…" are one token
  kOpenQuote,    // « “ „ ‘ { << and other marks whose form opens
  kCloseQuote,   // » ” ’ } >> and other marks whose form closes
  kQuote,        // " ' '' which may do either
};

// One token of a normalized text. Offsets are bytes of the normalized text.
struct Token {
  TokenKind kind;
  bool space_before;      // any white space or line break before it
  uint8_t breaks_before;  // line breaks before it, at most 255
  uint32_t begin;
  uint32_t end;
  absl::string_view surface;  // into the normalized text
  absl::string_view folded;   // for matching, see fold.h; equals surface for non-words
};

inline bool IsWordOrNumber(const Token& token) {
  return token.kind == TokenKind::kWord || token.kind == TokenKind::kNumber;
}

// The tokens of one text together with the text itself. Movable, not copyable:
// the views point into what it owns. Safe to share between threads.
class TokenizedText {
 public:
  explicit TokenizedText(NormalizedText text);
  TokenizedText(TokenizedText&&) = default;
  TokenizedText& operator=(TokenizedText&&) = default;

  const NormalizedText& text() const { return *text_; }
  const std::vector<Token>& tokens() const { return tokens_; }
  size_t size() const { return tokens_.size(); }
  const Token& operator[](size_t i) const { return tokens_[i]; }

  // The raw bytes that tokens [begin, end) span. Requires begin < end <= size().
  ByteRange RawRange(size_t begin, size_t end) const;
  // The same as text, exactly as received.
  absl::string_view RawText(size_t begin, size_t end) const;

 private:
  std::unique_ptr<NormalizedText> text_;
  std::unique_ptr<std::string> folded_;  // backs the folded views
  std::vector<Token> tokens_;
};

}  // namespace isnad::text
