// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"

namespace isnad::text {

// Offset at which the first ill-formed sequence of `bytes` begins (Unicode
// 15.0, table 3-7), that is the length of its longest well-formed prefix;
// nullopt if all of it is well formed. Overlong forms, surrogates, code points
// above U+10FFFF, stray continuation bytes and cut sequences are ill-formed.
// Linear.
std::optional<size_t> FindMalformedUtf8(absl::string_view bytes);

inline bool IsContinuationByte(char byte) { return (static_cast<uint8_t>(byte) & 0xC0) == 0x80; }

// Reads the code point at *offset and moves *offset behind it. Requires
// well-formed UTF-8 and *offset < text.size().
inline char32_t NextCodePoint(absl::string_view text, size_t* offset) {
  const auto* p = reinterpret_cast<const uint8_t*>(text.data()) + *offset;
  if (p[0] < 0x80) return *offset += 1, p[0];
  if (p[0] < 0xE0) return *offset += 2, (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
  if (p[0] < 0xF0) {
    return *offset += 3, (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
  }
  return *offset += 4,
         (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

// The code point that ends before `offset`. Requires well-formed UTF-8 and a
// code point boundary 0 < offset <= text.size().
inline char32_t PreviousCodePoint(absl::string_view text, size_t offset) {
  do --offset;
  while (offset > 0 && IsContinuationByte(text[offset]));
  return NextCodePoint(text, &offset);
}

}  // namespace isnad::text
