// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/text/number_atoms.h"
#include "core/text/number_literals.h"
#include "core/text/number_words.h"

namespace isnad::text {

enum class ParsedForm : uint8_t { kInteger, kDecimal, kFraction, kPower };

// A number in atoms [begin, end), with what later readings need to know of it.
struct ParsedNumber {
  size_t begin = 0;
  size_t end = 0;
  double value = 0;
  ParsedForm form = ParsedForm::kInteger;
  double scale = 1;                   // the last scale word: 1e9 in «4.2 مليار»
  uint32_t conjunction_bytes = 0;     // of the «و» written to its first word
  bool definite = false;              // «الخمس»، «الـ15»
  bool ordinal = false;               // «الخامس»; cardinals with ال are only definite
  bool in_words = false;              // its first part is a word
  bool bare_fraction = false;         // «نصف»، «خمس» without numerator
  bool ratio = false;                 // 3/4، «واحد من ثلاثة»
  bool ambiguous = false;             // the word is more often something else
  bool year_like = false;             // four plain digits, 1800 to 2199
  bool part_of_code = false;          // see NumberLiteral
  bool glued_to_letters = false;      // see NumberLiteral
};

// Reads the numbers of an atom list from left to right:
//
//   number   := [minus] mixed [("على" | "من" | "جزء من") mixed]
//   mixed    := integer ["و" fraction] | fraction [scale]
//   integer  := part ("و" part)*, each smaller than the scale before it
//   part     := group scale* | scale | dual scale
//   group    := literal | [hundreds "و"] (unit ["و" tens] | teen | tens) | hundreds
//
// Arabic says units before tens (خمسة وعشرون) and joins parts with و, which
// also joins two numbers: a part is joined only where it is smaller than what
// precedes it, so «عشرة وخمسة عشر» are two numbers. Every look-ahead is bounded,
// so ParseAll is linear in the atoms.
class NumberParser {
 public:
  // `atoms` must outlive the parser.
  explicit NumberParser(const AtomList& atoms);

  // With `ratios`, «واحد من ثلاثة» and «3 على 4» are one number; without, two.
  std::vector<ParsedNumber> ParseAll(bool ratios) const;

  // The word at `i` as the tables know it, or null.
  const NumberWord* Word(size_t i) const {
    return i < lexemes_.size() ? lexemes_[i].word : nullptr;
  }
  const PeeledWord& Peeled(size_t i) const { return lexemes_[i].peeled; }

 private:
  struct Lexeme {
    const NumberWord* word = nullptr;
    PeeledWord peeled;
  };
  // A group: a literal, or words for less than 1000.
  struct Group {
    size_t end = 0;
    double value = 0;
    bool ends_with_unit = false;  // nothing but a unit 1-9
    std::optional<NumberLiteral> literal;
  };

  bool Is(size_t i, NumberWordKind kind) const;
  bool IsAttached(size_t i, NumberWordKind kind) const;
  std::optional<size_t> SkipAnd(size_t i) const;

  std::optional<Group> ReadBelowHundred(size_t at) const;
  std::optional<Group> ReadGroup(size_t at) const;
  std::optional<ParsedNumber> ReadPart(size_t at) const;
  bool AddPart(ParsedNumber* number) const;
  std::optional<ParsedNumber> ReadInteger(size_t at) const;
  std::optional<ParsedNumber> ReadOrdinal(size_t at) const;
  std::optional<ParsedNumber> ReadBareFraction(size_t at) const;
  double FractionAfter(size_t i, double numerator) const;
  void MultiplyFraction(ParsedNumber* number) const;
  void AddFraction(ParsedNumber* number) const;
  void AddOrdinal(ParsedNumber* number) const;
  std::optional<ParsedNumber> ReadMixed(size_t at) const;
  void ApplyRatio(ParsedNumber* number) const;
  std::optional<ParsedNumber> ReadNumber(size_t at, bool ratios) const;

  const AtomList& atoms_;
  std::vector<Lexeme> lexemes_;
};

}  // namespace isnad::text
