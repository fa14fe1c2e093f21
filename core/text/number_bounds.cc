// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/number_bounds.h"

#include "core/text/phrase_map.h"

namespace isnad::text {
namespace {

const PhraseMap<BoundPhrase>& Leading() {
  static const auto& map = *new PhraseMap<BoundPhrase>(LeadingBoundTable());
  return map;
}

const PhraseMap<BoundPhrase>& Trailing() {
  static const auto& map = *new PhraseMap<BoundPhrase>(TrailingBoundTable());
  return map;
}

// «=>» and «<>» are no comparisons of Arabic news or arithmetic.
bool IsOrderSign(absl::string_view sign) { return sign == "<" || sign == ">" || sign == "="; }

bool IsEqualWord(absl::string_view folded) { return folded == "يساوي" || folded == "تساوي"; }

// Atoms of «أو يساوي» that start at `at`, or 0.
size_t OrEqualLength(const AtomList& atoms, size_t at) {
  return atoms.Word(at) == "او" && IsEqualWord(atoms.Word(at + 1)) ? 2 : 0;
}

BoundKind Included(BoundKind kind) {
  if (kind == BoundKind::kMoreThan) return BoundKind::kAtLeast;
  if (kind == BoundKind::kLessThan) return BoundKind::kAtMost;
  return kind;
}

struct LeadingMatch {
  size_t begin = 0;
  size_t end = 0;
  BoundKind kind = BoundKind::kAbout;
  bool spatial = false;
  uint32_t conjunction_bytes = 0;
};

// The bound phrase that starts at `at`: phrase [أو يساوي] or يساوي أو phrase.
std::optional<LeadingMatch> ReadLeading(const AtomList& atoms, size_t at) {
  const auto phrase = Leading().Find(atoms, at);
  if (!phrase) return std::nullopt;
  const bool sign = atoms[at].kind == AtomKind::kSymbol;
  if (sign && at > 0 && atoms.Glued(at) && IsOrderSign(atoms[at - 1].surface)) return std::nullopt;
  LeadingMatch match{at, phrase->end, phrase->entry->kind, phrase->entry->spatial,
                     phrase->conjunction_bytes};
  if (match.kind == BoundKind::kEqual && atoms.Word(match.end) == "او") {
    const auto other = Leading().Find(atoms, match.end + 1);
    if (!other || other->entry->kind == BoundKind::kEqual) return match;
    match.end = other->end;
    match.kind = Included(other->entry->kind);
  } else if (const size_t length = OrEqualLength(atoms, match.end); length > 0) {
    match.end += length;
    match.kind = Included(match.kind);
    match.spatial = false;
  }
  return match;
}

bool StartsNumber(const std::vector<ParsedNumber>& numbers, size_t index, size_t atom) {
  return index < numbers.size() && numbers[index].begin == atom;
}

// «20 أو أكثر [من]», «أقل من 20 أو يساوي»: unless a number of its own follows.
void ReadTrailing(const AtomList& atoms, const std::vector<ParsedNumber>& numbers,
                  BoundedNumber* bounded) {
  const size_t next = bounded->number + 1;
  const size_t at = bounded->end;
  if (const size_t length = OrEqualLength(atoms, at); length > 0) {
    if (!bounded->kind || StartsNumber(numbers, next, at + length)) return;
    bounded->kind = Included(*bounded->kind);
    bounded->end += length;
    return;
  }
  const auto phrase = Trailing().Find(atoms, at);
  if (!phrase) return;
  const bool exact = !bounded->kind || *bounded->kind == BoundKind::kEqual;
  const bool about = bounded->kind == BoundKind::kAbout;
  if (!exact && !about) return;
  if (phrase->conjunction_bytes > 0 && phrase->end == at + 1) return;
  size_t end = phrase->end;
  if (atoms.Word(at) == "او" && atoms.Word(end) == "من") ++end;
  if (StartsNumber(numbers, next, end)) return;
  bounded->kind = phrase->entry->kind;
  bounded->spatial = false;
  bounded->end = end;
  if (about) bounded->begin = numbers[bounded->number].begin;
}

// The word at `i` is `folded`, perhaps with a proclitic before it.
bool IsPeeledWord(const AtomList& atoms, size_t i, absl::string_view folded,
                  uint32_t* conjunction_bytes) {
  if (!atoms.IsWord(i)) return false;
  for (const PeeledWord& word : PeelProclitics(atoms[i].folded)) {
    if (word.definite || word.stem != folded) continue;
    *conjunction_bytes = word.conjunction_bytes;
    return true;
  }
  return false;
}

bool IsDash(const AtomList& atoms, size_t i) {
  return atoms.IsSymbol(i, "-") || atoms.IsSymbol(i, "–") || atoms.IsSymbol(i, "—") ||
         atoms.IsSymbol(i, "~") || atoms.IsSymbol(i, "−");
}

// A further dash beside a range makes both part of a longer code: 0-555-1234.
bool InDashChain(const AtomList& atoms, size_t begin, size_t end) {
  const bool before = begin > 0 && (IsDash(atoms, begin - 1) || atoms.IsSymbol(begin - 1, "+")) &&
                      atoms.Glued(begin);
  return before || (IsDash(atoms, end) && atoms.Glued(end));
}

bool IsTo(absl::string_view folded) { return folded == "الي" || folded == "حتي"; }

}  // namespace

std::vector<BoundedNumber> BoundNumbers(const AtomList& atoms,
                                        const std::vector<ParsedNumber>& numbers) {
  std::vector<BoundedNumber> result;
  result.reserve(numbers.size());
  size_t atom = 0;
  for (size_t n = 0; n < numbers.size(); ++n) {
    BoundedNumber bounded{.begin = numbers[n].begin,
                          .end = numbers[n].end,
                          .number = n,
                          .conjunction_bytes = numbers[n].conjunction_bytes};
    for (; atom < numbers[n].begin; ++atom) {
      const auto leading = ReadLeading(atoms, atom);
      if (!leading || leading->end != numbers[n].begin || numbers[n].conjunction_bytes > 0) {
        continue;
      }
      bounded.begin = leading->begin;
      bounded.kind = leading->kind;
      bounded.spatial = leading->spatial;
      bounded.equal_phrase = leading->kind == BoundKind::kEqual;
      bounded.conjunction_bytes = leading->conjunction_bytes;
      break;
    }
    ReadTrailing(atoms, numbers, &bounded);
    atom = numbers[n].end;
    result.push_back(bounded);
  }
  return result;
}

std::optional<TrailingBound> ReadTrailingBound(const AtomList& atoms, size_t at) {
  const auto phrase = Trailing().Find(atoms, at);
  if (!phrase || phrase->conjunction_bytes > 0) return std::nullopt;
  return TrailingBound{phrase->end, phrase->entry->kind};
}

std::optional<RangeReading> ReadRange(const AtomList& atoms,
                                      const std::vector<ParsedNumber>& numbers, size_t first,
                                      size_t unit_end) {
  if (first + 1 >= numbers.size()) return std::nullopt;
  const ParsedNumber& a = numbers[first];
  const ParsedNumber& b = numbers[first + 1];
  RangeReading range{.begin = a.begin, .end = b.end, .conjunction_bytes = a.conjunction_bytes};
  uint32_t conjunction = 0;
  const bool joined = (b.begin == unit_end && b.conjunction_bytes > 0) ||
                      (b.begin == unit_end + 1 && atoms.Word(unit_end) == "و");
  const bool between = a.begin > 0 && IsPeeledWord(atoms, a.begin - 1, "بين", &conjunction);
  if (between && joined) {
    range.begin = a.begin - 1;
    range.conjunction_bytes = conjunction;
    return range;
  }
  if (b.begin != unit_end + 1) return std::nullopt;
  const bool from = a.begin > 0 && IsPeeledWord(atoms, a.begin - 1, "من", &conjunction);
  if (IsTo(atoms.Word(unit_end))) {
    range.from_to = from;
    if (from) range.begin = a.begin - 1;
    if (from) range.conjunction_bytes = conjunction;
    return range;
  }
  const bool dash = IsDash(atoms, unit_end) && !InDashChain(atoms, a.begin, b.end);
  if (dash && (between || !a.in_words || !b.in_words)) return range;
  return std::nullopt;
}

}  // namespace isnad::text
