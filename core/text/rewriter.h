// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
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

// Rewrites well-formed UTF-8: appends the result to *out and records the edits.
// The result is NFKC. Linear. Requires less than 2^31 bytes.
void Rewrite(absl::string_view raw, const Treatments& treatments, std::string* out,
             OffsetMap::Builder* map);

}  // namespace isnad::text
