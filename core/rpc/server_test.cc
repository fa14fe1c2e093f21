// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/server.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/server_builder.h>

#include <memory>
#include <thread>

#include "core/rpc/service_descriptor.h"
#include "gtest/gtest.h"
#include "isnad/v1/query_service.grpc.pb.h"

namespace isnad::rpc {
namespace {

using grpc::health::v1::Health;
using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

constexpr char kService[] = "isnad.v1.QueryService";

class ServerTest : public testing::Test {
 protected:
  void SetUp() override {
    auto server = Server::Start(options_, kService, service_, parts_);
    ASSERT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
    channel_ = server_->grpc_server().InProcessChannel({});
  }
  void TearDown() override {
    if (server_ != nullptr) server_->Drain(absl::Seconds(10));
  }

  HealthCheckResponse Check(const std::string& service) {
    grpc::ClientContext context;
    HealthCheckRequest request;
    request.set_service(service);
    HealthCheckResponse response;
    const grpc::Status status = Health::NewStub(channel_)->Check(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  ServerOptions options_;
  v1::QueryService::Service service_;
  ServerParts parts_ =
      MakeServerParts(options_, DescriptorOf<v1::QueryService>());
  std::unique_ptr<Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
};

TEST_F(ServerTest, HealthFollowsTheService) {
  EXPECT_EQ(Check("").status(), HealthCheckResponse::NOT_SERVING);
  EXPECT_FALSE(server_->health().serving());
  server_->health().SetServing(true);
  EXPECT_TRUE(server_->health().serving());
  EXPECT_EQ(Check("").status(), HealthCheckResponse::SERVING);
  EXPECT_EQ(Check(kService).status(), HealthCheckResponse::SERVING);
  server_->health().SetServing(false);
  EXPECT_EQ(Check(kService).status(), HealthCheckResponse::NOT_SERVING);
}

TEST_F(ServerTest, HealthDoesNotKnowOtherServices) {
  grpc::ClientContext context;
  HealthCheckRequest request;
  request.set_service("isnad.v1.Nothing");
  HealthCheckResponse response;
  EXPECT_EQ(Health::NewStub(channel_)->Check(&context, request, &response).error_code(),
            grpc::StatusCode::NOT_FOUND);
}

TEST_F(ServerTest, AWatchSeesEveryStateUntilTheServerStops) {
  grpc::ClientContext context;
  HealthCheckRequest request;
  request.set_service(kService);
  auto stub = Health::NewStub(channel_);
  auto reader = stub->Watch(&context, request);
  HealthCheckResponse response;
  ASSERT_TRUE(reader->Read(&response));
  EXPECT_EQ(response.status(), HealthCheckResponse::NOT_SERVING);
  server_->health().SetServing(true);
  ASSERT_TRUE(reader->Read(&response));
  EXPECT_EQ(response.status(), HealthCheckResponse::SERVING);
  server_->health().SetServing(true);  // no change, no message
  server_->health().SetServing(false);
  ASSERT_TRUE(reader->Read(&response));
  EXPECT_EQ(response.status(), HealthCheckResponse::NOT_SERVING);
  server_->health().Shutdown();
  EXPECT_FALSE(reader->Read(&response));
  EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(ServerTest, AWatchOnAnUnknownServiceSaysSo) {
  grpc::ClientContext context;
  HealthCheckRequest request;
  request.set_service("isnad.v1.Nothing");
  auto stub = Health::NewStub(channel_);
  auto reader = stub->Watch(&context, request);
  HealthCheckResponse response;
  ASSERT_TRUE(reader->Read(&response));
  EXPECT_EQ(response.status(), HealthCheckResponse::SERVICE_UNKNOWN);
  context.TryCancel();
  EXPECT_FALSE(reader->Read(&response));
  EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::CANCELLED);
}

TEST_F(ServerTest, ADrainEndsWatchesAndRefusesCalls) {
  grpc::ClientContext context;
  auto stub = Health::NewStub(channel_);
  auto reader = stub->Watch(&context, HealthCheckRequest());
  HealthCheckResponse response;
  ASSERT_TRUE(reader->Read(&response));
  server_->Drain(absl::Seconds(10));
  EXPECT_FALSE(reader->Read(&response));
  EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
  // Over the network: in-process channels of gRPC 1.51 crash once the server is down.
  auto remote = Health::NewStub(grpc::CreateChannel("127.0.0.1:" + std::to_string(server_->port()),
                                                    grpc::InsecureChannelCredentials()));
  grpc::ClientContext late;
  EXPECT_EQ(remote->Check(&late, HealthCheckRequest(), &response).error_code(),
            grpc::StatusCode::UNAVAILABLE);
  server_.reset();
}

TEST_F(ServerTest, ReflectionAnswersAConversation) {
  grpc::ClientContext context;
  auto stub = grpc::reflection::v1::ServerReflection::NewStub(channel_);
  auto stream = stub->ServerReflectionInfo(&context);
  grpc::reflection::v1::ServerReflectionRequest request;
  grpc::reflection::v1::ServerReflectionResponse response;
  request.set_list_services("*");
  ASSERT_TRUE(stream->Write(request));
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_EQ(response.list_services_response().service(0).name(), kService);
  request.set_file_containing_symbol("isnad.v1.Claim");
  ASSERT_TRUE(stream->Write(request));
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_GT(response.file_descriptor_response().file_descriptor_proto_size(), 1);
  stream->WritesDone();
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_TRUE(stream->Finish().ok());
}

TEST_F(ServerTest, APortThatIsTakenIsSaid) {
  ServerOptions options = options_;
  options.listen = "127.0.0.1:" + std::to_string(server_->port());
  v1::QueryService::Service second;
  EXPECT_EQ(Server::Start(options, kService, second, parts_).status().code(),
            absl::StatusCode::kUnavailable);
}

TEST(HealthServiceTest, WatchersAreLimited) {
  HealthService health({kService}, /*max_watchers=*/1);
  grpc::ServerBuilder builder;
  builder.RegisterService(&health);
  auto server = builder.BuildAndStart();
  auto stub = Health::NewStub(server->InProcessChannel({}));
  grpc::ClientContext first;
  auto reader = stub->Watch(&first, HealthCheckRequest());
  HealthCheckResponse response;
  ASSERT_TRUE(reader->Read(&response));
  grpc::ClientContext second;
  auto refused = stub->Watch(&second, HealthCheckRequest());
  EXPECT_FALSE(refused->Read(&response));
  EXPECT_EQ(refused->Finish().error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  health.Shutdown();
  EXPECT_FALSE(reader->Read(&response));
  EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
  server->Shutdown();
}

}  // namespace
}  // namespace isnad::rpc
