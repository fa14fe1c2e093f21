// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace isnad::text {

// Eight bytes of text looked at in one step, for loops that would otherwise
// mispredict a branch a word. A mask has the top bit of each byte for which
// something holds; the first byte of the text is the lowest of the word.
class EightBytes {
 public:
  static constexpr uint64_t kAll = 0x8080808080808080u;

  explicit EightBytes(const char* bytes) {
    std::memcpy(&word_, bytes, sizeof(word_));
    if constexpr (std::endian::native == std::endian::big) word_ = __builtin_bswap64(word_);
  }

  // Bytes whose bit n, of 0 to 7, is set.
  uint64_t Bit(int n) const { return word_ << (7 - n) & kAll; }

  uint64_t Ascii() const { return ~word_ & kAll; }
  uint64_t Continuations() const { return Bit(7) & ~Bit(6); }
  uint64_t LeadsOfTwo() const { return Bit(7) & Bit(6) & ~Bit(5); }

  // Bytes whose low four bits are from 1 to 10.
  uint64_t LowFromOneToTen() const {
    constexpr uint64_t kOnes = 0x0101010101010101u;
    const uint64_t low = word_ & 0x0F * kOnes;
    return ((low + 0x0F * kOnes) & ~(low + 0x05 * kOnes)) << 3 & kAll;
  }

  // The bytes behind those of the mask; what leaves the eight is lost.
  static uint64_t Behind(uint64_t mask) { return mask << 8; }
  static bool HasLast(uint64_t mask) { return mask >> 63 != 0; }

 private:
  uint64_t word_;
};

}  // namespace isnad::text
