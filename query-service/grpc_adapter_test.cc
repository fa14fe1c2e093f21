// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/grpc_adapter.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/impl/codegen/proto_utils.h>

#include <memory>
#include <optional>

#include "absl/synchronization/notification.h"
#include "core/model/error.h"
#include "core/rpc/server.h"
#include "core/rpc/service_descriptor.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"
#include "query-service/kept_answers.h"
#include "query-service/testing.h"

namespace isnad::query {
namespace {

template <typename Detail>
std::optional<Detail> Get(const grpc::Status& status) {
  google::rpc::Status wire;
  if (!wire.ParseFromString(status.error_details())) return std::nullopt;
  for (const auto& any : wire.details()) {
    Detail detail;
    if (any.UnpackTo(&detail)) return detail;
  }
  return std::nullopt;
}

std::string ReasonOf(const grpc::Status& status) {
  const auto info = Get<google::rpc::ErrorInfo>(status);
  return info ? info->reason() : "no reason";
}

class GrpcAdapterTest : public testing::Test {
 protected:
  GrpcAdapterTest() {
    rpc::ServerOptions options;
    options.workers = 1;
    options.queue_limit = 1;
    parts_ =
        rpc::MakeServerParts(options, rpc::DescriptorOf<v1::QueryService>());
    adapter_.emplace(*parts_.calls, WatchLimits{}, &kept_);
    auto server =
        rpc::Server::Start(options, v1::QueryService::service_full_name(), *adapter_, parts_);
    EXPECT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
    channel_ = server_->grpc_server().InProcessChannel({});
    stub_ = v1::QueryService::NewStub(channel_);
  }
  ~GrpcAdapterTest() override { server_->Drain(absl::Seconds(10)); }

  void Serve() {
    kept_.Serve(store_.reader());
    service_.emplace(store_.reader(), Analysis());
    adapter_->Serve(*service_);
  }

  // Sends bytes that the generated stub would refuse to send.
  grpc::Status CallRaw(const std::string& method, const std::string& bytes) {
    grpc::Slice slice(bytes);
    grpc::ByteBuffer request(&slice, 1);
    grpc::ByteBuffer response;
    grpc::ClientContext context;
    grpc::Status result;
    absl::Notification done;
    grpc::GenericStub(channel_).UnaryCall(&context, "/isnad.v1.QueryService/" + method, {},
                                          &request, &response, [&](grpc::Status status) {
                                            result = std::move(status);
                                            done.Notify();
                                          });
    done.WaitForNotification();
    return result;
  }

