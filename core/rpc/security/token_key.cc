// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/token_key.h"

#include <openssl/crypto.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace isnad::rpc::security {
namespace {

constexpr size_t kMinSecretBytes = 32;  // RFC 7518 section 3.2
constexpr int kMinRsaBits = 2048;       // the same, section 3.3
constexpr size_t kEs256Half = 32;

const unsigned char* Bytes(absl::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

bool IsP256(const EVP_PKEY* key) {
  char name[64] = {};
  size_t length = 0;
  return EVP_PKEY_get_group_name(key, name, sizeof(name), &length) == 1 &&
         absl::string_view(name, length) == "prime256v1";
}

bool Suits(const EVP_PKEY* key, TokenAlgorithm algorithm) {
  switch (algorithm) {
    case TokenAlgorithm::kRs256:
      return EVP_PKEY_is_a(key, "RSA") == 1 && EVP_PKEY_get_bits(key) >= kMinRsaBits;
    case TokenAlgorithm::kEs256:
      return EVP_PKEY_is_a(key, "EC") == 1 && IsP256(key);
    case TokenAlgorithm::kEdDsa:
      return EVP_PKEY_is_a(key, "ED25519") == 1;
    case TokenAlgorithm::kHs256:
      break;
  }
  return false;
}

bool VerifiesSecret(const std::string& secret, absl::string_view text,
                    absl::string_view signature) {
  unsigned char expected[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), Bytes(text), text.size(),
           expected, &size) == nullptr) {
    return false;
  }
  return signature.size() == size && CRYPTO_memcmp(expected, signature.data(), size) == 0;
}

// The two numbers of an ES256 signature, each of 32 bytes, as OpenSSL wants them:
// in DER. Empty where there are no two such numbers.
std::string DerOfEs256(absl::string_view signature) {
  if (signature.size() != 2 * kEs256Half) return "";
  const EcdsaSignaturePtr pair(ECDSA_SIG_new());
  BIGNUM* r = BN_bin2bn(Bytes(signature), kEs256Half, nullptr);
  BIGNUM* s = BN_bin2bn(Bytes(signature) + kEs256Half, kEs256Half, nullptr);
  if (pair == nullptr || ECDSA_SIG_set0(pair.get(), r, s) != 1) {
    BN_free(r);
    BN_free(s);
    return "";
  }
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(pair.get(), &der);
  std::string text(reinterpret_cast<const char*>(der), size > 0 ? static_cast<size_t>(size) : 0);
  OPENSSL_free(der);
  return text;
}

bool VerifiesPublic(EVP_PKEY* key, const EVP_MD* digest, absl::string_view text,
                    absl::string_view signature) {
  const EvpDigestPtr context(EVP_MD_CTX_new());
  const bool is_good = context != nullptr &&
                       EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key) == 1 &&
                       EVP_DigestVerify(context.get(), Bytes(signature), signature.size(),
                                        Bytes(text), text.size()) == 1;
  if (!is_good) (void)LastOpenSslError();
  return is_good;
}

}  // namespace

absl::string_view TokenAlgorithmName(TokenAlgorithm algorithm) {
  switch (algorithm) {
    case TokenAlgorithm::kRs256:
      return "RS256";
    case TokenAlgorithm::kEs256:
      return "ES256";
    case TokenAlgorithm::kEdDsa:
      return "EdDSA";
    case TokenAlgorithm::kHs256:
      return "HS256";
  }
  return "";
}

absl::StatusOr<TokenKey> TokenKey::Create(TokenAlgorithm algorithm, absl::string_view text) {
  const absl::string_view name = TokenAlgorithmName(algorithm);
  if (algorithm == TokenAlgorithm::kHs256) {
    const absl::string_view secret = absl::StripSuffix(text, "\n");
    // A public key is no secret: whoever has it could sign with it.
    if (secret.size() < kMinSecretBytes || absl::StrContains(secret, "-----BEGIN")) {
      return absl::InvalidArgumentError(absl::StrCat("a key of ", name, " is a secret of at least ",
                                                     kMinSecretBytes, " bytes, not PEM"));
    }
    return TokenKey(algorithm, nullptr, std::string(secret));
  }
  const BioPtr bio = BioOf(text);
  EvpKeyPtr key(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr));
  if (key == nullptr) {
    return absl::InvalidArgumentError(
        absl::StrCat("not a public key in PEM: ", LastOpenSslError()));
  }
  if (!Suits(key.get(), algorithm)) {
    return absl::InvalidArgumentError(absl::StrCat("not a key for ", name, ", or too weak"));
  }
  return TokenKey(algorithm, std::move(key), "");
}

bool TokenKey::Verifies(absl::string_view text, absl::string_view signature) const {
  switch (algorithm_) {
    case TokenAlgorithm::kRs256:
      return VerifiesPublic(key_.get(), EVP_sha256(), text, signature);
    case TokenAlgorithm::kEs256:
      return VerifiesPublic(key_.get(), EVP_sha256(), text, DerOfEs256(signature));
    case TokenAlgorithm::kEdDsa:
      return VerifiesPublic(key_.get(), nullptr, text, signature);
    case TokenAlgorithm::kHs256:
      return VerifiesSecret(secret_, text, signature);
  }
  return false;
}

}  // namespace isnad::rpc::security
