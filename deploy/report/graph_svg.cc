// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/graph_svg.h"

#include <cmath>

#include "absl/strings/str_cat.h"
#include "deploy/report/html.h"

namespace isnad::report {
namespace {

constexpr double kCorner = 8;
constexpr double kArrow = 6;
constexpr double kBaseline = 0.72;  // of a line's height

// Whole pixels and halves keep lines sharp and the page short.
std::string Number(double value) { return absl::StrCat(std::round(value * 2) / 2); }

std::string ClassOf(const TreeNode& node) {
  const absl::string_view role = node.link.role == v1::LINK_ROLE_SPEAKER ? "speaker"
                                 : node.link.role == v1::LINK_ROLE_RELAY ? "relay"
                                                                         : "outlet";
  return absl::StrCat(role, node.side == GraphSide::kA ? " in-a" : " in-b");
}

std::string TextAt(absl::string_view css_class, double x, double y, absl::string_view text) {
  return absl::StrCat("<text class=\"", css_class, "\" x=\"", Number(x), "\" y=\"", Number(y),
                      "\" text-anchor=\"middle\">", Escape(text), "</text>");
}

std::string DrawBox(const IsnadTree& tree, const GraphBox& box) {
  const TreeNode& node = tree.nodes[box.node];
  std::string out = absl::StrCat("<g class=\"node ", ClassOf(node), "\">");
  if (box.cut) absl::StrAppend(&out, "<title>", Escape(node.link.name), "</title>");
  absl::StrAppend(&out, "<rect x=\"", Number(box.x), "\" y=\"", Number(box.y), "\" width=\"",
                  Number(box.width), "\" height=\"", Number(box.height), "\" rx=\"",
                  Number(kCorner), "\"/>");
  const double middle = box.x + box.width / 2;
  double y = box.y + kBoxPadding;
  for (const std::string& line : box.lines) {
    absl::StrAppend(&out, TextAt("name", middle, y + kLineHeight * kBaseline, line));
    y += kLineHeight;
  }
  if (!box.note.empty()) {
    absl::StrAppend(&out, TextAt("note", middle, y + kLineHeight * kBaseline, box.note));
  }
  absl::StrAppend(&out, "</g>");
  return out;
}

std::string DrawEdge(const IsnadTree& tree, const GraphEdge& edge) {
  const TreeNode& node = tree.nodes[edge.to];
  const bool denied = node.is_leaf && node.stance == v1::HOLDER_STANCE_DENIES;
  std::string path;
  for (const auto& [x, y] : edge.points) {
    absl::StrAppend(&path, path.empty() ? "M" : "L", Number(x), " ", Number(y));
  }
  const auto [x, y] = edge.points.back();
  return absl::StrCat("<g class=\"edge ", node.side == GraphSide::kA ? "in-a" : "in-b",
                      denied ? " denied" : "", "\"><path d=\"", path,
                      "\"/><path class=\"head\" d=\"M", Number(x), " ", Number(y), "l", kArrow, " ",
                      -kArrow / 2 - 1, "v", kArrow + 2, "z\"/></g>");
}

}  // namespace

std::string DrawGraph(const IsnadTree& tree, const GraphLayout& layout, absl::string_view id,
                      absl::string_view css_class, absl::string_view title,
                      absl::string_view description) {
  std::string out = absl::StrCat(
      "<svg class=\"graph ", css_class, "\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ",
      Number(layout.width), " ", Number(layout.height), "\" width=\"", Number(layout.width),
      "\" height=\"", Number(layout.height), "\" role=\"img\" aria-labelledby=\"", id, "-t ", id,
      "-d\" direction=\"rtl\">\n<title id=\"", id, "-t\">", Escape(title), "</title><desc id=\"",
      id, "-d\">", Escape(description), "</desc>\n");
  for (const GraphEdge& edge : layout.edges) absl::StrAppend(&out, DrawEdge(tree, edge), "\n");
  for (const GraphBox& box : layout.boxes) absl::StrAppend(&out, DrawBox(tree, box), "\n");
  absl::StrAppend(&out, "</svg>\n");
  return out;
}

}  // namespace isnad::report