  TestStore store_;
  rpc::ServerParts parts_;
  KeptAnswers kept_{1 << 20};
  std::optional<GrpcAdapter> adapter_;
  std::optional<QueryService> service_;
  std::unique_ptr<rpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::QueryService::Stub> stub_;
};

TEST_F(GrpcAdapterTest, AnswersWhatIsStored) {
  const model::Actor salim = Person("سليم الكاظمي");
  const store::ArticleRecord record =
      ArticleBuilder("صدى", "1", Day(1)).Knows(salim).Says(salim, "الميناء مفتوح", "فتح").Build();
  store_.Put(record);
  Serve();
  grpc::ClientContext context;
  v1::GetArticleRequest request;
  request.set_name("articles/" + record.article.id);
  v1::Article article;
  const grpc::Status status = stub_->GetArticle(&context, request, &article);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(article.body(), record.article.body);
}

TEST_F(GrpcAdapterTest, WhatIsAskedAgainIsAnsweredFromMemoryUntilSomethingIsStored) {
  const auto story = [](const std::string& slug) {
    return ArticleBuilder("صدى", slug, Day(1)).Build();
  };
  // After the first commit the store tidies up, before it takes the second.
  store_.Put(story("1"));
  store_.Put(story("2"));
  Serve();
  const auto articles = [&] {
    grpc::ClientContext context;
    v1::ListArticlesResponse response;
    const grpc::Status status = stub_->ListArticles(&context, {}, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.articles_size();
  };
  EXPECT_EQ(articles(), 2);
  EXPECT_EQ(articles(), 2);
  EXPECT_EQ(kept_.found(), 1);
  store_.Put(story("3"));
  EXPECT_EQ(articles(), 3);
  EXPECT_EQ(articles(), 3);
  EXPECT_EQ(kept_.found(), 2);
}

// Whatever brings text of its own leaves none of it here.
TEST_F(GrpcAdapterTest, TextsOfCallersAreNotKept) {
  const model::Actor salim = Person("سليم الكاظمي");
  store_.Put(
      ArticleBuilder("صدى", "1", Day(1)).Knows(salim).Says(salim, "الميناء مفتوح", "فتح").Build());
  Serve();
  v1::CheckTextRequest check;
  check.set_text("قال سليم الكاظمي إن الميناء مغلق.");
  EXPECT_TRUE(CallRaw("CheckText", check.SerializeAsString()).ok());
  v1::ResolveActorsRequest resolve;
  resolve.set_text("سليم الكاظمي");
  EXPECT_TRUE(CallRaw("ResolveActors", resolve.SerializeAsString()).ok());
  EXPECT_EQ(kept_.bytes(), 0);
}

TEST_F(GrpcAdapterTest, ErrorsArriveWithTheirDetails) {
  Serve();
  grpc::ClientContext context;
  v1::GetClaimRequest request;
  request.set_name("nonsense");
  v1::Claim claim;
  const grpc::Status status = stub_->GetClaim(&context, request, &claim);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  const auto info = Get<google::rpc::ErrorInfo>(status);
  ASSERT_TRUE(info);
  EXPECT_EQ(info->reason(), "ERROR_REASON_INVALID_RESOURCE_NAME");
  EXPECT_EQ(info->domain(), "isnad.dev");
  EXPECT_EQ(info->metadata().at("pattern"), "claims/{claim}");
  const auto bad_request = Get<google::rpc::BadRequest>(status);
  ASSERT_TRUE(bad_request);
  EXPECT_EQ(bad_request->field_violations(0).field(), "name");
}

TEST_F(GrpcAdapterTest, MalformedUtf8NamesTheField) {
  Serve();
  // Field 1, name: three bytes, the last of them no UTF-8.
  const grpc::Status status = CallRaw("GetArticle",
                                      "\x0a\x03"
                                      "ab\xff");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  const auto info = Get<google::rpc::ErrorInfo>(status);
  ASSERT_TRUE(info);
  EXPECT_EQ(info->reason(), "ERROR_REASON_MALFORMED_UTF8");
  EXPECT_EQ(info->metadata().at("field"), "name");
  EXPECT_EQ(info->metadata().at("byte_offset"), "2");
}

TEST_F(GrpcAdapterTest, WhatIsNoMessageIsRefused) {
  Serve();
  EXPECT_EQ(ReasonOf(CallRaw("ListClaims", "{\"page_size\": 3}")),
            "ERROR_REASON_MALFORMED_REQUEST");
}

TEST_F(GrpcAdapterTest, EveryRequestIsChecked) {
  Serve();
  v1::ListStatementsRequest request;
  request.set_words(std::string("a\0b", 3));
  EXPECT_EQ(ReasonOf(CallRaw("ListStatements", request.SerializeAsString())),
            "ERROR_REASON_NUL_CHARACTER");
  request.set_words(std::string(4000, 'x'));
  EXPECT_EQ(ReasonOf(CallRaw("ListStatements", request.SerializeAsString())),
            "ERROR_REASON_FIELD_TOO_LONG");
  request.clear_words();
  request.set_act(static_cast<v1::StatementAct>(99));
  EXPECT_EQ(ReasonOf(CallRaw("ListStatements", request.SerializeAsString())),
            "ERROR_REASON_INVALID_ENUM_VALUE");
}

TEST_F(GrpcAdapterTest, EveryMethodHasALine) {
  Serve();
  const auto* service = &rpc::DescriptorOf<v1::QueryService>();
  for (int i = 0; i < service->method_count(); ++i) {
    if (service->method(i)->server_streaming()) continue;
    // An empty request is either answered or refused with a reason, but never
    // by gRPC itself.
    const grpc::Status status = CallRaw(service->method(i)->name(), "");
    EXPECT_TRUE(status.ok() || ReasonOf(status) != "no reason") << service->method(i)->name();
  }
}

TEST_F(GrpcAdapterTest, WithoutAStoreCallsSayWhy) {
  const auto list = [&] {
    grpc::ClientContext context;
    v1::ListActorsResponse response;
    return stub_->ListActors(&context, {}, &response);
  };
  grpc::Status status = list();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(ReasonOf(status), "ERROR_REASON_STORE_UNAVAILABLE");
  EXPECT_TRUE(Get<google::rpc::RetryInfo>(status));
  adapter_->Refuse(model::MakeError(absl::StatusCode::kFailedPrecondition, "too new",
                                    {model::ErrorReason::kStoreSchemaTooNew, {}, ""}));
  EXPECT_EQ(ReasonOf(list()), "ERROR_REASON_STORE_SCHEMA_TOO_NEW");
  Serve();
  EXPECT_TRUE(list().ok());
}

TEST_F(GrpcAdapterTest, AFullQueueShedsLoad) {
  Serve();
  absl::Notification busy;
  // Shared: the worker may still be inside when the test has let it go.
  const auto go_on = std::make_shared<absl::Notification>();
  ASSERT_TRUE(parts_.workers->TrySchedule([&busy, go_on] {
    busy.Notify();
    go_on->WaitForNotification();
  }));
  busy.WaitForNotification();
  ASSERT_TRUE(parts_.workers->TrySchedule([] {}));  // the queue's one place
  const grpc::Status status = CallRaw("ListActors", "");
  go_on->Notify();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(ReasonOf(status), "ERROR_REASON_OVERLOADED");
}

TEST_F(GrpcAdapterTest, ACallThatWasGivenUpIsNotBegun) {
  Serve();
  absl::Notification busy;
  // Shared: the worker may still be inside when the test has let it go.
  const auto go_on = std::make_shared<absl::Notification>();
  ASSERT_TRUE(parts_.workers->TrySchedule([&busy, go_on] {
    busy.Notify();
    go_on->WaitForNotification();
  }));
  busy.WaitForNotification();
  grpc::ClientContext context;
  v1::ListActorsRequest request;
  v1::ListActorsResponse response;
  absl::Notification done;
  grpc::Status status;
  stub_->async()->ListActors(&context, &request, &response, [&](grpc::Status result) {
    status = std::move(result);
    done.Notify();
  });
  context.TryCancel();
  done.WaitForNotification();
  go_on->Notify();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::CANCELLED);
}

}  // namespace
}  // namespace isnad::query
