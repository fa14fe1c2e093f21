// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/security/server_credentials.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/rpc/security/access_policy.h"
#include "core/rpc/security/admission.h"
#include "core/rpc/security/file_reloader.h"
#include "core/rpc/security/tls_credentials.h"
#include "core/rpc/security/tls_files.h"

namespace isnad::rpc::security {

struct SecurityOptions {
  TlsFiles tls;  // all empty: no TLS
  ClientCertificates client_certificates = ClientCertificates::kNone;
  bool plaintext = false;   // without TLS, listen on any address
  std::string access_file;  // or empty: everybody may do everything
  CallLimits limits;
  absl::Duration reload_interval = absl::Seconds(1);
};

// Who is served on a service's main port: its TLS and who may do what, both kept
// up to date with their files, and how much. Thread-safe.
class Security {
 public:
  // Reads all files. INVALID_ARGUMENT or NOT_FOUND where one is not good, or where
  // options contradict each other; FAILED_PRECONDITION where plaintext would be
  // served on one of these addresses (HOST:PORT) without having been asked for.
  static absl::StatusOr<std::shared_ptr<Security>> Start(const SecurityOptions& options,
                                                         const std::vector<std::string>& listen);

  // New credentials for a port; they and this outlive its server.
  std::shared_ptr<grpc::ServerCredentials> Credentials() const;
  Admission& admission() { return admission_; }
  // Looks at the files at once.
  void Reload() { reloader_->Look(); }

 private:
  explicit Security(const SecurityOptions& options);

  const SecurityOptions options_;
  TlsStore tls_;
  AccessStore access_;
  Admission admission_;
  std::unique_ptr<FileReloader> reloader_;  // last: it loads into the others
};

// The address can be reached from this machine alone: 127.0.0.0/8, ::1,
// localhost, a Unix socket.
bool IsLoopback(absl::string_view listen);

}  // namespace isnad::rpc::security
