// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace isnad::channel {

// A channel of one of the project's own clients to a service at HOST:PORT, as its
// flags say: --tls-ca (in plaintext without it), --tls-certificate and --tls-key,
// --token-file, which is read again for every call. An error names the flag or
// the file. Whoever links this has these flags.
absl::StatusOr<std::shared_ptr<grpc::Channel>> OpenChannel(const std::string& address);

}  // namespace isnad::channel
