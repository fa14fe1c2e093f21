// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/numbers.h"

#include <gtest/gtest.h>
#include <unicode/rbnf.h>

#include <cmath>
#include <memory>
#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "core/text/dates.h"
#include "core/text/normalized_text.h"
#include "core/text/quantities.h"
#include "core/text/tokens.h"

namespace isnad::text {
namespace {

TokenizedText Tokenize(std::string raw) {
  auto normalized = NormalizedText::Create(std::move(raw));
  return TokenizedText(*std::move(normalized));
}

uint32_t Size(const TokenizedText& text) { return static_cast<uint32_t>(text.size()); }

std::string RawOf(const TokenizedText& text, const NumberSpan& span) {
  const ByteRange raw = text.text().ToRaw(span.bytes);
  return text.text().raw().substr(raw.begin, raw.size());
}

std::string Numbers(const std::string& raw) {
  const TokenizedText text = Tokenize(raw);
  std::vector<std::string> parts;
  for (const NumberMatch& m : FindNumbers(text, 0, Size(text))) {
    parts.push_back(absl::StrFormat("%.12g [%s]", m.value, RawOf(text, m.span)));
  }
  return absl::StrJoin(parts, "; ");
}

std::string Ranges(const std::string& raw) {
  const TokenizedText text = Tokenize(raw);
  std::vector<std::string> parts;
  for (const NumberRangeMatch& m : FindNumberRanges(text, 0, Size(text))) {
    parts.push_back(absl::StrFormat("%c%g,%g%c [%s]", m.lower_included ? '[' : '(', m.lower,
                                    m.upper, m.upper_included ? ']' : ')', RawOf(text, m.span)));
  }
  return absl::StrJoin(parts, "; ");
}

TEST(NumbersTest, SeparatorsOfArabicUsage) {
  EXPECT_EQ(Numbers("1,234.5"), "1234.5 [1,234.5]");
  EXPECT_EQ(Numbers("4.2"), "4.2 [4.2]");
  EXPECT_EQ(Numbers("4,2"), "4.2 [4,2]");
  EXPECT_EQ(Numbers("٤٫٢"), "4.2 [٤٫٢]");
  EXPECT_EQ(Numbers("١٬٠٠٠"), "1000 [١٬٠٠٠]");
  EXPECT_EQ(Numbers("١،٢٠٠"), "1200 [١،٢٠٠]");
  EXPECT_EQ(Numbers("10.000"), "10000 [10.000]");
  EXPECT_EQ(Numbers("1.234.567"), "1234567 [1.234.567]");
  EXPECT_EQ(Numbers("1 234 567"), "1234567 [1 234 567]");
  EXPECT_EQ(Numbers("0.125"), "0.125 [0.125]");
  EXPECT_EQ(Numbers("10، 20"), "10 [10]; 20 [20]");
}

TEST(NumbersTest, PersianDigitsAndProclitics) {
  EXPECT_EQ(Numbers("۱۲ و۳۰"), "12 [۱۲]; 30 [۳۰]");
  EXPECT_EQ(Numbers("الـ15"), "15 [15]");
  EXPECT_EQ(Numbers("بخمسة ولستة"), "5 [بخمسة]; 6 [لستة]");
}

TEST(NumbersTest, LettersAfterDigitsAndCodesAreNoNumbers) {
  EXPECT_EQ(Numbers("35كغ"), "");
  EXPECT_EQ(Numbers("1M"), "");
  EXPECT_EQ(Numbers("https://example.org/12"), "");
  EXPECT_EQ(Numbers(std::string(50, '7')), "");
}

TEST(NumbersTest, AndJoinsOnlyWhatIsSmaller) {
  EXPECT_EQ(Numbers("عشرة وخمسة عشر"), "10 [عشرة]; 15 [خمسة عشر]");
  EXPECT_EQ(Numbers("مليون ومليار"), "1000000 [مليون]; 1000000000 [مليار]");
  EXPECT_EQ(Numbers("ألفين ومئتين"), "2200 [ألفين ومئتين]");
  EXPECT_EQ(Numbers("مئتين واثنين ألف"), "202000 [مئتين واثنين ألف]");
  EXPECT_EQ(Numbers("مليون و200 ألف"), "1200000 [مليون و200 ألف]");
  EXPECT_EQ(Numbers("ثلاثة آلاف مليار"), "3e+12 [ثلاثة آلاف مليار]");
}

TEST(NumbersTest, HalvesOfAMillion) {
  EXPECT_EQ(Numbers("مليون ونصف المليون"), "1500000 [مليون ونصف المليون]");
  EXPECT_EQ(Numbers("ربع مليار"), "250000000 [ربع مليار]");
  EXPECT_EQ(Numbers("ثلاثة أرباع"), "0.75 [ثلاثة أرباع]");
  EXPECT_EQ(Numbers("خمس سنوات"), "5 [خمس]");
  EXPECT_EQ(Numbers("خمس الإنتاج"), "0.2 [خمس]");
}

TEST(NumbersTest, OrdinalsInBothGenders) {
  const auto ordinals = [](const std::string& raw) {
    const TokenizedText text = Tokenize(raw);
    std::vector<std::string> parts;
    for (const OrdinalMatch& m : FindOrdinals(text, 0, Size(text))) {
      parts.push_back(absl::StrCat(m.value, " [", RawOf(text, m.span), "]"));
    }
    return absl::StrJoin(parts, "; ");
  };
  EXPECT_EQ(ordinals("الدورة الثانية عشرة"), "12 [الثانية عشرة]");
  EXPECT_EQ(ordinals("القرن الحادي والعشرون"), "21 [الحادي والعشرون]");
  EXPECT_EQ(ordinals("ثاني أكبر مدينة"), "2 [ثاني]");
  EXPECT_EQ(ordinals("والأولى والثالثة"), "1 [الأولى]; 3 [الثالثة]");
  EXPECT_EQ(ordinals("كانون الثاني"), "");
  EXPECT_EQ(ordinals("ثانية واحدة"), "");
}

TEST(NumbersTest, RangesKeepWhichEndsTheyInclude) {
  EXPECT_EQ(Ranges("أكثر من 10 وأقل من 20"), "(10,20) [أكثر من 10 وأقل من 20]");
  EXPECT_EQ(Ranges("ما لا يقل عن 10"), "[10,inf) [ما لا يقل عن 10]");
  EXPECT_EQ(Ranges("لا يزيد على 10"), "(-inf,10] [لا يزيد على 10]");
  EXPECT_EQ(Ranges("10 أو أكثر"), "[10,inf) [10 أو أكثر]");
  EXPECT_EQ(Ranges("أكثر من 90 وأقل من 15"), "(90,inf) [أكثر من 90]; (-inf,15) [أقل من 15]");
  EXPECT_EQ(Ranges("بين 10 و20"), "[10,20) [بين 10 و20]");
  EXPECT_EQ(Ranges("0-555-1234"), "");
}

// Whatever ICU spells, in either gender, is read back.
TEST(NumbersTest, ReadsWhatIcuSpells) {
  UErrorCode status = U_ZERO_ERROR;
  icu::RuleBasedNumberFormat spell(icu::URBNF_SPELLOUT, icu::Locale("ar"), status);
  ASSERT_TRUE(U_SUCCESS(status));
  std::mt19937_64 random(20170324);
  const char* const rules[] = {"%spellout-cardinal-masculine", "%spellout-cardinal-feminine"};
  int read = 0, spelled = 0;
  for (int i = 0; i < 2000; ++i) {
    const int64_t value = i < 1000 ? i : static_cast<int64_t>(random() % 1'000'000);
    icu::UnicodeString words;
    icu::FieldPosition position;
    status = U_ZERO_ERROR;
    spell.format(value, icu::UnicodeString(rules[i % 2]), words, position, status);
    ASSERT_TRUE(U_SUCCESS(status)) << value;
    std::string utf8;
    words.toUTF8String(utf8);
    ++spelled;
    const TokenizedText text = Tokenize(utf8);
    const auto matches = FindNumbers(text, 0, Size(text));
    const bool exact = matches.size() == 1 && matches[0].value == static_cast<double>(value);
    read += exact;
    if (!exact && spelled - read < 10) {
      ADD_FAILURE() << value << " spelled " << utf8 << " read " << Numbers(utf8);
    }
  }
  EXPECT_EQ(read, spelled);
}

// Any order of the words that the grammars know.
// What numbers and dates are made of, in any order.
std::string NumberSoup(std::mt19937* random) {
  static const auto* const words = new std::vector<std::string>(absl::StrSplit(
      "24|5|2017|1,5|-3|/|-|:|10|(|)|%|،|و|من|إلى|في|بين|قبل|منذ|مارس|آب/أغسطس|الأول|"
      "الثاني|خمسة|وعشرين|عشر|ألف|وآلاف|مليون|مئة|ونصف|ثلاثة|أرباع|عشرات|بضعة|يوم|"
      "الجمعة|أيام|عام|عامي|الماضي|المقبل|القرن|الثمانينيات|الساعة|صباحاً|ليل|أمس|"
      "اليوم|نحو|أكثر|لا يقل عن|على الأقل|أو يساوي|دولار|جندي|طائرتين|شهر|رمضان|1438|"
      "هـ|نهاية|هذا|الأسبوع|صيف|e|^|سالب|\n|الـ|2011-2015|http://a.b/1|«|»|بالمئة|"
      "جزء|واحد",
      '|'));
  std::string raw;
  for (int i = 0; i < 24; ++i) {
    absl::StrAppend(&raw, (*words)[(*random)() % words->size()], (*random)() % 5 == 0 ? "" : " ");
  }
  return raw;
}

// Of quantities or dates: ranges of tokens.
template <typename Match>
void ExpectInOrder(const std::vector<Match>& matches, uint32_t begin, uint32_t end) {
  for (const Match& m : matches) {
    EXPECT_TRUE(begin <= m.begin && m.begin < m.end && m.end <= end);
    begin = m.end;
  }
}

// Of numbers and their ranges: ranges of bytes.
template <typename Match>
void ExpectSpansInOrder(const std::vector<Match>& matches) {
  uint32_t begin = 0;
  for (const Match& m : matches) {
    EXPECT_TRUE(begin <= m.span.bytes.begin && m.span.bytes.begin < m.span.bytes.end);
    begin = m.span.bytes.end;
  }
}

TEST(NumbersTest, MatchesAreInOrderAndInRangeWhateverTheText) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000 && !HasFailure(); ++round) {
    const std::string raw = NumberSoup(&random);
    SCOPED_TRACE(raw);
    const TokenizedText text = Tokenize(raw);
    const uint32_t begin = random() % (text.size() + 1), end = Size(text);
    const auto quantities = FindQuantities(text, begin, end);
    ExpectInOrder(quantities, begin, end);
    for (const QuantityMatch& m : quantities) {
      EXPECT_LE(m.quantity.value, m.quantity.upper_value);
    }
    const auto dates = FindDates(text, begin, end, absl::FromUnixSeconds(random()));
    ExpectInOrder(dates, begin, end);
    for (const DateMatch& m : dates) EXPECT_LT(m.interval.begin, m.interval.end);
    for (const absl::Time published : {absl::InfinitePast(), absl::InfiniteFuture()}) {
      FindDates(text, begin, end, published);
    }
    ExpectSpansInOrder(FindNumbers(text, begin, end));
    ExpectSpansInOrder(FindNumberRanges(text, begin, end));
    FindOrdinals(text, begin, end);
    FindPercentages(text, begin, end);
  }
}

