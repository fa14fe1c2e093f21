// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/repeats.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace isnad::report {
namespace {

using SideKey = std::pair<std::string, std::string>;  // claim, who holds it

// The sides in an order of their own: which was published first differs from
// article to article.
std::pair<SideKey, SideKey> KeyOf(const v1::Contradiction& one) {
  SideKey a = {one.claim_a(), one.holder_a().empty() ? one.outlet_a() : one.holder_a()};
  SideKey b = {one.claim_b(), one.holder_b().empty() ? one.outlet_b() : one.holder_b()};
  if (b < a) std::swap(a, b);
  return {std::move(a), std::move(b)};
}

bool Precedes(const v1::Contradiction& a, const v1::Contradiction& b) {
  const auto key = [](const v1::Contradiction& one) {
    return std::make_tuple(-one.confidence(), one.publish_time_b().seconds(),
                           one.publish_time_a().seconds(), one.name());
  };
  return key(a) < key(b);
}

}  // namespace

std::vector<Repeated> FoldRepeats(std::vector<v1::Contradiction>* contradictions) {
  std::sort(contradictions->begin(), contradictions->end(), Precedes);
  std::vector<Repeated> all;
  std::map<std::pair<SideKey, SideKey>, size_t> places;
  for (const v1::Contradiction& one : *contradictions) {
    const auto [place, is_new] = places.emplace(KeyOf(one), all.size());
    if (is_new) all.emplace_back();
    all[place->second].push_back(&one);
  }
  return all;
}

}  // namespace isnad::report
