// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/channel/channel.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <map>
#include <utility>

#include "absl/flags/flag.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "core/rpc/text_files.h"

ABSL_FLAG(std::string, tls_ca, "",
          "file with the certificates, in PEM, of those who sign the server's; empty: plaintext");
ABSL_FLAG(std::string, tls_certificate, "",
          "with --tls-ca: file with the certificate, in PEM, to show to the server");
ABSL_FLAG(std::string, tls_key, "", "file with its private key in PEM");
ABSL_FLAG(std::string, token_file, "",
          "with --tls-ca: file with a bearer token to show to the server; read for each call");

namespace isnad::channel {
namespace {

absl::StatusOr<std::string> Read(const std::string& path) {
  const auto files = rpc::ReadTextFiles({path});
  if (!files.ok()) return files.status();
  return files->empty() ? "" : files->front().text;
}

class TokenFile final : public grpc::MetadataCredentialsPlugin {
 public:
  explicit TokenFile(std::string path) : path_(std::move(path)) {}

  grpc::Status GetMetadata(grpc::string_ref, grpc::string_ref, const grpc::AuthContext&,
                           std::multimap<grpc::string, grpc::string>* metadata) override {
    const auto token = Read(path_);
    if (!token.ok()) {
      return grpc::Status(grpc::StatusCode::UNAVAILABLE, std::string(token.status().message()));
    }
    metadata->emplace("authorization", absl::StrCat("Bearer ", absl::StripAsciiWhitespace(*token)));
    return grpc::Status::OK;
  }

 private:
  const std::string path_;
};

absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> Credentials() {
  const std::string ca = absl::GetFlag(FLAGS_tls_ca);
  const std::string token_file = absl::GetFlag(FLAGS_token_file);
  if (ca.empty()) {
    if (token_file.empty() && absl::GetFlag(FLAGS_tls_certificate).empty()) {
      return grpc::InsecureChannelCredentials();
    }
    return absl::InvalidArgumentError("--tls-certificate and --token-file need --tls-ca");
  }
  grpc::SslCredentialsOptions options;
  const std::pair<std::string, std::string*> parts[] = {
      {ca, &options.pem_root_certs},
      {absl::GetFlag(FLAGS_tls_certificate), &options.pem_cert_chain},
      {absl::GetFlag(FLAGS_tls_key), &options.pem_private_key}};
  for (const auto& [path, text] : parts) {
    auto read = Read(path);
    if (!read.ok()) return read.status();
    *text = *std::move(read);
  }
  auto credentials = grpc::SslCredentials(options);
  if (token_file.empty()) return credentials;
  return grpc::CompositeChannelCredentials(
      credentials, grpc::MetadataCredentialsFromPlugin(std::make_unique<TokenFile>(token_file)));
}

}  // namespace

absl::StatusOr<std::shared_ptr<grpc::Channel>> OpenChannel(const std::string& address) {
  auto credentials = Credentials();
  if (!credentials.ok()) return credentials.status();
  return grpc::CreateChannel(address, *credentials);
}

}  // namespace isnad::channel
