// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "core/text/rewriter.h"

namespace isnad::text {
namespace {

constexpr char32_t kTatweel = 0x0640;

const icu::Normalizer2& NfkcNormalizer() {
  UErrorCode error = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFKCInstance(error);
}

bool IsLineBreak(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// Vowel signs and the other marks above and below Arabic letters, Quranic
// annotation included. Those that make another letter (U+0653..U+0655 on alef)
// have become one by NFKC before this is asked.
bool IsArabicMark(char32_t c) {
  return u_charType(c) == U_NON_SPACING_MARK && uscript_hasScript(c, USCRIPT_ARABIC);
}

}  // namespace

const Treatments& Treatments::Nfkc() {
  static const auto* const kTreatments = new Treatments(/*nfkc_only=*/true);
  return *kTreatments;
}

const Treatments& Treatments::NormalizedText() {
  static const auto* const kTreatments = new Treatments(/*nfkc_only=*/false);
  return *kTreatments;
}

Treatments::Treatments(bool nfkc_only) : nfkc_only_(nfkc_only) {
  for (char32_t c = 0; c < kTableSize; ++c) {
    // Surrogates never occur in well-formed UTF-8.
    table_[c] = U_IS_SURROGATE(c) ? 0 : Compute(c).code_;
  }
}

Treatment Treatments::AfterNfkc(char32_t c) const {
  if (nfkc_only_) return Treatment::Copy();
  if (IsLineBreak(c)) return c == '\n' ? Treatment::Copy() : Treatment::ReplaceBy('\n');
  if (c < 0x80 && c > ' ') return Treatment::Copy();
  if (u_isUWhiteSpace(c)) return c == ' ' ? Treatment::Copy() : Treatment::ReplaceBy(' ');
  if (c == kTatweel || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
      IsArabicMark(c)) {
    return Treatment::Remove();
  }
  if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) {
    return Treatment::ReplaceBy(static_cast<char>('0' + u_charDigitValue(c)));
  }
  return Treatment::Copy();
}

Treatment Treatments::Compute(char32_t c) const {
  // quickCheck wants a string; a code point is NFKC by itself, whatever stands
  // around it, if it has neither a decomposition nor a partner before it.
  const bool quick_yes =
      u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NFKC_QUICK_CHECK) == UNORM_YES;
  const Treatment after = AfterNfkc(c);
  const icu::Normalizer2& nfkc = NfkcNormalizer();
  if (after.removes() || after.replaces()) {
    // NFKC makes a plain space of most spaces, so replacing comes to the same.
    if (quick_yes || u_isUWhiteSpace(c)) return after;
    // Hangul fillers: NFKC only exchanges one ignorable for another.
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return after;
    return Treatment::Normalize();
  }
  return quick_yes && nfkc.hasBoundaryBefore(static_cast<UChar32>(c)) ? Treatment::Copy()
                                                                      : Treatment::Normalize();
}

}  // namespace isnad::text
