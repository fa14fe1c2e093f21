// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/grpc_adapter.h"

#include <gtest/gtest.h>
#include <prometheus/text_serializer.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "ingest-service/testing/gate.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

constexpr char kOutlet[] = "بريد الموانئ";
constexpr char kBody[] = "يستأنف الميناء عمله يوم الأحد";

google::rpc::Status DetailsOf(const grpc::Status& status) {
  google::rpc::Status wire;
  EXPECT_TRUE(wire.ParseFromString(status.error_details()));
  EXPECT_EQ(wire.code(), static_cast<int>(status.error_code()));
  return wire;
}

google::rpc::ErrorInfo InfoOf(const grpc::Status& status) {
  const google::rpc::Status wire = DetailsOf(status);
  google::rpc::ErrorInfo info;
  EXPECT_TRUE(wire.details_size() > 0 && wire.details(0).UnpackTo(&info));
  EXPECT_EQ(info.domain(), "isnad.dev");
  return info;
}

class GrpcAdapterTest : public testing::Test {
 protected:
  grpc::Status Ingest(const v1::IngestArticleRequest& request,
                      absl::Time deadline = absl::InfiniteFuture()) {
    grpc::ClientContext context;
    if (deadline != absl::InfiniteFuture()) context.set_deadline(absl::ToChronoTime(deadline));
    return bench_.stub->IngestArticle(&context, request, &response_);
  }

  TestServer bench_;
  v1::IngestArticleResponse response_;
};

TEST_F(GrpcAdapterTest, IngestAndDelete) {
  ASSERT_TRUE(Ingest(MakeRequest(kOutlet, "https://port.example/1", kBody)).ok());
  EXPECT_EQ(response_.disposition(), v1::INGEST_DISPOSITION_CREATED);
  EXPECT_EQ(response_.article().body(), kBody);
  grpc::ClientContext context;
  v1::DeleteArticleRequest request;
  request.set_name(response_.article().name());
  google::protobuf::Empty empty;
  EXPECT_TRUE(bench_.stub->DeleteArticle(&context, request, &empty).ok());
  EXPECT_EQ(bench_.Count().articles, 0);
}

TEST_F(GrpcAdapterTest, ABadArgumentNamesItsField) {
  const grpc::Status status = Ingest(MakeRequest("", "", kBody));
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  const auto info = InfoOf(status);
  EXPECT_EQ(info.reason(), "ERROR_REASON_FIELD_REQUIRED");
  EXPECT_EQ(info.metadata().at("field"), "article.outlet");
  google::rpc::BadRequest bad_request;
  ASSERT_TRUE(DetailsOf(status).details(1).UnpackTo(&bad_request));
  EXPECT_EQ(bad_request.field_violations(0).field(), "article.outlet");
}

TEST_F(GrpcAdapterTest, MalformedUtf8IsABadArgument) {
  auto request = MakeRequest(kOutlet, "", kBody);
  request.mutable_article()->set_title("عنوان \xc3");
  const auto info = InfoOf(Ingest(request));
  EXPECT_EQ(info.reason(), "ERROR_REASON_MALFORMED_UTF8");
  EXPECT_EQ(info.metadata().at("field"), "article.title");
  EXPECT_EQ(info.metadata().at("byte_offset"), "11");
}

TEST_F(GrpcAdapterTest, AReusedRequestIdIsAlreadyExists) {
  auto request = MakeRequest(kOutlet, "", kBody);
  request.set_request_id(kUuid);
  ASSERT_TRUE(Ingest(request).ok());
  request.mutable_article()->set_body("تغادر السفينة الميناء");
  const grpc::Status status = Ingest(request);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::ALREADY_EXISTS);
  EXPECT_EQ(InfoOf(status).reason(), "ERROR_REASON_REQUEST_ID_REUSED");
}

TEST_F(GrpcAdapterTest, AMissingArticleIsNotFound) {
  grpc::ClientContext context;
  v1::DeleteArticleRequest request;
  request.set_name("articles/nowhere");
  google::protobuf::Empty empty;
  const grpc::Status status = bench_.stub->DeleteArticle(&context, request, &empty);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(InfoOf(status).reason(), "ERROR_REASON_ARTICLE_NOT_FOUND");
  EXPECT_EQ(InfoOf(status).metadata().at("name"), "articles/nowhere");
}

