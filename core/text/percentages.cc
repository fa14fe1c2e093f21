// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/percentages.h"

#include "core/text/number_parser.h"
#include "core/text/number_span.h"
#include "core/text/numbers.h"

namespace isnad::text {
namespace {

bool IsSign(const AtomList& atoms, size_t i) {
  return atoms.IsSymbol(i, "%") || atoms.IsSymbol(i, "٪");
}

bool IsByHundred(absl::string_view folded) { return folded == "بالميه" || folded == "بالمايه"; }

bool IsTheHundred(absl::string_view folded) { return folded == "الميه" || folded == "المايه"; }

// «نسبة 10»: only where nothing after the number says what it is a number of.
bool IsRateWord(absl::string_view folded) { return folded == "نسبه"; }

}  // namespace

std::optional<size_t> ReadPercentMark(const AtomList& atoms, size_t at) {
  if (IsSign(atoms, at) || IsByHundred(atoms.Word(at))) return at + 1;
  if (atoms.Word(at) == "في" && IsTheHundred(atoms.Word(at + 1))) return at + 2;
  return std::nullopt;
}

std::optional<size_t> ReadPercentMarkBefore(const AtomList& atoms, size_t at) {
  if (at == 0) return std::nullopt;
  const bool sign = IsSign(atoms, at - 1) && atoms.Glued(at) &&
                    !(at >= 2 && atoms.Glued(at - 1) && atoms.IsDigits(at - 2));
  if (sign) return at - 1;
  if (!IsByHundred(atoms.Word(at - 1))) return std::nullopt;
  // «10 بالمئة 20» belongs to the 10.
  const bool taken = at >= 2 && atoms.IsDigits(at - 2);
  return taken ? std::nullopt : std::make_optional(at - 1);
}

std::vector<PercentMatch> FindPercentages(const TokenizedText& text, uint32_t begin,
                                          uint32_t end) {
  const AtomList atoms(text, begin, end);
  std::vector<PercentMatch> matches;
  for (const ParsedNumber& number : NumberParser(atoms).ParseAll(/*ratios=*/false)) {
    if (number.ordinal || number.glued_to_letters) continue;
    if (const auto after = ReadPercentMark(atoms, number.end)) {
      matches.push_back(
          {SpanOf(atoms, number.begin, *after, number.conjunction_bytes), number.value});
    } else if (const auto before = ReadPercentMarkBefore(atoms, number.begin)) {
      matches.push_back({SpanOf(atoms, *before, number.end), number.value});
    } else if (number.begin > 0 && IsRateWord(atoms.Word(number.begin - 1))) {
      matches.push_back({SpanOf(atoms, number.begin - 1, number.end), number.value});
    }
  }
  return matches;
}

}  // namespace isnad::text
