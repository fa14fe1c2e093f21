// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/isnad_tree.h"

#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "deploy/report/wording.h"

namespace isnad::report {
namespace {

std::vector<Link> Shortened(const std::vector<Link>& links) {
  if (links.size() <= kMaxLinks) return links;
  std::vector<Link> kept(links.begin(), links.begin() + kMaxLinks - 2);
  kept.push_back({v1::LINK_ROLE_RELAY, "…"});
  kept.push_back(links.back());
  return kept;
}

class Grower {
 public:
  explicit Grower(IsnadTree* tree) : tree_(*tree) {}

  void Add(const Chain& chain, GraphSide side, int origin) {
    const std::vector<Link> links = Shortened(chain.links);
    int parent = -1;
    for (size_t i = 0; i + 1 < links.size(); ++i) parent = FindOrAdd(parent, links[i], side);
    if (links.empty()) return;
    TreeNode& leaf = tree_.nodes[AddNode(parent, links.back(), side)];
    leaf.is_leaf = true;
    leaf.publish_time = chain.publish_time;
    leaf.stance = chain.stance;
    leaf.origin = origin;
    leaf.is_copy = chain.is_copy;
    tree_.depth = std::max(tree_.depth, static_cast<int>(links.size()));
  }

 private:
  std::vector<int>& ChildrenOf(int parent) {
    return parent < 0 ? tree_.roots : tree_.nodes[parent].children;
  }

  int FindOrAdd(int parent, const Link& link, GraphSide side) {
    for (const int child : ChildrenOf(parent)) {
      const TreeNode& node = tree_.nodes[child];
      if (node.link == link && node.side == side && !node.is_leaf) return child;
    }
    return AddNode(parent, link, side);
  }

  int AddNode(int parent, const Link& link, GraphSide side) {
    const int index = static_cast<int>(tree_.nodes.size());
    tree_.nodes.emplace_back();
    tree_.nodes.back().link = link;
    tree_.nodes.back().side = side;
    tree_.nodes.back().depth = parent < 0 ? 0 : tree_.nodes[parent].depth + 1;
    ChildrenOf(parent).push_back(index);
    return index;
  }

  IsnadTree& tree_;
};

}  // namespace

IsnadTree GrowIsnadTree(const std::vector<Chain>& side_a, const std::vector<Chain>& side_b) {
  IsnadTree tree;
  Grower grower(&tree);
  for (const GraphSide side : {GraphSide::kA, GraphSide::kB}) {
    std::map<std::string, int> origins;
    for (const Chain& chain : side == GraphSide::kA ? side_a : side_b) {
      const int next = static_cast<int>(origins.size()) + 1;
      grower.Add(chain, side, origins.emplace(chain.origin, next).first->second);
    }
  }
  return tree;
}

std::string ChainAsText(const Chain& chain) {
  std::string text;
  for (const Link& link : chain.links) {
    absl::StrAppend(&text, text.empty() ? "" : " ← ", link.name);
  }
  absl::StrAppend(&text, " (", ShortDay(chain.publish_time), ")");
  return text;
}

}  // namespace isnad::report
