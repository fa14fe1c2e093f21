// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "core/text/eight_bytes.h"
#include "core/text/offset_map.h"

// The inside of NormalizedText: one pass that copies what needs no change and
// hands only the rest to ICU.
namespace isnad::text {

// What the rewriter does with one code point.
class Treatment {
 public:
  static constexpr Treatment Copy() { return Treatment(kCopy); }
  // Only NFKC of the code point with its neighbours tells.
  static constexpr Treatment Normalize() { return Treatment(kNormalize); }
  static constexpr Treatment Remove() { return Treatment(kRemove); }
  // Requires an ASCII character other than NUL to 3.
  static constexpr Treatment ReplaceBy(char ascii) {
    return Treatment(static_cast<uint8_t>(ascii));
  }

  bool copies() const { return code_ == kCopy; }
  bool normalizes() const { return code_ == kNormalize; }
  bool removes() const { return code_ == kRemove; }
  bool replaces() const { return code_ > kRemove; }
  char replacement() const { return static_cast<char>(code_); }

 private:
  enum : uint8_t { kCopy = 0, kNormalize = 1, kRemove = 2 };
  explicit constexpr Treatment(uint8_t code) : code_(code) {}

  uint8_t code_;

  friend class Treatments;
};

// The treatment of every code point, derived from ICU's Unicode 15 properties.
// Immutable; safe to share between threads.
class Treatments {
 public:
  // NFKC alone.
  static const Treatments& Nfkc();
  // NFKC, then the removals and replacements that normalized_text.h states.
  static const Treatments& NormalizedText();

  Treatment Of(char32_t c) const { return c < kTableSize ? Treatment(table_[c]) : Compute(c); }
  // How many of the eight bytes of well-formed UTF-8 at `bytes`, where a code
  // point begins, are plainly to be copied: 8, 7 if the last begins another
  // code point, 0 if some may not. Plain are U+0020..U+007F, U+0620..U+063F
  // and U+0641..U+064A, so nearly all of news.
  static size_t LengthOfPlain(const char* bytes);
  // The removal or replacement of a code point of NFKC text; Copy if none.
  Treatment AfterNfkc(char32_t c) const;

 private:
  // The Basic Multilingual Plane; beyond it, properties are looked up.
  static constexpr char32_t kTableSize = 0x10000;

  explicit Treatments(bool nfkc_only);
  Treatment Compute(char32_t c) const;

  bool nfkc_only_;
  std::array<uint8_t, kTableSize> table_;
};

inline size_t Treatments::LengthOfPlain(const char* bytes) {
  const EightBytes eight(bytes);
  // 0xD8 and 0xD9 lead U+0600..U+063F and U+0640..U+067F.
  const uint64_t leads =
      eight.LeadsOfTwo() & eight.Bit(4) & eight.Bit(3) & ~eight.Bit(2) & ~eight.Bit(1);
  const uint64_t d8 = leads & ~eight.Bit(0);
  const uint64_t d9 = leads & eight.Bit(0);
  const uint64_t plain =
      (eight.Ascii() & (eight.Bit(6) | eight.Bit(5))) | leads |
      (EightBytes::Behind(d8) & eight.Bit(5)) |
      (EightBytes::Behind(d9) & ~eight.Bit(5) & ~eight.Bit(4) & eight.LowFromOneToTen());
  if (plain != EightBytes::kAll) return 0;
  return EightBytes::HasLast(leads) ? 7 : 8;
}

// Rewrites well-formed UTF-8: appends the result to *out and records the edits.
// The result is NFKC, long rows of marks cut (mark_runs.h). Linear. Requires less than 2^31 bytes.
void Rewrite(absl::string_view raw, const Treatments& treatments, std::string* out,
             OffsetMap::Builder* map);

}  // namespace isnad::text
