// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/metrics.h"

#include <prometheus/text_serializer.h>

#include "core/rpc/service_descriptor.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "isnad/v1/ingest_service.grpc.pb.h"
#include "isnad/v1/query_service.grpc.pb.h"

namespace isnad::rpc {
namespace {

using testing::Contains;
using testing::HasSubstr;

class CallMetricsTest : public testing::Test {
 protected:
  std::string Page() { return prometheus::TextSerializer().Serialize(registry_.Collect()); }

  prometheus::Registry registry_;
  CallMetrics metrics_{registry_,
                       {&DescriptorOf<v1::QueryService>(), &DescriptorOf<v1::IngestService>()}};
};

TEST_F(CallMetricsTest, EveryMethodHasItsSeriesFromTheStart) {
  const std::string page = Page();
  EXPECT_THAT(page, HasSubstr("grpc_server_started_total{grpc_method=\"GetArticle\",grpc_service="
                              "\"isnad.v1.QueryService\",grpc_type=\"unary\"} 0"));
  EXPECT_THAT(page, HasSubstr("grpc_method=\"WatchContradictions\",grpc_service=\"isnad.v1."
                              "QueryService\",grpc_type=\"server_stream\""));
  EXPECT_THAT(page, HasSubstr("grpc_method=\"IngestArticles\",grpc_service=\"isnad.v1."
                              "IngestService\",grpc_type=\"bidi_stream\""));
}

TEST_F(CallMetricsTest, CountsCallsByCodeInCamelCase) {
  metrics_.Started("GetArticle");
  metrics_.Handled("GetArticle", absl::StatusCode::kNotFound, absl::Milliseconds(3));
  const std::string page = Page();
  EXPECT_THAT(page, HasSubstr("grpc_server_started_total{grpc_method=\"GetArticle\",grpc_service="
                              "\"isnad.v1.QueryService\",grpc_type=\"unary\"} 1"));
  EXPECT_THAT(page, HasSubstr("grpc_server_handled_total{grpc_code=\"NotFound\",grpc_method="
                              "\"GetArticle\",grpc_service=\"isnad.v1.QueryService\",grpc_type="
                              "\"unary\"} 1"));
  EXPECT_THAT(page, HasSubstr("grpc_server_handling_seconds_count{grpc_method=\"GetArticle\",grpc_"
                              "service=\"isnad.v1.QueryService\",grpc_type=\"unary\"} 1"));
  EXPECT_THAT(page, HasSubstr("le=\"0.001\"} 0\n"));
  EXPECT_THAT(page, HasSubstr("le=\"0.005\"} 1\n"));
}

TEST_F(CallMetricsTest, CountsMessages) {
  metrics_.Received("GetArticle");
  metrics_.Received("GetArticle");
  metrics_.Sent("GetArticle");
  const std::string labels =
      "{grpc_method=\"GetArticle\",grpc_service=\"isnad.v1.QueryService\",grpc_type=\"unary\"}";
  EXPECT_THAT(Page(), HasSubstr("grpc_server_msg_received_total" + labels + " 2\n"));
  EXPECT_THAT(Page(), HasSubstr("grpc_server_msg_sent_total" + labels + " 1\n"));
}

TEST_F(CallMetricsTest, UnknownMethodsAddNoSeries) {
  const std::string before = Page();
  metrics_.Received("Nonsense");
  metrics_.Started("Nonsense");
  metrics_.Handled("Nonsense", absl::StatusCode::kOk, absl::Milliseconds(1));
  EXPECT_EQ(Page(), before);
}

TEST_F(CallMetricsTest, CodesAreSpeltAsDashboardsExpect) {
  EXPECT_EQ(CodeLabel(absl::StatusCode::kOk), "OK");
  EXPECT_EQ(CodeLabel(absl::StatusCode::kCancelled), "Canceled");
  EXPECT_EQ(CodeLabel(absl::StatusCode::kInvalidArgument), "InvalidArgument");
  EXPECT_EQ(CodeLabel(absl::StatusCode::kDeadlineExceeded), "DeadlineExceeded");
  EXPECT_EQ(CodeLabel(absl::StatusCode::kUnauthenticated), "Unauthenticated");
  // A number that is no code counts with one that is, rather than nowhere.
  metrics_.Handled("GetArticle", static_cast<absl::StatusCode>(99), absl::ZeroDuration());
  EXPECT_THAT(Page(), HasSubstr("grpc_server_handled_total{grpc_code=\"Unknown\",grpc_method="
                                "\"GetArticle\",grpc_service=\"isnad.v1.QueryService\",grpc_type="
                                "\"unary\"} 1"));
}

}  // namespace
}  // namespace isnad::rpc