TEST_F(GrpcAdapterTest, APassedDeadlineStoresNothing) {
  const grpc::Status status =
      Ingest(MakeRequest(kOutlet, "", kBody), absl::Now() - absl::Seconds(1));
  EXPECT_EQ(status.error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  EXPECT_EQ(bench_.Count().articles, 0);
}

template <typename Request, typename Response, typename Method>
grpc::Status CallWithNothing(v1::IngestService::Stub& stub, Method method) {
  grpc::ClientContext context;
  Response response;
  return (stub.*method)(&context, Request(), &response);
}

TEST_F(GrpcAdapterTest, MethodsAboutFindingsAreServed) {
  using Stub = v1::IngestService::Stub;
  const auto check = [](const grpc::Status& status, const std::string& field) {
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
    EXPECT_EQ(InfoOf(status).reason(), "ERROR_REASON_FIELD_REQUIRED");
    EXPECT_EQ(InfoOf(status).metadata().at("field"), field);
  };
  Stub& stub = *bench_.stub;
  check(CallWithNothing<v1::ImportStatementsRequest, v1::ImportStatementsResponse>(
            stub, &Stub::ImportStatements),
        "article");
  check(CallWithNothing<v1::DismissContradictionRequest, v1::Contradiction>(
            stub, &Stub::DismissContradiction),
        "name");
  check(CallWithNothing<v1::RestoreContradictionRequest, v1::Contradiction>(
            stub, &Stub::RestoreContradiction),
        "name");
}

TEST_F(GrpcAdapterTest, AReanalysisStreamsItsProgress) {
  ASSERT_TRUE(Ingest(MakeRequest(kOutlet, "https://port.example/1", kBody)).ok());
  grpc::ClientContext context;
  const auto stream = bench_.stub->ReanalyzeArticles(&context, v1::ReanalyzeArticlesRequest());
  std::vector<v1::ReanalyzeArticlesResponse> responses;
  for (v1::ReanalyzeArticlesResponse response; stream->Read(&response);) {
    responses.push_back(response);
  }
  const grpc::Status status = stream->Finish();
  EXPECT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(responses.size(), 3);
  EXPECT_TRUE(responses[2].done());
  EXPECT_EQ(responses[2].article_count(), 1);
}

TEST_F(GrpcAdapterTest, AReanalysisThatIsRefusedSaysWhy) {
  grpc::ClientContext context;
  v1::ReanalyzeArticlesRequest request;
  request.set_resume_token("?");
  const grpc::Status status = bench_.stub->ReanalyzeArticles(&context, request)->Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(InfoOf(status).reason(), "ERROR_REASON_INVALID_RESUME_TOKEN");
}

TEST_F(GrpcAdapterTest, AReanalysisWhoseCallerIsGoneMakesRoomForTheNext) {
  ASSERT_TRUE(Ingest(MakeRequest(kOutlet, "https://port.example/1", kBody)).ok());
  Gate gate;
  bench_.analysis.on_analyze = [&](const model::Article&) { gate.Pass(); };
  grpc::ClientContext gone;
  auto cancelled = bench_.stub->ReanalyzeArticles(&gone, v1::ReanalyzeArticlesRequest());
  v1::ReanalyzeArticlesResponse first;
  ASSERT_TRUE(cancelled->Read(&first)) << "the work waits until its messages are taken";
  gate.AwaitArrivals(1);
  gone.TryCancel();
  EXPECT_EQ(cancelled->Finish().error_code(), grpc::StatusCode::CANCELLED);
  gate.Open();
  // The work ends once it looks; until then the next call is refused.
  grpc::Status next;
  do {
    grpc::ClientContext context;
    const auto stream = bench_.stub->ReanalyzeArticles(&context, v1::ReanalyzeArticlesRequest());
    for (v1::ReanalyzeArticlesResponse response; stream->Read(&response);) continue;
    next = stream->Finish();
  } while (next.error_code() == grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_TRUE(next.ok()) << next.error_message();
}

TEST_F(GrpcAdapterTest, MetricsCountWhatBecameOfArticles) {
  const auto request = MakeRequest(kOutlet, "https://port.example/1", kBody);
  ASSERT_TRUE(Ingest(request).ok());
  ASSERT_TRUE(Ingest(request).ok());
  ASSERT_FALSE(Ingest(MakeRequest(kOutlet, "", "")).ok());
  auto validated = MakeRequest(kOutlet, "https://port.example/2", "تغادر السفينة الميناء");
  validated.set_validate_only(true);
  ASSERT_TRUE(Ingest(validated).ok());
  const std::string text = prometheus::TextSerializer().Serialize(bench_.registry.Collect());
  for (const char* line :
       {"isnad_ingest_articles_total{disposition=\"created\"} 2\n",
        "isnad_ingest_articles_total{disposition=\"unchanged\"} 1\n",
        "isnad_ingest_articles_total{disposition=\"failed\"} 1\n",
        "isnad_ingest_statements_total 1\n", "isnad_ingest_analysis_seconds_count 2\n",
        "isnad_ingest_commit_seconds_count 3\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << "is not in\n" << text;
  }
}

}  // namespace
}  // namespace isnad::ingest
