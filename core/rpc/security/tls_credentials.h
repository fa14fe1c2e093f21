// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/security/server_credentials.h>

#include <memory>

#include "core/rpc/security/tls_files.h"

namespace isnad::rpc::security {

enum class ClientCertificates {
  kNone,      // not asked for
  kOptional,  // checked where a client shows one
  kRequired,  // a connection without a valid one is closed
};

// Credentials of a port of a gRPC server, TLS 1.2 or 1.3, that begin each
// handshake with what the store holds then: connections that are open stay as
// they are. gRPC's own provider that watches files serves nothing while the key
// and the certificate do not match; this one never sees such a pair, because the
// store does not take it. The store has loaded something before; it and these
// credentials outlive the server, which does not keep them itself.
std::shared_ptr<grpc::ServerCredentials> MakeTlsCredentials(const TlsStore& store,
                                                            ClientCertificates clients);

}  // namespace isnad::rpc::security
