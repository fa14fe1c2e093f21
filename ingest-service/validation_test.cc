// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/validation.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/rpc/convert/time.h"
#include "core/rpc/validation.h"
#include "ingest-service/limits.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

using model::ErrorReason;
using Request = v1::IngestArticleRequest;

Request Good() {
  return MakeRequest("بريد الموانئ", "https://port.example/1", "يستأنف الميناء عمله يوم الأحد");
}

// A fault and the error that it must give.
struct Fault {
  std::string name;
  std::function<void(Request&)> make;
  std::string field;
  ErrorReason reason;
  std::map<std::string, std::string> metadata;  // beside {field}; checked where given
};

void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.name; }

absl::Time InFuture() { return TestService::kStart + absl::Hours(49); }

const std::vector<Fault>& Faults() {
  static const auto& faults = *new std::vector<Fault>{
      {"NoArticle", [](Request& r) { r.clear_article(); }, "article", ErrorReason::kFieldRequired},
      {"NoOutlet", [](Request& r) { r.mutable_article()->clear_outlet(); }, "article.outlet",
       ErrorReason::kFieldRequired},
      {"BlankOutlet", [](Request& r) { r.mutable_article()->set_outlet(" \u00a0"); },
       "article.outlet", ErrorReason::kFieldRequired},
      {"LongOutlet",
       [](Request& r) { r.mutable_article()->set_outlet(std::string(257, 'a')); },
       "article.outlet",
       ErrorReason::kFieldTooLong,
       {{"limit_bytes", "256"}, {"actual_bytes", "257"}}},
      {"NulInOutlet",
       [](Request& r) { r.mutable_article()->set_outlet(std::string("ab\0c", 4)); },
       "article.outlet",
       ErrorReason::kNulCharacter,
       {{"byte_offset", "2"}}},
      {"NoBody", [](Request& r) { r.mutable_article()->clear_body(); }, "article.body",
       ErrorReason::kFieldRequired},
      {"BlankBody", [](Request& r) { r.mutable_article()->set_body("\n\t \u200f\u200b\ufeff"); },
       "article.body", ErrorReason::kFieldRequired},
      {"LongBody",
       [](Request& r) { r.mutable_article()->set_body(std::string((1 << 20) + 1, 'a')); },
       "article.body",
       ErrorReason::kFieldTooLong,
       {{"limit_bytes", "1048576"}, {"actual_bytes", "1048577"}}},
      {"NulInBody",
       [](Request& r) { r.mutable_article()->set_body(std::string("خبر\0", 7)); },
       "article.body",
       ErrorReason::kNulCharacter,
       {{"byte_offset", "6"}}},
      {"LongTitle",
       [](Request& r) {
         r.mutable_article()->set_title(std::string(rpc::kMaxTitleBytes + 1, 'a'));
       },
       "article.title", ErrorReason::kFieldTooLong},
      {"LongUrl",
       [](Request& r) { r.mutable_article()->set_url(std::string(2049, 'a')); },
       "article.url",
       ErrorReason::kFieldTooLong,
       {{"limit_bytes", "2048"}}},
      {"English",
       [](Request& r) { r.mutable_article()->set_language_code("en"); },
       "article.language_code",
       ErrorReason::kUnsupportedLanguage,
       {{"language_code", "en"}}},
      {"Aragonese", [](Request& r) { r.mutable_article()->set_language_code("arg"); },
       "article.language_code", ErrorReason::kUnsupportedLanguage},
      {"LongLanguage",
       [](Request& r) { r.mutable_article()->set_language_code("ar-" + std::string(33, 'x')); },
       "article.language_code", ErrorReason::kFieldTooLong},
      {"NoPublishTime", [](Request& r) { r.mutable_article()->clear_publish_time(); },
       "article.publish_time", ErrorReason::kFieldRequired},
      {"TooLate",
       [](Request& r) { *r.mutable_article()->mutable_publish_time() = rpc::ToProto(InFuture()); },
       "article.publish_time",
       ErrorReason::kTimeOutOfRange,
       {{"minimum", "1900-01-01T00:00:00+00:00"}, {"maximum", "2021-03-27T12:00:00+00:00"}}},
      {"TooEarly",
       [](Request& r) { r.mutable_article()->mutable_publish_time()->set_seconds(-2208988801); },
       "article.publish_time",
       ErrorReason::kTimeOutOfRange,
       {{"minimum", "1900-01-01T00:00:00+00:00"}}},
      {"NoTimestamp",
       [](Request& r) { r.mutable_article()->mutable_publish_time()->set_nanos(1'000'000'000); },
       "article.publish_time", ErrorReason::kTimeOutOfRange},
      {"BadRequestId", [](Request& r) { r.set_request_id("12345"); }, "request_id",
       ErrorReason::kInvalidRequestId},
      {"UnknownView",
       [](Request& r) { r.set_view(static_cast<v1::IngestView>(9)); },
       "view",
       ErrorReason::kInvalidEnumValue,
       {{"actual", "9"}}},
  };
  return faults;
}

// What both ways in, the unary call and the stream, do with a request.
absl::Status Validate(const Request& request) {
  if (absl::Status status = rpc::CheckRequest(request); !status.ok()) return status;
  return ReadIngestRequest(request, TestService::kStart).status();
}

class FaultTest : public testing::TestWithParam<Fault> {};

TEST_P(FaultTest, IsNamedWithItsField) {
  Request request = Good();
  ASSERT_TRUE(Validate(request).ok());
  GetParam().make(request);
  const absl::Status status = Validate(request);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << status;
  auto details = model::GetErrorDetails(status);
  ASSERT_TRUE(details) << status;
  EXPECT_EQ(details->reason, GetParam().reason) << status;
  EXPECT_EQ(details->field, GetParam().field) << status;
  EXPECT_EQ(details->metadata.at("field"), GetParam().field);
  for (const auto& [key, value] : GetParam().metadata) EXPECT_EQ(details->metadata[key], value);
}

TEST_P(FaultTest, StoresNothing) {
  TestService bench;
  Request request = Good();
  GetParam().make(request);
  v1::IngestArticlesRequest item;
  *item.mutable_item() = request;
  const bool refused =
      !CheckStreamRequest(item).ok() || !bench.service.IngestArticle({}, request).ok();
  EXPECT_TRUE(refused);
  EXPECT_EQ(bench.Count(), store::StoreReader::Counts());
}

INSTANTIATE_TEST_SUITE_P(All, FaultTest, testing::ValuesIn(Faults()),
                         [](const auto& fault) { return fault.param.name; });

TEST(ValidationTest, WhatIsRightIsTaken) {
  for (const char* code : {"", "ar", "AR", "ar-EG", "ar-Arab-LY"}) {
    Request request = Good();
    request.mutable_article()->set_language_code(code);
    EXPECT_TRUE(Validate(request).ok()) << code;
  }
  Request request = Good();
  request.mutable_article()->clear_url();
  request.mutable_article()->clear_title();
  request.mutable_article()->set_body(std::string(1 << 20, 'a'));
  *request.mutable_article()->mutable_publish_time() =
      rpc::ToProto(TestService::kStart + absl::Hours(48));
  EXPECT_TRUE(Validate(request).ok());
  request.mutable_article()->mutable_publish_time()->set_seconds(-2208988800);
  EXPECT_TRUE(Validate(request).ok()) << "the first second of 1900";
  // Output-only fields are ignored, whatever they hold.
  request.mutable_article()->set_name("articles/of-my-own");
  request.mutable_article()->set_revision(7);
  const auto read = ReadIngestRequest(request, TestService::kStart);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->article.revision, 0);
  EXPECT_EQ(read->article.id, "");
}

TEST(ValidationTest, PathsOfAStreamStartAtTheItem) {
  v1::IngestArticlesRequest request;
  *request.mutable_item() = Good();
  EXPECT_TRUE(CheckStreamRequest(request).ok());
  request.mutable_item()->mutable_article()->set_url(std::string(2049, 'a'));
  EXPECT_EQ(model::GetErrorDetails(CheckStreamRequest(request))->field, "article.url");
  *request.mutable_item() = Good();
  request.set_tag(std::string(kMaxTagBytes + 1, 'a'));
  EXPECT_EQ(model::GetErrorDetails(CheckStreamRequest(request))->field, "tag");
}

}  // namespace
}  // namespace isnad::ingest
