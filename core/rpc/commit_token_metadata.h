// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/server_context.h>

#include <optional>

#include "absl/status/statusor.h"
#include "core/store/call_context.h"

// How the token of a commit travels, both ways: as gRPC metadata of this name.
namespace isnad::rpc {

inline constexpr char kCommitTokenKey[] = "isnad-commit-token";

// The commit that the caller wants to see; nullopt for none. INVALID_ARGUMENT
// (INVALID_COMMIT_TOKEN) for what is no token, and for more than one.
absl::StatusOr<std::optional<store::CommitToken>> ReadCommitToken(
    const grpc::CallbackServerContext& context);

// Adds the last commit of the call to what the client gets with its status.
// Before that is sent.
void AddCommitToken(const store::CallNotes& notes, grpc::CallbackServerContext* context);

}  // namespace isnad::rpc
