// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/token_verifier.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "core/rpc/security/testing.h"
#include "core/rpc/testing.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace isnad::rpc::security {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr char kSecret[] = "a secret of thirty-two bytes, or more";

// The cause of an UNAUTHENTICATED error; the code of any other status.
std::string CauseOf(const absl::Status& status) {
  if (!absl::IsUnauthenticated(status)) return status.ToString();
  return MetadataOf(status)["cause"];
}

class TokenVerifierTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TestFolder();
    folder_->MakeKey("rsa", "RSA");
    folder_->MakeKey("ec", "EC -pkeyopt ec_paramgen_curve:P-256");
    folder_->MakeKey("ed", "ED25519");
  }
  static void TearDownTestSuite() { delete folder_; }

  TokenVerifierTest() : verifier_(Rules(), Keys()) {}

  static TokenRules Rules() { return {"https://issuer.example", "isnad", "roles"}; }
  static std::map<std::string, TokenKey> Keys() {
    std::map<std::string, TokenKey> keys;
    keys.emplace("rsa", *TokenKey::Create(TokenAlgorithm::kRs256, folder_->Read("rsa.pub")));
    keys.emplace("ec", *TokenKey::Create(TokenAlgorithm::kEs256, folder_->Read("ec.pub")));
    keys.emplace("ed", *TokenKey::Create(TokenAlgorithm::kEdDsa, folder_->Read("ed.pub")));
    keys.emplace("hs", *TokenKey::Create(TokenAlgorithm::kHs256, kSecret));
    return keys;
  }

  json Claims() const {
    return {{"sub", "loader"},
            {"iss", "https://issuer.example"},
            {"aud", "isnad"},
            {"exp", absl::ToUnixSeconds(now_) + 60}};
  }
  static std::string Encode(const std::string& text) { return absl::WebSafeBase64Escape(text); }
  static std::string Part(const json& object) { return Encode(object.dump()); }

  // A token whose header says what it is told to, signed with the HMAC of secret.
  static std::string Sign(const json& header, const json& claims,
                          const std::string& secret = kSecret) {
    const std::string text = absl::StrCat(Part(header), ".", Part(claims));
    folder_->Write("text", text);
    folder_->OpenSsl("dgst -sha256 -mac HMAC -macopt hexkey:" + absl::BytesToHexString(secret) +
                     " -binary -out sig text");
    return absl::StrCat(text, ".", Encode(folder_->Read("sig")));
  }
  std::string Token(const json& claims) const {
    return Sign({{"alg", "HS256"}, {"kid", "hs"}}, claims);
  }
  // Signed by openssl with a private key of the folder; command makes "sig".
  static std::string SignWith(const std::string& alg, const std::string& kid, const json& claims,
                              const std::string& command) {
    const std::string text = absl::StrCat(Part({{"alg", alg}, {"kid", kid}}), ".", Part(claims));
    folder_->Write("text", text);
    folder_->OpenSsl(command);
    return absl::StrCat(text, ".", Encode(folder_->Read("sig")));
  }
  std::string Cause(const std::string& token) const {
    return CauseOf(verifier_.Verify(token, now_).status());
  }

  static TestFolder* folder_;
  const absl::Time now_ = absl::FromUnixSeconds(1'700'000'000);
  const TokenVerifier verifier_;
};

TestFolder* TokenVerifierTest::folder_ = nullptr;

TEST_F(TokenVerifierTest, AValidTokenTellsSubjectAndRoles) {
  json claims = Claims();
  claims["roles"] = {"reader", 7, "writer"};
  const auto found = verifier_.Verify(Token(claims), now_);
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ(found->subject, "loader");
  EXPECT_THAT(found->roles, ElementsAre("reader", "writer"));
}

TEST_F(TokenVerifierTest, RsaAndEd25519SignaturesAreTaken) {
  EXPECT_EQ(Cause(SignWith("RS256", "rsa", Claims(), "dgst -sha256 -sign rsa.key -out sig text")),
            "OK");
  EXPECT_EQ(Cause(SignWith("EdDSA", "ed", Claims(),
                           "pkeyutl -sign -rawin -inkey ed.key -in text -out sig")),
            "OK");
}

