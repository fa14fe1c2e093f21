// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/pair_trainer/labelled_pairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace isnad::eval {
namespace {

using analysis::PairRelation;
using ::testing::HasSubstr;

std::string File(const std::string& name, const std::string& content) {
  const std::string path = testing::TempDir() + name;
  std::ofstream(path) << content;
  return path;
}

TEST(LabelledPairsTest, ReadsJsonLines) {
  const auto pairs = ReadLabelledPairs(File(
      "pairs.jsonl",
      R"({"id": "x", "label": "CONTRADICTION", "topic": "t", "a": {"text": "غرق", "holder": "سليم"},)"
      R"( "b": {"text": "نجا", "holder": "NARRATOR"}})"
      "\n"));
  ASSERT_TRUE(pairs.ok()) << pairs.status();
  ASSERT_EQ(pairs->size(), 1u);
  const LabelledPair& pair = pairs->front();
  EXPECT_EQ(pair.id, "x");
  EXPECT_EQ(pair.topic, "t");
  EXPECT_EQ(pair.label, PairRelation::kContradicts);
  EXPECT_EQ(pair.a.text, "غرق");
  EXPECT_EQ(pair.a.holder, "سليم");
  EXPECT_EQ(pair.b.holder, "");
}

TEST(LabelledPairsTest, ReadsQuotedCsv) {
  const auto pairs = ReadLabelledPairs(File(
      "pairs.csv", "s1,s2,stance\r\n\"قال \"\"نعم\"\", ثم سكت\",سكت,agree\r\nغرق,نجا,disagree\n"));
  ASSERT_TRUE(pairs.ok()) << pairs.status();
  ASSERT_EQ(pairs->size(), 2u);
  EXPECT_EQ(pairs->at(0).a.text, "قال \"نعم\", ثم سكت");
  EXPECT_EQ(pairs->at(0).label, PairRelation::kCorroborates);
  EXPECT_EQ(pairs->at(1).label, PairRelation::kContradicts);
}

TEST(LabelledPairsTest, ErrorsNameFileAndLine) {
  const auto label = ReadLabelledPairs(File("wrong.csv", "s1,s2,stance\nغرق,نجا,perhaps\n"));
  EXPECT_THAT(std::string(label.status().message()), HasSubstr("wrong.csv:2"));
  const auto json = ReadLabelledPairs(File("wrong.jsonl", "[]\n"));
  EXPECT_THAT(std::string(json.status().message()), HasSubstr("wrong.jsonl:1"));
  EXPECT_EQ(ReadLabelledPairs("no/such.jsonl").status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace isnad::eval
