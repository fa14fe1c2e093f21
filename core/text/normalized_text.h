// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "core/text/offset_map.h"

namespace isnad::text {

// Raw text, its normalized form and the map between them, as one value.
//
// Normalized means: Unicode NFKC, then harakat, tatweel, bidi controls,
// zero-width characters and other default ignorables removed, digits of every
// script as 0-9, every white space other than a line break as one U+0020 per
// character, every line break (CR, CRLF, NEL, LS, PS) as U+000A. Of more than 30
// combining marks in a row the rest is removed (mark_runs.h). Letters keep
// their hamza, ya and ta marbuta: folding those is for matching only (fold.h).
//
// Offsets are UTF-8 bytes, half-open. Immutable after creation, so safe to
// share between threads; owns its texts. Creation is linear in the input.
class NormalizedText {
 public:
  // Text longer than this is refused, so that offsets stay within 32 bits
  // however much NFKC makes of it (at most eleven bytes of one).
  static constexpr size_t kMaxBytes = size_t{128} << 20;

  // INVALID_ARGUMENT with MALFORMED_UTF8 and, as metadata byte_offset, where
  // the first ill-formed sequence begins; or with FIELD_TOO_LONG.
  static absl::StatusOr<NormalizedText> Create(std::string raw);

  const std::string& raw() const { return raw_; }
  const std::string& normalized() const { return normalized_; }

  // The smallest raw range, on code point boundaries, that yields this
  // normalized range; whatever was removed at its edges stays outside.
  // Requires range.end <= normalized().size(). O(log of the number of edits).
  ByteRange ToRaw(ByteRange normalized) const;
  // The normalized range, on code point boundaries, that this raw range
  // yields; empty where all of it was removed. Requires range.end <= raw().size().
  ByteRange ToNormalized(ByteRange raw) const;

  const OffsetMap& map() const { return map_; }

 private:
  NormalizedText(std::string raw, std::string normalized, OffsetMap map);

  std::string raw_;
  std::string normalized_;
  OffsetMap map_;
};

}  // namespace isnad::text
