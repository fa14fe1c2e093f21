// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/resource_name.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "core/model/error.h"
#include "core/rpc/validation.h"

namespace isnad::rpc {
namespace {

using model::ErrorReason;

constexpr size_t kMaxIdBytes = 63;

struct CollectionInfo {
  absl::string_view prefix;
  absl::string_view pattern;
  ErrorReason not_found;
};

const CollectionInfo& InfoOf(Collection collection) {
  // In the order of the enum.
  static constexpr CollectionInfo kInfos[] = {
      {"articles/", "articles/{article}", ErrorReason::kArticleNotFound},
      {"actors/", "actors/{actor}", ErrorReason::kActorNotFound},
      {"statements/", "statements/{statement}", ErrorReason::kStatementNotFound},
      {"claims/", "claims/{claim}", ErrorReason::kClaimNotFound},
      {"contradictions/", "contradictions/{contradiction}", ErrorReason::kContradictionNotFound},
      {"actorMerges/", "actorMerges/{actor_merge}", ErrorReason::kActorMergeNotFound},
  };
  return kInfos[static_cast<size_t>(collection)];
}

bool IsId(absl::string_view id) {
  return !id.empty() && id.size() <= kMaxIdBytes && id[0] != '-' &&
         std::all_of(id.begin(), id.end(), [](char c) {
           return absl::ascii_islower(c) || absl::ascii_isdigit(c) || c == '-';
         });
}

}  // namespace

std::string FormatName(Collection collection, absl::string_view id) {
  return id.empty() ? "" : absl::StrCat(InfoOf(collection).prefix, id);
}

absl::StatusOr<std::string> ParseName(Collection collection, absl::string_view name,
                                      absl::string_view field) {
  if (absl::Status status = CheckRequired(field, name); !status.ok()) return status;
  const CollectionInfo& info = InfoOf(collection);
  absl::string_view id = name;
  if (absl::ConsumePrefix(&id, info.prefix) && IsId(id)) return std::string(id);
  return model::InvalidField(
      field, ErrorReason::kInvalidResourceName,
      absl::StrCat("does not follow the pattern ", info.pattern),
      {{"value", std::string(name)}, {"pattern", std::string(info.pattern)}});
}

absl::StatusOr<std::string> ParseOptionalName(Collection collection, absl::string_view name,
                                              absl::string_view field) {
  if (name.empty()) return std::string();
  return ParseName(collection, name, field);
}

absl::Status NotFoundError(Collection collection, absl::string_view id) {
  const std::string name = FormatName(collection, id);
  return model::MakeError(absl::StatusCode::kNotFound, absl::StrCat("there is no ", name),
                          {InfoOf(collection).not_found, {{"name", name}}, ""});
}

}  // namespace isnad::rpc