// openssl writes DER; a token has the two numbers, each of 32 bytes.
TEST_F(TokenVerifierTest, EcdsaSignaturesAreTakenInTheFormOfTokens) {
  const std::string token =
      SignWith("ES256", "ec", Claims(), "dgst -sha256 -sign ec.key -out sig text");
  EXPECT_EQ(Cause(token), "wrong_signature");
  const std::string der = folder_->Read("sig");
  const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
  const EcdsaSignaturePtr pair(d2i_ECDSA_SIG(nullptr, &bytes, static_cast<long>(der.size())));
  ASSERT_NE(pair, nullptr);
  std::string raw(64, '\0');
  auto* out = reinterpret_cast<unsigned char*>(raw.data());
  BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), out, 32);
  BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), out + 32, 32);
  EXPECT_EQ(Cause(token.substr(0, token.rfind('.') + 1) + Encode(raw)), "OK");
  raw[40] = static_cast<char>(raw[40] ^ 1);
  EXPECT_EQ(Cause(token.substr(0, token.rfind('.') + 1) + Encode(raw)), "wrong_signature");
}

TEST_F(TokenVerifierTest, AHeaderDoesNotChooseTheAlgorithm) {
  EXPECT_EQ(Cause(absl::StrCat(Part({{"alg", "none"}, {"kid", "hs"}}), ".", Part(Claims()), ".")),
            "wrong_algorithm");
  EXPECT_EQ(Cause(absl::StrCat(Part({{"kid", "hs"}}), ".", Part(Claims()), ".")),
            "wrong_algorithm");
  // The public key of one algorithm taken for the secret of another.
  EXPECT_EQ(Cause(Sign({{"alg", "HS256"}, {"kid", "rsa"}}, Claims(), folder_->Read("rsa.pub"))),
            "wrong_algorithm");
  EXPECT_EQ(Cause(Sign({{"alg", "hs256"}, {"kid", "hs"}}, Claims())), "wrong_algorithm");
}

TEST_F(TokenVerifierTest, AKeyMustBeKnown) {
  EXPECT_EQ(Cause(Sign({{"alg", "HS256"}, {"kid", "other"}}, Claims())), "unknown_key");
  EXPECT_EQ(Cause(Sign({{"alg", "HS256"}}, Claims())), "unknown_key");
  std::map<std::string, TokenKey> one;
  one.emplace("hs", *TokenKey::Create(TokenAlgorithm::kHs256, kSecret));
  const TokenVerifier verifier(Rules(), std::move(one));
  EXPECT_TRUE(verifier.Verify(Sign({{"alg", "HS256"}}, Claims()), now_).ok());
  EXPECT_EQ(CauseOf(verifier.Verify(Sign({{"alg", "HS256"}, {"kid", 7}}, Claims()), now_).status()),
            "unknown_key");
}

TEST_F(TokenVerifierTest, ASignatureOfAnotherTextOrKeyIsRefused) {
  EXPECT_EQ(Cause(Sign({{"alg", "HS256"}, {"kid", "hs"}}, Claims(), "another secret altogether")),
            "wrong_signature");
  json claims = Claims();
  claims["sub"] = "somebody else";
  const std::string token = Token(Claims());
  const size_t first = token.find('.');
  EXPECT_EQ(
      Cause(absl::StrCat(token.substr(0, first + 1), Part(claims), token.substr(token.rfind('.')))),
      "wrong_signature");
  EXPECT_EQ(Cause(token.substr(0, token.rfind('.') + 1)), "wrong_signature");
}

