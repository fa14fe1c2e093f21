// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/curation_validation.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/rpc/convert/actor.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/validation.h"

namespace isnad::ingest {
namespace {

using rpc::Collection;

struct FieldPath {
  ActorField field;
  absl::string_view path;
};

constexpr FieldPath kFieldPaths[] = {
    {ActorField::kDisplayName, "display_name"}, {ActorField::kKind, "kind"},
    {ActorField::kAliases, "aliases"},          {ActorField::kRomanizedNames, "romanized_names"},
    {ActorField::kDescription, "description"},  {ActorField::kWikidataId, "wikidata_id"}};

bool IsSet(ActorField field, const model::Actor& actor) {
  switch (field) {
    case ActorField::kDisplayName:
      return !actor.display_name.empty();
    case ActorField::kKind:
      return actor.kind != model::ActorKind::kUnspecified;
    case ActorField::kAliases:
      return !actor.aliases.empty();
    case ActorField::kRomanizedNames:
      return !actor.romanized_names.empty();
    case ActorField::kDescription:
      return !actor.description.empty();
    case ActorField::kWikidataId:
      return !actor.wikidata_id.empty();
  }
  return false;
}

absl::StatusOr<std::set<ActorField>> ReadMask(const v1::UpsertActorRequest& request,
                                              const model::Actor& actor) {
  std::set<ActorField> fields;
  if (!request.has_update_mask()) {
    for (const FieldPath& each : kFieldPaths) {
      if (IsSet(each.field, actor)) fields.insert(each.field);
    }
    return fields;
  }
  for (const std::string& path : request.update_mask().paths()) {
    bool known = path == "*";
    for (const FieldPath& each : kFieldPaths) {
      if (path != "*" && path != each.path) continue;
      fields.insert(each.field);
      known = true;
    }
    if (known) continue;
    return model::InvalidField("update_mask", model::ErrorReason::kInvalidFieldMask,
                               "names a field that an actor does not have or that is not for "
                               "curators to set",
                               {{"path", path}});
  }
  return fields;
}

// What every change says. reason_required: all but a changed actor say why.
template <typename Proto>
absl::Status ReadCommon(const Proto& request, bool reason_required, CurationRequest* read) {
  absl::Status status = rpc::CheckRequired("curator", request.curator());
  if (reason_required) status.Update(rpc::CheckRequired("reason", request.reason()));
  status.Update(rpc::CheckRequestId(request.request_id()));
  read->curator = request.curator();
  read->reason = request.reason();
  // The same UUID, however its digits are written.
  read->request_id = absl::AsciiStrToLower(request.request_id());
  read->validate_only = request.validate_only();
  return status;
}

}  // namespace

absl::StatusOr<UpsertRequest> ReadUpsertRequest(const v1::UpsertActorRequest& request) {
  if (!request.has_actor()) return rpc::RequiredFieldError("actor");
  UpsertRequest read;
  auto actor = rpc::FromProto(request.actor(), "actor");
  if (!actor.ok()) return actor.status();
  read.actor = *std::move(actor);
  auto fields = ReadMask(request, read.actor);
  if (!fields.ok()) return fields.status();
  read.fields = *std::move(fields);
  if (read.fields.count(ActorField::kDisplayName) > 0) {
    absl::Status named = rpc::CheckRequired("actor.display_name", read.actor.display_name);
    if (!named.ok()) return named;
  }
  if (absl::Status status = ReadCommon(request, false, &read); !status.ok()) return status;
  return read;
}

absl::StatusOr<MergeRequest> ReadMergeRequest(const v1::MergeActorsRequest& request) {
  MergeRequest read;
  auto target = rpc::ParseName(Collection::kActors, request.target(), "target");
  if (!target.ok()) return target.status();
  read.target_id = *std::move(target);
  if (request.sources().empty()) return rpc::RequiredFieldError("sources");
  for (int i = 0; i < request.sources_size(); ++i) {
    auto source =
        rpc::ParseName(Collection::kActors, request.sources(i), absl::StrCat("sources[", i, "]"));
    if (!source.ok()) return source.status();
    auto& ids = read.source_ids;
    if (std::find(ids.begin(), ids.end(), *source) == ids.end()) ids.push_back(*std::move(source));
  }
  read.etag = request.etag();
  if (absl::Status status = ReadCommon(request, true, &read); !status.ok()) return status;
  return read;
}

absl::StatusOr<UnmergeRequest> ReadUnmergeRequest(const v1::UnmergeActorsRequest& request) {
  UnmergeRequest read;
  auto id = rpc::ParseName(Collection::kActorMerges, request.name(), "name");
  if (!id.ok()) return id.status();
  read.merge_id = *std::move(id);
  if (absl::Status status = ReadCommon(request, true, &read); !status.ok()) return status;
  return read;
}

}  // namespace isnad::ingest
