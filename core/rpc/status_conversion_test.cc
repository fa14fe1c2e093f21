// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/status_conversion.h"

#include <optional>
#include <string>

#include "core/model/error.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

using absl::StatusCode;
using model::ErrorReason;

template <typename Detail>
std::optional<Detail> Get(const google::rpc::Status& status) {
  Detail detail;
  for (const auto& any : status.details()) {
    if (any.UnpackTo(&detail)) return detail;
  }
  return std::nullopt;
}

google::rpc::Status DetailsOf(const grpc::Status& status) {
  google::rpc::Status details;
  EXPECT_TRUE(details.ParseFromString(status.error_details()));
  return details;
}

TEST(StatusConversionTest, OkHasNoDetails) {
  EXPECT_TRUE(ToGrpcStatus(absl::OkStatus()).ok());
  EXPECT_EQ(ToRpcStatus(absl::OkStatus()).ByteSizeLong(), 0u);
}

TEST(StatusConversionTest, ABadFieldTellsReasonMetadataAndViolation) {
  const grpc::Status status = ToGrpcStatus(model::InvalidField(
      "article.url", ErrorReason::kFieldTooLong, "is too long", {{"limit_bytes", "2048"}}));
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  const google::rpc::Status wire = DetailsOf(status);
  EXPECT_EQ(wire.code(), 3);
  EXPECT_EQ(wire.message(), status.error_message());
  const auto info = Get<google::rpc::ErrorInfo>(wire);
  ASSERT_TRUE(info);
  EXPECT_EQ(info->domain(), "isnad.dev");
  EXPECT_EQ(info->reason(), "ERROR_REASON_FIELD_TOO_LONG");
  EXPECT_EQ(info->metadata().at("field"), "article.url");
  EXPECT_EQ(info->metadata().at("limit_bytes"), "2048");
  const auto bad_request = Get<google::rpc::BadRequest>(wire);
  ASSERT_TRUE(bad_request);
  ASSERT_EQ(bad_request->field_violations_size(), 1);
  EXPECT_EQ(bad_request->field_violations(0).field(), "article.url");
  EXPECT_FALSE(Get<google::rpc::RetryInfo>(wire));
}

TEST(StatusConversionTest, WhatMayBeRetriedSaysWhen) {
  for (StatusCode code :
       {StatusCode::kUnavailable, StatusCode::kResourceExhausted, StatusCode::kAborted}) {
    const auto retry = Get<google::rpc::RetryInfo>(ToRpcStatus(absl::Status(code, "later")));
    ASSERT_TRUE(retry) << code;
    EXPECT_GT(retry->retry_delay().nanos(), 0);
  }
  for (StatusCode code : {StatusCode::kNotFound, StatusCode::kInternal, StatusCode::kDataLoss,
                          StatusCode::kFailedPrecondition, StatusCode::kDeadlineExceeded}) {
    EXPECT_FALSE(Get<google::rpc::RetryInfo>(ToRpcStatus(absl::Status(code, "no")))) << code;
  }
}

TEST(StatusConversionTest, AnUntypedErrorStillHasAReason) {
  for (const auto& [code, reason] : std::map<StatusCode, std::string>{
           {StatusCode::kCancelled, "ERROR_REASON_CANCELLED"},
           {StatusCode::kDeadlineExceeded, "ERROR_REASON_DEADLINE_TOO_SHORT"},
           {StatusCode::kUnimplemented, "ERROR_REASON_NOT_IMPLEMENTED"},
           {StatusCode::kInvalidArgument, "ERROR_REASON_MALFORMED_REQUEST"},
           {StatusCode::kUnavailable, "ERROR_REASON_STORE_UNAVAILABLE"},
           {StatusCode::kInternal, "ERROR_REASON_INTERNAL"},
           {StatusCode::kUnknown, "ERROR_REASON_INTERNAL"}}) {
    const auto info = Get<google::rpc::ErrorInfo>(ToRpcStatus(absl::Status(code, "?")));
    ASSERT_TRUE(info) << code;
    EXPECT_EQ(info->reason(), reason);
  }
}

TEST(StatusConversionTest, DetailsStaySmallWhateverTheErrorSays) {
  std::string arabic;
  for (int i = 0; i < 50'000; ++i) arabic += "م";
  std::map<std::string, std::string> metadata;
  for (int i = 0; i < 100; ++i) metadata["key" + std::to_string(i) + arabic] = arabic;
  const grpc::Status status = ToGrpcStatus(
      model::InvalidField("field." + arabic, ErrorReason::kInvalidFilter, arabic, metadata));
  EXPECT_LE(status.error_details().size(), kMaxDetailsBytes);
  const google::rpc::Status wire = DetailsOf(status);
  ASSERT_TRUE(Get<google::rpc::ErrorInfo>(wire)) << "the reason is the last thing to be left out";
  EXPECT_EQ(Get<google::rpc::ErrorInfo>(wire)->reason(), "ERROR_REASON_INVALID_FILTER");
}

TEST(StatusConversionTest, EqualErrorsAreEqualBytes) {
  const auto make = [] {
    return model::InvalidField("name", ErrorReason::kInvalidResourceName, "is none",
                               {{"pattern", "articles/{article}"}, {"value", "x"}, {"why", "y"}});
  };
  const std::string once = ToGrpcStatus(make()).error_details();
  for (int i = 0; i < 50; ++i) EXPECT_EQ(ToGrpcStatus(make()).error_details(), once);
}

TEST(StatusConversionTest, ShortensBetweenCodePoints) {
  std::string odd = "x";
  for (int i = 0; i < 1000; ++i) odd += "م";  // limits fall inside a letter
  const google::rpc::Status wire =
      ToRpcStatus(model::InvalidField("text", ErrorReason::kInvalidFilter, odd, {{"value", odd}}));
  const std::string value = Get<google::rpc::ErrorInfo>(wire)->metadata().at("value");
  ASSERT_GT(value.size(), 100u);
  EXPECT_EQ(value.substr(value.size() - 5), "م…");
  EXPECT_EQ(wire.message().substr(wire.message().size() - 5), "م…");
}

TEST(StatusConversionTest, AMessageThatIsNotUtf8StillReachesTheClient) {
  const google::rpc::Status wire = ToRpcStatus(
      model::InvalidField("f", ErrorReason::kInvalidFilter, "\xff\xfe", {{"v", "\xff"}}));
  google::rpc::Status parsed;
  EXPECT_TRUE(parsed.ParseFromString(wire.SerializeAsString()));
  EXPECT_TRUE(Get<google::rpc::ErrorInfo>(parsed));
}

}  // namespace
}  // namespace isnad::rpc
