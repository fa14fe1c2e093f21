// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/analysis/pairs/pair_text.h"
#include "gtest/gtest.h"

namespace isnad::analysis {

// For tests: the book of the program, read once.
inline const WordBook& TestBook() {
  static const auto& book = *new auto(WordBook::Create());
  return *book;
}

inline PairText ReadText(const std::string& text, const std::string& holder = "") {
  auto read = ReadPairText({text, holder}, TestBook());
  EXPECT_TRUE(read.ok()) << read.status();
  return read.ok() ? *std::move(read) : PairText();
}

}  // namespace isnad::analysis
