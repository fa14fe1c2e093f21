// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "core/rpc/server.h"
#include "core/rpc/service_descriptor.h"
#include "gmock/gmock.h"
#include "google/protobuf/dynamic_message.h"
#include "google/protobuf/util/json_util.h"
#include "grpc/reflection/v1/reflection.grpc.pb.h"
#include "gtest/gtest.h"
#include "isnad/v1/query_service.grpc.pb.h"
#include "nlohmann/json.hpp"

// What is served where: the main port, the health port and the admin port.
namespace isnad::rpc {
namespace {

using grpc::health::v1::Health;
using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr char kService[] = "isnad.v1.QueryService";
constexpr char kChannelz[] = "grpc.channelz.v1.Channelz";

class PortsTest : public testing::Test {
 protected:
  PortsTest() {
    options_.health_listen = "127.0.0.1:0";
    options_.admin_listen = "127.0.0.1:0";
  }

  void SetUp() override {
    auto server = Server::Start(options_, kService, service_, parts_);
    ASSERT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
    main_ = Connect(server_->port());
    health_ = Connect(server_->health_port());
    admin_ = Connect(server_->admin_port());
  }
  void TearDown() override {
    if (server_ != nullptr) server_->Drain(absl::Seconds(10));
  }

  static std::shared_ptr<grpc::Channel> Connect(int port) {
    return grpc::CreateChannel("127.0.0.1:" + std::to_string(port),
                               grpc::InsecureChannelCredentials());
  }

  // A unary call without generated code; the response as bytes.
  static grpc::Status Call(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
                           grpc::ByteBuffer* response) {
    grpc::ClientContext context;
    grpc::CompletionQueue queue;
    const grpc::ByteBuffer nothing(nullptr, 0);
    auto call = grpc::GenericStub(channel).PrepareUnaryCall(&context, method, nothing, &queue);
    call->StartCall();
    grpc::Status status;
    call->Finish(response, &status, nullptr);
    void* tag = nullptr;
    bool ok = false;
    queue.Next(&tag, &ok);
    return status;
  }

  // The servers that channelz tells of, as their JSON.
  nlohmann::json ServersByChannelz() {
    grpc::ByteBuffer bytes;
    const grpc::Status status = Call(admin_, "/grpc.channelz.v1.Channelz/GetServers", &bytes);
    EXPECT_TRUE(status.ok()) << status.error_message();
    google::protobuf::DynamicMessageFactory messages;
    std::unique_ptr<google::protobuf::Message> response(
        messages
            .GetPrototype(google::protobuf::DescriptorPool::generated_pool()
                              ->FindServiceByName(kChannelz)
                              ->FindMethodByName("GetServers")
                              ->output_type())
            ->New());
    EXPECT_TRUE(ParseMessage(bytes, response.get()).ok());
    std::string text;
    EXPECT_TRUE(google::protobuf::util::MessageToJsonString(*response, &text).ok());
    return nlohmann::json::parse(text).value("server", nlohmann::json::array());
  }

  static std::vector<std::string> Listed(const std::shared_ptr<grpc::Channel>& channel) {
    grpc::ClientContext context;
    auto stream =
        grpc::reflection::v1::ServerReflection::NewStub(channel)->ServerReflectionInfo(&context);
    grpc::reflection::v1::ServerReflectionRequest request;
    grpc::reflection::v1::ServerReflectionResponse response;
    request.set_list_services("*");
    stream->Write(request);
    stream->Read(&response);
    stream->WritesDone();
    EXPECT_TRUE(stream->Finish().ok());
    std::vector<std::string> names;
    for (const auto& service : response.list_services_response().service()) {
      names.push_back(service.name());
    }
    return names;
  }

  static grpc::StatusCode Check(const std::shared_ptr<grpc::Channel>& channel,
                                HealthCheckResponse* response) {
    grpc::ClientContext context;
    return Health::NewStub(channel)->Check(&context, HealthCheckRequest(), response).error_code();
  }

  grpc::StatusCode CodeOf(const std::shared_ptr<grpc::Channel>& channel,
                          const std::string& method) {
    grpc::ByteBuffer ignored;
    return Call(channel, method, &ignored).error_code();
  }

