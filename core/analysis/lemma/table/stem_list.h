// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <istream>
#include <string>
#include <vector>

namespace isnad::analysis {

// One entry of the dictionary that texts in the third person, or of "we", have.
struct Stem {
  std::string form;   // folded
  std::string lemma;  // folded; of a noun the form itself
  bool verb = false;
  bool past = false;
};

// Reads an .aff and a .dic of Ayaspell. Verbs carry their dictionary form
// (st:), whether they are past or present (is:pst, is:prst), and an entry for
// each stem of theirs; imperatives and "I" are left out.
std::vector<Stem> ReadStems(std::istream& affixes, std::istream& dictionary);

}  // namespace isnad::analysis
