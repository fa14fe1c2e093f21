// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/rpc/convert/claim.h"
#include "core/rpc/convert/time.h"
#include "core/rpc/validation.h"
#include "query-service/filters.h"
#include "query-service/page_tokens.h"
#include "query-service/query_service.h"

namespace isnad::query {
namespace {

using rpc::Collection;

// Ranked answers end here, however many pages are asked for.
constexpr int32_t kMaxRanked = 1000;

struct Rank {
  double score = 0;
  std::string id;
};

// Best score first, then by id.
bool Before(const Rank& a, const Rank& b) {
  return a.score != b.score ? a.score > b.score : a.id < b.id;
}

std::string ToPosition(const Rank& rank) {
  // The bits of the score: a position must name it exactly.
  return absl::StrCat(std::bit_cast<uint64_t>(rank.score), ":", rank.id);
}

absl::StatusOr<Rank> FromPosition(absl::string_view position) {
  const std::vector<std::string> parts = absl::StrSplit(position, absl::MaxSplits(':', 1));
  uint64_t bits = 0;
  if (parts.size() != 2 || !absl::SimpleAtoi(parts[0], &bits)) return PageTokenError();
  return Rank{std::bit_cast<double>(bits), parts[1]};
}

bool IsAbout(const model::Frame& frame, const std::string& actor_id) {
  return actor_id.empty() || frame.agent.actor_id == actor_id ||
         frame.patient.actor_id == actor_id || frame.place.actor_id == actor_id;
}

// Drops what does not take part or stands on an earlier page.
absl::Status Narrow(const std::string& about, const std::string& position,
                    std::vector<store::ClaimMatch>* matches) {
  const auto other = [&](const store::ClaimMatch& m) { return !IsAbout(m.claim.frame, about); };
  matches->erase(std::remove_if(matches->begin(), matches->end(), other), matches->end());
  if (position.empty()) return absl::OkStatus();
  auto last = FromPosition(position);
  if (!last.ok()) return last.status();
  const auto earlier = [&](const store::ClaimMatch& m) {
    return !Before(*last, {m.score, m.claim.id});
  };
  matches->erase(std::remove_if(matches->begin(), matches->end(), earlier), matches->end());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::SearchClaimsResponse> QueryService::SearchClaims(
    const Call& call, const v1::SearchClaimsRequest& request) const {
  absl::Status status = rpc::CheckRequired("words", request.words());
  if (!status.ok()) return status;
  auto words = ReadWords(request.words(), "words");
  if (!words.ok()) return words.status();
  auto page = ReadPage(request);
  if (!page.ok()) return page.status();
  auto about = rpc::ParseOptionalName(Collection::kActors, request.about(), "about");
  if (!about.ok()) return about.status();
  auto published = rpc::FromProto(request.publish_time_range(), "publish_time_range");
  if (!published.ok()) return published.status();
  status = FollowActor(call, &*about);
  if (!status.ok()) return status;

  auto matches = store_.SearchClaims(call, *words, *published, kMaxRanked);
  if (!matches.ok()) return matches.status();
  status = Narrow(*about, page->after, &*matches);
  if (!status.ok()) return status;
  v1::SearchClaimsResponse response;
  Rank last;
  for (const store::ClaimMatch& match : *matches) {
    if (response.matches_size() == page->size) {
      response.set_next_page_token(PageToken(request, ToPosition(last)));
      break;
    }
    auto summary = store_.GetClaim(call, match.claim.id);
    // Deleted since it was found.
    if (summary.status().code() == absl::StatusCode::kNotFound) continue;
    if (!summary.ok()) return summary.status();
    v1::ClaimMatch* proto = response.add_matches();
    *proto->mutable_claim() = rpc::ToProto(*summary);
    proto->set_score(match.score);
    last = {match.score, match.claim.id};
  }
  return response;
}

}  // namespace isnad::query
