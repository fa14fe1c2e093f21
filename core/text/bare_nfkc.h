// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <string>

namespace isnad::text {

// ICU's NFKC pass alone: what benchmarks measure normalization against.
inline std::string BareNfkc(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  std::string out;
  out.reserve(text.size());
  icu::StringByteSink<std::string> sink(&out);
  icu::Normalizer2::getNFKCInstance(error)->normalizeUTF8(
      0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, error);
  return out;
}

}  // namespace isnad::text
