// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/bio.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <memory>
#include <string>

#include "absl/strings/string_view.h"

// OpenSSL's objects with owners.
namespace isnad::rpc::security {

template <auto Free>
struct FreeWith {
  template <typename T>
  void operator()(T* object) const {
    Free(object);
  }
};

using BioPtr = std::unique_ptr<BIO, FreeWith<&BIO_free>>;
using EvpKeyPtr = std::unique_ptr<EVP_PKEY, FreeWith<&EVP_PKEY_free>>;
using EvpDigestPtr = std::unique_ptr<EVP_MD_CTX, FreeWith<&EVP_MD_CTX_free>>;
using EcdsaSignaturePtr = std::unique_ptr<ECDSA_SIG, FreeWith<&ECDSA_SIG_free>>;
using SslContextPtr = std::unique_ptr<SSL_CTX, FreeWith<&SSL_CTX_free>>;
using X509Ptr = std::unique_ptr<X509, FreeWith<&X509_free>>;

// Reads from text, which it borrows. Null where there is no memory.
BioPtr BioOf(absl::string_view text);

// What the last call that failed on this thread complained of, without the
// data; forgets it and what came before.
std::string LastOpenSslError();

}  // namespace isnad::rpc::security
