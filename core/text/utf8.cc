// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/utf8.h"

#include "core/text/eight_bytes.h"

namespace isnad::text {
namespace {

// Length of the well-formed sequence at p, 0 if there is none before `end`.
size_t SequenceLength(const uint8_t* p, const uint8_t* end) {
  const auto continues = [&](int i) { return p + i < end && (p[i] & 0xC0) == 0x80; };
  const uint8_t lead = p[0];
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;  // a stray continuation byte, or an overlong form
  if (lead < 0xE0) return continues(1) ? 2 : 0;
  if (lead < 0xF0) {
    if (!continues(1) || !continues(2)) return 0;
    if (lead == 0xE0 && p[1] < 0xA0) return 0;   // overlong
    if (lead == 0xED && p[1] >= 0xA0) return 0;  // a surrogate
    return 3;
  }
  if (lead > 0xF4 || !continues(1) || !continues(2) || !continues(3)) return 0;
  if (lead == 0xF0 && p[1] < 0x90) return 0;   // overlong
  if (lead == 0xF4 && p[1] >= 0x90) return 0;  // above U+10FFFF
  return 4;
}

// How many of eight bytes are well-formed sequences of one or two bytes, as all
// of Arabic is: 8, 7 if the last begins the next sequence, 0 if any is not.
size_t LengthOfPlain(const uint8_t* p) {
  const EightBytes bytes(reinterpret_cast<const char*>(p));
  const uint64_t leads = bytes.LeadsOfTwo();
  const uint64_t overlong = leads & ~(bytes.Bit(4) | bytes.Bit(3) | bytes.Bit(2) | bytes.Bit(1));
  const uint64_t plain = bytes.Ascii() | leads | bytes.Continuations();
  if (plain != EightBytes::kAll || overlong != 0) return 0;
  if (bytes.Continuations() != EightBytes::Behind(leads)) return 0;
  return EightBytes::HasLast(leads) ? 7 : 8;
}

}  // namespace

std::optional<size_t> FindMalformedUtf8(absl::string_view bytes) {
  const auto* begin = reinterpret_cast<const uint8_t*>(bytes.data());
  const uint8_t* end = begin + bytes.size();
  const uint8_t* p = begin;
  while (p < end) {
    if (const size_t plain = end - p >= 8 ? LengthOfPlain(p) : 0) {
      p += plain;
      continue;
    }
    const size_t length = SequenceLength(p, end);
    if (length == 0) return static_cast<size_t>(p - begin);
    p += length;
  }
  return std::nullopt;
}

}  // namespace isnad::text
