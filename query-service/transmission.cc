// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/transmission.h"

#include <algorithm>
#include <map>
#include <set>

#include "absl/strings/str_cat.h"
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

// Whose words a carrier repeats. An article that copies another adds no voice,
// whatever it names: its words are those of the article at the end of the
// chain of copies.
std::string VoiceOf(const Carrier& carrier, const std::map<std::string, const Carrier*>& first_of) {
  const Carrier* current = &carrier;
  for (size_t steps = 0; steps <= first_of.size(); ++steps) {  // whatever is stored, it ends
    if (current->duplicate_of.empty()) break;
    auto original = first_of.find(current->duplicate_of);
    if (original == first_of.end()) return absl::StrCat("article ", current->duplicate_of);
    current = original->second;
  }
  return absl::StrCat("origin ", current->origin);
}

// Fills what the article knows of the carriers; drops those whose article was
// deleted since they were read.
absl::Status ReadArticles(const store::StoreReader& store, const store::CallContext& call,
                          std::vector<Carrier>* carriers) {
  std::map<std::string, std::string> duplicate_of;
  std::set<std::string> deleted;
  for (Carrier& carrier : *carriers) {
    if (duplicate_of.count(carrier.article_id) == 0) {
      auto article = store.GetArticle(call, carrier.article_id);
      if (article.status().code() == absl::StatusCode::kNotFound) {
        deleted.insert(carrier.article_id);
      } else if (!article.ok()) {
        return article.status();
      }
      duplicate_of[carrier.article_id] = article.ok() ? article->duplicate_of : "";
    }
    carrier.duplicate_of = duplicate_of[carrier.article_id];
  }
  const auto is_gone = [&](const Carrier& c) { return deleted.count(c.article_id) > 0; };
  carriers->erase(std::remove_if(carriers->begin(), carriers->end(), is_gone), carriers->end());
  return absl::OkStatus();
}

}  // namespace

Transmission FoldOrigins(std::vector<Carrier> carriers) {
  std::sort(carriers.begin(), carriers.end());
  const auto same = [](const Carrier& a, const Carrier& b) {
    return a.statement_id == b.statement_id;
  };
  carriers.erase(std::unique(carriers.begin(), carriers.end(), same), carriers.end());

  std::map<std::string, const Carrier*> first_of;  // article -> its earliest carrier
  for (const Carrier& carrier : carriers) first_of.try_emplace(carrier.article_id, &carrier);
  Transmission result;
  std::map<std::string, std::string> first_statement;  // of each voice
  std::set<std::string> outlets;
  for (Carrier& carrier : carriers) {
    carrier.origin_statement =
        first_statement.try_emplace(VoiceOf(carrier, first_of), carrier.statement_id).first->second;
    outlets.insert(carrier.outlet);
  }
  result.outlet_count = static_cast<int32_t>(outlets.size());
  result.independent_origin_count = static_cast<int32_t>(first_statement.size());
  result.carriers = std::move(carriers);
  return result;
}

absl::StatusOr<Transmission> ReadTransmission(const store::StoreReader& store,
                                              const store::CallContext& call,
                                              const std::string& claim_id) {
  std::vector<Carrier> carriers;
  store::PageRequest request = {1000, ""};
  do {
    auto page = store.ListClaimMentions(call, claim_id, request);
    if (!page.ok()) return page.status();
    for (const model::ClaimMention& mention : page->items) {
      carriers.push_back({mention.statement_id, mention.article_id, mention.outlet,
                          mention.publish_time, mention.stance, "", mention.origin, ""});
    }
    request.after = page->next;
  } while (!request.after.empty());
  absl::Status status = ReadArticles(store, call, &carriers);
  if (!status.ok()) return status;
  return FoldOrigins(std::move(carriers));
}

v1::TransmissionChain ToProto(const Carrier& carrier, const model::Statement& statement) {
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
