// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/tls_files.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "core/rpc/security/openssl.h"

namespace isnad::rpc::security {
namespace {

absl::Status Bad(absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat(what, ": ", LastOpenSslError()));
}

// Keys with a passphrase are refused rather than asked for on a terminal.
int NoPassphrase(char*, int, int, void*) { return -1; }

std::vector<X509Ptr> ReadCertificates(absl::string_view pem) {
  const BioPtr bio = BioOf(pem);
  std::vector<X509Ptr> certificates;
  while (X509* next = PEM_read_bio_X509(bio.get(), nullptr, &NoPassphrase, nullptr)) {
    certificates.emplace_back(next);
  }
  return certificates;
}

// PEM_read_bio_X509 stops at the end, as at an error: only the end is good.
bool EndedWell() {
  const unsigned long error = ERR_peek_last_error();
  return ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE;
}

absl::Status ReadAll(absl::string_view pem, absl::string_view what, std::vector<X509Ptr>* out) {
  ERR_clear_error();
  *out = ReadCertificates(pem);
  if (!EndedWell()) return Bad(absl::StrCat(what, " is not well formed"));
  ERR_clear_error();
  if (!out->empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(what, " holds no certificate"));
}

}  // namespace

absl::Status CheckTlsMaterial(const TlsMaterial& material, absl::Time now) {
  std::vector<X509Ptr> chain;
  std::vector<X509Ptr> authorities;
  absl::Status status = ReadAll(material.certificate, "the certificate file", &chain);
  if (status.ok() && !material.client_ca.empty()) {
    status = ReadAll(material.client_ca, "the file of client authorities", &authorities);
  }
  if (!status.ok()) return status;
  const BioPtr bio = BioOf(material.key);
  const EvpKeyPtr key(PEM_read_bio_PrivateKey(bio.get(), nullptr, &NoPassphrase, nullptr));
  if (key == nullptr) return Bad("the key file holds no private key without a passphrase");
  const SslContextPtr context(SSL_CTX_new(TLS_server_method()));
  if (context == nullptr || SSL_CTX_use_certificate(context.get(), chain.front().get()) != 1) {
    return Bad("the certificate cannot be used");
  }
  if (SSL_CTX_use_PrivateKey(context.get(), key.get()) != 1 ||
      SSL_CTX_check_private_key(context.get()) != 1) {
    return Bad("the key does not belong to the certificate");
  }
  time_t seconds = absl::ToTimeT(now);
  if (X509_cmp_time(X509_get0_notAfter(chain.front().get()), &seconds) <= 0) {
    return absl::InvalidArgumentError("the certificate has expired");
  }
  return absl::OkStatus();
}

absl::Status TlsStore::Load(const TlsFiles& files, RememberingReader& reader) {
  auto material = std::make_shared<TlsMaterial>();
  const std::pair<const std::string*, std::string*> parts[] = {
      {&files.certificate, &material->certificate},
      {&files.key, &material->key},
      {&files.client_ca, &material->client_ca}};
  absl::Status status;
  for (const auto& [path, text] : parts) {
    if (path->empty()) continue;
    // All of them, so that a change of any is seen.
    auto read = reader.Read(*path);
    if (read.ok()) *text = *std::move(read);
    status.Update(read.status());
  }
  if (!status.ok()) return status;
  if (!files.client_ca.empty() && material->client_ca.empty()) {
    return absl::InvalidArgumentError("the file of client authorities is empty");
  }
  status = CheckTlsMaterial(*material, absl::Now());
  if (!status.ok()) return status;
  absl::MutexLock lock(&mutex_);
  current_ = {current_.version + 1, std::move(material)};
  return absl::OkStatus();
}

TlsStore::Current TlsStore::current() const {
  absl::MutexLock lock(&mutex_);
  return current_;
}

}  // namespace isnad::rpc::security
