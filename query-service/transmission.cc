// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/transmission.h"

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "core/rpc/convert/attribution.h"
#include "core/rpc/convert/enums.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/convert/time.h"

namespace isnad::query {
namespace {

using rpc::Collection;

v1::TransmissionLink Link(v1::LinkRole role, const v1::Attribution& attribution) {
  v1::TransmissionLink link;
  link.set_role(role);
  *link.mutable_attribution() = attribution;
  return link;
}

// Fills in what the carriers' articles copy; drops those whose article was
// deleted since they were read.
absl::Status AddCopies(const store::StoreReader& store, const store::CallContext& call,
                       std::vector<store::ClaimCarrier>* carriers) {
  const auto original_of = [&](absl::string_view id) { return store.OriginalOf(call, id); };
  std::map<std::string, store::CopyChain> chains;  // by article
  std::set<std::string> deleted;
  for (store::ClaimCarrier& carrier : *carriers) {
    const auto [known, is_new] = chains.try_emplace(carrier.article_id);
    if (is_new) {
      auto chain = store::CopyChainOf(carrier.article_id, original_of);
      if (absl::IsNotFound(chain.status())) {
        deleted.insert(carrier.article_id);
      } else if (!chain.ok()) {
        return chain.status();
      } else {
        known->second = *std::move(chain);
      }
    }
    carrier.duplicate_of = known->second.duplicate_of;
    carrier.first_article_id = known->second.first_article_id;
  }
  std::erase_if(*carriers, [&](const auto& each) { return deleted.contains(each.article_id); });
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<store::ClaimOrigins> ReadOrigins(const store::StoreReader& store,
                                                const store::CallContext& call,
                                                const std::string& claim_id) {
  std::vector<store::ClaimCarrier> carriers;
  store::PageRequest request = {1000, ""};
  do {
    auto page = store.ListClaimMentions(call, claim_id, request);
    if (!page.ok()) return page.status();
    for (const model::ClaimMention& mention : page->items) {
      carriers.push_back(store::CarrierOf(mention));
    }
    request.after = page->next;
  } while (!request.after.empty());
  absl::Status status = AddCopies(store, call, &carriers);
  if (!status.ok()) return status;
  return store::FoldOrigins(std::move(carriers));
}

v1::TransmissionChain ToProto(const store::ClaimCarrier& carrier,
                              const model::Statement& statement) {
  v1::TransmissionChain chain;
  chain.set_statement(rpc::FormatName(Collection::kStatements, carrier.statement_id));
  chain.set_article(rpc::FormatName(Collection::kArticles, carrier.article_id));
  *chain.mutable_publish_time() = rpc::ToProto(carrier.publish_time);
  chain.set_stance(rpc::SameNumber<v1::HolderStance>(carrier.stance));
  chain.set_origin_statement(rpc::FormatName(Collection::kStatements, carrier.origin_statement));
  chain.set_duplicate_of(rpc::FormatName(Collection::kArticles, carrier.duplicate_of));
  if (statement.kind == model::StatementKind::kNarration) {
    // The outlet speaks for itself.
    *chain.add_links() = Link(v1::LINK_ROLE_OUTLET, rpc::ToProto(statement.speaker));
    return chain;
  }
  v1::Attribution outlet;
  outlet.set_display_name(carrier.outlet);
  *chain.add_links() = Link(v1::LINK_ROLE_OUTLET, outlet);
  // The model names the carrier nearest to the speaker first; a chain begins
  // at the outlet.
  for (auto it = statement.chain.rbegin(); it != statement.chain.rend(); ++it) {
    *chain.add_links() = Link(v1::LINK_ROLE_RELAY, rpc::ToProto(*it));
  }
  *chain.add_links() = Link(v1::LINK_ROLE_SPEAKER, rpc::ToProto(statement.speaker));
  return chain;
}

}  // namespace isnad::query
