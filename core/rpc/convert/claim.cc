// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/claim.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "core/rpc/convert/enums.h"
#include "core/rpc/convert/frame.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/convert/time.h"

namespace isnad::rpc {
namespace {

bool Before(const v1::Holder& a, const v1::Holder& b) {
  return std::make_tuple(a.stance(), -a.count(), a.display_name(), a.actor()) <
         std::make_tuple(b.stance(), -b.count(), b.display_name(), b.actor());
}

void SetTotals(const std::vector<model::Holder>& holders, v1::Claim* claim) {
  if (holders.empty()) return;
  int32_t statements = 0;
  absl::Time first = absl::InfiniteFuture();
  absl::Time last = absl::InfinitePast();
  for (const model::Holder& holder : holders) {
    statements += holder.count;
    first = std::min(first, holder.first_time);
    last = std::max(last, holder.last_time);
  }
  claim->set_statement_count(statements);
  *claim->mutable_first_publish_time() = ToProto(first);
  *claim->mutable_last_publish_time() = ToProto(last);
}

}  // namespace

v1::Holder ToProto(const model::Holder& holder) {
  v1::Holder proto;
  proto.set_actor(FormatName(Collection::kActors, holder.holder.actor_id));
  proto.set_display_name(holder.holder.display_name);
  proto.set_stance(SameNumber<v1::HolderStance>(holder.stance));
  proto.set_count(holder.count);
  *proto.mutable_first_time() = ToProto(holder.first_time);
  *proto.mutable_last_time() = ToProto(holder.last_time);
  return proto;
}

v1::Claim ToProto(const model::ClaimSummary& summary) {
  v1::Claim proto;
  proto.set_name(FormatName(Collection::kClaims, summary.claim.id));
  proto.set_canonical_text(summary.claim.canonical_text);
  *proto.mutable_frame() = ToProto(summary.claim.frame);
  for (const model::Holder& holder : summary.holders) *proto.add_holders() = ToProto(holder);
  std::sort(proto.mutable_holders()->begin(), proto.mutable_holders()->end(), Before);
  proto.set_outlet_count(summary.outlet_count);
  proto.set_independent_origin_count(summary.independent_origin_count);
  SetTotals(summary.holders, &proto);
  return proto;
}

}  // namespace isnad::rpc
