// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/commit_token_metadata.h"

#include <iterator>

#include "core/model/error.h"

namespace isnad::rpc {
namespace {

absl::Status InvalidToken(absl::string_view message) {
  return model::InvalidField(kCommitTokenKey, model::ErrorReason::kInvalidCommitToken, message);
}

}  // namespace

absl::StatusOr<std::optional<store::CommitToken>> ReadCommitToken(
    const grpc::CallbackServerContext& context) {
  const auto [first, end] = context.client_metadata().equal_range(kCommitTokenKey);
  if (first == end) return std::nullopt;
  if (std::next(first) != end) return InvalidToken("is given more than once");
  const grpc::string_ref& text = first->second;
  const auto token = store::ParseCommitToken({text.data(), text.size()});
  if (!token) return InvalidToken("is not a token that a service answered with");
  return token;
}

void AddCommitToken(const store::CallNotes& notes, grpc::CallbackServerContext* context) {
  if (const auto token = notes.last_commit()) {
    context->AddTrailingMetadata(kCommitTokenKey, store::FormatCommitToken(*token));
  }
}

}  // namespace isnad::rpc
