// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/number_literals.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace isnad::text {
namespace {

constexpr size_t kMaxDigits = 40;
constexpr size_t kMaxMarks = 14;  // bounds the reading ahead; a longer run is a code

// The separators between the digit runs of one literal, by what they may mean.
enum class Mark : uint8_t { kPoint, kComma, kArabicComma, kArabicDecimal, kArabicThousands };

std::optional<Mark> MarkAt(const AtomList& atoms, size_t i) {
  if (!atoms.Glued(i) || !atoms.Glued(i + 1) || !atoms.IsDigits(i + 1)) return std::nullopt;
  if (atoms.IsSymbol(i, ".")) return Mark::kPoint;
  if (atoms.IsSymbol(i, ",")) return Mark::kComma;
  if (atoms.IsSymbol(i, "،")) return Mark::kArabicComma;
  if (atoms.IsSymbol(i, "٫")) return Mark::kArabicDecimal;
  if (atoms.IsSymbol(i, "٬")) return Mark::kArabicThousands;
  return std::nullopt;
}

size_t Digits(const AtomList& atoms, size_t i) { return atoms[i].end - atoms[i].begin; }

bool MayStartGroups(const AtomList& atoms, size_t i) {
  return Digits(atoms, i) <= 3 && atoms[i].surface.front() != '0';
}

// A separator of thousands stands between i and the group after it.
bool IsGroupMark(const AtomList& atoms, size_t first, size_t mark, Mark kind) {
  const size_t group = mark + 1;
  if (Digits(atoms, group) != 3 || kind == Mark::kArabicDecimal) return false;
  if (!MayStartGroups(atoms, first)) return false;
  return kind != Mark::kPoint || atoms[group].surface == "000";
}

double ToDouble(absl::string_view digits) {
  double value = 0;
  return absl::SimpleAtod(digits, &value) ? value : 0;
}

void AppendCapped(absl::string_view digits, std::string* out) {
  out->append(digits.data(), std::min(digits.size(), kMaxDigits + 1));
}

struct DigitRuns {
  size_t end = 0;  // past the last run
  std::vector<Mark> marks;
};

DigitRuns ReadRuns(const AtomList& atoms, size_t at) {
  DigitRuns runs;
  runs.end = at + 1;
  while (const std::optional<Mark> mark = MarkAt(atoms, runs.end)) {
    if (runs.marks.size() > kMaxMarks) break;
    runs.marks.push_back(*mark);
    runs.end += 2;
  }
  return runs;
}

// The plain number of the runs, or nothing if their marks fit no number.
std::optional<NumberLiteral> ReadMarked(const AtomList& atoms, size_t at, const DigitRuns& runs) {
  if (runs.marks.size() > kMaxMarks) return std::nullopt;
  NumberLiteral literal{.begin = at, .end = runs.end};
  std::string digits;
  AppendCapped(atoms[at].surface, &digits);
  for (size_t k = 0; k < runs.marks.size(); ++k) {
    const size_t mark = at + 1 + 2 * k;
    const bool last = k + 1 == runs.marks.size();
    // 1.234.567 parts thousands by points as long as there are two of them.
    const bool points = runs.marks[k] == Mark::kPoint && runs.marks.size() > 1 &&
                        runs.marks.front() == Mark::kPoint && Digits(atoms, mark + 1) == 3 &&
                        MayStartGroups(atoms, at);
    if (points || IsGroupMark(atoms, at, mark, runs.marks[k])) {
      literal.grouped = true;
    } else if (last && runs.marks[k] != Mark::kArabicComma) {
      literal.form = LiteralForm::kDecimal;
      digits.push_back('.');
    } else {
      return std::nullopt;
    }
    AppendCapped(atoms[mark + 1].surface, &digits);
    if (digits.size() > kMaxDigits) return std::nullopt;
  }
  literal.value = ToDouble(digits);
  return literal;
}

// «1 234 567»: groups of three after single spaces, and no other digits after them.
void ReadSpacedGroups(const AtomList& atoms, NumberLiteral* literal) {
  if (literal->form != LiteralForm::kInteger || literal->grouped) return;
  if (!MayStartGroups(atoms, literal->begin)) return;
  double value = literal->value;
  size_t i = literal->end;
  while (atoms.IsDigits(i) && atoms[i].begin == atoms[i - 1].end + 1 && value < 1e15) {
    const bool ends = !atoms.Glued(i + 1) || atoms.IsSymbol(i + 1, "%");
    if (Digits(atoms, i) != 3 || !ends) return;
    value = value * 1000 + ToDouble(atoms[i].surface);
    ++i;
  }
  if (i == literal->end) return;
  *literal = {.begin = literal->begin, .end = i, .value = value, .grouped = true};
}

bool IsMinus(const AtomList& atoms, size_t i) {
  return atoms.IsSymbol(i, "-") || atoms.IsSymbol(i, "−");
}

// Reads an optional sign and an unsigned plain number glued to what precedes it.
std::optional<NumberLiteral> ReadExponent(const AtomList& atoms, size_t at) {
  const bool minus = IsMinus(atoms, at);
  const size_t digits = at + (minus || atoms.IsSymbol(at, "+") ? 1 : 0);
  if (!atoms.Glued(at) || !atoms.IsDigits(digits) || !atoms.Glued(digits)) return std::nullopt;
  auto exponent = ReadMarked(atoms, digits, ReadRuns(atoms, digits));
  if (exponent && minus) exponent->value = -exponent->value;
  return exponent;
}

void ReadPower(const AtomList& atoms, NumberLiteral* literal) {
  const size_t i = literal->end;
  if (!atoms.Glued(i)) return;
  const bool e_notation = atoms.IsWord(i) && (atoms[i].surface == "e" || atoms[i].surface == "E");
  if (!e_notation && !atoms.IsSymbol(i, "^")) return;
  const auto exponent = ReadExponent(atoms, i + 1);
  if (!exponent) return;
  const double value = e_notation ? literal->value * std::pow(10, exponent->value)
                                  : std::pow(literal->value, exponent->value);
  if (!std::isfinite(value)) return;
  literal->value = value;
  literal->end = exponent->end;
  literal->form = LiteralForm::kPower;
}

void ReadRatio(const AtomList& atoms, NumberLiteral* literal) {
  const size_t slash = literal->end;
  if (literal->form != LiteralForm::kInteger || literal->grouped) return;
  if (!atoms.IsSymbol(slash, "/") || !atoms.Glued(slash)) return;
  literal->part_of_code = true;
  const size_t begin = literal->begin;
  const bool after_slash = begin > 0 && atoms.IsSymbol(begin - 1, "/") && atoms.Glued(begin);
  if (after_slash || !atoms.IsDigits(slash + 1) || !atoms.Glued(slash + 1)) return;
  const size_t end = slash + 2;
  if (atoms.Glued(end) && (atoms.IsSymbol(end, "/") || MarkAt(atoms, end))) return;
  const double denominator = ToDouble(atoms[slash + 1].surface);
  if (denominator == 0 || Digits(atoms, slash + 1) > 4 || literal->value >= 10000) return;
  // Typed from right to left, a half is «2/1».
  literal->value =
      denominator == 1 && literal->value > 1 ? 1 / literal->value : literal->value / denominator;
  literal->end = end;
  literal->part_of_code = false;
  literal->form = LiteralForm::kRatio;
}

bool JoinsCode(const AtomList& atoms, size_t i) {
  return atoms.IsSymbol(i, "/") || atoms.IsSymbol(i, ":") || atoms.IsSymbol(i, ".") ||
         atoms.IsSymbol(i, "+");
}

// Digits stand on the other side of a joining mark: «16/5/2014»، «10:30».
bool IsPartOfCode(const AtomList& atoms, const NumberLiteral& literal) {
  const size_t begin = literal.begin, end = literal.end;
  const bool before = begin >= 1 && atoms.Glued(begin) && JoinsCode(atoms, begin - 1) &&
                      (atoms.IsSymbol(begin - 1, "+") ||
                       (begin >= 2 && atoms.Glued(begin - 1) && atoms.IsDigits(begin - 2)));
  const bool after =
      JoinsCode(atoms, end) && atoms.Glued(end) && atoms.Glued(end + 1) && atoms.IsDigits(end + 1);
  return before || after;
}

// «20دولار» but not «20و30», where only the space is missing.
bool IsGluedToLetters(const AtomList& atoms, size_t end) {
  if (!atoms.IsWord(end) || !atoms.Glued(end)) return false;
  return !(atoms[end].surface == "و" && atoms.IsDigits(end + 1) && atoms.Glued(end + 1));
}

// A minus sign belongs to the number unless it joins it to what stands before.
bool IsSign(const AtomList& atoms, size_t at) {
  if (!IsMinus(atoms, at) || !atoms.IsDigits(at + 1) || !atoms.Glued(at + 1)) return false;
  if (at == 0 || !atoms.Glued(at)) return true;
  return atoms[at - 1].kind == AtomKind::kSymbol && !IsMinus(atoms, at - 1);
}

}  // namespace

