// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/subject.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace isnad::report {
namespace {

constexpr double kGoodScore = 0.5;  // of ResolveActors: half of the words at least
constexpr double kNearlyEqual = 0.05;
constexpr int kMaxPages = 5;
constexpr int kMaxMerges = 10;

absl::StatusOr<v1::Actor> GetActor(Stub& stub, const std::string& name) {
  v1::GetActorRequest request;
  request.set_name(name);
  auto actor = Call(stub, &Stub::GetActor, "GetActor", request);
  for (int i = 0; i < kMaxMerges && actor.ok() && !actor->merged_into().empty(); ++i) {
    request.set_name(actor->merged_into());
    actor = Call(stub, &Stub::GetActor, "GetActor", request);
  }
  return actor;
}

absl::Status NoSuchActor(const std::string& name, const v1::ResolveActorsResponse& candidates) {
  std::vector<std::string> near;
  for (const v1::ActorCandidate& candidate : candidates.candidates()) {
    near.push_back(candidate.actor().display_name());
  }
  return absl::NotFoundError(
      absl::StrCat("no actor is known as \"", name, "\"",
                   near.empty() ? "" : "; those that come near: ", absl::StrJoin(near, ", ")));
}

}  // namespace

absl::StatusOr<Subject> FindActor(Stub& stub, const std::string& name) {
  Subject subject;
  subject.kind = SubjectKind::kActor;
  if (absl::StartsWith(name, "actors/")) {
    auto actor = GetActor(stub, name);
    if (!actor.ok()) return actor.status();
    subject.actor = *std::move(actor);
    return subject;
  }
  v1::ResolveActorsRequest request;
  request.set_text(name);
  auto found = Call(stub, &Stub::ResolveActors, "ResolveActors", request);
  if (!found.ok()) return found.status();
  if (found->candidates_size() == 0 || found->candidates(0).score() < kGoodScore) {
    return NoSuchActor(name, *found);
  }
  subject.actor = found->candidates(0).actor();
  for (int i = 1; i < found->candidates_size(); ++i) {
    const v1::ActorCandidate& other = found->candidates(i);
    if (other.score() + kNearlyEqual < found->candidates(0).score()) break;
    subject.other_actors.push_back(
        absl::StrCat(other.actor().display_name(), " (", other.actor().name(), ")"));
  }
  return subject;
}

absl::StatusOr<Subject> MostContradicted(Stub& stub) {
  std::map<std::string, int> sides;
  const auto complete = ForEachPage<v1::ListContradictionsRequest>(
      stub, &Stub::ListContradictions, "ListContradictions", {}, kMaxPages, [&](auto& page) {
        for (const v1::Contradiction& found : page.contradictions()) {
          if (!found.holder_a().empty()) ++sides[found.holder_a()];
          if (!found.holder_b().empty()) ++sides[found.holder_b()];
        }
      });
  if (!complete.ok()) return complete.status();
  Subject subject;
  const auto most = std::max_element(
      sides.begin(), sides.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == sides.end()) return subject;
  return FindActor(stub, most->first);
}

}  // namespace isnad::report
