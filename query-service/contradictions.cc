// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/contradiction.h"
#include "query-service/filters.h"
#include "query-service/page_tokens.h"
#include "query-service/query_service.h"

namespace isnad::query {

using rpc::Collection;

absl::StatusOr<v1::Contradiction> QueryService::GetContradiction(
    const Call& call, const v1::GetContradictionRequest& request) const {
  auto id = rpc::ParseName(Collection::kContradictions, request.name(), "name");
  if (!id.ok()) return id.status();
  auto found = Named(store_.GetContradiction(call, *id), Collection::kContradictions, *id);
  if (!found.ok()) return found.status();
  return rpc::ToProto(*found);
}

absl::StatusOr<v1::ListContradictionsResponse> QueryService::ListContradictions(
    const Call& call, const v1::ListContradictionsRequest& request) const {
  auto page = ReadPage(request);
  if (!page.ok()) return page.status();
  auto filter = ReadFilter(request);
  if (!filter.ok()) return filter.status();
  absl::Status exist = FollowActor(call, &filter->actor_id);
  if (exist.ok()) exist = CheckArticleExists(call, filter->article_id);
  if (exist.ok()) exist = CheckClaimExists(call, filter->claim_id);
  if (!exist.ok()) return exist;
  auto contradictions = store_.ListContradictions(call, *filter, *page);
  if (!contradictions.ok()) return contradictions.status();
  v1::ListContradictionsResponse response;
  for (const model::Contradiction& contradiction : contradictions->items) {
    *response.add_contradictions() = rpc::ToProto(contradiction);
  }
  response.set_next_page_token(PageToken(request, contradictions->next));
  return response;
}

}  // namespace isnad::query
