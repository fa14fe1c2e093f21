// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/model/id.h"
#include "core/rpc/convert/resource_name.h"
#include "core/text/fold.h"
#include "isnad/v1/ingest_service.pb.h"

// Requests of curators, for tests: right, unless the test spoils them. Actors
// are called by the name that FakeAnalysis reads in a text.
namespace isnad::ingest {

inline std::string IdOf(const std::string& name) { return model::ActorId(text::FoldText(name)); }
inline std::string ActorName(const std::string& name) {
  return rpc::FormatName(rpc::Collection::kActors, IdOf(name));
}

inline v1::UpsertActorRequest MakeUpsert(const std::string& display_name,
                                         const std::vector<std::string>& aliases = {}) {
  v1::UpsertActorRequest request;
  request.mutable_actor()->set_display_name(display_name);
  request.mutable_actor()->mutable_aliases()->Assign(aliases.begin(), aliases.end());
  request.set_curator("هدى");
  return request;
}

inline v1::MergeActorsRequest MakeMerge(const std::string& target,
                                        const std::vector<std::string>& sources) {
  v1::MergeActorsRequest request;
  request.set_target(ActorName(target));
  for (const std::string& source : sources) request.add_sources(ActorName(source));
  request.set_curator("هدى");
  request.set_reason("شخص واحد");
  return request;
}

inline v1::UnmergeActorsRequest MakeUnmerge(const std::string& merge) {
  v1::UnmergeActorsRequest request;
  request.set_name(merge);
  request.set_curator("سعد");
  request.set_reason("شخصان");
  return request;
}

}  // namespace isnad::ingest
