// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/number_parser.h"

#include <cmath>

#include "absl/strings/match.h"

namespace isnad::text {
namespace {

using K = NumberWordKind;

constexpr double kLargest = 1e18;  // a chain of scales ends here

bool IsArticle(absl::string_view word) {
  return absl::EndsWith(word, "ال") || word == "لل" || absl::EndsWith(word, "ولل");
}

bool IsYearLike(const AtomList& atoms, const NumberLiteral& literal) {
  return literal.form == LiteralForm::kInteger && !literal.grouped && !literal.signed_ &&
         atoms[literal.begin].end - atoms[literal.begin].begin == 4 && literal.value >= 1800 &&
         literal.value < 2200;
}

ParsedForm FormOf(LiteralForm form) {
  switch (form) {
    case LiteralForm::kInteger:
      return ParsedForm::kInteger;
    case LiteralForm::kDecimal:
      return ParsedForm::kDecimal;
    case LiteralForm::kRatio:
      return ParsedForm::kFraction;
    case LiteralForm::kPower:
      return ParsedForm::kPower;
  }
  return ParsedForm::kInteger;
}

bool IsInteger(const ParsedNumber& number) {
  return number.form == ParsedForm::kInteger && std::floor(number.value) == number.value;
}

}  // namespace

NumberParser::NumberParser(const AtomList& atoms) : atoms_(atoms), lexemes_(atoms.size()) {
  for (size_t i = 0; i < atoms.size(); ++i) {
    lexemes_[i].word = FindNumberWord(atoms[i], &lexemes_[i].peeled);
  }
}

bool NumberParser::Is(size_t i, NumberWordKind kind) const {
  return Word(i) != nullptr && Word(i)->kind == kind;
}

// The word continues a number by standing next to it: no proclitic of its own.
bool NumberParser::IsAttached(size_t i, NumberWordKind kind) const {
  return Is(i, kind) && !Peeled(i).conjunction && !Peeled(i).preposition && !Peeled(i).definite;
}

// Where the part after a «و» at `i` starts, be it a word of its own or written
// to the next; nothing where there is none.
std::optional<size_t> NumberParser::SkipAnd(size_t i) const {
  if (atoms_.Word(i) == "و") {
    const bool joined_again =
        Word(i + 1) != nullptr && (Peeled(i + 1).conjunction || Peeled(i + 1).preposition);
    if (joined_again) return std::nullopt;
    return i + 1;
  }
  const bool joined = Word(i) != nullptr && Peeled(i).conjunction && !Peeled(i).preposition &&
                      absl::StartsWith(atoms_.Word(i), "و");
  if (joined) return i;
  return std::nullopt;
}

std::optional<NumberParser::Group> NumberParser::ReadBelowHundred(size_t at) const {
  if (Is(at, K::kTen)) return Group{.end = at + 1, .value = 10};
  if (Is(at, K::kTens)) return Group{.end = at + 1, .value = Word(at)->value};
  const bool teen_unit = Is(at, K::kTeenUnit);
  if (!teen_unit && !Is(at, K::kUnit)) return std::nullopt;
  const double unit = Word(at)->value;
  if (IsAttached(at + 1, K::kTen)) return Group{.end = at + 2, .value = 10 + unit};
  const auto tens = SkipAnd(at + 1);
  if (tens && Is(*tens, K::kTens) && unit > 0) {
    return Group{.end = *tens + 1, .value = unit + Word(*tens)->value};
  }
  if (teen_unit) return std::nullopt;
  return Group{.end = at + 1, .value = unit, .ends_with_unit = unit >= 1};
}

std::optional<NumberParser::Group> NumberParser::ReadGroup(size_t at) const {
  Group group;
  if (const auto literal = ReadLiteral(atoms_, at)) {
    group = {.end = literal->end, .value = literal->value, .literal = literal};
  } else if (Is(at, K::kHundred) || Is(at, K::kHundreds)) {
    group = {.end = at + 1, .value = Word(at)->value};
  } else if (auto small = ReadBelowHundred(at)) {
    group = *small;
  } else {
    return std::nullopt;
  }
  // ثلاث مئة، اثنتان وثلاثون مئة، 3 مئة.
  const bool counts_hundreds = group.value >= 3 && group.value < 100 &&
                               std::floor(group.value) == group.value &&
                               IsAttached(group.end, K::kHundred);
  if (counts_hundreds) group = {.end = group.end + 1, .value = group.value * 100};
  if (group.literal || group.value < 100) return group;
  const auto rest = SkipAnd(group.end);
  if (!rest) return group;
  const auto literal = ReadLiteral(atoms_, *rest);
  const bool digits = literal && literal->form == LiteralForm::kInteger && !literal->signed_ &&
                      literal->value < 100;
  if (digits) return Group{.end = literal->end, .value = group.value + literal->value};
  const auto small = ReadBelowHundred(*rest);
  const bool numerator =
      small && small->ends_with_unit && Is(small->end, K::kFractionPlural);  // مئة وثلاثة أرباع
  if (small && small->value > 0 && !numerator) {
    return Group{.end = small->end, .value = group.value + small->value};
  }
  return group;
}

std::optional<ParsedNumber> NumberParser::ReadPart(size_t at) const {
  ParsedNumber part{.begin = at, .end = at + 1, .in_words = true};
  if (Is(at, K::kScale) || Is(at, K::kScaleDual)) {
    part.scale = Word(at)->value;
    part.value = part.scale * (Is(at, K::kScaleDual) ? 2 : 1);
  } else if (const auto group = ReadGroup(at)) {
    part.end = group->end;
    part.value = group->value;
    if (const auto& literal = group->literal) {
      part.in_words = false;
      part.form = FormOf(literal->form);
      part.ratio = literal->form == LiteralForm::kRatio;
      part.part_of_code = literal->part_of_code;
      part.glued_to_letters = literal->glued_to_letters;
      part.year_like = IsYearLike(atoms_, *literal);
    }
  } else {
    return std::nullopt;
  }
  if (part.ratio) return part;  // a glued scale still counts: «1مليون»
  while ((IsAttached(part.end, K::kScale) || IsAttached(part.end, K::kScalePlural)) &&
         std::fabs(part.value) < kLargest) {
    part.scale = Word(part.end)->value;
    part.value *= part.scale;
    part.year_like = false;
    ++part.end;
  }
  return part;
}

// Joins the next part if it is smaller than the scale before it.
bool NumberParser::AddPart(ParsedNumber* number) const {
  if (number->scale == 1) return false;
  auto next = SkipAnd(number->end);
  if (!next) {  // «ثلاثة آلاف خمسمئة»: hundreds may follow without «و»
    const size_t at = number->end;
    const bool hundreds = IsAttached(at, K::kHundreds) || IsAttached(at + 1, K::kHundred);
    if (!hundreds || number->scale < 1000) return false;
    next = at;
  }
  const auto part = ReadPart(*next);
  const bool smaller = part && part->value < number->scale && part->value > 0 &&
                       (part->scale == 1 || part->scale < number->scale);
  if (!smaller || part->form != ParsedForm::kInteger || part->glued_to_letters) return false;
  if (part->part_of_code || Is(part->end, K::kFractionPlural)) return false;
  number->value += part->value;
  number->scale = part->scale;
  number->end = part->end;
  return true;
}

std::optional<ParsedNumber> NumberParser::ReadInteger(size_t at) const {
  auto number = ReadPart(at);
  if (!number || number->ratio || number->part_of_code) return number;
  while (AddPart(&*number)) {
  }
  if (number->form == ParsedForm::kDecimal && std::floor(number->value) == number->value &&
      number->scale > 1) {
    number->form = ParsedForm::kInteger;
  }
  return number;
}

std::optional<ParsedNumber> NumberParser::ReadOrdinal(size_t at) const {
  if (!Is(at, K::kOrdinal)) return std::nullopt;
  ParsedNumber ordinal{
      .begin = at, .end = at + 1, .value = Word(at)->value, .ordinal = true, .in_words = true};
  if (IsAttached(at + 1, K::kTen)) {
    ordinal.value += 10;
    ordinal.end = at + 2;
    return ordinal;
  }
  const auto tens = SkipAnd(at + 1);
  if (tens && Is(*tens, K::kTens)) {
    ordinal.value += Word(*tens)->value;
    ordinal.end = *tens + 1;
    return ordinal;
  }
  const bool alone = !Word(at)->ambiguous || (Peeled(at).definite && Word(at)->value != 1);
  return alone ? std::make_optional(ordinal) : std::nullopt;
}

// «نصف»، «ربع المليون»; «خمس» only where a definite noun shows that it divides.
std::optional<ParsedNumber> NumberParser::ReadBareFraction(size_t at) const {
  ParsedNumber number{.begin = at,
                      .end = at + 1,
                      .form = ParsedForm::kFraction,
                      .in_words = true,
                      .bare_fraction = true};
  if (Is(at, K::kFraction)) {
    number.value = Word(at)->value;
    const bool divides = absl::StartsWith(atoms_.Word(at + 1), "ال") && Word(at + 1) == nullptr;
    if (Word(at)->ambiguous && !divides) return std::nullopt;
    number.ambiguous = Word(at)->ambiguous;
  } else if (Word(at) != nullptr && Word(at)->fraction > 0 && !Peeled(at).definite) {
    if (!absl::StartsWith(atoms_.Word(at + 1), "ال") || Word(at + 1) != nullptr)
      return std::nullopt;
    number.value = Word(at)->fraction;
    number.ambiguous = true;
  } else {
    return std::nullopt;
  }
  const bool scaled = Is(number.end, K::kScale) && !Peeled(number.end).conjunction &&
                      !Peeled(number.end).preposition;
  if (scaled) {
    number.scale = Word(number.end)->value;
    number.value *= number.scale;
    number.bare_fraction = false;
    if (std::floor(number.value) == number.value) number.form = ParsedForm::kInteger;
    ++number.end;
  }
  return number;
}

// The fraction that the word at `i` makes of a numerator before it, or 0.
double NumberParser::FractionAfter(size_t i, double numerator) const {
  if (IsAttached(i, K::kFractionPlural)) return Word(i)->value;
  // «سبع وعشرون تسع»: a unit cannot follow tens, so it divides.
  const bool divides = Word(i) != nullptr && Word(i)->fraction > 0 && numerator >= 11 &&
                       !Peeled(i).conjunction && !Peeled(i).preposition && !Peeled(i).definite;
  return divides ? Word(i)->fraction : 0;
}

// ثلاثة أرباع، «ثلاثة أرباع المليون».
void NumberParser::MultiplyFraction(ParsedNumber* number) const {
  if (!number->in_words || number->scale != 1) return;
  const double fraction = FractionAfter(number->end, number->value);
  if (fraction == 0) return;
  number->value *= fraction;
  number->form = ParsedForm::kFraction;
  ++number->end;
}

// «واحد ونصف»، «عشرون وثلاثة أخماس»، «1 4/5»; «مليون ونصف» is 1.5 million.
void NumberParser::AddFraction(ParsedNumber* number) const {
  if (!IsInteger(*number) || number->part_of_code) return;
  const size_t after = number->end;
  if (!number->in_words && atoms_.IsDigits(after)) {
    const auto ratio = ReadLiteral(atoms_, after);
    if (!ratio || ratio->form != LiteralForm::kRatio || ratio->value >= 1) return;
    number->value += std::signbit(number->value) ? -ratio->value : ratio->value;
    number->form = ParsedForm::kFraction;
    number->end = ratio->end;
    return;
  }
  const auto next = SkipAnd(after);
  if (!next) return;
  if (Is(*next, K::kFraction) && !Word(*next)->ambiguous) {
    const double unit = number->scale >= 1000 ? number->scale : 1;
    number->value += Word(*next)->value * unit;
    number->end = *next + 1;
    if (unit == 1) number->form = ParsedForm::kFraction;
    const bool repeats = unit > 1 && Is(number->end, K::kScale) &&
                         Word(number->end)->value == unit && !Peeled(number->end).conjunction;
    if (repeats) ++number->end;
    return;
  }
  const auto numerator = ReadBelowHundred(*next);
  if (!numerator || !IsAttached(numerator->end, K::kFractionPlural)) return;
  const double fraction = numerator->value * Word(numerator->end)->value;
  if (fraction >= 1) return;
  number->value += fraction;
  number->form = ParsedForm::kFraction;
  number->end = numerator->end + 1;
}

// «المئة والسابعة والثلاثون».
void NumberParser::AddOrdinal(ParsedNumber* number) const {
  if (!number->definite || !number->in_words || number->value < 100) return;
  const auto next = SkipAnd(number->end);
  if (!next) return;
  const auto ordinal = ReadOrdinal(*next);
  if (!ordinal || !Peeled(*next).definite) return;
  number->value += ordinal->value;
  number->end = ordinal->end;
  number->ordinal = true;
}

std::optional<ParsedNumber> NumberParser::ReadMixed(size_t at) const {
  std::optional<ParsedNumber> number = ReadBareFraction(at);
  if (!number) number = ReadOrdinal(at);
  const bool integer = !number;
  if (integer) number = ReadInteger(at);
  if (!number) return std::nullopt;
  if (Word(at) != nullptr) {
    number->definite = Peeled(at).definite;
    number->conjunction_bytes = Peeled(at).conjunction_bytes;
    number->ambiguous |= Word(at)->ambiguous && !number->ordinal;
  } else {
    number->definite = at > 0 && atoms_.Glued(at) && IsArticle(atoms_.Word(at - 1));
  }
  if (!integer) return number;
  MultiplyFraction(&*number);
  AddFraction(&*number);
  AddOrdinal(&*number);
  return number;
}

// «واحد من ثلاثة»، «3 على 4»، «عشرون جزءا من مئة».
void NumberParser::ApplyRatio(ParsedNumber* number) const {
  if (number->part_of_code || number->ordinal) return;
  size_t i = number->end;
  const bool part = Is(i, K::kPart) && !Peeled(i).conjunction;
  if (part) ++i;
  const bool of = atoms_.Word(i) == "من";
  if (!of && (part || atoms_.Word(i) != "علي")) return;
  const auto whole = ReadMixed(i + 1);
  if (!whole || whole->value == 0 || whole->part_of_code || whole->ordinal) return;
  if (whole->conjunction_bytes > 0 || Peeled(i + 1).preposition || whole->definite) return;
  const bool one_of_many = part || !of || std::fabs(number->value) == 1 || !number->in_words;
  if (!one_of_many || (of && !part && std::fabs(number->value) >= whole->value)) return;
  number->value /= whole->value;
  number->end = whole->end;
  number->form = ParsedForm::kFraction;
  number->ratio = true;
}

std::optional<ParsedNumber> NumberParser::ReadNumber(size_t at, bool ratios) const {
  const bool negative = Is(at, K::kNegative);
  if (ratios && Is(at, K::kPart)) {  // «جزء من مئة»
    ParsedNumber one{.begin = at, .end = at, .value = 1, .in_words = true};
    ApplyRatio(&one);
    return one.ratio ? std::make_optional(one) : std::nullopt;
  }
  auto number = ReadMixed(at + (negative ? 1 : 0));
  if (!number) return std::nullopt;
  if (negative) {
    if (Word(at + 1) != nullptr && Peeled(at + 1).conjunction) return std::nullopt;
    number->begin = at;
    number->value = -number->value;
    number->conjunction_bytes = Peeled(at).conjunction_bytes;
  }
  if (ratios) ApplyRatio(&*number);
  return number;
}

std::vector<ParsedNumber> NumberParser::ParseAll(bool ratios) const {
  std::vector<ParsedNumber> numbers;
  for (size_t i = 0; i < atoms_.size();) {
    const bool may_start = Word(i) != nullptr || atoms_[i].kind == AtomKind::kDigits ||
                           atoms_[i].kind == AtomKind::kSymbol;
    const auto number = may_start ? ReadNumber(i, ratios) : std::nullopt;
    if (number) numbers.push_back(*number);
    i = number ? number->end : i + 1;
  }
  return numbers;
}

}  // namespace isnad::text
