// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/watch.h"

#include <optional>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/model/error.h"
#include "core/rpc/position_token.h"
#include "query-service/filters.h"
#include "query-service/query_service.h"

namespace isnad::query {
namespace {

constexpr char kTokenKind[] = "watch_token";
constexpr char kTokenField[] = "resume_token";

absl::Status InvalidTokenError() {
  return model::InvalidField(kTokenField, model::ErrorReason::kInvalidResumeToken,
                             "is not a token that this request was answered with");
}

absl::Status ExpiredTokenError(absl::Time oldest) {
  return model::MakeError(
      absl::StatusCode::kOutOfRange,
      "resume_token is older than what is kept for watches; begin again without one",
      {model::ErrorReason::kResumeTokenExpired,
       {{"field", kTokenField},
        {"oldest_time", absl::FormatTime(absl::RFC3339_full, oldest, absl::UTCTimeZone())}},
       kTokenField});
}

// The position of a token of this feed; nullopt for any other.
std::optional<int64_t> ReadToken(const v1::WatchContradictionsRequest& request,
                                 absl::string_view feed_id) {
  const auto place =
      rpc::ReadPositionToken(kTokenKind, request, {kTokenField}, request.resume_token());
  if (!place) return std::nullopt;
  const std::pair<std::string, std::string> parts = absl::StrSplit(*place, absl::MaxSplits('/', 1));
  int64_t position = -1;
  if (parts.first != feed_id || !absl::SimpleAtoi(parts.second, &position) || position < 0) {
    return std::nullopt;
  }
  return position;
}

}  // namespace

std::string WatchToken(const Watch& watch, int64_t position) {
  return rpc::MakePositionToken(kTokenKind, watch.request, {kTokenField},
                                absl::StrCat(watch.feed_id, "/", position));
}

absl::StatusOr<store::FeedState> QueryService::GetFeedState(const Call& call) const {
  return store_.GetFeedState(call);
}

absl::StatusOr<Watch> QueryService::BeginWatch(
    const Call& call, const v1::WatchContradictionsRequest& request) const {
  auto filter = ReadFilter(request);
  if (!filter.ok()) return filter.status();
  std::string actor_id = filter->actor_id;
  if (absl::Status exist = FollowActor(call, &actor_id); !exist.ok()) return exist;
  auto state = store_.GetFeedState(call);
  if (!state.ok()) return state.status();
  Watch watch = {request, *std::move(filter), std::move(state->feed_id), state->newest};
  watch.request.clear_resume_token();
  if (request.resume_token().empty()) return watch;
  const auto position = ReadToken(request, watch.feed_id);
  if (!position) return InvalidTokenError();
  watch.position = *position;
  if (watch.position + 1 >= state->oldest) return watch;
  const auto page = store_.ReadFeed(call, {}, watch.position, 1);
  if (!page.ok()) return page.status();
  return ExpiredTokenError(page->expired.value_or(absl::UnixEpoch()));
}

absl::StatusOr<store::FeedPage> QueryService::ReadWatch(const Call& call, const Watch& watch,
                                                        int32_t limit) const {
  store::ContradictionFilter filter = watch.filter;
  // It may have been merged since, or gone for a while with its articles.
  std::string actor_id = filter.actor_id;
  if (FollowActor(call, &actor_id).ok()) filter.actor_id = std::move(actor_id);
  auto page = store_.ReadFeed(call, filter, watch.position, limit);
  if (!page.ok()) return page;
  // Another store stands in the place of the one that was watched.
  if (page->feed_id != watch.feed_id) return InvalidTokenError();
  if (page->expired) return ExpiredTokenError(*page->expired);
  return page;
}

}  // namespace isnad::query
