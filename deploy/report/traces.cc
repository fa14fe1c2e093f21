// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/traces.h"

#include <algorithm>
#include <set>
#include <utility>

namespace isnad::report {
namespace {

constexpr int kMaxPages = 3;

std::string NameOf(const v1::Attribution& attribution) {
  if (!attribution.display_name().empty()) return attribution.display_name();
  return attribution.mention().empty() ? "مصدر لم يُسمَّ" : attribution.mention();
}

// "He told this paper": the outlet that publishes is no relay besides.
void DropOutletAsRelay(std::vector<Link>* links) {
  if (links->empty()) return;
  const Link outlet = links->back();
  links->erase(std::remove(links->begin(), links->end(), Link{v1::LINK_ROLE_RELAY, outlet.name}),
               links->end());
}

}  // namespace

absl::StatusOr<const Trace*> Traces::Of(const std::string& claim) {
  if (auto it = known_.find(claim); it != known_.end()) return &it->second;
  v1::TraceClaimRequest request;
  request.set_name(claim);
  Trace trace;
  const auto complete = ForEachPage(stub_, &Stub::TraceClaim, "TraceClaim", request, kMaxPages,
                                    [&](v1::TraceClaimResponse& page) {
                                      for (const auto& chain : page.chains())
                                        trace.chains.push_back(FromProto(chain));
                                    });
  if (complete.status().code() == absl::StatusCode::kNotFound) return &known_[claim];
  if (!complete.ok()) return complete.status();
  trace.complete = *complete;
  return &(known_[claim] = std::move(trace));
}

v1::HolderStance StanceIn(const Trace& trace, const std::string& statement,
                          v1::HolderStance fallback) {
  for (const Chain& chain : trace.chains) {
    if (chain.statement == statement) return chain.stance;
  }
  return fallback;
}

Support SupportOf(const Trace& trace, v1::HolderStance stance, const std::string& statement,
                  int max_chains) {
  Support support;
  std::set<std::string> outlets, origins;
  for (const Chain& chain : trace.chains) {
    if (chain.stance != stance) continue;
    ++support.chain_count;
    origins.insert(chain.origin);
    if (!chain.links.empty()) outlets.insert(chain.links.back().name);
    if (static_cast<int>(support.chains.size()) < max_chains) {
      support.chains.push_back(chain);
    } else if (chain.statement == statement && max_chains > 0) {
      support.chains.back() = chain;
    }
  }
  support.outlet_count = static_cast<int>(outlets.size());
  support.origin_count = static_cast<int>(origins.size());
  support.complete = trace.complete;
  return support;
}

Chain FromProto(const v1::TransmissionChain& proto) {
  Chain chain;
  for (const v1::TransmissionLink& link : proto.links()) {
    chain.links.push_back({link.role(), NameOf(link.attribution())});
  }
  std::reverse(chain.links.begin(), chain.links.end());
  DropOutletAsRelay(&chain.links);
  chain.publish_time = absl::FromUnixSeconds(proto.publish_time().seconds());
  chain.stance = proto.stance();
  chain.statement = proto.statement();
  chain.origin = proto.origin_statement().empty() ? proto.statement() : proto.origin_statement();
  chain.is_copy = !proto.duplicate_of().empty();
  return chain;
}

}  // namespace isnad::report