  ServerOptions options_;
  v1::QueryService::Service service_;
  ServerParts parts_ =
      MakeServerParts(options_, DescriptorOf<v1::QueryService>());
  std::unique_ptr<Server> server_;
  std::shared_ptr<grpc::Channel> main_, health_, admin_;
};

TEST_F(PortsTest, HealthIsOneOnAllPorts) {
  HealthCheckResponse response;
  for (const auto& channel : {main_, health_, admin_}) {
    EXPECT_EQ(Check(channel, &response), grpc::StatusCode::OK);
    EXPECT_EQ(response.status(), HealthCheckResponse::NOT_SERVING);
  }
  server_->health().SetServing(true);
  for (const auto& channel : {main_, health_, admin_}) {
    EXPECT_EQ(Check(channel, &response), grpc::StatusCode::OK);
    EXPECT_EQ(response.status(), HealthCheckResponse::SERVING);
  }
}

TEST_F(PortsTest, TheHealthPortServesNothingElse) {
  for (const char* method :
       {"/isnad.v1.QueryService/GetArticle", "/grpc.channelz.v1.Channelz/GetServers",
        "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
        "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"}) {
    EXPECT_EQ(CodeOf(health_, method), grpc::StatusCode::UNIMPLEMENTED) << method;
  }
}

TEST_F(PortsTest, TheMainPortDoesNotServeChannelzNorTheAdminPortTheService) {
  EXPECT_EQ(CodeOf(main_, "/grpc.channelz.v1.Channelz/GetServers"),
            grpc::StatusCode::UNIMPLEMENTED);
  grpc::ByteBuffer ignored;
  const grpc::Status refused = Call(admin_, "/isnad.v1.QueryService/GetArticle", &ignored);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::UNIMPLEMENTED);
  EXPECT_THAT(Listed(main_), Not(Contains(kChannelz)));
  EXPECT_THAT(Listed(main_), Contains(kService));
  EXPECT_THAT(Listed(admin_), Contains(kChannelz));
  EXPECT_THAT(Listed(admin_), Not(Contains(kService)));
}

TEST_F(PortsTest, ChannelzShowsTheMainServerAndItsCalls) {
  HealthCheckResponse response;
  for (int i = 0; i < 3; ++i) ASSERT_EQ(Check(main_, &response), grpc::StatusCode::OK);
  const nlohmann::json servers = ServersByChannelz();
  ASSERT_EQ(servers.size(), 3u) << servers.dump(1);
  EXPECT_EQ(servers[0]["data"]["callsStarted"], "3") << servers.dump(1);  // opened first
  EXPECT_EQ(servers[0]["data"]["callsSucceeded"], "3");
}

TEST_F(PortsTest, ProbesAreAnsweredUntilADrainIsDone) {
  server_->health().SetServing(true);
  grpc::ClientContext context;
  auto under_way =
      grpc::reflection::v1::ServerReflection::NewStub(main_)->ServerReflectionInfo(&context);
  grpc::reflection::v1::ServerReflectionRequest request;
  grpc::reflection::v1::ServerReflectionResponse ignored;
  ASSERT_TRUE(under_way->Write(request));
  ASSERT_TRUE(under_way->Read(&ignored));
  std::thread drain([this] { server_->Drain(absl::Minutes(1)); });
  HealthCheckResponse response;
  do {
    ASSERT_EQ(Check(health_, &response), grpc::StatusCode::OK);
  } while (response.status() == HealthCheckResponse::SERVING);
  EXPECT_EQ(response.status(), HealthCheckResponse::NOT_SERVING);
  under_way->WritesDone();
  EXPECT_TRUE(under_way->Finish().ok());
  drain.join();
  EXPECT_EQ(Check(health_, &response), grpc::StatusCode::UNAVAILABLE);
  server_.reset();
}

TEST_F(PortsTest, APortThatIsTakenIsSaid) {
  for (std::string ServerOptions::*address :
       {&ServerOptions::health_listen, &ServerOptions::admin_listen}) {
    ServerOptions options;
    options.*address = "127.0.0.1:" + std::to_string(server_->port());
    v1::QueryService::Service second;
    const absl::Status status = Server::Start(options, kService, second, parts_).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
    EXPECT_THAT(std::string(status.message()), HasSubstr(options.*address));
  }
}

TEST(NoFurtherPortsTest, NothingIsOpenedUnlessAskedFor) {
  const ServerOptions options;
  v1::QueryService::Service service;
  const ServerParts parts =
      MakeServerParts(options, DescriptorOf<v1::QueryService>());
  auto server = Server::Start(options, kService, service, parts);
  ASSERT_TRUE(server.ok()) << server.status();
  EXPECT_EQ((*server)->health_port(), 0);
  EXPECT_EQ((*server)->admin_port(), 0);
  (*server)->Drain(absl::Seconds(10));
}

}  // namespace
}  // namespace isnad::rpc
