// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/store/filters.h"
#include "isnad/v1/query_service.pb.h"

// The typed filters of requests as the store's filters. Each gives the errors
// that its method's comment names.
namespace isnad::query {

absl::StatusOr<store::ArticleFilter> ReadFilter(const v1::ListArticlesRequest& request);
absl::StatusOr<store::ActorFilter> ReadFilter(const v1::ListActorsRequest& request);
absl::StatusOr<store::ActorMergeFilter> ReadFilter(const v1::ListActorMergesRequest& request);
absl::StatusOr<store::StatementFilter> ReadFilter(const v1::ListStatementsRequest& request);
absl::StatusOr<store::ClaimFilter> ReadFilter(const v1::ListClaimsRequest& request);
absl::StatusOr<store::ContradictionFilter> ReadFilter(const v1::ListContradictionsRequest& request);
absl::StatusOr<store::ContradictionFilter> ReadFilter(
    const v1::WatchContradictionsRequest& request);

// Folded words of a search, without repeats. INVALID_FILTER naming the field
// where there is no letter or digit.
absl::StatusOr<std::vector<std::string>> ReadWords(absl::string_view words,
                                                   absl::string_view field);

}  // namespace isnad::query
