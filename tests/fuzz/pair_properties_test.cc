// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/pair_properties.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_split.h"
#include "tests/fuzz/broken_texts.h"
#include "tests/fuzz/hard_texts.h"

namespace isnad::fuzz {
namespace {

const analysis::PairScorer& TheScorer() {
  static const auto& scorer = *new auto(analysis::PairScorer::Create());
  return *scorer;
}

// The lines of the labelled pairs, JSON and all, in a fixed order.
std::vector<std::string> Lines() {
  std::set<std::string> lines;
  for (const auto& entry :
       std::filesystem::directory_iterator(ISNAD_SOURCE_DIR "/tests/eval/pairs")) {
    std::ifstream in(entry.path());
    const std::string content(std::istreambuf_iterator<char>(in), {});
    for (absl::string_view line : absl::StrSplit(content, '\n')) lines.emplace(line);
  }
  EXPECT_GT(lines.size(), 100u);
  return {lines.begin(), lines.end()};
}

TEST(PairPropertiesTest, HoldForDamagedTexts) {
  const std::vector<std::string> lines = Lines();
  std::minstd_rand random(20180517);
  for (int round = 0; round < 3'000; ++round) {
    const std::string& seed = lines[random() % lines.size()];
    const std::string a = Damage(seed, lines[random() % lines.size()], &random);
    const std::string b = Damage(seed, lines[random() % lines.size()], &random);
    ASSERT_EQ(FindBrokenPair(TheScorer(), a, b), "") << round << ":\n"
                                                     << absl::CHexEscape(a) << "\n"
                                                     << absl::CHexEscape(b);
  }
}

TEST(PairPropertiesTest, HoldForHardTexts) {
  for (const HardText& hard : HardTexts(1 << 15)) {
    EXPECT_EQ(FindBrokenPair(TheScorer(), hard.text, hard.text), "") << hard.name;
  }
}

}  // namespace
}  // namespace isnad::fuzz
