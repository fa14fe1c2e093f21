// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/rules/rule_lint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "core/analysis/rules/rule_files.h"
#include "google/protobuf/descriptor.pb.h"
#include "google/protobuf/dynamic_message.h"
#include "google/protobuf/text_format.h"

namespace isnad::analysis {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A schema as a room would write one, made at run time.
class RuleLintTest : public ::testing::Test {
 protected:
  void SetUp() override {
    google::protobuf::FileDescriptorProto file;
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
        R"pb(
          name: "sample.proto"
          message_type {
            name: "Rule"
            field { name: "id" number: 1 type: TYPE_STRING label: LABEL_OPTIONAL }
            field { name: "example" number: 2 type: TYPE_STRING label: LABEL_REPEATED }
            field { name: "counter_example" number: 3 type: TYPE_STRING label: LABEL_REPEATED }
          }
          message_type {
            name: "Rules"
            field {
              name: "rule"
              number: 1
              type: TYPE_MESSAGE
              type_name: ".Rule"
              label: LABEL_REPEATED
            }
          })pb",
        &file));
    ASSERT_NE(pool_.BuildFile(file), nullptr);
    rules_.reset(factory_.GetPrototype(pool_.FindMessageTypeByName("Rules"))->New());
  }

  std::vector<std::string> Lint(absl::string_view text) {
    EXPECT_TRUE(ParseRuleText("sample", text, rules_.get()).ok());
    RuleLint lint;
    lint.Check("sample", *rules_);
    return lint.findings();
  }

  google::protobuf::DescriptorPool pool_;
  google::protobuf::DynamicMessageFactory factory_{&pool_};
  std::unique_ptr<google::protobuf::Message> rules_;
};

TEST_F(RuleLintTest, AcceptsARuleWithExamples) {
  EXPECT_THAT(Lint(R"(rule { id: "says-that" example: "a" counter_example: "b" })"), IsEmpty());
}

TEST_F(RuleLintTest, WantsExamplesOfBothKinds) {
  EXPECT_THAT(Lint(R"(rule { id: "x" example: "a" })"),
              ElementsAre("sample: rule \"x\" has no counter_example"));
  EXPECT_THAT(Lint(R"(rule { id: "x" counter_example: "a" })"),
              ElementsAre("sample: rule \"x\" has no example"));
}

TEST_F(RuleLintTest, WantsIdsOnceAndInKebabCase) {
  EXPECT_THAT(Lint(R"(rule { id: "x" example: "a" counter_example: "b" }
                      rule { id: "x" example: "a" counter_example: "b" })"),
              ElementsAre("sample: id \"x\" repeats one of sample"));
  EXPECT_THAT(Lint(R"(rule { id: "SaysThat" example: "a" counter_example: "b" })"),
              ElementsAre("sample: id \"SaysThat\" is not lower-kebab-case"));
  EXPECT_THAT(Lint(R"(rule { example: "a" counter_example: "b" })"),
              ElementsAre("sample: id \"\" is not lower-kebab-case"));
}

TEST(IsLowerKebabCaseTest, Decides) {
  EXPECT_TRUE(IsLowerKebabCase("step-2"));
  for (const char* bad : {"", "-a", "a-", "a--b", "A", "a_b", "2a", "قال"}) {
    EXPECT_FALSE(IsLowerKebabCase(bad)) << bad;
  }
}

// What a rule file's first lines name, as "# proto-message: isnad.rules.X".
std::string HeaderOf(absl::string_view content, absl::string_view key) {
  for (absl::string_view line : absl::StrSplit(content, '\n')) {
    if (absl::ConsumePrefix(&line, absl::StrCat("# ", key, ": "))) return std::string(line);
  }
  return "";
}

// All schemas, as the build compiled them.
void LoadSchemas(google::protobuf::DescriptorPool* pool) {
  std::ifstream stream(ISNAD_RULE_SCHEMAS, std::ios::binary);
  google::protobuf::FileDescriptorSet schemas;
  ASSERT_TRUE(schemas.ParseFromIstream(&stream)) << ISNAD_RULE_SCHEMAS;
  for (const auto& schema : schemas.file()) ASSERT_NE(pool->BuildFile(schema), nullptr);
}

// Every rule file, by the schema that it names.
TEST(RuleFilesLintTest, EveryRuleHasAnIdAndExamples) {
  google::protobuf::DescriptorPool schemas;
  LoadSchemas(&schemas);
  google::protobuf::DynamicMessageFactory factory(&schemas);
  RuleLint lint;
  for (absl::string_view name : RuleFileNames()) {
    const absl::string_view content = *RuleFile(name);
    const auto* type = schemas.FindMessageTypeByName(HeaderOf(content, "proto-message"));
    ASSERT_NE(type, nullptr) << name << " has no line \"# proto-message: ...\" that names its type";
    EXPECT_EQ(type->file()->name(), HeaderOf(content, "proto-file")) << name;
    std::unique_ptr<google::protobuf::Message> rules(factory.GetPrototype(type)->New());
    ASSERT_EQ(ParseRuleFile(name, rules.get()), absl::OkStatus());
    lint.Check(name, *rules);
  }
  EXPECT_THAT(lint.findings(), IsEmpty());
}

}  // namespace
}  // namespace isnad::analysis
