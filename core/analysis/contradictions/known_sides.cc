// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/contradictions/known_sides.h"

#include <utility>

#include "absl/hash/hash.h"

namespace isnad::analysis {
namespace {

size_t HashOf(const model::ClaimMention& mention) {
  return absl::HashOf(mention.statement_id, mention.claim_id, mention.span.begin);
}

}  // namespace

std::shared_ptr<const KnownSide> KnownSides::Find(const model::ClaimMention& mention) {
  const size_t hash = HashOf(mention);
  std::lock_guard lock(mutex_);
  for (Generation* generation : {&younger_, &older_}) {
    const auto found = generation->find(hash);
    if (found == generation->end()) continue;
    if (found->second->mention != mention) return nullptr;
    std::shared_ptr<const KnownSide> side = found->second;
    if (generation == &older_) KeepAs(hash, side);
    return side;
  }
  return nullptr;
}

void KnownSides::Keep(std::shared_ptr<const KnownSide> side) {
  const size_t hash = HashOf(side->mention);
  std::lock_guard lock(mutex_);
  KeepAs(hash, std::move(side));
}

void KnownSides::KeepAs(size_t hash, std::shared_ptr<const KnownSide> side) {
  if (younger_.size() >= kMost) {
    older_ = std::move(younger_);
    younger_.clear();
  }
  younger_.insert_or_assign(hash, std::move(side));
}

}  // namespace isnad::analysis
