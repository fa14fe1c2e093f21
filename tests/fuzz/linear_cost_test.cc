// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// That an article four times as long costs four times as much, however it is
// made. No clock: core/text and core/analysis are compiled to count the basic
// blocks that they run, so the same text always costs the same, but for some
// millionths by where hash tables lie. What runs inside ICU and the C library is
// not counted; analysis_benchmark times that.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis/analyzer.h"
#include "core/model/id.h"
#include "tests/fuzz/hard_texts.h"

namespace {
uint64_t blocks_run = 0;
}  // namespace

// Called at the start of every basic block (-fsanitize-coverage=trace-pc).
extern "C" void __sanitizer_cov_trace_pc() { ++blocks_run; }

namespace isnad::fuzz {
namespace {

constexpr size_t kShort = 1 << 15;
constexpr size_t kLong = 4 * kShort;

// Tables that double now and then make the step uneven.
constexpr double kMostGrowth = 1.2;

// No text may cost this many times what prose of its length does.
constexpr double kMostExpensive = 12;

uint64_t CostOf(std::string body) {
  static const auto* const analyzer = analysis::Analyzer::Create()->release();
  model::Article article;
  article.outlet = "صحيفة المرفأ";
  article.body = std::move(body);
  article.revision = 1;
  article.id = model::ArticleId(article);
  const uint64_t before = blocks_run;
  EXPECT_TRUE(analyzer->Analyze(article).ok());
  return blocks_run - before;
}

double PerByte(const std::string& text) {
  return static_cast<double>(CostOf(text)) / static_cast<double>(text.size());
}

TEST(LinearCostTest, TheSameTextCostsTheSame) {
  const std::string text = PlainText(kShort);
  CostOf(text);  // tables that are made once
  EXPECT_GT(CostOf(text), text.size()) << "nothing is counted";
  EXPECT_NEAR(PerByte(text) / PerByte(text), 1, 1e-3);
}

TEST(LinearCostTest, ProseIsLinear) {
  CostOf(PlainText(kShort));
  EXPECT_LT(PerByte(PlainText(kLong)), kMostGrowth * PerByte(PlainText(kShort)));
}

TEST(LinearCostTest, HardTextsAreLinear) {
  CostOf(PlainText(kShort));
  const double prose = PerByte(PlainText(kShort));
  const std::vector<HardText> short_texts = HardTexts(kShort);
  const std::vector<HardText> long_texts = HardTexts(kLong);
  for (size_t i = 0; i < short_texts.size(); ++i) {
    SCOPED_TRACE(short_texts[i].name);
    const double once = PerByte(short_texts[i].text);
    const double longer = PerByte(long_texts[i].text);
    EXPECT_LT(longer, kMostGrowth * once) << "blocks a byte, " << longer / once << " times";
    EXPECT_LT(once, kMostExpensive * prose) << once / prose << " times prose";
  }
}

}  // namespace
}  // namespace isnad::fuzz
