// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/security.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <utility>

#include "core/rpc/security/testing.h"
#include "core/rpc/server.h"
#include "core/rpc/service_descriptor.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "isnad/v1/query_service.grpc.pb.h"

namespace isnad::rpc::security {
namespace {

using testing::HasSubstr;

// One method of the query service, which answers with the name it was asked for.
class Actors final
    : public v1::QueryService::WithRawCallbackMethod_GetActor<v1::QueryService::Service> {
 public:
  explicit Actors(CallRunner& calls) : calls_(calls) {}
  grpc::ServerUnaryReactor* GetActor(grpc::CallbackServerContext* context,
                                     const grpc::ByteBuffer* request,
                                     grpc::ByteBuffer* response) override {
    return calls_.Run<v1::GetActorRequest>(
        context, "GetActor", request, response,
        [](const store::CallContext&, const v1::GetActorRequest& in) -> absl::StatusOr<v1::Actor> {
          v1::Actor actor;
          actor.set_name(in.name());
          return actor;
        });
  }

 private:
  CallRunner& calls_;
};

// A server with TLS on a port of its own, and clients of it.
class SecurityTest : public testing::Test {
 protected:
  SecurityTest() {
    MakePair("server-a");
    MakePair("server-b");
    folder_.MakeCertificate("client", "-addext subjectAltName=DNS:loader.example,URI:urn:desk");
    folder_.MakeCertificate("stranger", "-addext subjectAltName=DNS:loader.example");
    Install("server-a");
    options_.tls = {folder_.path("tls.crt"), folder_.path("tls.key"), ""};
    options_.reload_interval = absl::ZeroDuration();
  }
  ~SecurityTest() override {
    if (server_ != nullptr) server_->Drain(absl::Seconds(10));
  }

  void MakePair(const std::string& name) {
    folder_.MakeCertificate(name, "-addext subjectAltName=DNS:localhost");
  }
  void Install(const std::string& name) {
    folder_.Write("tls.crt", folder_.Read(name + ".crt"));
    folder_.Write("tls.key", folder_.Read(name + ".key"));
  }
  void AskForClientCertificates(ClientCertificates how) {
    options_.tls.client_ca = folder_.path("client.crt");
    options_.client_certificates = how;
  }

  void Start() {
    auto security = Security::Start(options_, {"0.0.0.0:1"});
    ASSERT_TRUE(security.ok()) << security.status();
    security_ = *std::move(security);
    ServerOptions options;
    options.security = security_;
    parts_ = MakeServerParts(options, DescriptorOf<v1::QueryService>());
    service_ = std::make_unique<Actors>(*parts_.calls);
    auto server = Server::Start(options, v1::QueryService::service_full_name(), *service_, parts_);
    ASSERT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
  }

  // A call on a new connection of a client that believes in trusted, and shows the
  // certificate client if one is given.
  grpc::Status Call(const std::string& trusted, const std::string& client = "") {
    grpc::SslCredentialsOptions tls;
    tls.pem_root_certs = folder_.Read(trusted + ".crt");
    if (!client.empty()) {
      tls.pem_cert_chain = folder_.Read(client + ".crt");
      tls.pem_private_key = folder_.Read(client + ".key");
    }
    return CallOver(grpc::SslCredentials(tls));
  }
  grpc::Status CallOver(const std::shared_ptr<grpc::ChannelCredentials>& credentials) {
    grpc::ChannelArguments arguments;
    arguments.SetSslTargetNameOverride("localhost");
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    const auto channel = grpc::CreateCustomChannel("127.0.0.1:" + std::to_string(server_->port()),
                                                   credentials, arguments);
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
    v1::GetActorRequest request;
    v1::Actor actor;
    return v1::QueryService::NewStub(channel)->GetActor(&context, request, &actor);
  }

