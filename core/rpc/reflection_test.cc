// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/reflection.h"

#include "gmock/gmock.h"
#include "google/protobuf/descriptor.pb.h"
#include "gtest/gtest.h"
#include "isnad/v1/query_service.pb.h"

namespace isnad::rpc {
namespace {

using grpc::reflection::v1::ServerReflectionRequest;
using grpc::reflection::v1::ServerReflectionResponse;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

class ReflectionTest : public testing::Test {
 protected:
  // Names of the files in an answer.
  static std::vector<std::string> Files(const ServerReflectionResponse& response) {
    std::vector<std::string> names;
    for (const auto& bytes : response.file_descriptor_response().file_descriptor_proto()) {
      google::protobuf::FileDescriptorProto proto;
      EXPECT_TRUE(proto.ParseFromString(bytes));
      names.push_back(proto.name());
    }
    return names;
  }

  // The program has the files only if something of them is linked in.
  const std::string linked_ = v1::GetArticleRequest::descriptor()->full_name();
  const ReflectionService service_{{"isnad.v1.QueryService", "grpc.health.v1.Health"}};
};

TEST_F(ReflectionTest, ListsTheServices) {
  ServerReflectionRequest request;
  request.set_host("h");
  request.set_list_services("");
  const auto response = service_.Answer(request);
  std::vector<std::string> names;
  for (const auto& service : response.list_services_response().service()) {
    names.push_back(service.name());
  }
  EXPECT_THAT(names, ElementsAre("isnad.v1.QueryService", "grpc.health.v1.Health"));
  EXPECT_EQ(response.valid_host(), "h");
  EXPECT_EQ(response.original_request().SerializeAsString(), request.SerializeAsString());
}

TEST_F(ReflectionTest, ASymbolComesWithItsFileAndAllThatTheFileNeeds) {
  const std::pair<const char*, const char*> expected[] = {
      {"isnad.v1.QueryService", "isnad/v1/query_service.proto"},
      {"isnad.v1.QueryService.GetClaim", "isnad/v1/query_service.proto"},
      {"isnad.v1.ListClaimsResponse", "isnad/v1/claim_queries.proto"}};
  for (const auto& [symbol, file] : expected) {
    ServerReflectionRequest request;
    request.set_file_containing_symbol(symbol);
    const std::vector<std::string> files = Files(service_.Answer(request));
    ASSERT_FALSE(files.empty()) << symbol;
    EXPECT_EQ(files[0], file);
    EXPECT_THAT(files, Contains("isnad/v1/frame.proto"));
    EXPECT_THAT(files, Contains("google/protobuf/timestamp.proto"));
    EXPECT_EQ(std::set<std::string>(files.begin(), files.end()).size(), files.size());
  }
}

TEST_F(ReflectionTest, FindsAFileByName) {
  ServerReflectionRequest request;
  request.set_file_by_filename("isnad/v1/text_span.proto");
  EXPECT_THAT(Files(service_.Answer(request)), ElementsAre("isnad/v1/text_span.proto"));
}

TEST_F(ReflectionTest, SaysWhatItDoesNotKnow) {
  ServerReflectionRequest request;
  request.set_file_containing_symbol("isnad.v1.Nothing");
  EXPECT_EQ(service_.Answer(request).error_response().error_code(), 5);
  request.set_file_by_filename("nothing.proto");
  EXPECT_EQ(service_.Answer(request).error_response().error_code(), 5);
  request.set_all_extension_numbers_of_type("isnad.v1.Nothing");
  EXPECT_EQ(service_.Answer(request).error_response().error_code(), 5);
  request.mutable_file_containing_extension()->set_containing_type("isnad.v1.Claim");
  request.mutable_file_containing_extension()->set_extension_number(7);
  EXPECT_EQ(service_.Answer(request).error_response().error_code(), 5);
  request.clear_message_request();
  EXPECT_EQ(service_.Answer(request).error_response().error_code(), 3);
}

TEST_F(ReflectionTest, AMessageWithoutExtensionsHasNone) {
  ServerReflectionRequest request;
  request.set_all_extension_numbers_of_type("isnad.v1.Claim");
  const auto response = service_.Answer(request);
  EXPECT_EQ(response.all_extension_numbers_response().base_type_name(), "isnad.v1.Claim");
  EXPECT_EQ(response.all_extension_numbers_response().extension_number_size(), 0);
}

}  // namespace
}  // namespace isnad::rpc
