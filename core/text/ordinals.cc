// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "absl/container/flat_hash_set.h"
#include "core/text/folded_map.h"
#include "core/text/number_atoms.h"
#include "core/text/number_parser.h"
#include "core/text/number_span.h"
#include "core/text/numbers.h"
#include "core/text/relative_ordinals_data.h"

namespace isnad::text {
namespace {

const RelativeOrdinal* FindRelative(const Atom& atom, PeeledWord* peeled) {
  static const auto& table = *new FoldedMap<RelativeOrdinal>(RelativeOrdinalTable());
  if (atom.kind != AtomKind::kWord) return nullptr;
  const RelativeOrdinal* found = FindPeeled(
      atom.folded, [](absl::string_view stem) { return table.Find(stem); }, peeled);
  return found != nullptr && found->needs_article && !peeled->definite ? nullptr : found;
}

bool IsBeforeLast(absl::string_view folded) {
  static const auto& words = *new absl::flat_hash_set<absl::string_view>(
      LastButOneTable().begin(), LastButOneTable().end());
  return words.contains(folded);
}

std::optional<OrdinalMatch> ReadRelative(const AtomList& atoms, size_t at) {
  PeeledWord peeled;
  const RelativeOrdinal* word = FindRelative(atoms[at], &peeled);
  if (word == nullptr) return std::nullopt;
  OrdinalMatch match{SpanOf(atoms, at, at + 1, peeled.conjunction_bytes), word->offset,
                     word->anchor};
  const bool last = word->anchor == OrdinalAnchor::kEnd && peeled.definite;
  if (last && at > 0 && IsBeforeLast(atoms.Word(at - 1))) {
    match.span = SpanOf(atoms, at - 1, at + 1);
    match.value = -1;
  }
  return match;
}

// The second part of a month's name: كانون الأول، ربيع الآخر.
bool IsInMonthName(const AtomList& atoms, size_t at) {
  static const auto& firsts = *new absl::flat_hash_set<absl::string_view>(
      {"تشرين", "كانون", "ربيع", "جمادي"});
  if (at == 0) return false;
  PeeledWord peeled;
  const auto lookup = [](absl::string_view stem) {
    const auto found = firsts.find(stem);
    return found == firsts.end() ? nullptr : &*found;
  };
  return FindPeeled(atoms.Word(at - 1), lookup, &peeled) != nullptr;
}

}  // namespace

std::vector<OrdinalMatch> FindOrdinals(const TokenizedText& text, uint32_t begin, uint32_t end) {
  const AtomList atoms(text, begin, end);
  const std::vector<ParsedNumber> numbers = NumberParser(atoms).ParseAll(/*ratios=*/false);
  std::vector<OrdinalMatch> matches;
  size_t next = 0;
  for (size_t i = 0; i < atoms.size(); ++i) {
    while (next < numbers.size() && numbers[next].begin < i) ++next;
    if (next < numbers.size() && numbers[next].begin == i) {
      const ParsedNumber& number = numbers[next];
      if (IsOrdinalCardinal(number) && !IsInMonthName(atoms, i)) {
        matches.push_back({SpanOf(atoms, i, number.end, number.conjunction_bytes),
                           static_cast<int64_t>(number.value)});
      }
      i = number.end - 1;
    } else if (const auto relative = ReadRelative(atoms, i); relative && !IsInMonthName(atoms, i)) {
      matches.push_back(*relative);
    }
  }
  return matches;
}

}  // namespace isnad::text
