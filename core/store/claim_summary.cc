// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/claim_summary.h"

#include <algorithm>
#include <utility>

namespace isnad::store {

ClaimSummaryBuilder::ClaimSummaryBuilder(model::Claim claim) { summary_.claim = std::move(claim); }

void ClaimSummaryBuilder::Add(const model::ClaimMention& mention, const CopyChain& copies) {
  ClaimCarrier& carrier = carriers_.emplace_back(CarrierOf(mention));
  carrier.duplicate_of = copies.duplicate_of;
  carrier.first_article_id = copies.first_article_id;
  const model::Attribution& by = mention.holder;
  const std::string name = by.actor_id.empty() ? by.display_name : "";
  auto [at, is_new] = holders_.try_emplace({by.actor_id, name, mention.stance});
  model::Holder& holder = at->second;
  if (is_new) {
    holder = {by, mention.stance, 0, mention.publish_time, mention.publish_time};
  }
  ++holder.count;
  holder.first_time = std::min(holder.first_time, mention.publish_time);
  holder.last_time = std::max(holder.last_time, mention.publish_time);
}

model::ClaimSummary ClaimSummaryBuilder::Build() && {
  for (auto& [key, holder] : holders_) summary_.holders.push_back(std::move(holder));
  std::stable_sort(summary_.holders.begin(), summary_.holders.end(),
                   [](const model::Holder& a, const model::Holder& b) {
                     return std::tie(a.first_time, a.holder.display_name) <
                            std::tie(b.first_time, b.holder.display_name);
                   });
  const ClaimOrigins origins = FoldOrigins(std::move(carriers_));
  summary_.outlet_count = origins.outlet_count;
  summary_.independent_origin_count = origins.independent_origin_count;
  return std::move(summary_);
}

}  // namespace isnad::store
