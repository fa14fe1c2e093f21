// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/admission.h"

#include <utility>
#include <vector>

#include "core/rpc/security/testing.h"
#include "core/rpc/testing.h"
#include "gtest/gtest.h"

namespace isnad::rpc::security {
namespace {

using model::ErrorReason;

const absl::Time kNow = absl::FromUnixSeconds(1'700'000'000);

class AdmissionTest : public testing::Test {
 protected:
  AdmissionTest() {
    folder_.Write("access.textproto", R"(
      clients { dns: "loader.example" roles: WRITER }
      clients { uri: "spiffe://example/desk" roles: READER roles: CURATOR }
      clients { dns: "both.example" roles: READER }
    )");
    RememberingReader reader;
    EXPECT_TRUE(access_.Load(folder_.path("access.textproto"), reader).ok());
  }

  static Caller Peer(std::string peer) { return {.peer = std::move(peer)}; }
  static Caller Dns(std::vector<std::string> names) {
    return {.peer = "ipv4:192.0.2.1", .dns_names = std::move(names), .has_certificate = true};
  }

  TestFolder folder_;
  AccessStore access_;
};

TEST_F(AdmissionTest, WithoutAPolicyEverybodyMayDoEverything) {
  Admission admission({}, nullptr);
  const auto decision = admission.Admit(Peer("ipv4:192.0.2.1"), "DeleteArticle", kNow);
  EXPECT_TRUE(decision.status.ok());
  EXPECT_EQ(decision.client, "ipv4:192.0.2.1");
}

TEST_F(AdmissionTest, WhoeverShowsNothingIsUnauthenticated) {
  Admission admission({}, &access_);
  const auto decision = admission.Admit(Peer("ipv4:192.0.2.1"), "GetClaim", kNow);
  EXPECT_THAT(decision.status,
              IsError(absl::StatusCode::kUnauthenticated, ErrorReason::kUnauthenticated));
  EXPECT_EQ(MetadataOf(decision.status).at("cause"), "no_credentials");
}

TEST_F(AdmissionTest, ARoleOpensItsMethodsAndNoOthers) {
  Admission admission({}, &access_);
  const Caller loader = Dns({"loader.example"});
  EXPECT_TRUE(admission.Admit(loader, "IngestArticles", kNow).status.ok());
  for (const char* method : {"GetClaim", "DeleteArticle", "NoSuchMethod"}) {
    EXPECT_THAT(admission.Admit(loader, method, kNow).status,
                IsError(absl::StatusCode::kPermissionDenied, ErrorReason::kPermissionDenied));
  }
  const auto denied = admission.Admit(loader, "MergeActors", kNow);
  EXPECT_EQ(MetadataOf(denied.status).at("role"), "curator");
  EXPECT_EQ(MetadataOf(denied.status).at("method"), "MergeActors");
  EXPECT_EQ(denied.client, "dns:loader.example");
}

TEST_F(AdmissionTest, NamesAreComparedWholeAndByKind) {
  Admission admission({}, &access_);
  for (const char* name : {"loader.example.org", "x.loader.example", "LOADER.EXAMPLE", "*.example",
                           "spiffe://example/desk"}) {
    EXPECT_TRUE(
        absl::IsPermissionDenied(admission.Admit(Dns({name}), "IngestArticle", kNow).status))
        << name;
  }
}

TEST_F(AdmissionTest, RolesOfAllNamesAddUp) {
  Admission admission({}, &access_);
  const Caller caller = Dns({"loader.example", "both.example"});
  EXPECT_TRUE(admission.Admit(caller, "IngestArticle", kNow).status.ok());
  EXPECT_TRUE(admission.Admit(caller, "GetClaim", kNow).status.ok());
  EXPECT_FALSE(admission.Admit(caller, "DeleteArticle", kNow).status.ok());
}

TEST_F(AdmissionTest, ABadTokenIsNotSavedByAGoodCertificate) {
  Admission admission({}, &access_);
  Caller caller = Dns({"loader.example"});
  for (const char* value : {"Bearer a.b.c", "Basic aHVkYQ==", ""}) {
    caller.authorization = {value};
    EXPECT_TRUE(absl::IsUnauthenticated(admission.Admit(caller, "IngestArticle", kNow).status));
  }
}

TEST_F(AdmissionTest, ARateSaysHowLongToWait) {
  Admission admission({.client_rate = 0.5, .client_burst = 1}, &access_);
  EXPECT_TRUE(admission.Admit(Dns({"loader.example"}), "IngestArticle", kNow).status.ok());
  const auto refused = admission.Admit(Dns({"loader.example"}), "IngestArticle", kNow);
  EXPECT_THAT(refused.status,
              IsError(absl::StatusCode::kResourceExhausted, ErrorReason::kOverloaded));
  EXPECT_EQ(MetadataOf(refused.status).at("queue"), "client_calls_per_second");
  EXPECT_EQ(MetadataOf(refused.status).at("limit"), "0.5");
  EXPECT_EQ(MetadataOf(refused.status).at("retry_after_ms"), "2001");
  EXPECT_TRUE(admission.Admit(Dns({"both.example"}), "GetClaim", kNow).status.ok());
}

// Guessing tokens is as slow as calling.
TEST_F(AdmissionTest, RefusedCallsCountAgainstTheRate) {
  Admission admission({.client_rate = 1, .client_burst = 2}, &access_);
  for (int i = 0; i < 2; ++i) {
    EXPECT_TRUE(absl::IsUnauthenticated(admission.Admit(Peer("p"), "GetClaim", kNow).status));
  }
  EXPECT_TRUE(absl::IsResourceExhausted(admission.Admit(Peer("p"), "GetClaim", kNow).status));
}

TEST_F(AdmissionTest, CallsUnderWayAreBoundedUntilTheyEnd) {
  Admission admission({.client_calls = 1, .calls = 2}, nullptr);
  auto first = admission.Admit(Peer("a"), "GetClaim", kNow);
  ASSERT_TRUE(first.status.ok());
  EXPECT_EQ(MetadataOf(admission.Admit(Peer("a"), "GetClaim", kNow).status).at("queue"),
            "client_calls_under_way");
  const auto second = admission.Admit(Peer("b"), "GetClaim", kNow);
  EXPECT_TRUE(second.status.ok());
  EXPECT_EQ(MetadataOf(admission.Admit(Peer("c"), "GetClaim", kNow).status).at("queue"),
            "calls_under_way");
  first = {};
  EXPECT_TRUE(admission.Admit(Peer("c"), "GetClaim", kNow).status.ok());
}

TEST(CallerTest, PeersHaveNoPortsAndIpv6CountsByNetwork) {
  EXPECT_EQ(PeerWithoutPort("ipv4:192.0.2.1:4711"), "ipv4:192.0.2.1");
  EXPECT_EQ(PeerWithoutPort("ipv6:%5B2001:db8:1:2:aaaa::7%5D:4711"), "ipv6:20010db800010002");
  EXPECT_EQ(PeerWithoutPort("ipv6:[2001:db8:1:2::1]:1"), "ipv6:20010db800010002");
  EXPECT_EQ(PeerWithoutPort("unix:/tmp/socket"), "unix");
}

}  // namespace
}  // namespace isnad::rpc::security
