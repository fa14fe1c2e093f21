// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/latin_ascii.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace isnad::text {
namespace {

// U+00C0 to U+024F and U+1E00 to U+1EFF start with these bytes.
bool MayBeMarkedLatin(absl::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) {
    const auto byte = static_cast<uint8_t>(c);
    return (byte >= 0xC3 && byte <= 0xC9) || byte == 0xE1;
  });
}

std::string Transliterate(absl::string_view word) {
  // One a thread: a transliterator locks itself, and is costly to make.
  thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
    UErrorCode error = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(
        icu::Transliterator::createInstance("Latin-ASCII; Lower", UTRANS_FORWARD, error));
  }();
  if (transliterator == nullptr) return std::string(word);
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())});
  transliterator->transliterate(text);
  std::string ascii;
  return text.toUTF8String(ascii);
}

}  // namespace

std::string LatinToAscii(absl::string_view folded_word) {
  std::string ascii =
      MayBeMarkedLatin(folded_word) ? Transliterate(folded_word) : std::string(folded_word);
  for (absl::string_view mark : {"'", "`", "\u2019", "\u2018", "\u02BF", "\u02BE"}) {
    for (size_t at; (at = ascii.find(mark.data(), 0, mark.size())) != std::string::npos;) {
      ascii.erase(at, mark.size());
    }
  }
  return ascii;
}

}  // namespace isnad::text
