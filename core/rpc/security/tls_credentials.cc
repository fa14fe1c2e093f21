// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/tls_credentials.h"

#include <grpc/grpc.h>
#include <grpc/grpc_security.h>

#include <atomic>
#include <string>

namespace isnad::rpc::security {
namespace {

grpc_ssl_client_certificate_request_type RequestOf(ClientCertificates clients) {
  switch (clients) {
    case ClientCertificates::kOptional:
      return GRPC_SSL_REQUEST_CLIENT_CERTIFICATE_AND_VERIFY;
    case ClientCertificates::kRequired:
      return GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY;
    case ClientCertificates::kNone:
      break;
  }
  return GRPC_SSL_DONT_REQUEST_CLIENT_CERTIFICATE;
}

// gRPC's C++ interface has no way to the C core's certificates that are asked for
// at each handshake, so this is a thin one. One object serves one port: what it
// gave last is what that port has.
class TlsCredentials final : public grpc::ServerCredentials {
 public:
  TlsCredentials(const TlsStore& store, ClientCertificates clients)
      : store_(store),
        credentials_(grpc_ssl_server_credentials_create_with_options(
            grpc_ssl_server_credentials_create_options_using_config_fetcher(RequestOf(clients),
                                                                            &Fetch, this))) {}
  ~TlsCredentials() override { grpc_server_credentials_release(credentials_); }

  void SetAuthMetadataProcessor(const std::shared_ptr<grpc::AuthMetadataProcessor>&) override {}

 private:
  int AddPortToServer(const std::string& address, grpc_server* server) override {
    return grpc_server_add_http2_port(server, address.c_str(), credentials_);
  }

  static grpc_ssl_certificate_config_reload_status Fetch(
      void* self, grpc_ssl_server_certificate_config** config) {
    return static_cast<TlsCredentials*>(self)->Give(config);
  }

  grpc_ssl_certificate_config_reload_status Give(grpc_ssl_server_certificate_config** config) {
    const TlsStore::Current now = store_.current();
    if (given_.exchange(now.version) == now.version) {
      return GRPC_SSL_CERTIFICATE_CONFIG_RELOAD_UNCHANGED;
    }
    const grpc_ssl_pem_key_cert_pair pair = {now.material->key.c_str(),
                                             now.material->certificate.c_str()};
    // gRPC insists on some, also where clients are not asked for a certificate.
    const std::string& authorities =
        now.material->client_ca.empty() ? now.material->certificate : now.material->client_ca;
    *config = grpc_ssl_server_certificate_config_create(authorities.c_str(), &pair, 1);
    return GRPC_SSL_CERTIFICATE_CONFIG_RELOAD_NEW;
  }

  const TlsStore& store_;
  std::atomic<int64_t> given_ = 0;
  grpc_server_credentials* const credentials_;
};

}  // namespace

std::shared_ptr<grpc::ServerCredentials> MakeTlsCredentials(const TlsStore& store,
                                                            ClientCertificates clients) {
  return std::make_shared<TlsCredentials>(store, clients);
}

}  // namespace isnad::rpc::security
