// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/input_properties.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "tests/fuzz/broken_texts.h"

namespace isnad::fuzz {
namespace {

class InputPropertiesTest : public testing::TestWithParam<InputProperty> {
 protected:
  // The kept corpus, by name of the file.
  static std::vector<std::string> Corpus() {
    const std::string folder =
        std::string(ISNAD_SOURCE_DIR "/tests/fuzz/inputs/") + GetParam().name;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> corpus;
    for (const auto& path : paths) {
      std::ifstream in(path, std::ios::binary);
      corpus.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    return corpus;
  }

  // ISNAD_FUZZ_ROUNDS plays on where no fuzzer can be built.
  static int Rounds(int usual) {
    const char* const more = std::getenv("ISNAD_FUZZ_ROUNDS");
    int rounds = usual;
    return more != nullptr && absl::SimpleAtoi(more, &rounds) ? rounds : usual;
  }

  static std::string Broken(const std::string& bytes) { return GetParam().find_broken(bytes); }
};

INSTANTIATE_TEST_SUITE_P(Inputs, InputPropertiesTest,
                         testing::ValuesIn(InputProperties().begin(), InputProperties().end()),
                         [](const auto& property) { return std::string(property.param.name); });

TEST_P(InputPropertiesTest, HoldForTheCorpus) {
  const auto corpus = Corpus();
  EXPECT_GE(corpus.size(), 4u);
  for (const std::string& bytes : corpus) EXPECT_EQ(Broken(bytes), "") << absl::CHexEscape(bytes);
}

TEST_P(InputPropertiesTest, HoldForDamagedInputs) {
  const auto corpus = Corpus();
  std::minstd_rand random(20190404);
  for (int round = 0; round < Rounds(300); ++round) {
    const std::string& seed = corpus[random() % corpus.size()];
    const std::string bytes = Damage(seed, corpus[random() % corpus.size()], &random);
    ASSERT_EQ(Broken(bytes), "") << round << ": " << absl::CHexEscape(bytes);
  }
}

TEST_P(InputPropertiesTest, HoldForNoise) {
  std::minstd_rand random(20200520);
  for (int round = 0; round < Rounds(300); ++round) {
    std::string bytes(random() % 200, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    ASSERT_EQ(Broken(bytes), "") << round << ": " << absl::CHexEscape(bytes);
  }
}

}  // namespace
}  // namespace isnad::fuzz
