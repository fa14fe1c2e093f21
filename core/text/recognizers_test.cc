// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// Runs the Arabic specifications of microsoft/Recognizers-Text over our
// numbers and dates, and prints the share of cases in which we agree.
//
// A case agrees only if we find exactly as many results as it expects, each
// with the same first and last UTF-16 unit of the raw input and the same
// value. Where the suite leaves the place out (Start or End below 0), the text
// of the result is compared instead. The suite tells its own runner to ignore
// the value of many cases (IgnoreResolution); we do not, so cases whose given
// value is a slip count against us.
//
//   Number       value, to twelve significant digits
//   Percent      value before the '%'
//   Ordinal      offset and what it is relative to
//   NumberRange  both bounds and whether each is included
//   DateTime     the first moment of our interval against "value" or "start" of
//                any of the given resolutions, a bare time of day against ours;
//                the words matched, without white space, full stop, tanwin and
//                preposition at their edges, in place of the offsets. No
//                platform of the peer supports any of these cases, so they are
//                shown and are no part of a floor
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"
#include "core/text/dates.h"
#include "core/text/normalized_text.h"
#include "core/text/numbers.h"
#include "core/text/tokens.h"

namespace isnad::text {
namespace {

using Json = nlohmann::json;

constexpr char kUnresolved[] = "not resolved";

std::filesystem::path SuiteFolder() {
  if (const char* shared = std::getenv("ISNAD_SHARED")) {
    return std::filesystem::path(shared) / "recognizers";
  }
  return std::filesystem::path(ISNAD_SOURCE_DIR) / ".." / "shared" / "recognizers";
}

// What a case expects, or what we found: where, its raw text, and its value
// written in one way.
struct Result {
  int start = 0;
  int end = 0;  // the last unit, as in the suite
  std::string text;
  std::vector<std::string> values;  // any of them will do
};

std::string Canonical(double value) {
  return std::isinf(value) ? "" : absl::StrFormat("%.12g", value);
}

std::string Canonical(const std::string& number) {
  double value = 0;
  return absl::SimpleAtod(number, &value) ? Canonical(value) : number;
}

int Utf16Length(absl::string_view utf8) {
  int length = 0;
  for (const unsigned char c : utf8) length += (c & 0xC0) == 0x80 ? 0 : (c >= 0xF0 ? 2 : 1);
  return length;
}

Result Found(const TokenizedText& text, ByteRange normalized, std::vector<std::string> values) {
  const ByteRange raw = text.text().ToRaw(normalized);
  const absl::string_view all = text.text().raw();
  Result result;
  result.text = std::string(all.substr(raw.begin, raw.size()));
  result.start = Utf16Length(all.substr(0, raw.begin));
  result.end = result.start + Utf16Length(result.text) - 1;
  result.values = std::move(values);
  return result;
}

bool Agree(const Result& expected, const Result& found, bool with_value) {
  const bool placed = expected.start >= 0 && expected.end >= 0;
  const bool here = placed ? expected.start == found.start && expected.end == found.end
                           : expected.text == found.text;
  if (!here) return false;
  if (!with_value) return true;
  for (const std::string& value : expected.values) {
    for (const std::string& ours : found.values) {
      if (value == ours) return true;
    }
  }
  return false;
}

struct Score {
  int agreed = 0;
  int spans_agreed = 0;
  int cases = 0;

