// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/quantities.h"

#include <cmath>
#include <optional>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/strip.h"
#include "core/text/counted_nouns_data.h"
#include "core/text/date_parser.h"
#include "core/text/fold.h"
#include "core/text/number_atoms.h"
#include "core/text/number_bounds.h"
#include "core/text/number_parser.h"
#include "core/text/percentages.h"
#include "core/text/units.h"

namespace isnad::text {
namespace {

using model::Comparator;
using model::Quantity;

template <absl::Span<const absl::string_view> (*Table)()>
bool Contains(absl::string_view folded) {
  static const auto& words = *[] {
    auto* set = new absl::flat_hash_set<std::string>();
    for (absl::string_view word : Table()) set->insert(Fold(word));
    return set;
  }();
  return words.contains(folded);
}

Comparator ToComparator(BoundKind kind) {
  switch (kind) {
    case BoundKind::kAbout: return Comparator::kAbout;
    case BoundKind::kMoreThan: return Comparator::kMoreThan;
    case BoundKind::kAtLeast: return Comparator::kAtLeast;
    case BoundKind::kLessThan: return Comparator::kLessThan;
    case BoundKind::kAtMost: return Comparator::kAtMost;
    case BoundKind::kEqual: return Comparator::kExact;
  }
  return Comparator::kExact;
}

// A quantity in atoms [begin, end).
struct Reading {
  size_t begin = 0;
  size_t end = 0;
  Quantity quantity;
};

// Reads the quantities of one atom list: numbers, vague plurals and duals, in
// one pass from left to right.
class QuantityReader {
 public:
  explicit QuantityReader(const AtomList& atoms)
      : atoms_(atoms), parser_(atoms), numbers_(parser_.ParseAll(/*ratios=*/false)),
        bounds_(BoundNumbers(atoms, numbers_)), in_date_(atoms.size(), false) {
    for (const DateReading& date : DateParser(atoms, numbers_, absl::UnixEpoch()).ParseAll()) {
      for (size_t i = date.begin; i < date.end; ++i) in_date_[i] = true;
    }
  }

  std::vector<Reading> ReadAll() const {
    std::vector<Reading> readings;
    size_t n = 0;
    for (size_t i = 0; i < atoms_.size();) {
      while (n < numbers_.size() && numbers_[n].begin < i) ++n;
      std::optional<Reading> reading;
      size_t next = i + 1;
      if (n < numbers_.size() && numbers_[n].begin == i) {
        reading = ReadNumber(n);
        next = numbers_[n].end;
      } else if (!in_date_[i]) {
        reading = ReadVague(i);
        if (!reading) reading = ReadDual(i);
      }
      if (reading) {
        next = reading->end;
        if (!readings.empty() && reading->begin < readings.back().end) {
          reading->begin = readings.back().end;
        }
        readings.push_back(*std::move(reading));
      }
      i = next;
    }
    return readings;
  }

 private:
  bool InDate(size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i) {
      if (in_date_[i]) return true;
    }
    return false;
  }

  std::optional<Reading> ReadNumber(size_t n) const;
  std::optional<Reading> ReadRangeFrom(size_t n) const;
  std::optional<Reading> ReadVague(size_t at) const;
  std::optional<Reading> ReadDual(size_t at) const;
  std::optional<UnitReading> UnitAfter(const ParsedNumber& number) const;
  std::optional<UnitReading> CountedUnit(size_t at, double value, bool definite) const;
  bool IsQuantity(const ParsedNumber& number, bool bounded, bool has_unit, bool known) const;
  bool IsLabel(const ParsedNumber& number) const;
  bool IsChange(size_t n) const;
  void ReadNounBefore(const ParsedNumber& number, Reading* reading) const;
  void ReadBoundAfterUnit(Reading* reading) const;

