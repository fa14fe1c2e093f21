// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/graph_layout.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "deploy/report/text_fit.h"
#include "deploy/report/wording.h"

namespace isnad::report {
namespace {

constexpr double kColumnWidth = 208;
constexpr double kColumnGap = 52;
constexpr double kRowGap = 14;
constexpr double kSideGap = 26;  // more between the two sides of the contradiction
constexpr double kIndent = 22;
constexpr double kMargin = 2;  // for the strokes
constexpr int kMaxLines = 3;

GraphBox BoxOf(const IsnadTree& tree, int index, double width) {
  const TreeNode& node = tree.nodes[index];
  GraphBox box;
  box.node = index;
  box.width = width;
  FittedText name = FitText(node.link.name, (width - 2 * kBoxPadding) / kNameSize, kMaxLines);
  box.lines = std::move(name.lines);
  box.cut = name.cut;
  box.note = NoteOf(node);
  const size_t lines = box.lines.size() + (box.note.empty() ? 0 : 1);
  box.height = 2 * kBoxPadding + kLineHeight * static_cast<double>(lines);
  return box;
}

double GapBefore(const IsnadTree& tree, const std::vector<int>& siblings, size_t i) {
  if (i == 0) return 0;
  const bool other_side = tree.nodes[siblings[i]].side != tree.nodes[siblings[i - 1]].side;
  return other_side ? kSideGap : kRowGap;
}

// Bands first, from the leaves up; then places, from the roots down.
class Columns {
 public:
  explicit Columns(const IsnadTree& tree) : tree_(tree), bands_(tree.nodes.size()) {
    columns_ = std::max(2, tree.depth);
    layout_.width = 2 * kMargin + columns_ * kColumnWidth + (columns_ - 1) * kColumnGap;
    layout_.boxes.reserve(tree.nodes.size());
    for (size_t i = 0; i < tree.nodes.size(); ++i) {
      layout_.boxes.push_back(BoxOf(tree, static_cast<int>(i), kColumnWidth));
    }
  }

  GraphLayout LayOut() {
    const double height = BandOf(tree_.roots);
    Place(tree_.roots, -1, kMargin);
    layout_.height = height + 2 * kMargin;
    return std::move(layout_);
  }

 private:
  double BandOf(const std::vector<int>& siblings) {
    double height = 0;
    for (size_t i = 0; i < siblings.size(); ++i) {
      const int node = siblings[i];
      bands_[node] = std::max(layout_.boxes[node].height, BandOf(tree_.nodes[node].children));
      height += GapBefore(tree_, siblings, i) + bands_[node];
    }
    return height;
  }

  // Column 0 is the rightmost; articles stand in the leftmost.
  double LeftOfColumn(int column) const {
    return kMargin + (columns_ - 1 - column) * (kColumnWidth + kColumnGap);
  }

  void Place(const std::vector<int>& siblings, int parent, double top) {
    double height = 0;
    for (size_t i = 0; i < siblings.size(); ++i) {
      height += GapBefore(tree_, siblings, i) + bands_[siblings[i]];
    }
    double y = top + (parent < 0 ? 0 : (bands_[parent] - height) / 2);
    for (size_t i = 0; i < siblings.size(); ++i) {
      const int node = siblings[i];
      y += GapBefore(tree_, siblings, i);
      GraphBox& box = layout_.boxes[node];
      box.x = LeftOfColumn(tree_.nodes[node].is_leaf ? columns_ - 1 : tree_.nodes[node].depth);
      box.y = y + (bands_[node] - box.height) / 2;
      if (parent >= 0) Connect(layout_.boxes[parent], box);
      Place(tree_.nodes[node].children, node, y);
      y += bands_[node];
    }
  }

  // Bends in the gap beside the parent, then keeps to the child's own band.
  void Connect(const GraphBox& from, const GraphBox& to) {
    const double start = from.y + from.height / 2, end = to.y + to.height / 2;
    const double bend = from.x - kColumnGap / 2;
    layout_.edges.push_back(
        {{{from.x, start}, {bend, start}, {bend, end}, {to.x + to.width, end}}, to.node});
  }

  const IsnadTree& tree_;
  std::vector<double> bands_;  // height of each node's subtree
  int columns_ = 2;
  GraphLayout layout_;
};

class Lines {
 public:
  explicit Lines(const IsnadTree& tree) : tree_(tree) { layout_.width = kNarrowWidth; }

  GraphLayout LayOut() {
    layout_.boxes.resize(tree_.nodes.size());
    Place(tree_.roots, -1);
    layout_.height = bottom_ + kMargin;
    return std::move(layout_);
  }

 private:
  void Place(const std::vector<int>& siblings, int parent) {
    for (size_t i = 0; i < siblings.size(); ++i) {
      const int node = siblings[i];
      const double indent = kIndent * tree_.nodes[node].depth;
      GraphBox box = BoxOf(tree_, node, kNarrowWidth - 2 * kMargin - indent);
      box.x = kMargin;
      const bool first = parent < 0 && i == 0;
      box.y = bottom_ + (first ? 0 : parent < 0 ? GapBefore(tree_, siblings, i) : kRowGap / 2);
      bottom_ = box.y + box.height;
      layout_.boxes[node] = box;
      if (parent >= 0) Connect(layout_.boxes[parent], box);
      Place(tree_.nodes[node].children, node);
    }
  }

  // Down in the margin that the child's indent leaves, then to the left.
  void Connect(const GraphBox& from, const GraphBox& to) {
    const double lane = to.x + to.width + kIndent / 2, end = to.y + to.height / 2;
    layout_.edges.push_back(
        {{{lane, from.y + from.height}, {lane, end}, {to.x + to.width, end}}, to.node});
  }

  const IsnadTree& tree_;
  double bottom_ = kMargin;
  GraphLayout layout_;
};

}  // namespace

std::string NoteOf(const TreeNode& node) {
  if (!node.is_leaf) return "";
  std::string note = ShortDay(node.publish_time);
  if (node.is_copy) absl::StrAppend(&note, " · نسخة");
  return note;
}

GraphLayout LayOutInColumns(const IsnadTree& tree) { return Columns(tree).LayOut(); }

GraphLayout LayOutInLines(const IsnadTree& tree) { return Lines(tree).LayOut(); }

}  // namespace isnad::report