std::optional<NumberLiteral> ReadLiteral(const AtomList& atoms, size_t at) {
  const bool negative = IsSign(atoms, at);
  const size_t digits = at + (negative ? 1 : 0);
  if (!atoms.IsDigits(digits)) return std::nullopt;
  // 10.0.4.1: one number after the other.
  const bool continues = digits >= 2 && atoms.IsDigits(digits - 2) && MarkAt(atoms, digits - 1);
  std::optional<NumberLiteral> literal;
  if (!continues) literal = ReadMarked(atoms, digits, ReadRuns(atoms, digits));
  if (!literal) {
    if (Digits(atoms, digits) > kMaxDigits) return std::nullopt;
    literal = NumberLiteral{.begin = digits,
                            .end = digits + 1,
                            .value = ToDouble(atoms[digits].surface),
                            .part_of_code = true};
  } else {
    if (Digits(atoms, digits) > kMaxDigits) return std::nullopt;
    ReadSpacedGroups(atoms, &*literal);
    ReadRatio(atoms, &*literal);
  }
  literal->begin = at;
  literal->signed_ = negative;
  if (negative) literal->value = -literal->value;
  ReadPower(atoms, &*literal);
  literal->part_of_code |= IsPartOfCode(atoms, *literal);
  literal->glued_to_letters = IsGluedToLetters(atoms, literal->end);
  return literal;
}

}  // namespace isnad::text