  const AtomList& atoms_;
  const NumberParser parser_;
  const std::vector<ParsedNumber> numbers_;
  const std::vector<BoundedNumber> bounds_;
  std::vector<bool> in_date_;
};

// The unit at `at`, directly or as «من الجنود».
std::optional<UnitReading> QuantityReader::CountedUnit(size_t at, double value,
                                                       bool definite) const {
  if (at >= atoms_.size() || in_date_[at]) return std::nullopt;
  if (auto unit = ReadUnit(atoms_, at, value, definite)) return unit;
  if (atoms_.Word(at) != "من" || at + 1 >= atoms_.size()) return std::nullopt;
  const auto noun = ReadNoun(atoms_, at + 1);
  const bool partitive = noun && noun->definite && !noun->joined &&
                         noun->number == NounNumber::kPlural;
  if (!partitive) return std::nullopt;
  return UnitReading{at + 2, noun->unit, true};
}

std::optional<UnitReading> QuantityReader::UnitAfter(const ParsedNumber& number) const {
  const bool definite = number.form == ParsedForm::kFraction || number.scale > 1;
  return CountedUnit(number.end, number.value, definite);
}

// «القرار 1701»، «إف-16»، «كوفيد-19».
bool QuantityReader::IsLabel(const ParsedNumber& number) const {
  if (number.begin == 0) return false;
  const size_t before = number.begin - 1;
  if (Contains<LabelTable>(atoms_.Word(before))) return true;
  const bool hyphen = atoms_.IsSymbol(before, "-") || atoms_.IsSymbol(before, "/");
  const bool signed_label = number.value < 0 && atoms_.Glued(number.begin);
  if (signed_label && atoms_.IsWord(before)) return true;
  return hyphen && before > 0 && atoms_.Glued(before) && atoms_.IsWord(before - 1);
}

// «ارتفع العدد من 10 إلى 20» says two numbers, not a range.
bool QuantityReader::IsChange(size_t n) const {
  constexpr size_t kVerbDistance = 8;
  const auto range = ReadRange(atoms_, numbers_, n, numbers_[n].end);
  if (!range || !range->from_to) return false;
  const size_t first = range->begin > kVerbDistance ? range->begin - kVerbDistance : 0;
  for (size_t i = first; i < range->begin; ++i) {
    absl::string_view word = atoms_.Word(i);
    if (Contains<ChangeVerbTable>(word)) return true;
    if (absl::ConsumePrefix(&word, "و") && Contains<ChangeVerbTable>(word)) return true;
  }
  return false;
}

bool QuantityReader::IsQuantity(const ParsedNumber& number, bool bounded, bool has_unit,
                                bool known) const {
  if (number.ordinal || number.part_of_code || number.form == ParsedForm::kPower) return false;
  if (number.ratio || InDate(number.begin, number.end)) return false;
  if (number.glued_to_letters && !has_unit && number.scale == 1) return false;
  if (number.ambiguous && !known) return false;
  if (number.bare_fraction && !has_unit) return false;
  if (number.year_like && !bounded && !known) return false;
  // «العشرون»، «الواحد»: ordinals and pronouns.
  if (number.definite && number.in_words && number.scale == 1 && !known) return false;
  if (number.in_words && std::fabs(number.value) <= 2 && number.scale == 1 &&
      number.form == ParsedForm::kInteger && !has_unit) {
    return false;
  }
  if (IsLabel(number) && !known) return false;
  return true;
}

// «شخص واحد»، «الدول الخمس»، «الأعضاء الـ15»: the noun stands first.
void QuantityReader::ReadNounBefore(const ParsedNumber& number, Reading* reading) const {
  size_t before = number.begin;
  if (before > 0 && atoms_.Glued(before) && atoms_.IsWord(before - 1)) --before;  // the الـ of الـ15
  if (before == 0 || in_date_[before - 1]) return;
  const auto noun = ReadNoun(atoms_, before - 1);
  if (!noun || noun->definite != number.definite) return;
  const bool one = !number.definite && number.in_words && number.value == 1 &&
                   noun->number == NounNumber::kSingular;
  if (!one && !(number.definite && noun->number == NounNumber::kPlural)) return;
  reading->quantity.unit = noun->unit;
  reading->begin = before - 1;
}

// «20 شخصاً على الأقل»; up to two words of description may stand between.
void QuantityReader::ReadBoundAfterUnit(Reading* reading) const {
  if (reading->quantity.comparator != Comparator::kExact) return;
  for (size_t i = reading->end; i <= reading->end + 2 && i < atoms_.size(); ++i) {
    if (const auto bound = ReadTrailingBound(atoms_, i)) {
      reading->quantity.comparator = ToComparator(bound->kind);
      reading->end = bound->end;
      return;
    }
    if (!atoms_.IsWord(i) || parser_.Word(i) != nullptr) return;
  }
}

std::optional<Reading> QuantityReader::ReadRangeFrom(size_t n) const {
  if (n + 1 >= numbers_.size()) return std::nullopt;
  const ParsedNumber& a = numbers_[n];
  const ParsedNumber& b = numbers_[n + 1];
  const auto first_unit = UnitAfter(a);
  auto range = ReadRange(atoms_, numbers_, n, a.end);
  if (!range && first_unit) range = ReadRange(atoms_, numbers_, n, first_unit->end);
  if (!range || a.ordinal || b.ordinal || b.part_of_code || a.part_of_code) return std::nullopt;
  if (InDate(a.begin, b.end) || (a.year_like && b.year_like)) return std::nullopt;
  auto unit = UnitAfter(b);
  if (!unit && first_unit) unit = UnitReading{b.end, first_unit->unit, first_unit->known};
  // «بين 10 و20 ألفا»: the scale is said once.
  const double scale = a.scale == 1 && b.scale > 1 && a.value < b.value / b.scale ? b.scale : 1;
  Reading reading{range->begin, unit ? std::max(unit->end, b.end) : b.end,
                  {.value = a.value * scale, .upper_value = b.value,
                   .unit = unit ? unit->unit : "", .comparator = Comparator::kRange}};
  if (reading.quantity.value >= reading.quantity.upper_value) return std::nullopt;
  const bool dash = !atoms_.IsWord(b.begin - 1);
  if (dash && !unit) return std::nullopt;  // a score, more likely
  return reading;
}

std::optional<Reading> QuantityReader::ReadNumber(size_t n) const {
  const ParsedNumber& number = numbers_[n];
  const BoundedNumber& bound = bounds_[n];
  const bool bounded = bound.kind && !bound.spatial && *bound.kind != BoundKind::kEqual;
  if (!bounded || *bound.kind == BoundKind::kAbout) {
    if (auto range = ReadRangeFrom(n); range && !IsChange(n)) return range;
  }
  Reading reading{bounded ? bound.begin : number.begin, bounded ? bound.end : number.end,
                  {.value = number.value, .upper_value = number.value}};
  if (bounded) reading.quantity.comparator = ToComparator(*bound.kind);
  auto unit = UnitAfter(number);
  if (!unit && bounded) unit = CountedUnit(bound.end, number.value, false);
  const auto percent_before = ReadPercentMarkBefore(atoms_, number.begin);
  if (unit) {
    reading.quantity.unit = unit->unit;
    reading.end = std::max(reading.end, unit->end);
  } else if (percent_before) {
    reading.quantity.unit = "percent";
    reading.begin = std::min(reading.begin, *percent_before);
  } else if (number.begin > 0 && CurrencySignAt(atoms_, number.begin - 1)) {
    reading.quantity.unit = *CurrencySignAt(atoms_, number.begin - 1);
    reading.begin = std::min(reading.begin, number.begin - 1);
  } else {
    ReadNounBefore(number, &reading);
  }
  const bool has_unit = !reading.quantity.unit.empty();
  const bool known = has_unit && (!unit || unit->known);
  if (!IsQuantity(number, bounded, has_unit, known)) return std::nullopt;
  ReadBoundAfterUnit(&reading);
  return reading;
}

// «عشرات القتلى»، «مئات الآلاف من اللاجئين»، «بالمليارات»، «بضعة أيام».
std::optional<Reading> QuantityReader::ReadVague(size_t at) const {
  const NumberWord* const word = parser_.Word(at);
  if (word == nullptr) return std::nullopt;
  const bool few = word->kind == NumberWordKind::kFew;
  const bool vague = word->kind == NumberWordKind::kVaguePlural ||
                     word->kind == NumberWordKind::kScalePlural;
  if (!few && !vague) return std::nullopt;
  double unit_value = few ? 1 : word->value;
  size_t end = at + 1;
  while (end < atoms_.size() && unit_value < 1e15) {
    const NumberWord* const scale = parser_.Word(end);
    const bool multiplies = scale != nullptr && !parser_.Peeled(end).conjunction &&
                            !parser_.Peeled(end).preposition &&
                            (scale->kind == NumberWordKind::kScalePlural ||
                             scale->kind == NumberWordKind::kVaguePlural);
    if (!multiplies) break;
    unit_value *= scale->value;
    ++end;
  }
  Reading reading{at, end, {}};
  reading.quantity.value = unit_value * (few ? 3 : 2);
  reading.quantity.upper_value = few ? unit_value * 9 : reading.quantity.value;
  reading.quantity.comparator = few ? Comparator::kRange : Comparator::kAtLeast;
  if (const auto unit = CountedUnit(end, few ? 3 : unit_value, /*definite=*/true)) {
    reading.quantity.unit = unit->unit;
    reading.end = unit->end;
  } else if (few) {
    return std::nullopt;
  }
  return reading;
}

// «طائرتين»، «شخصان»: an indefinite dual counts two.
std::optional<Reading> QuantityReader::ReadDual(size_t at) const {
  if (!atoms_.IsWord(at)) return std::nullopt;
  const auto noun = ReadNoun(atoms_, at);
  if (!noun || noun->number != NounNumber::kDual || noun->definite) return std::nullopt;
  Reading reading{at, at + 1, {.value = 2, .upper_value = 2, .unit = noun->unit}};
  const NumberWord* const two = parser_.Word(at + 1);  // «شخصان اثنان»
  if (two != nullptr && two->kind == NumberWordKind::kUnit && two->value == 2) ++reading.end;
  ReadBoundAfterUnit(&reading);
  return reading;
}

}  // namespace

std::vector<QuantityMatch> FindQuantities(const TokenizedText& text, uint32_t begin,
                                          uint32_t end) {
  const AtomList atoms(text, begin, end);
  std::vector<QuantityMatch> matches;
  for (Reading& reading : QuantityReader(atoms).ReadAll()) {
    const uint32_t first = atoms[reading.begin].token;
    const uint32_t last = atoms[reading.end - 1].token;
    if (!matches.empty() && first < matches.back().end) continue;
    matches.push_back({first, last + 1, std::move(reading.quantity)});
  }
  return matches;
}

}  // namespace isnad::text
