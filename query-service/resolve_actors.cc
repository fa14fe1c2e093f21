// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/rpc/convert/actor.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/validation.h"
#include "core/text/name_sounds.h"
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

// A linked actor's share of the score of the one that stands for it.
constexpr double kLinkShare = 0.8;

// Highest score first, then by name of the actor.
bool Before(const v1::ActorCandidate& a, const v1::ActorCandidate& b) {
  return a.score() != b.score() ? a.score() > b.score() : a.actor().name() < b.actor().name();
}

// A name as it was asked for, and the candidates found so far, once each.
class Resolution {
 public:
  Resolution(const store::StoreReader& store, const store::CallContext& call,
             const v1::ResolveActorsRequest& request)
      : store_(store),
        call_(call),
        kind_(request.kind()),
        words_(NameWords(request.text())),
        parts_(text::NameParts(request.text())),
        arabic_(std::any_of(words_.begin(), words_.end(), IsArabic)) {}

  size_t words() const { return words_.size(); }
  bool found() const { return !by_name_.empty() || !links_.empty(); }

  // Looks for actors that have the last `used` words in one name. A Latin name
  // is looked for by its sounds besides, since few actors have Latin names; an
  // Arabic one only where nobody is spelled so.
  absl::Status Find(size_t used) {
    absl::Status status = FindSpelled(used);
    if (status.ok() && (!arabic_ || !found())) status = FindSounding(used);
    return status;
  }

  // Adds the states that the capitals and seats found stand for: "موسكو" may
  // mean "روسيا" too.
  absl::Status FollowLinks() {
    for (const auto& [state_id, link] : links_) {
      auto state = store_.GetActor(call_, state_id);
      if (state.ok() && !state->merged_into.empty()) {
        state = store_.GetActor(call_, state->merged_into);
      }
      if (absl::IsNotFound(state.status())) continue;
      if (!state.ok()) return state.status();
      AddLinked(*state, link);
    }
    return absl::OkStatus();
  }

  std::vector<v1::ActorCandidate> Ranked() && {
    std::vector<v1::ActorCandidate> ranked;
    for (auto& [name, candidate] : by_name_) ranked.push_back(std::move(candidate));
    std::sort(ranked.begin(), ranked.end(), Before);
    return ranked;
  }

 private:
  struct Link {  // the best candidate that stands for a state
    double score = 0;
    std::string from;
    std::string display_name;
  };

  static bool IsArabic(const std::string& word) {
    return static_cast<uint8_t>(word[0]) >= 0xD8 && static_cast<uint8_t>(word[0]) <= 0xDB;
  }

  absl::Status FindSpelled(size_t used) {
    const auto matches = store_.FindActorsByName(
        call_, std::vector<std::string>(words_.end() - used, words_.end()), kMaxConsidered);
    if (!matches.ok()) return matches.status();
    for (const store::AliasMatch& match : *matches) {
      Add(match.actor, FitName(words_, used, match.actor, match.mention_count));
    }
    return absl::OkStatus();
  }

  absl::Status FindSounding(size_t used) {
    const auto parts = text::NameParts(absl::StrJoin(words_.end() - used, words_.end(), " "));
    std::vector<std::vector<std::string>> sounds;
    for (const text::NamePart& part : parts) {
      if (!part.sounds.empty() && (!part.optional || parts.size() == 1)) {
        sounds.push_back(part.sounds);
      }
    }
    if (sounds.empty() || parts.size() > parts_.size()) return absl::OkStatus();
    const auto matches = store_.FindActorsBySound(call_, sounds, kMaxConsidered);
    if (!matches.ok()) return matches.status();
    for (const store::AliasMatch& match : *matches) {
      Add(match.actor, FitSound(parts_, parts.size(), match.actor, match.mention_count));
    }
    return absl::OkStatus();
  }

  void AddLinked(const model::Actor& state, const Link& link) {
    v1::ActorCandidate candidate;
    *candidate.mutable_actor() = rpc::ToProto(state);
    if (kind_ != v1::ACTOR_KIND_UNSPECIFIED && candidate.actor().kind() != kind_) return;
    candidate.set_score(link.score * kLinkShare);
    candidate.set_linked_from(link.from);
    candidate.mutable_explanation()->set_english(absl::StrCat(
        "The news says \"", link.display_name, "\" for \"", state.display_name, "\"."));
    candidate.mutable_explanation()->set_arabic(
        absl::StrCat("تقول الأخبار «", link.display_name, "» وتعني «", state.display_name, "»."));
    by_name_.try_emplace(candidate.actor().name(), std::move(candidate));
  }

  void Add(const model::Actor& actor, const NameFit& fit) {
    if (fit.score == 0) return;
    if (!actor.stands_for.empty()) {
      Link& link = links_[actor.stands_for];
      if (fit.score > link.score) {
        link = {fit.score, rpc::FormatName(rpc::Collection::kActors, actor.id), actor.display_name};
      }
    }
    v1::ActorCandidate candidate;
    *candidate.mutable_actor() = rpc::ToProto(actor);
    if (kind_ != v1::ACTOR_KIND_UNSPECIFIED && candidate.actor().kind() != kind_) return;
    v1::ActorCandidate& known = by_name_[candidate.actor().name()];
    if (known.score() >= fit.score) return;
    candidate.set_score(fit.score);
    candidate.set_matched_alias(fit.matched_name);
    known = std::move(candidate);
  }

  const store::StoreReader& store_;
  const store::CallContext& call_;
  const v1::ActorKind kind_;
  const std::vector<std::string> words_;
  const std::vector<text::NamePart> parts_;
  const bool arabic_;
  std::map<std::string, v1::ActorCandidate> by_name_;
  std::map<std::string, Link> links_;  // by id of the state
};

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
  Resolution resolution(store_, call, request);
  if (resolution.words() > kMaxNameWords) return response;
  // Titles stand before the name ("المشير حفتر"): where nobody has all the
  // words in one name, the first of them are dropped, one after the other.
  for (size_t used = resolution.words(); used > 0 && !resolution.found(); --used) {
    if (status = resolution.Find(used); !status.ok()) return status;
  }
  if (status = resolution.FollowLinks(); !status.ok()) return status;
  for (v1::ActorCandidate& candidate : std::move(resolution).Ranked()) {
    if (response.candidates_size() == limit) break;
    *response.add_candidates() = std::move(candidate);
  }
  return response;
}

}  // namespace isnad::query
