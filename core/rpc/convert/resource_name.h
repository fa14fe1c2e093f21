// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

// Resource names (AIP-122): the model holds bare ids, the wire holds
// "articles/{id}".
namespace isnad::rpc {

enum class Collection : uint8_t {
  kArticles,
  kActors,
  kStatements,
  kClaims,
  kContradictions,
  kActorMerges,
};

// "articles/{id}"; empty for an empty id, which means that there is none.
std::string FormatName(Collection collection, absl::string_view id);

// The id in a name. FIELD_REQUIRED where the name is empty;
// INVALID_RESOURCE_NAME where it does not follow the pattern. An id is 1 to 63
// of a-z, 0-9 and hyphen, and does not begin with a hyphen.
absl::StatusOr<std::string> ParseName(Collection collection, absl::string_view name,
                                      absl::string_view field);

// The same, but an empty name gives an empty id: for filters.
absl::StatusOr<std::string> ParseOptionalName(Collection collection, absl::string_view name,
                                              absl::string_view field);

// NOT_FOUND with the reason of the collection and the name.
absl::Status NotFoundError(Collection collection, absl::string_view id);

}  // namespace isnad::rpc
