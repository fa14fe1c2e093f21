// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/claim.h"
#include "query-service/filters.h"
#include "query-service/page_tokens.h"
#include "query-service/query_service.h"

namespace isnad::query {

using rpc::Collection;

absl::Status QueryService::CheckClaimExists(const Call& call, absl::string_view id) const {
  if (id.empty()) return absl::OkStatus();
  return Named(store_.GetClaim(call, id), Collection::kClaims, id).status();
}

absl::StatusOr<v1::Claim> QueryService::GetClaim(const Call& call,
                                                 const v1::GetClaimRequest& request) const {
  auto id = rpc::ParseName(Collection::kClaims, request.name(), "name");
  if (!id.ok()) return id.status();
  auto claim = Named(store_.GetClaim(call, *id), Collection::kClaims, *id);
  if (!claim.ok()) return claim.status();
  return rpc::ToProto(*claim);
}

absl::StatusOr<v1::ListClaimsResponse> QueryService::ListClaims(
    const Call& call, const v1::ListClaimsRequest& request) const {
  auto page = ReadPage(request);
  if (!page.ok()) return page.status();
  auto filter = ReadFilter(request);
  if (!filter.ok()) return filter.status();
  absl::Status exist = FollowActor(call, &filter->actor_id);
  if (exist.ok()) exist = FollowActor(call, &filter->holder_id);
  if (exist.ok()) exist = CheckArticleExists(call, filter->article_id);
  if (!exist.ok()) return exist;
  auto claims = store_.ListClaims(call, *filter, *page);
  if (!claims.ok()) return claims.status();
  v1::ListClaimsResponse response;
  for (const model::ClaimSummary& claim : claims->items) {
    *response.add_claims() = rpc::ToProto(claim);
  }
  response.set_next_page_token(PageToken(request, claims->next));
  return response;
}

}  // namespace isnad::query