  TestFolder folder_;
  SecurityOptions options_;
  std::shared_ptr<Security> security_;
  ServerParts parts_;
  std::unique_ptr<Actors> service_;
  std::unique_ptr<Server> server_;
};

TEST_F(SecurityTest, TlsIsServedAndNothingElse) {
  Start();
  EXPECT_TRUE(Call("server-a").ok());
  EXPECT_EQ(Call("server-b").error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(CallOver(grpc::InsecureChannelCredentials()).error_code(),
            grpc::StatusCode::UNAVAILABLE);
}

TEST_F(SecurityTest, ANewPairServesNewConnectionsAndABadOneChangesNothing) {
  Start();
  folder_.Write("tls.crt", folder_.Read("server-b.crt"));
  security_->Reload();
  EXPECT_TRUE(Call("server-a").ok()) << "half of a new pair is there";
  folder_.Write("tls.key", folder_.Read("server-b.key"));
  security_->Reload();
  EXPECT_TRUE(Call("server-b").ok());
  EXPECT_FALSE(Call("server-a").ok());
}

TEST_F(SecurityTest, ClientCertificatesAreRequiredAndChecked) {
  AskForClientCertificates(ClientCertificates::kRequired);
  Start();
  EXPECT_TRUE(Call("server-a", "client").ok());
  EXPECT_EQ(Call("server-a").error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(Call("server-a", "stranger").error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(SecurityTest, NewClientAuthoritiesAreBelievedWithoutARestart) {
  AskForClientCertificates(ClientCertificates::kRequired);
  folder_.Write("ca.crt", folder_.Read("client.crt"));
  options_.tls.client_ca = folder_.path("ca.crt");
  Start();
  folder_.Write("ca.crt", folder_.Read("stranger.crt"));
  security_->Reload();
  EXPECT_TRUE(Call("server-a", "stranger").ok());
  EXPECT_FALSE(Call("server-a", "client").ok());
}

TEST_F(SecurityTest, NamesOfTheCertificateGiveRoles) {
  AskForClientCertificates(ClientCertificates::kOptional);
  options_.access_file = folder_.path("access");
  for (const char* name : {"dns: 'loader.example'", "uri: 'urn:desk'"}) {
    folder_.Write("access", std::string("clients { ") + name + " roles: READER }");
    if (server_ != nullptr) {
      security_->Reload();
    } else {
      Start();
    }
    EXPECT_TRUE(Call("server-a", "client").ok()) << name;
    EXPECT_EQ(Call("server-a").error_code(), grpc::StatusCode::UNAUTHENTICATED);
    EXPECT_EQ(Call("server-a", "stranger").error_code(), grpc::StatusCode::UNAVAILABLE);
  }
  folder_.Write("access", "clients { dns: 'loader.example' roles: WRITER }");
  security_->Reload();
  EXPECT_EQ(Call("server-a", "client").error_code(), grpc::StatusCode::PERMISSION_DENIED);
}

TEST_F(SecurityTest, OptionsThatContradictEachOtherAreRefused) {
  const auto message = [](const SecurityOptions& options, const std::string& listen) {
    return std::string(Security::Start(options, {listen}).status().message());
  };
  SecurityOptions options;
  EXPECT_EQ(message(options, "127.0.0.1:1"), "");
  EXPECT_THAT(message(options, "0.0.0.0:1"), HasSubstr("--tls-certificate"));
  EXPECT_THAT(message(options, "0.0.0.0:1"), HasSubstr("--plaintext"));
  options.plaintext = true;
  EXPECT_EQ(message(options, "0.0.0.0:1"), "");
  options.tls = options_.tls;
  EXPECT_THAT(message(options, "0.0.0.0:1"), HasSubstr("exclude"));
  options.plaintext = false;
  EXPECT_EQ(message(options, "0.0.0.0:1"), "");
  options.tls.key.clear();
  EXPECT_THAT(message(options, "0.0.0.0:1"), HasSubstr("--tls-key"));
  options.tls = {"", "", folder_.path("client.crt")};
  EXPECT_THAT(message(options, "127.0.0.1:1"), HasSubstr("--tls-client-ca"));
}

TEST(IsLoopbackTest, OnlyWhatThisMachineAloneReaches) {
  for (const char* address : {"127.0.0.1:1", "127.8.9.10:0", "[::1]:1", "localhost:1", "unix:/x"}) {
    EXPECT_TRUE(IsLoopback(address)) << address;
  }
  for (const char* address : {"0.0.0.0:1", "[::]:1", "192.0.2.1:1", "127.example.org:1", ":1",
                              "localhost.example.org:1", "", "1270.0.0.1:1", "[::]:127.0.0.1"}) {
    EXPECT_FALSE(IsLoopback(address)) << address;
  }
}

}  // namespace
}  // namespace isnad::rpc::security
