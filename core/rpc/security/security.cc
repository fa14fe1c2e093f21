// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/security.h"

#include <arpa/inet.h>

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace isnad::rpc::security {
namespace {

bool HasTls(const SecurityOptions& options) { return !options.tls.certificate.empty(); }

absl::Status CheckOptions(const SecurityOptions& options) {
  if (options.tls.certificate.empty() != options.tls.key.empty()) {
    return absl::InvalidArgumentError("--tls-certificate and --tls-key go together");
  }
  if (!HasTls(options) && !options.tls.client_ca.empty()) {
    return absl::InvalidArgumentError("--tls-client-ca needs --tls-certificate and --tls-key");
  }
  if (HasTls(options) && options.plaintext) {
    return absl::InvalidArgumentError("--plaintext and --tls-certificate exclude each other");
  }
  const bool asks = options.client_certificates != ClientCertificates::kNone;
  if (asks && options.tls.client_ca.empty()) {
    return absl::InvalidArgumentError("client certificates are checked against --tls-client-ca");
  }
  return absl::OkStatus();
}

absl::Status CheckAddress(const SecurityOptions& options, const std::string& listen) {
  if (listen.empty() || HasTls(options) || options.plaintext || IsLoopback(listen)) {
    return absl::OkStatus();
  }
  return absl::FailedPreconditionError(absl::StrCat(
      listen,
      " can be reached from other machines, and what is served there would be readable and open to "
      "all: give --tls-certificate and --tls-key, or --plaintext where the network itself is "
      "trusted"));
}

std::vector<FileSource> SourcesOf(const SecurityOptions& options, TlsStore* tls,
                                  AccessStore* access) {
  std::vector<FileSource> sources;
  if (HasTls(options)) {
    sources.push_back({"tls", [files = options.tls, tls](RememberingReader& reader) {
                         return tls->Load(files, reader);
                       }});
  }
  if (!options.access_file.empty()) {
    sources.push_back({"access", [path = options.access_file, access](RememberingReader& reader) {
                         return access->Load(path, reader);
                       }});
  }
  return sources;
}

}  // namespace

bool IsLoopback(absl::string_view listen) {
  if (absl::StartsWith(listen, "unix:") || absl::StartsWith(listen, "unix-abstract:")) return true;
  const std::string host(listen.substr(0, listen.rfind(':')));
  if (host == "localhost" || host == "[::1]") return true;
  in_addr address = {};
  return inet_pton(AF_INET, host.c_str(), &address) == 1 && ntohl(address.s_addr) >> 24 == 127;
}

Security::Security(const SecurityOptions& options)
    : options_(options),
      admission_(options.limits, options.access_file.empty() ? nullptr : &access_) {}

absl::StatusOr<std::shared_ptr<Security>> Security::Start(const SecurityOptions& options,
                                                          const std::vector<std::string>& listen) {
  if (absl::Status status = CheckOptions(options); !status.ok()) return status;
  for (const std::string& address : listen) {
    if (absl::Status status = CheckAddress(options, address); !status.ok()) return status;
  }
  std::shared_ptr<Security> security(new Security(options));
  auto reloader = FileReloader::Start(SourcesOf(options, &security->tls_, &security->access_),
                                      options.reload_interval);
  if (!reloader.ok()) return reloader.status();
  security->reloader_ = *std::move(reloader);
  return security;
}

std::shared_ptr<grpc::ServerCredentials> Security::Credentials() const {
  if (!HasTls(options_)) return grpc::InsecureServerCredentials();
  return MakeTlsCredentials(tls_, options_.client_certificates);
}

}  // namespace isnad::rpc::security
