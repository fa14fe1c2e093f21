// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <vector>

namespace isnad::same_answers {

// The dice of one script: the same seed gives the same throws with every
// library.
class Chance {
 public:
  explicit Chance(uint32_t seed) : random_(seed) {}

  // 0 .. size - 1; size > 0.
  size_t Below(size_t size) { return random_() % size; }
  bool OneIn(size_t times) { return Below(times) == 0; }

  template <typename T, size_t kSize>
  const T& Of(const std::array<T, kSize>& list) {
    return list[Below(kSize)];
  }
  template <typename T>
  const T& Of(const std::vector<T>& list) {
    return list[Below(list.size())];
  }

 private:
  std::mt19937 random_;
};

}  // namespace isnad::same_answers
