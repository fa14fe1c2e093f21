// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/string_view.h"
#include "core/model/claim.h"
#include "core/store/claim_origins.h"

namespace isnad::store {

// Folds the mentions of one claim into who holds it: one holder for each
// person and stance (anonymous sources by their description), in the words of
// the earliest mention; and into its origins (claim_origins.h). The result
// depends on the set of mentions only.
class ClaimSummaryBuilder {
 public:
  explicit ClaimSummaryBuilder(model::Claim claim);
  const std::string& claim_id() const { return summary_.claim.id; }
  // Mentions come oldest first, as ListClaimMentions gives them; `copies` are
  // those of the mention's article.
  void Add(const model::ClaimMention& mention, const CopyChain& copies);
  model::ClaimSummary Build() &&;

 private:
  using HolderKey = std::tuple<std::string, std::string, model::Stance>;

  model::ClaimSummary summary_;
  std::map<HolderKey, model::Holder> holders_;
  std::vector<ClaimCarrier> carriers_;
};

}  // namespace isnad::store
