// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "deploy/report/report.h"

// The chains of a contradiction's two sides as trees: whoever passed the same
// words on after the same others stands once.
namespace isnad::report {

enum class GraphSide { kA, kB };

struct TreeNode {
  Link link;
  GraphSide side = GraphSide::kA;
  std::vector<int> children;  // indexes, in the order of the chains
  int depth = 0;              // 0 for a root
  // Of a leaf, that is of an article:
  bool is_leaf = false;
  absl::Time publish_time;
  v1::HolderStance stance = v1::HOLDER_STANCE_UNSPECIFIED;
  int origin = 0;  // number of the independent origin on its side, from 1
  bool is_copy = false;
};

struct IsnadTree {
  std::vector<TreeNode> nodes;
  std::vector<int> roots;  // those of side A first
  int depth = 0;           // links of the longest chain
};

// Longer chains keep their ends, with "…" for what is left out.
inline constexpr size_t kMaxLinks = 6;

// Linear in the number of links times the number of chains that part at one.
IsnadTree GrowIsnadTree(const std::vector<Chain>& side_a, const std::vector<Chain>& side_b);

// "قيس سعيد ← رواق الدولة (26 يوليو 2021)": the chain as words, for readers
// who do not see the graph.
std::string ChainAsText(const Chain& chain);

}  // namespace isnad::report