TEST_F(TokenVerifierTest, TimeCountsWithALittleLeeway) {
  json claims = Claims();
  const int64_t now = absl::ToUnixSeconds(now_);
  claims["exp"] = now - 29;
  EXPECT_EQ(Cause(Token(claims)), "OK");
  claims["exp"] = now - 30;
  EXPECT_EQ(Cause(Token(claims)), "expired");
  claims = Claims();
  claims["nbf"] = now + 30;
  EXPECT_EQ(Cause(Token(claims)), "OK");
  claims["nbf"] = now + 31;
  EXPECT_EQ(Cause(Token(claims)), "not_yet_valid");
  claims["nbf"] = "soon";
  EXPECT_EQ(Cause(Token(claims)), "malformed_token");
  claims = Claims();
  claims.erase("exp");
  EXPECT_EQ(Cause(Token(claims)), "malformed_token");
}

TEST_F(TokenVerifierTest, IssuerAndAudienceMustBeRight) {
  json claims = Claims();
  claims["aud"] = {"other", "isnad"};
  EXPECT_EQ(Cause(Token(claims)), "OK");
  claims["aud"] = "other";
  EXPECT_EQ(Cause(Token(claims)), "wrong_audience");
  claims.erase("aud");
  EXPECT_EQ(Cause(Token(claims)), "wrong_audience");
  claims = Claims();
  claims["iss"] = "https://other.example";
  EXPECT_EQ(Cause(Token(claims)), "wrong_issuer");
  claims = Claims();
  claims.erase("sub");
  EXPECT_EQ(Cause(Token(claims)), "malformed_token");
}

TEST_F(TokenVerifierTest, WhatIsNoTokenIsRefused) {
  const std::string header = Part({{"alg", "HS256"}, {"kid", "hs"}});
  for (const std::string& token :
       {std::string(), std::string("."), std::string(".."), std::string("a.b"), header + ".e30",
        "!!!." + Part(Claims()) + ".x", Encode("[1]") + ".e30.x", Token(Claims()) + ".x",
        Part({{"alg", "HS256"}, {"kid", "hs"}, {"crit", {"b64"}}}) + ".e30.x",
        Encode(std::string(4000, '[')) + ".e30.x"}) {
    EXPECT_EQ(Cause(token), "malformed_token") << token;
  }
  json claims = Claims();
  claims["more"] = std::string(kMaxTokenBytes, 'x');
  EXPECT_EQ(Cause(Token(claims)), "malformed_token");
}

TEST_F(TokenVerifierTest, NoErrorQuotesTheToken) {
  const std::string token = Sign({{"alg", "HS256"}, {"kid", "private-kid"}}, Claims());
  EXPECT_THAT(verifier_.Verify(token, now_).status().ToString(), Not(HasSubstr("private-kid")));
}

TEST_F(TokenVerifierTest, KeysAreOfTheKindAndStrengthThatTheAlgorithmNeeds) {
  const std::string ec = folder_->Read("ec.pub");
  folder_->MakeKey("short", "RSA -pkeyopt rsa_keygen_bits:1024");
  folder_->MakeKey("curve", "EC -pkeyopt ec_paramgen_curve:secp384r1");
  EXPECT_FALSE(TokenKey::Create(TokenAlgorithm::kRs256, ec).ok());
  EXPECT_FALSE(TokenKey::Create(TokenAlgorithm::kEdDsa, ec).ok());
  EXPECT_FALSE(TokenKey::Create(TokenAlgorithm::kHs256, ec).ok());
  EXPECT_FALSE(TokenKey::Create(TokenAlgorithm::kEs256, folder_->Read("rsa.pub")).ok());
  EXPECT_FALSE(TokenKey::Create(TokenAlgorithm::kEs256, folder_->Read("curve.pub")).ok());
  EXPECT_FALSE(TokenKey::Create(TokenAlgorithm::kRs256, folder_->Read("short.pub")).ok());
  EXPECT_FALSE(TokenKey::Create(TokenAlgorithm::kRs256, folder_->Read("rsa.key")).ok());
  EXPECT_FALSE(TokenKey::Create(TokenAlgorithm::kHs256, "too short").ok());
  EXPECT_TRUE(TokenKey::Create(TokenAlgorithm::kHs256, std::string(kSecret) + "\n")
                  ->Verifies("", folder_->Read("none")) == false);
}

}  // namespace
}  // namespace isnad::rpc::security
