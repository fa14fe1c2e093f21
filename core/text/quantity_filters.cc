// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/quantity_filters.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/strip.h"
#include "core/text/counted_nouns_data.h"
#include "core/text/fold.h"
#include "core/text/folded_table.h"
#include "core/text/number_bounds.h"

namespace isnad::text {
namespace {

bool IsProclitic(absl::string_view folded) {
  for (absl::string_view p :
       {"و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "ولل", "وب", "ول"}) {
    if (folded == p) return true;
  }
  return false;
}

}  // namespace

bool IsLabel(const AtomList& atoms, const ParsedNumber& number) {
  if (number.begin == 0) return false;
  size_t before = number.begin - 1;
  const bool glued_word = atoms.Glued(number.begin) && atoms.IsWord(before);
  // «إس400», but «و20», «الـ20».
  if (glued_word && !IsProclitic(atoms.Word(before))) return true;
  if (glued_word && before > 0) --before;
  if (atoms.IsWord(before)) {
    for (const PeeledWord& word : PeelProclitics(atoms.Word(before))) {
      if (TableContains<LabelTable>(word.stem)) return true;
    }
    if (absl::ascii_isalpha(atoms[before].surface.front())) return true;  // Falcon 9
  }
  const bool hyphen = atoms.IsSymbol(before, "-") || atoms.IsSymbol(before, "/");
  const bool signed_label = number.value < 0 && atoms.Glued(number.begin);
  if (signed_label && atoms.IsWord(before)) return true;
  return hyphen && before > 0 && atoms.Glued(before) && atoms.IsWord(before - 1);
}

bool IsChange(const AtomList& atoms, const std::vector<ParsedNumber>& numbers, size_t n) {
  constexpr size_t kVerbDistance = 8;
  const auto range = ReadRange(atoms, numbers, n, numbers[n].end);
  if (!range || !range->from_to) return false;
  const size_t first = range->begin > kVerbDistance ? range->begin - kVerbDistance : 0;
  for (size_t i = first; i < range->begin; ++i) {
    absl::string_view word = atoms.Word(i);
    if (TableContains<ChangeVerbTable>(word)) return true;
    if (absl::ConsumePrefix(&word, "و") && TableContains<ChangeVerbTable>(word)) return true;
  }
  return false;
}

bool IsScore(const AtomList& atoms, const ParsedNumber& number) {
  const auto dash = [&](size_t i) { return atoms.IsSymbol(i, "-") || atoms.IsSymbol(i, "–"); };
  const size_t end = number.end;
  const bool before = number.begin >= 2 && dash(number.begin - 1) && atoms.Glued(number.begin) &&
                      atoms.IsDigits(number.begin - 2);
  return before || (dash(end) && atoms.Glued(end) && atoms.IsDigits(end + 1));
}

}  // namespace isnad::text
