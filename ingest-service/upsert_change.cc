// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/analysis/actor_record.h"
#include "core/model/error.h"
#include "core/model/id.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/validation.h"
#include "core/text/fold.h"
#include "ingest-service/curation_changes.h"
#include "ingest-service/curation_errors.h"

namespace isnad::ingest {
namespace {

// The id that texts give an actor of this name, unless somebody has it.
absl::StatusOr<std::string> ChooseId(const store::CallContext& call,
                                     const store::Transaction& transaction,
                                     const std::string& display_name, absl::Time now) {
  std::string id = model::ActorId(text::FoldText(display_name));
  for (int attempt = 0;; ++attempt) {
    const auto taken = transaction.GetActor(call, id);
    if (absl::IsNotFound(taken.status())) return id;
    if (!taken.ok()) return taken.status();
    id = model::Fingerprint("actor.curated", {display_name, absl::StrCat(absl::ToUnixMicros(now)),
                                              absl::StrCat(attempt)});
  }
}

void Set(ActorField field, const model::Actor& from, model::Actor* to) {
  switch (field) {
    case ActorField::kDisplayName:
      to->display_name = from.display_name;
      break;
    case ActorField::kKind:
      to->kind = from.kind;
      break;
    case ActorField::kAliases:
      to->aliases = from.aliases;
      break;
    case ActorField::kRomanizedNames:
      to->romanized_names = from.romanized_names;
      break;
    case ActorField::kDescription:
      to->description = from.description;
      break;
    case ActorField::kWikidataId:
      to->wikidata_id = from.wikidata_id;
      break;
  }
}

absl::StatusOr<model::Actor> NewActor(const store::CallContext& call,
                                      const store::Transaction& transaction,
                                      const UpsertRequest& request, absl::Time now) {
  model::Actor actor = request.actor;
  if (actor.id.empty() && !text::FoldText(actor.display_name).empty()) {
    auto id = ChooseId(call, transaction, actor.display_name, now);
    if (!id.ok()) return id.status();
    actor.id = *std::move(id);
  }
  actor.etag.clear();
  actor.create_time = now;
  return actor;
}

// What curators have set of the actor, with what this one sets now.
model::Actor Changed(const std::optional<store::ActorRecord>& curated, const model::Actor& shown,
                     const UpsertRequest& request, absl::Time now) {
  model::Actor actor{.id = shown.id, .create_time = now};
  // Articles may go; what a curator looked at keeps its name.
  actor.display_name = shown.display_name;
  if (curated) actor = curated->actor;
  for (ActorField field : request.fields) Set(field, request.actor, &actor);
  return actor;
}

absl::Status CheckEtag(const UpsertRequest& request, const std::string& current) {
  if (request.actor.etag.empty() || request.actor.etag == current) return absl::OkStatus();
  return EtagMismatchError(request.actor.id, current);
}

}  // namespace

absl::StatusOr<Change> Apply(const store::CallContext& call, store::Transaction& transaction,
                             const UpsertRequest& request, absl::Time now) {
  const std::string& id = request.actor.id;
  const auto merge = transaction.FindMergeOf(id);
  if (!merge.ok()) return merge.status();
  const auto curated = transaction.FindCuratedActor(id);
  if (!curated.ok()) return curated.status();
  const auto shown = transaction.GetActor(call, id);
  if (!shown.ok() && !absl::IsNotFound(shown.status())) return shown.status();
  if (merge->has_value() && shown.ok()) return ActorMergedError(id, shown->merged_into);
  // A name that another actor took is free to become an actor of its own.
  const bool known = shown.ok() && shown->merged_into.empty();
  absl::Status etag = CheckEtag(request, known ? shown->etag : "");
  if (!etag.ok()) return etag;
  auto actor =
      known ? Changed(*curated, *shown, request, now) : NewActor(call, transaction, request, now);
  if (!actor.ok()) return actor.status();
  if (text::FoldText(actor->display_name).empty()) {
    return rpc::RequiredFieldError("actor.display_name");
  }
  Change change{.resource_id = actor->id, .shown_ids = {actor->id}};
  if (curated->has_value() && *actor == (*curated)->actor) return change;
  actor->origin = model::ActorOrigin::kCurator;
  actor->update_time = now;
  absl::Status put = transaction.PutCuratedActor(analysis::RecordOf(*actor));
  if (!put.ok()) return put;
  return change;
}

absl::StatusOr<Change> EarlierChange(const store::CallContext&, const store::Transaction&,
                                     const UpsertRequest&, const std::string& resource_id) {
  return Change{.resource_id = resource_id, .shown_ids = {resource_id}};
}

std::string FingerprintOf(const UpsertRequest& request) {
  const model::Actor& actor = request.actor;
  std::string fields;
  for (ActorField field : request.fields) absl::StrAppend(&fields, static_cast<int>(field), ",");
  return model::Fingerprint(
      "request.upsert_actor",
      {actor.id, actor.display_name, absl::StrCat(static_cast<int>(actor.kind)),
       absl::StrJoin(actor.aliases, "\n"), absl::StrJoin(actor.romanized_names, "\n"), actor.etag,
       actor.description, actor.wikidata_id, fields, request.curator, request.reason});
}

}  // namespace isnad::ingest
