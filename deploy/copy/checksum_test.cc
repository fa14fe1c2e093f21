// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/checksum.h"

#include <set>

#include "gtest/gtest.h"

namespace isnad::copy {
namespace {

const Table& Sample() {
  static const auto* const table = new Table("sample", "name, place int", "share real, note bytes");
  return *table;
}

Row MakeRow(std::string name, int64_t place, double share, std::string note) {
  Row row(4);
  row[0].bytes = std::move(name);
  row[1].integer = place;
  row[2].real = share;
  row[3].bytes = std::move(note);
  return row;
}

Checksum SumOf(const std::vector<Row>& rows) {
  Checksum sum;
  for (const Row& row : rows) sum.Add(Sample(), row);
  return sum;
}

TEST(ChecksumTest, IsTheSameInAnyOrder) {
  const Row a = MakeRow("ميناء", 1, 0.5, "x");
  const Row b = MakeRow("سوق", -2, 0.25, "");
  EXPECT_EQ(SumOf({a, b}), SumOf({b, a}));
  EXPECT_EQ(SumOf({a, b}).rows(), 2);
  EXPECT_NE(SumOf({a, b}), SumOf({a, a}));
}

TEST(ChecksumTest, EveryFieldCountsAndSoDoTheBordersBetweenThem) {
  std::set<std::string> sums;
  for (const Row& row :
       {MakeRow("ab", 1, 0.5, "c"), MakeRow("a", 1, 0.5, "bc"), MakeRow("ab", 2, 0.5, "c"),
        MakeRow("ab", 1, 0.75, "c"), MakeRow("ab", 1, 0.5, ""), MakeRow("", 1, 0.5, "abc")}) {
    sums.insert(SumOf({row}).Hex());
  }
  EXPECT_EQ(sums.size(), 6);
}

// It is kept in targets, so it must not change with the program.
TEST(ChecksumTest, IsWhatItWas) {
  EXPECT_EQ(SumOf({}).Hex(), "00000000000000000000000000000000");
  EXPECT_EQ(SumOf({MakeRow("ab", 1, 0.5, "c")}).Hex(), "2a2a3940af2a58daac18a032b476f70c");
}

TEST(ChecksumTest, GoesOnFromWhatWasKept) {
  const Row a = MakeRow("ميناء", 1, 0.5, "x");
  const Row b = MakeRow("سوق", -2, 0.25, "");
  const Checksum first = SumOf({a});
  Checksum kept;
  ASSERT_TRUE(kept.Parse(first.rows(), first.Hex()));
  kept.Add(Sample(), b);
  EXPECT_EQ(kept, SumOf({a, b}));
  EXPECT_FALSE(kept.Parse(1, "12"));
  EXPECT_FALSE(kept.Parse(1, "x0000000000000000000000000000000"));
}

}  // namespace
}  // namespace isnad::copy
