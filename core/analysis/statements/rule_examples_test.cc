// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// Every example of the rule files is read as marked: [ ] the content, { } the
// speaker. No counter-example is read by its rule.
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_replace.h"
#include "core/analysis/rules/clauses.pb.h"
#include "core/analysis/rules/cues.pb.h"
#include "core/analysis/rules/rule_files.h"
#include "core/analysis/statements/statements.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::analysis {
namespace {

using ::testing::Contains;
using ::testing::Pair;

struct Found {
  std::string rule;
  std::string text;
  std::string mention;
};

class RuleExamplesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto entities = EntityReader::Create();
    ASSERT_TRUE(entities.ok()) << entities.status();
    auto statements = StatementReader::Create();
    ASSERT_TRUE(statements.ok()) << statements.status();
    entities_.emplace(*std::move(entities));
    statements_.emplace(*std::move(statements));
  }

  std::vector<Found> Read(const std::string& text) const {
    model::Article article;
    article.outlet = "الصحيفة";
    article.body = text;
    auto document = ReadDocument(article);
    EXPECT_TRUE(document.ok()) << document.status();
    std::vector<Found> found;
    for (const FoundStatement& each : statements_->Read(*document, entities_->Read(*document))) {
      found.push_back({each.statement.rule, each.statement.text, each.statement.speaker.mention});
    }
    return found;
  }

  void ExpectRead(const std::string& id, const std::string& example) const {
    const std::string plain =
        absl::StrReplaceAll(example, {{"[", ""}, {"]", ""}, {"{", ""}, {"}", ""}});
    const auto between = [&example](char open, char close) -> std::string {
      const size_t begin = example.find(open);
      if (begin == std::string::npos) return "";
      const std::string inside = example.substr(begin + 1, example.find(close) - begin - 1);
      return absl::StrReplaceAll(inside, {{"[", ""}, {"]", ""}, {"{", ""}, {"}", ""}});
    };
    std::vector<std::pair<std::string, std::string>> read;
    std::string content = between('[', ']');
    for (Found& found : Read(plain)) {
      if (found.rule == "narration") continue;
      // A particle written to the first word of content or speaker stays with it.
      for (std::string* side : {&found.text, &found.mention}) {
        const std::string& want = side == &found.text ? content : between('{', '}');
        if (side->size() == want.size() + 2 && side->substr(2) == want) *side = want;
      }
      read.emplace_back(found.text, found.mention);
    }
    EXPECT_THAT(read, Contains(Pair(content, between('{', '}')))) << id << ": " << example;
  }

  void ExpectNotRead(const std::string& id, const std::string& counter_example) const {
    for (const Found& found : Read(counter_example)) {
      EXPECT_NE(found.rule, id) << counter_example << "\nread: " << found.text;
    }
  }

 private:
  std::optional<EntityReader> entities_;
  std::optional<StatementReader> statements_;
};

TEST_F(RuleExamplesTest, CuesReadTheirExamples) {
  auto rules = ReadRuleFile<rules::CueRules>("cues.textproto");
  ASSERT_TRUE(rules.ok()) << rules.status();
  ASSERT_GT(rules->cue_size(), 20);
  for (const rules::CueRule& cue : rules->cue()) {
    for (const std::string& example : cue.example()) ExpectRead(cue.id(), example);
    for (const std::string& example : cue.counter_example()) ExpectNotRead(cue.id(), example);
  }
}

TEST_F(RuleExamplesTest, SourcesReadTheirExamples) {
  auto rules = ReadRuleFile<rules::SourceRules>("sources.textproto");
  ASSERT_TRUE(rules.ok()) << rules.status();
  ASSERT_GT(rules->source_size(), 0);
  for (const rules::SourceRule& source : rules->source()) {
    for (const std::string& example : source.example()) ExpectRead(source.id(), example);
    for (const std::string& example : source.counter_example()) ExpectNotRead(source.id(), example);
  }
}

}  // namespace
}  // namespace isnad::analysis
