// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/rules/rule_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/analysis/rules/rules.pb.h"
#include "core/analysis/rules/word.h"

namespace isnad::analysis {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(RuleFilesTest, ContentsEqualTheFilesOnDisk) {
  const std::filesystem::path folder = ISNAD_SOURCE_DIR "/core/analysis/rules/ar";
  size_t files = 0;
  if (std::filesystem::exists(folder)) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file()) continue;
      ++files;
      std::ifstream stream(entry.path(), std::ios::binary);
      const std::string content{std::istreambuf_iterator<char>(stream), {}};
      auto embedded = RuleFile(entry.path().lexically_relative(folder).string());
      ASSERT_TRUE(embedded.ok()) << embedded.status();
      EXPECT_EQ(*embedded, content) << entry.path();
    }
  }
  EXPECT_EQ(RuleFileNames().size(), files);
}

TEST(RuleFilesTest, UnknownFileIsNotFound) {
  EXPECT_EQ(RuleFile("no-such.textproto").status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReadRuleFile<rules::Word>("no-such.textproto").status().code(),
            absl::StatusCode::kNotFound);
}

TEST(RuleFilesTest, VersionIsAFingerprint) {
  EXPECT_THAT(std::string(RulesVersion()), ::testing::MatchesRegex("[0-9a-f]{16}"));
}

TEST(RuleFilesTest, ErrorsGiveFileLineAndReason) {
  rules::Word word;
  const absl::Status status = ParseRuleText("words.textproto", "lemma: \"قال\"\nlema: 1\n", &word);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("words.textproto:2:"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("lema"));
}

TEST(WordTest, BecomesALexeme) {
  rules::Word word;
  ASSERT_TRUE(ParseRuleText("w", R"(lemma: "قال" present: "يقول" active_participle: "قائل"
                                    passive_participle: "مقول" masdar: "قول" plural: "أقوال")",
                            &word)
                  .ok());
  const Lexeme lexeme = ToLexeme(word, 7);
  EXPECT_EQ(lexeme.lemma, "قال");
  EXPECT_EQ(lexeme.present, "يقول");
  EXPECT_THAT(lexeme.active_participles, ElementsAre("قائل"));
  EXPECT_THAT(lexeme.passive_participles, ElementsAre("مقول"));
  EXPECT_THAT(lexeme.masdars, ElementsAre("قول"));
  EXPECT_THAT(lexeme.plurals, ElementsAre("أقوال"));
  EXPECT_EQ(lexeme.tag, 7u);
}

}  // namespace
}  // namespace isnad::analysis
