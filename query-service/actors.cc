// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "core/rpc/convert/actor.h"
#include "query-service/filters.h"
#include "query-service/page_tokens.h"
#include "query-service/query_service.h"

namespace isnad::query {

using rpc::Collection;

absl::Status QueryService::FollowActor(const Call& call, std::string* id) const {
  if (id->empty()) return absl::OkStatus();
  auto actor = Named(store_.GetActor(call, *id), Collection::kActors, *id);
  if (!actor.ok()) return actor.status();
  if (!actor->merged_into.empty()) *id = std::move(actor->merged_into);
  return absl::OkStatus();
}

absl::StatusOr<v1::Actor> QueryService::GetActor(const Call& call,
                                                 const v1::GetActorRequest& request) const {
  auto id = rpc::ParseName(Collection::kActors, request.name(), "name");
  if (!id.ok()) return id.status();
  auto actor = Named(store_.GetActor(call, *id), Collection::kActors, *id);
  if (!actor.ok()) return actor.status();
  return rpc::ToProto(*actor);
}

absl::StatusOr<v1::ListActorsResponse> QueryService::ListActors(
    const Call& call, const v1::ListActorsRequest& request) const {
  auto page = ReadPage(request);
  if (!page.ok()) return page.status();
  auto filter = ReadFilter(request);
  if (!filter.ok()) return filter.status();
  auto actors = store_.ListActors(call, *filter, *page);
  if (!actors.ok()) return actors.status();
  v1::ListActorsResponse response;
  for (const model::Actor& actor : actors->items) *response.add_actors() = rpc::ToProto(actor);
  response.set_next_page_token(PageToken(request, actors->next));
  return response;
}

absl::StatusOr<v1::ListActorMergesResponse> QueryService::ListActorMerges(
    const Call& call, const v1::ListActorMergesRequest& request) const {
  auto page = ReadPage(request);
  if (!page.ok()) return page.status();
  auto filter = ReadFilter(request);
  if (!filter.ok()) return filter.status();
  // As itself: who asks for a merged actor asks for the merge.
  if (!filter->actor_id.empty()) {
    const auto actor =
        Named(store_.GetActor(call, filter->actor_id), Collection::kActors, filter->actor_id);
    if (!actor.ok()) return actor.status();
  }
  auto merges = store_.ListActorMerges(call, *filter, *page);
  if (!merges.ok()) return merges.status();
  v1::ListActorMergesResponse response;
  for (const model::ActorMerge& merge : merges->items) {
    *response.add_actor_merges() = rpc::ToProto(merge);
  }
  response.set_next_page_token(PageToken(request, merges->next));
  return response;
}

}  // namespace isnad::query
