// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "deploy/report/isnad_tree.h"

// Where the nodes of an isnad stand. Units are CSS pixels at the drawing's own
// size; y grows downwards, and reading goes from right to left.
namespace isnad::report {

struct GraphBox {
  double x = 0, y = 0, width = 0, height = 0;
  int node = 0;                    // index in IsnadTree.nodes
  std::vector<std::string> lines;  // the name
  bool cut = false;                // the lines do not hold all of it
  std::string note;                // a smaller line below; may be empty
};

// A line from one who passed the words on to the one who received them. It
// touches no box but at its ends.
struct GraphEdge {
  std::vector<std::pair<double, double>> points;  // two or more
  int to = 0;                                     // index in IsnadTree.nodes
};

struct GraphLayout {
  double width = 0, height = 0;
  std::vector<GraphBox> boxes;  // none overlaps another
  std::vector<GraphEdge> edges;
};

inline constexpr double kNameSize = 15;  // font size of names
inline constexpr double kNoteSize = 12;  // font size of notes
inline constexpr double kLineHeight = 22;
inline constexpr double kBoxPadding = 10;
inline constexpr double kNarrowWidth = 312;

// For wide screens: one column for each step from the speakers on the right to
// the outlets on the left; each subtree has a band of its own. Linear.
GraphLayout LayOutInColumns(const IsnadTree& tree);

// For phones: one box a line, each further step indented; kNarrowWidth wide,
// however long the chains. Linear.
GraphLayout LayOutInLines(const IsnadTree& tree);

// What stands below the name: when an article was published, whose copy it is.
std::string NoteOf(const TreeNode& node);

}  // namespace isnad::report