  Score operator+(const Score& other) const {
    return {agreed + other.agreed, spans_agreed + other.spans_agreed, cases + other.cases};
  }
  double rate() const { return cases == 0 ? 0 : static_cast<double>(agreed) / cases; }
};

struct Model {
  std::string name;
  // Expected values of one result of the suite.
  std::function<std::vector<std::string>(const Json&)> expected;
  std::function<std::vector<Result>(const TokenizedText&, const Json&)> find;
  // Words for offsets, and also the cases that no platform supports.
  bool dates = false;
};

bool SupportedSomewhere(const Json& spec) {
  const std::string unsupported =
      absl::StrCat(spec.value("NotSupported", ""), ",", spec.value("NotSupportedByDesign", ""));
  for (const absl::string_view platform : {"dotnet", "java", "javascript", "python"}) {
    bool listed = false;
    for (absl::string_view name : absl::StrSplit(unsupported, ',')) {
      listed |= absl::StripAsciiWhitespace(name) == platform;
    }
    if (!listed) return true;
  }
  return false;
}

std::string Trimmed(absl::string_view text);

std::vector<Result> Expected(const Model& model, const Json& spec) {
  std::vector<Result> results;
  for (const Json& given : spec.at("Results")) {
    Result result;
    result.text = given.value("Text", "");
    result.start = given.value("Start", -1);
    result.end = given.value("End", -1);
    result.values = model.expected(given);
    if (model.dates) result.start = -1;
    if (model.dates) result.text = Trimmed(result.text);
    results.push_back(std::move(result));
  }
  return results;
}

std::string Describe(const std::vector<Result>& results) {
  std::string out;
  for (const Result& r : results) {
    absl::StrAppend(&out, " [", r.start, " ", r.end, " ", r.text, " = ",
                    r.values.empty() ? "" : r.values.front(), "]");
  }
  return out;
}

Score RunModel(const Model& model) {
  std::ifstream in(SuiteFolder() / (model.name + "Model.json"));
  std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const absl::string_view json = absl::StripPrefix(content, "\xEF\xBB\xBF");
  Score score;
  int index = -1;
  for (const Json& spec : Json::parse(json.begin(), json.end())) {
    ++index;
    if (!model.dates && !SupportedSomewhere(spec)) continue;
    ++score.cases;
    auto normalized = NormalizedText::Create(spec.at("Input").get<std::string>());
    if (!normalized.ok()) continue;
    const TokenizedText text(*std::move(normalized));
    std::vector<Result> found = model.find(text, spec);
    for (Result& result : found) {
      if (model.dates) result.text = Trimmed(result.text);
    }
    const std::vector<Result> expected = Expected(model, spec);
    bool spans = found.size() == expected.size(), values = spans;
    for (size_t i = 0; spans && i < found.size(); ++i) {
      spans = spans && Agree(expected[i], found[i], /*with_value=*/false);
      values = values && Agree(expected[i], found[i], /*with_value=*/true);
    }
    score.spans_agreed += spans;
    score.agreed += spans && values;
    if (std::getenv("ISNAD_SHOW_MISSES") != nullptr && !(spans && values)) {
      std::cout << model.name << " " << index << ": " << spec.at("Input").get<std::string>()
                << "\n  expected" << Describe(expected) << "\n  found   " << Describe(found)
                << "\n";
    }
  }
  std::cout << "Recognizers " << model.name << ": " << score.agreed << " of " << score.cases
            << " agree (" << std::lround(1000 * score.rate()) / 10.0 << " %); spans alone "
            << score.spans_agreed << (model.dates ? "; supported by no platform, no floor" : "")
            << std::endl;
  return score;
}

uint32_t Size(const TokenizedText& text) { return static_cast<uint32_t>(text.size()); }

Model NumberModel() {
  return {"Number",
          [](const Json& given) {
            return std::vector{Canonical(given["Resolution"].value("value", ""))};
          },
          [](const TokenizedText& text, const Json&) {
            std::vector<Result> results;
            for (const NumberMatch& m : FindNumbers(text, 0, Size(text))) {
              results.push_back(Found(text, m.span.bytes, {Canonical(m.value)}));
            }
            return results;
          }};
}

Model PercentModel() {
  return {"Percent",
          [](const Json& given) {
            const std::string value = given["Resolution"].value("value", "");
            return std::vector{Canonical(std::string(absl::StripSuffix(value, "%")))};
          },
          [](const TokenizedText& text, const Json&) {
            std::vector<Result> results;
            for (const PercentMatch& m : FindPercentages(text, 0, Size(text))) {
              results.push_back(Found(text, m.span.bytes, {Canonical(m.value)}));
            }
            return results;
          }};
}

Model OrdinalModel() {
  return {"Ordinal",
          [](const Json& given) {
            const Json& r = given["Resolution"];
            return std::vector{absl::StrCat(r.value("relativeTo", ""), r.value("offset", ""))};
          },
          [](const TokenizedText& text, const Json&) {
            std::vector<Result> results;
            for (const OrdinalMatch& m : FindOrdinals(text, 0, Size(text))) {
              const char* const anchor = m.anchor == OrdinalAnchor::kStart ? "start"
                                         : m.anchor == OrdinalAnchor::kEnd ? "end"
                                                                           : "current";
              results.push_back(Found(text, m.span.bytes, {absl::StrCat(anchor, m.value)}));
            }
            return results;
          }};
}

std::string CanonicalRange(const std::string& given) {
  if (given.size() < 3) return given;
  const std::vector<std::string> bounds = absl::StrSplit(given.substr(1, given.size() - 2), ',');
  if (bounds.size() != 2) return given;
  return absl::StrCat(given.substr(0, 1), Canonical(bounds[0]), ",", Canonical(bounds[1]),
                      given.substr(given.size() - 1));
}

Model NumberRangeModel() {
  return {"NumberRange",
          [](const Json& given) {
            return std::vector{CanonicalRange(given["Resolution"].value("value", ""))};
          },
          [](const TokenizedText& text, const Json&) {
            std::vector<Result> results;
            for (const NumberRangeMatch& m : FindNumberRanges(text, 0, Size(text))) {
              results.push_back(
                  Found(text, m.span.bytes,
                        {absl::StrCat(m.lower_included ? "[" : "(", Canonical(m.lower), ",",
                                      Canonical(m.upper), m.upper_included ? "]" : ")")}));
            }
            return results;
          }};
}

std::string SuiteTime(absl::Time time) {
  return absl::FormatTime("%Y-%m-%d %H:%M:%S", time, absl::UTCTimeZone());
}

absl::Time ReferenceOf(const Json& spec) {
  absl::Time reference;
  const std::string given = spec.at("Context").value("ReferenceDateTime", "");
  absl::ParseTime("%Y-%m-%dT%H:%M:%E*S", given, &reference, nullptr);
  return reference;
}

// "2016-11-07", "2016-11-07 05:00:00" and "05:00:00" as the start of an interval.
std::vector<std::string> SuiteStarts(const Json& given) {
  const Json& resolution = given["Resolution"];
  if (!resolution.is_object()) return {kUnresolved};
  std::vector<std::string> starts;
  for (const Json& value : resolution.at("values")) {
    std::string start = value.value("start", value.value("value", ""));
    if (start.size() == 10) start += " 00:00:00";
    starts.push_back(start == "not resolved" ? kUnresolved : start);
  }
  return starts;
}

// The words of a span without what the suite leaves at its edges now and then.
std::string Trimmed(absl::string_view text) {
  for (const absl::string_view edge : {" ", "\u064B", ".", " "}) {
    while (absl::ConsumeSuffix(&text, edge)) continue;
    while (absl::ConsumePrefix(&text, edge)) continue;
  }
  for (const absl::string_view preposition : {"في ", "من ", "بين ", "منذ "}) {
    if (absl::ConsumePrefix(&text, preposition)) break;
  }
  return std::string(text);
}

Model DateTimeModel() {
  return {"DateTime", SuiteStarts,
          [](const TokenizedText& text, const Json& spec) {
            std::vector<Result> results;
            const absl::Time reference = ReferenceOf(spec);
            for (const DateMatch& m : FindDates(text, 0, Size(text), reference)) {
              const ByteRange bytes{text[m.begin].begin, text[m.end - 1].end};
              const std::string start = SuiteTime(m.interval.begin);
              results.push_back(Found(text, bytes, {start, start.substr(11), kUnresolved}));
            }
            return results;
          },
          /*dates=*/true};
}

class RecognizersTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(SuiteFolder() / "NumberModel.json")) {
      GTEST_SKIP() << "the peer's suite is not at " << SuiteFolder()
                   << "; set ISNAD_SHARED to the folder that holds recognizers/";
    }
  }
};

TEST_F(RecognizersTest, NumbersPercentagesAndOrdinals) {
  const Score score = RunModel(NumberModel()) + RunModel(PercentModel()) + RunModel(OrdinalModel());
  std::cout << "Recognizers Number + Percent + Ordinal: " << score.agreed << " of " << score.cases
            << std::endl;
  EXPECT_GE(score.rate(), 0.85);
}

TEST_F(RecognizersTest, RangesAndDates) {
  EXPECT_GE(RunModel(NumberRangeModel()).rate(), 0.60);
  RunModel(DateTimeModel());
}

}  // namespace
}  // namespace isnad::text
