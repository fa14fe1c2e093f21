// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/numbers.h"

#include "core/text/number_atoms.h"
#include "core/text/number_parser.h"
#include "core/text/number_span.h"

namespace isnad::text {
namespace {

NumberForm FormOf(ParsedForm form) {
  switch (form) {
    case ParsedForm::kInteger: return NumberForm::kInteger;
    case ParsedForm::kDecimal: return NumberForm::kDecimal;
    case ParsedForm::kFraction: return NumberForm::kFraction;
    case ParsedForm::kPower: return NumberForm::kPower;
  }
  return NumberForm::kInteger;
}

// «أي واحد»، «كل واحد»: whichever one, each one.
bool IsPronoun(const AtomList& atoms, const ParsedNumber& number) {
  if (!number.in_words || number.value != 1 || number.begin == 0) return false;
  const absl::string_view before = atoms.Word(number.begin - 1);
  return before == "اي" || before == "كل" || before == "ايه" || before == "غير";
}

}  // namespace

std::vector<NumberMatch> FindNumbers(const TokenizedText& text, uint32_t begin, uint32_t end) {
  const AtomList atoms(text, begin, end);
  std::vector<NumberMatch> matches;
  for (const ParsedNumber& number : NumberParser(atoms).ParseAll(/*ratios=*/true)) {
    if (number.glued_to_letters || IsHardlyNumber(number) || IsPronoun(atoms, number)) continue;
    if (IsOrdinalCardinal(number)) continue;
    matches.push_back({SpanOf(atoms, number.begin, number.end, number.conjunction_bytes),
                       number.value, FormOf(number.form)});
  }
  return matches;
}

}  // namespace isnad::text
