// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <vector>

#include "core/rpc/convert/actor.h"
#include "core/rpc/convert/enums.h"
#include "core/rpc/validation.h"
#include "query-service/actor_ranking.h"
#include "query-service/query_service.h"

namespace isnad::query {
namespace {

constexpr int kDefaultCandidates = 10;
constexpr int kMaxCandidates = 100;
// Read before ranking, so that the limit of a request does not decide who is
// ranked.
constexpr int32_t kMaxConsidered = 500;
// A name with its titles is shorter; a pasted paragraph is no name.
constexpr size_t kMaxNameWords = 12;

// Highest score first, then by name of the actor.
bool Before(const v1::ActorCandidate& a, const v1::ActorCandidate& b) {
  return a.score() != b.score() ? a.score() > b.score() : a.actor().name() < b.actor().name();
}

std::vector<v1::ActorCandidate> Rank(const std::vector<store::AliasMatch>& matches,
                                     const std::vector<std::string>& asked, size_t used,
                                     v1::ActorKind kind) {
  std::map<std::string, v1::ActorCandidate> by_name;  // a store may match one actor by many names
  for (const store::AliasMatch& match : matches) {
    v1::ActorCandidate candidate;
    *candidate.mutable_actor() = rpc::ToProto(match.actor);
    if (kind != v1::ACTOR_KIND_UNSPECIFIED && candidate.actor().kind() != kind) continue;
    const NameFit fit = FitName(asked, used, match.actor, match.mention_count);
    if (fit.score == 0) continue;
    candidate.set_score(fit.score);
    candidate.set_matched_alias(fit.matched_name);
    by_name[candidate.actor().name()] = std::move(candidate);
  }
  std::vector<v1::ActorCandidate> ranked;
  for (auto& [name, candidate] : by_name) ranked.push_back(std::move(candidate));
  std::sort(ranked.begin(), ranked.end(), Before);
  return ranked;
}

}  // namespace

absl::StatusOr<v1::ResolveActorsResponse> QueryService::ResolveActors(
    const Call& call, const v1::ResolveActorsRequest& request) const {
  absl::Status status = rpc::CheckRequired("text", request.text());
  if (status.ok()) {
    status = rpc::CheckNumber("max_candidates", request.max_candidates(), 0, kMaxCandidates);
  }
  if (!status.ok()) return status;
  const int limit = request.max_candidates() == 0 ? kDefaultCandidates : request.max_candidates();
  v1::ResolveActorsResponse response;
  const std::vector<std::string> asked = NameWords(request.text());
  if (asked.size() > kMaxNameWords) return response;
  // Titles stand before the name ("المشير حفتر"): where nobody has all the
  // words in one name, the first of them are dropped, one after the other.
  for (size_t used = asked.size(); used > 0 && response.candidates().empty(); --used) {
    auto matches = store_.FindActorsByName(
        call, std::vector<std::string>(asked.end() - used, asked.end()), kMaxConsidered);
    if (!matches.ok()) return matches.status();
    for (v1::ActorCandidate& candidate : Rank(*matches, asked, used, request.kind())) {
      if (response.candidates_size() == limit) break;
      *response.add_candidates() = std::move(candidate);
    }
  }
  return response;
}

}  // namespace isnad::query
