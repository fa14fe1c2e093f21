// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/analysis_properties.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "core/model/error.h"
#include "tests/fuzz/broken_texts.h"
#include "tests/fuzz/hard_texts.h"

namespace isnad::fuzz {
namespace {

const analysis::Analyzer& TheAnalyzer() {
  static const auto* const analyzer = analysis::Analyzer::Create()->release();
  return *analyzer;
}

std::string Broken(absl::string_view bytes) {
  return FindBrokenProperty(TheAnalyzer(), ArticleOf(bytes));
}

struct Seed {
  std::string name;
  std::string bytes;
};

// The files of a folder under tests/, by name.
std::vector<Seed> Seeds(const std::string& folder) {
  std::vector<Seed> seeds;
  for (const auto& entry :
       std::filesystem::directory_iterator(ISNAD_SOURCE_DIR "/tests/" + folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    seeds.push_back(
        {entry.path().filename().string(), std::string(std::istreambuf_iterator<char>(in), {})});
  }
  std::sort(seeds.begin(), seeds.end(),
            [](const Seed& a, const Seed& b) { return a.name < b.name; });
  EXPECT_GT(seeds.size(), 10u) << folder;
  return seeds;
}

TEST(AnalysisPropertiesTest, HoldForTheCorpus) {
  for (const Seed& seed : Seeds("fuzz/corpus")) EXPECT_EQ(Broken(seed.bytes), "") << seed.name;
}

// With their headers and braces: texts as broken as any.
TEST(AnalysisPropertiesTest, HoldForTheFilesOfTheGold) {
  for (const Seed& seed : Seeds("eval/gold")) EXPECT_EQ(Broken(seed.bytes), "") << seed.name;
}

TEST(AnalysisPropertiesTest, HoldForDamagedTexts) {
  std::vector<Seed> seeds = Seeds("eval/gold");
  for (Seed& seed : Seeds("fuzz/corpus")) seeds.push_back(std::move(seed));
  std::minstd_rand random(20180517);
  for (int round = 0; round < 4'000; ++round) {
    const Seed& seed = seeds[random() % seeds.size()];
    const Seed& other = seeds[random() % seeds.size()];
    const std::string text = Damage(seed.bytes, other.bytes, &random);
    ASSERT_EQ(Broken(text), "") << round << " of " << seed.name << ":\n" << absl::CHexEscape(text);
  }
}

TEST(AnalysisPropertiesTest, HoldForHardTexts) {
  for (const HardText& hard : HardTexts(1 << 17)) EXPECT_EQ(Broken(hard.text), "") << hard.name;
}

TEST(AnalysisPropertiesTest, HoldForOneCharacterAMillionTimes) {
  const std::string kCharacters[] = {
      "ا",  "و", "«",      "\"",     "(",      ".", " ",
      "\n", "7", "\u0651", "\u202E", "\u0301", "ﷺ", std::string(1, '\0')};
  for (const std::string& c : kCharacters) {
    std::string text;
    for (int i = 0; i < 1'000'000; ++i) text += c;
    EXPECT_EQ(Broken(text), "") << absl::CHexEscape(c);
  }
}

TEST(AnalysisPropertiesTest, MalformedFieldsAreNamed) {
  for (const std::string& bad : {std::string("\xED\xA0\x80"), std::string("\xC0\xAF"),
                                 std::string("\xD9"), std::string("\xF5\x80\x80\x80")}) {
    const auto title = TheAnalyzer().Analyze(ArticleOf("قال" + bad + "\n\nقال"));
    const auto body = TheAnalyzer().Analyze(ArticleOf("قال\n\nقال" + bad));
    ASSERT_TRUE(model::GetErrorDetails(title.status()).has_value()) << title.status();
    ASSERT_TRUE(model::GetErrorDetails(body.status()).has_value()) << body.status();
    EXPECT_EQ(model::GetErrorDetails(title.status())->field, "article.title");
    EXPECT_EQ(model::GetErrorDetails(body.status())->field, "article.body");
  }
}

// That the inspection sees what it is there to see.
class BrokenReferenceTest : public ::testing::Test {
 protected:
  store::ArticleRecord record_ = *TheAnalyzer().Analyze(
      ArticleOf("مصنع يغلق أبوابه\n\n"
                "قال وزير الزراعة التونسي كمال الرياحي لوكالة رويترز إن شركة النسيج أغلقت مصنع "
                "المنستير. وبحسب مصدر أمني، فإن الشرطة فرقت المتظاهرين."));
};

TEST_F(BrokenReferenceTest, NothingIsBroken) {
  ASSERT_FALSE(record_.statements.empty());
  ASSERT_FALSE(record_.mentions.empty());
  ASSERT_FALSE(record_.designations.empty());
  EXPECT_EQ(FindBrokenReference(record_), "");
}

TEST_F(BrokenReferenceTest, Spans) {
  model::Statement& statement = record_.statements[0].statement;
  const model::Statement whole = statement;
  statement.span.end = statement.span.begin;
  EXPECT_EQ(FindBrokenReference(record_), "statement: an empty span");
  statement = whole;
  statement.span.end = static_cast<uint32_t>(record_.article.body.size()) + 2;
  EXPECT_EQ(FindBrokenReference(record_), "statement: a span outside the text");
  statement = whole;
  statement.cue_span = {model::TextField::kBody, 1, 2};
  EXPECT_EQ(FindBrokenReference(record_), "cue: a cut code point");
  statement = whole;
  statement.text += "!";
  EXPECT_EQ(FindBrokenReference(record_), "statement: not the text of its span");
}

TEST_F(BrokenReferenceTest, Ids) {
  const store::ArticleRecord whole = record_;
  record_.statements[0].statement.claim_ids.push_back("claim");
  EXPECT_EQ(FindBrokenReference(record_), "statement: a claim that nobody makes");
  record_ = whole;
  record_.mentions[0].mention.statement_id = "statement";
  EXPECT_EQ(FindBrokenReference(record_), "claim: of an unknown statement");
  record_ = whole;
  record_.statements.push_back(record_.statements[0]);
  EXPECT_EQ(FindBrokenReference(record_), "statement: an id that is empty or not its own");
  record_ = whole;
  record_.designations[0].actor_id = "actor";
  EXPECT_EQ(FindBrokenReference(record_), "title: an unknown actor");
}

}  // namespace
}  // namespace isnad::fuzz
