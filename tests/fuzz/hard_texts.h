// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

// Texts of any length that are made to be expensive: what the benchmark, the
// test of linear cost and the tests of broken input have in common.
namespace isnad::fuzz {

struct HardText {
  std::string name;  // lower_case, for benchmarks and failures
  std::string text;  // well-formed UTF-8
};

// Ordinary newspaper prose of at least `bytes` bytes: what the others are
// compared with. The same call gives the same text.
std::string PlainText(size_t bytes);

// One text of each kind, each of at least `bytes` bytes: a quotation that never
// ends, nothing but reporting verbs, nothing but names, … Deterministic.
std::vector<HardText> HardTexts(size_t bytes);

}  // namespace isnad::fuzz
