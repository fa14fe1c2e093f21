// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/actor.h"
#include "core/rpc/log.h"
#include "ingest-service/curation_validation.h"
#include "ingest-service/service.h"
#include "nlohmann/json.hpp"

// The methods of the service that curators use.
namespace isnad::ingest {
namespace {

void LogChange(absl::string_view event, const CurationRequest& request, const std::string& name) {
  rpc::Log(rpc::LogLevel::kInfo, event,
           {{"name", name}, {"curator", request.curator}, {"reason", request.reason}});
}

}  // namespace

absl::StatusOr<v1::Actor> IngestService::UpsertActor(const store::CallContext& call,
                                                     const v1::UpsertActorRequest& request) const {
  const auto read = ReadUpsertRequest(request);
  if (!read.ok()) return read.status();
  const auto result = curation_.Upsert(call, *read);
  if (!result.ok()) return result.status();
  v1::Actor actor = rpc::ToProto(result->actors.front());
  if (result->written) LogChange("actor_upserted", *read, actor.name());
  return actor;
}

absl::StatusOr<v1::MergeActorsResponse> IngestService::MergeActors(
    const store::CallContext& call, const v1::MergeActorsRequest& request) const {
  const auto read = ReadMergeRequest(request);
  if (!read.ok()) return read.status();
  const auto result = curation_.Merge(call, *read);
  if (!result.ok()) return result.status();
  v1::MergeActorsResponse response;
  // Gone where the merge was undone since and no article names it any more.
  if (!result->actors.empty()) *response.mutable_actor() = rpc::ToProto(result->actors.front());
  *response.mutable_merge() = rpc::ToProto(*result->merge);
  if (result->written) LogChange("actors_merged", *read, response.merge().name());
  return response;
}

absl::StatusOr<v1::UnmergeActorsResponse> IngestService::UnmergeActors(
    const store::CallContext& call, const v1::UnmergeActorsRequest& request) const {
  const auto read = ReadUnmergeRequest(request);
  if (!read.ok()) return read.status();
  const auto result = curation_.Unmerge(call, *read);
  if (!result.ok()) return result.status();
  v1::UnmergeActorsResponse response;
  for (const model::Actor& actor : result->actors) *response.add_actors() = rpc::ToProto(actor);
  *response.mutable_merge() = rpc::ToProto(*result->merge);
  if (result->written) LogChange("actors_unmerged", *read, response.merge().name());
  return response;
}

}  // namespace isnad::ingest
