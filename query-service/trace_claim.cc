// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/rpc/convert/claim.h"
#include "query-service/page_tokens.h"
#include "query-service/query_service.h"
#include "query-service/transmission.h"

namespace isnad::query {
namespace {

using rpc::Collection;

std::string ToPosition(const store::ClaimCarrier& carrier) {
  return absl::StrCat(absl::ToUnixNanos(carrier.publish_time), ":", carrier.statement_id);
}

absl::StatusOr<store::ClaimCarrier> FromPosition(absl::string_view position) {
  const std::vector<std::string> parts = absl::StrSplit(position, absl::MaxSplits(':', 1));
  int64_t nanos = 0;
  if (parts.size() != 2 || !absl::SimpleAtoi(parts[0], &nanos)) return PageTokenError();
  store::ClaimCarrier carrier;
  carrier.publish_time = absl::FromUnixNanos(nanos);
  carrier.statement_id = parts[1];
  return carrier;
}

}  // namespace

absl::StatusOr<v1::TraceClaimResponse> QueryService::TraceClaim(
    const Call& call, const v1::TraceClaimRequest& request) const {
  auto id = rpc::ParseName(Collection::kClaims, request.name(), "name");
  if (!id.ok()) return id.status();
  auto page = ReadPage(request);
  if (!page.ok()) return page.status();
  auto claim = Named(store_.GetClaim(call, *id), Collection::kClaims, *id);
  if (!claim.ok()) return claim.status();
  auto origins = ReadOrigins(store_, call, *id);
  if (!origins.ok()) return origins.status();

  v1::TraceClaimResponse response;
  *response.mutable_claim() = rpc::ToProto(*claim);
  response.set_total_chain_count(static_cast<int32_t>(origins->carriers.size()));
  response.set_outlet_count(origins->outlet_count);
  response.set_independent_origin_count(origins->independent_origin_count);
  const std::vector<store::ClaimCarrier>& carriers = origins->carriers;
  auto next = carriers.begin();
  if (!page->after.empty()) {
    auto last = FromPosition(page->after);
    if (!last.ok()) return last.status();
    next = std::upper_bound(carriers.begin(), carriers.end(), *last);
  }
  const int64_t left = carriers.end() - next;
  const auto end = next + std::min<int64_t>(left, page->size);
  if (end != carriers.end()) {
    response.set_next_page_token(PageToken(request, ToPosition(*(end - 1))));
  }
  for (; next != end; ++next) {
    auto statement = store_.GetStatement(call, next->statement_id);
    // Deleted since the mentions were read.
    if (statement.status().code() == absl::StatusCode::kNotFound) continue;
    if (!statement.ok()) return statement.status();
    *response.add_chains() = ToProto(*next, *statement);
  }
  return response;
}

}  // namespace isnad::query