// Input that makes a look-ahead without bound quadratic: a MiB of it would
// take hours, so that the test would be killed by its time limit.
TEST(NumbersTest, LongRunsStayLinear) {
  for (const char* unit : {"7",    "7 ",    "1.",      "1,",        "1/",         "1-",
                           "12:",  "123 ",  "خمسة ",   "وخمسة ",    "ألف ",       "مليون و",
                           "و",    "من 1 ", "بين 1 و", "أو يساوي ", "لا يقل عن ", "عشرات ",
                           "قبل ", "عام ",  "الساعة ", "مارس/",     "يوم ",       "5 و",
                           "ما ",  "%",     "("}) {
    std::string raw;
    const bool run = unit[1] == 0 || absl::string_view(unit) == "خمسة ";
    while (raw.size() < (run ? 1u << 20 : 1u << 18)) raw += unit;
    const TokenizedText text = Tokenize(raw);
    const auto quantities = FindQuantities(text, 0, Size(text));
    const auto dates = FindDates(text, 0, Size(text), absl::UnixEpoch());
    const auto ranges = FindNumberRanges(text, 0, Size(text));
    const auto ordinals = FindOrdinals(text, 0, Size(text));
    const auto percentages = FindPercentages(text, 0, Size(text));
    for (const QuantityMatch& m : quantities) {
      ASSERT_LT(m.begin, m.end);
      ASSERT_LE(m.end, Size(text));
      ASSERT_TRUE(std::isfinite(m.quantity.value)) << unit;
    }
    for (size_t i = 1; i < dates.size(); ++i) ASSERT_LE(dates[i - 1].end, dates[i].begin) << unit;
    ASSERT_TRUE(ranges.size() <= text.size() && ordinals.size() <= text.size() &&
                percentages.size() <= text.size());
  }
}

}  // namespace
}  // namespace isnad::text
