// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "deploy/copy/table.h"

namespace isnad::copy {

// What rows of a table add up to: how many there are, and the sum, in two lanes of
// 64 bits, of the first 128 bits of SHA-256 over each, its numbers as 8 bytes and
// its texts with their length. The same for the same rows whatever engine holds
// them, in whatever order they come.
class Checksum {
 public:
  Checksum() = default;
  // What rows() and Hex() gave; false where `hex` is no such text.
  bool Parse(int64_t rows, const std::string& hex);

  void Add(const Table& table, const Row& row);
  int64_t rows() const { return rows_; }
  std::string Hex() const;  // 32 digits

  friend bool operator==(const Checksum&, const Checksum&) = default;

 private:
  int64_t rows_ = 0;
  uint64_t low_ = 0;
  uint64_t high_ = 0;
};

}  // namespace isnad::copy
