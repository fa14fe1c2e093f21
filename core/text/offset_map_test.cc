// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/offset_map.h"

#include <ostream>
#include <utility>

#include "gtest/gtest.h"

namespace isnad::text {

void PrintTo(const ByteRange& range, std::ostream* out) {
  *out << "[" << range.begin << ", " << range.end << ")";
}

namespace {

TEST(OffsetMapTest, WithoutEditsIsIdentity) {
  OffsetMap::Builder builder;
  builder.Copy(10);
  const OffsetMap map = std::move(builder).Build();
  EXPECT_EQ(map.ToSource({3, 7}), (ByteRange{3, 7}));
  EXPECT_EQ(map.ToTarget({0, 10}), (ByteRange{0, 10}));
  EXPECT_EQ(map.run_count(), 0u);
}

TEST(OffsetMapTest, DeletedEdgesStayOutside) {
  OffsetMap::Builder builder;  // --aa--bb--
  for (int i = 0; i < 2; ++i) {
    builder.Replace(2, 0);
    builder.Copy(2);
  }
  builder.Replace(2, 0);
  const OffsetMap map = std::move(builder).Build();
  EXPECT_EQ(map.ToSource({0, 2}), (ByteRange{2, 4}));
  EXPECT_EQ(map.ToSource({2, 4}), (ByteRange{6, 8}));
  EXPECT_EQ(map.ToSource({0, 4}), (ByteRange{2, 8}));
  EXPECT_EQ(map.ToSource({1, 3}), (ByteRange{3, 7}));
  EXPECT_EQ(map.ToTarget({0, 10}), (ByteRange{0, 4}));
  EXPECT_EQ(map.ToTarget({4, 6}), (ByteRange{2, 2})) << "all of it was deleted";
  EXPECT_EQ(map.ToTarget({3, 7}), (ByteRange{1, 3}));
}

TEST(OffsetMapTest, ReplacedUnitIsAtomic) {
  OffsetMap::Builder builder;
  builder.Copy(1);
  builder.Replace(3, 4);
  builder.Copy(1);
  const OffsetMap map = std::move(builder).Build();
  EXPECT_EQ(map.ToSource({2, 3}), (ByteRange{1, 4}));
  EXPECT_EQ(map.ToSource({0, 2}), (ByteRange{0, 4}));
  EXPECT_EQ(map.ToSource({5, 6}), (ByteRange{4, 5}));
  EXPECT_EQ(map.ToTarget({2, 3}), (ByteRange{1, 5}));
}

TEST(OffsetMapTest, EqualEditsInARowTakeOneRun) {
  OffsetMap::Builder builder;
  for (int i = 0; i < 1000; ++i) builder.Replace(2, 1);
  for (int i = 0; i < 1000; ++i) builder.Replace(2, 0);
  builder.Copy(5);
  const OffsetMap map = std::move(builder).Build();
  EXPECT_EQ(map.run_count(), 2u);
  EXPECT_EQ(map.ToSource({500, 501}), (ByteRange{1000, 1002}));
  EXPECT_EQ(map.ToTarget({1001, 1002}), (ByteRange{500, 501}));
  EXPECT_EQ(map.ToSource({1000, 1005}), (ByteRange{4000, 4005}));
}

TEST(OffsetMapTest, DeletionBeforeAndBehindAReplacement) {
  OffsetMap::Builder builder;
  builder.Replace(2, 0);
  builder.Replace(2, 1);
  builder.Replace(4, 0);
  const OffsetMap map = std::move(builder).Build();
  EXPECT_EQ(map.ToSource({0, 1}), (ByteRange{2, 4}));
  EXPECT_EQ(map.ToTarget({0, 8}), (ByteRange{0, 1}));
  EXPECT_EQ(map.ToTarget({0, 2}), (ByteRange{0, 0}));
}

TEST(OffsetMapTest, EmptyRangeMapsToEmptyRange) {
  OffsetMap::Builder builder;
  builder.Copy(2);
  builder.Replace(2, 0);
  builder.Copy(2);
  const OffsetMap map = std::move(builder).Build();
  EXPECT_EQ(map.ToSource({2, 2}).size(), 0u);
  EXPECT_EQ(map.ToTarget({3, 3}).size(), 0u);
}

}  // namespace
}  // namespace isnad::text
