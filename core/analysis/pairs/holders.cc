// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/holders.h"

#include <algorithm>

#include "core/analysis/morphology/light_stem.h"

namespace isnad::analysis {
namespace {

bool Alike(const std::string& a, const std::string& b) {
  return a == b || LightStem(a) == LightStem(b) || NearlyEqual(a, b);
}

}  // namespace

bool NearlyEqual(absl::string_view a, absl::string_view b) {
  const size_t shortest = std::min(a.size(), b.size());
  const size_t longest = std::max(a.size(), b.size());
  if (shortest / 2 < 4) return false;
  const size_t limit = shortest / 2 >= 7 ? 4 : 2;  // bytes: letters have two
  if (longest - shortest > limit) return false;
  size_t head = 0, tail = 0;
  while (head < shortest && a[head] == b[head]) ++head;
  while (tail < shortest - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  return longest - head - tail <= limit;
}

bool SameHolder(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return false;
  const auto has_all_of = [](const auto& longer, const auto& shorter) {
    return std::all_of(shorter.begin(), shorter.end(), [&](const auto& word) {
      return std::any_of(longer.begin(), longer.end(),
                         [&](const auto& other) { return Alike(word, other); });
    });
  };
  if (a.size() == b.size()) return has_all_of(a, b) && has_all_of(b, a);
  return a.size() < b.size() ? has_all_of(b, a) : has_all_of(a, b);
}

}  // namespace isnad::analysis
