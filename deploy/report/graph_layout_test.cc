// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/graph_layout.h"

#include <algorithm>
#include <random>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace isnad::report {
namespace {

Chain ChainOf(const std::vector<std::string>& names, const std::string& origin) {
  Chain chain;
  for (size_t i = 0; i < names.size(); ++i) {
    const v1::LinkRole role = i + 1 == names.size() ? v1::LINK_ROLE_OUTLET
                              : i == 0              ? v1::LINK_ROLE_SPEAKER
                                                    : v1::LINK_ROLE_RELAY;
    chain.links.push_back({role, names[i]});
  }
  chain.origin = chain.statement = origin;
  chain.stance = v1::HOLDER_STANCE_ASSERTS;
  return chain;
}

bool Overlap(const GraphBox& a, const GraphBox& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

// Whether an axis-parallel stretch of an edge passes through the box's inside.
bool Crosses(const GraphEdge& edge, const GraphBox& box) {
  for (size_t i = 1; i < edge.points.size(); ++i) {
    const auto [x1, x2] = std::minmax(edge.points[i - 1].first, edge.points[i].first);
    const auto [y1, y2] = std::minmax(edge.points[i - 1].second, edge.points[i].second);
    if (x1 < box.x + box.width && x2 > box.x && y1 < box.y + box.height && y2 > box.y) return true;
  }
  return false;
}

void ExpectSound(const IsnadTree& tree, const GraphLayout& layout) {
  ASSERT_EQ(layout.boxes.size(), tree.nodes.size());
  EXPECT_EQ(layout.edges.size(), tree.nodes.size() - tree.roots.size());
  for (size_t i = 0; i < layout.boxes.size(); ++i) {
    const GraphBox& box = layout.boxes[i];
    EXPECT_GE(box.x, 0);
    EXPECT_GE(box.y, 0);
    EXPECT_LE(box.x + box.width, layout.width);
    EXPECT_LE(box.y + box.height, layout.height);
    for (size_t j = 0; j < i; ++j) {
      EXPECT_FALSE(Overlap(box, layout.boxes[j])) << tree.nodes[i].link.name;
    }
    for (const GraphEdge& edge : layout.edges) {
      EXPECT_FALSE(Crosses(edge, box)) << tree.nodes[i].link.name;
    }
  }
}

TEST(GrowIsnadTreeTest, WhoPassedTheSameWordsOnStandsOnce) {
  const IsnadTree tree = GrowIsnadTree(
      {ChainOf({"الوزير", "الوكالة", "صحيفة أولى"}, "1"),
       ChainOf({"الوزير", "الوكالة", "صحيفة ثانية"}, "1"), ChainOf({"الوزير", "صحيفة ثالثة"}, "2")},
      {ChainOf({"الوزير", "صحيفة رابعة"}, "3")});
  // The minister once on each side, the agency once, four papers.
  EXPECT_EQ(tree.nodes.size(), 7u);
  EXPECT_EQ(tree.roots.size(), 2u);
  EXPECT_EQ(tree.depth, 3);
  EXPECT_EQ(tree.nodes[2].origin, tree.nodes[3].origin);
  EXPECT_NE(tree.nodes[2].origin, tree.nodes[4].origin);
}

TEST(GrowIsnadTreeTest, ANarrationIsTheOutletAlone) {
  const IsnadTree tree = GrowIsnadTree({ChainOf({"صحيفة"}, "1")}, {});
  ASSERT_EQ(tree.nodes.size(), 1u);
  EXPECT_TRUE(tree.nodes[0].is_leaf);
  ExpectSound(tree, LayOutInColumns(tree));
  ExpectSound(tree, LayOutInLines(tree));
}

TEST(GrowIsnadTreeTest, LongChainsKeepTheirEnds) {
  std::vector<std::string> names;
  for (int i = 0; i < 30; ++i) names.push_back(absl::StrCat("ناقل ", i));
  const IsnadTree tree = GrowIsnadTree({ChainOf(names, "1")}, {});
  EXPECT_EQ(tree.nodes.size(), kMaxLinks);
  EXPECT_EQ(tree.nodes.front().link.name, "ناقل 0");
  EXPECT_EQ(tree.nodes.back().link.name, "ناقل 29");
  ExpectSound(tree, LayOutInColumns(tree));
}

TEST(ChainAsTextTest, ReadsFromTheSpeakerOn) {
  Chain chain = ChainOf({"الوزير", "الوكالة", "الصحيفة"}, "1");
  chain.publish_time = absl::FromCivil(absl::CivilDay(2021, 3, 24), absl::UTCTimeZone());
  EXPECT_EQ(ChainAsText(chain), "الوزير ← الوكالة ← الصحيفة (24 مارس 2021)");
}

TEST(GraphLayoutTest, ReadingGoesFromRightToLeft) {
  const IsnadTree tree = GrowIsnadTree({ChainOf({"الوزير", "الوكالة", "الصحيفة"}, "1")}, {});
  const GraphLayout layout = LayOutInColumns(tree);
  EXPECT_GT(layout.boxes[0].x, layout.boxes[1].x);
  EXPECT_GT(layout.boxes[1].x, layout.boxes[2].x);
  for (const GraphEdge& edge : layout.edges) {
    EXPECT_GT(edge.points.front().first, edge.points.back().first);
  }
}

TEST(GraphLayoutTest, NothingOverlapsInAnyTree) {
  std::mt19937 random(20210724);
  const auto pick = [&](int n) { return static_cast<int>(random() % n); };
  for (int round = 0; round < 200; ++round) {
    std::vector<Chain> sides[2];
    for (auto& side : sides) {
      for (int c = pick(9); c >= 0; --c) {
        std::vector<std::string> names;
        for (int links = pick(5); links >= 0; --links) {
          std::string name = absl::StrCat("اسم ", pick(3));
          for (int words = pick(12); words > 0; --words) name += " متحدث";
          names.push_back(name);
        }
        side.push_back(ChainOf(names, absl::StrCat(pick(4))));
      }
    }
    const IsnadTree tree = GrowIsnadTree(sides[0], sides[1]);
    ExpectSound(tree, LayOutInColumns(tree));
    ExpectSound(tree, LayOutInLines(tree));
    EXPECT_EQ(LayOutInLines(tree).width, kNarrowWidth);
  }
}

}  // namespace
}  // namespace isnad::report
