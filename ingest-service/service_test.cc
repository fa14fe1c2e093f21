// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/service.h"

#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <cstring>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/rpc/convert/time.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

using google::protobuf::util::MessageDifferencer;
using model::ErrorReason;

constexpr char kPort[] = "بريد الموانئ";
constexpr char kSahel[] = "صحيفة الساحل";
constexpr char kResumes[] = "يستأنف الميناء عمله يوم الأحد";
constexpr char kResumesNot[] = "لن يستأنف الميناء عمله يوم الأحد";
constexpr char kStrike[] = "ينهي عمال الرصيف إضرابهم";

class ServiceTest : public testing::Test {
 protected:
  v1::IngestArticleResponse Ingest(const v1::IngestArticleRequest& request) {
    auto response = bench_.service.IngestArticle({}, request);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? *response : v1::IngestArticleResponse();
  }

  ErrorReason IngestError(const v1::IngestArticleRequest& request) {
    const auto response = bench_.service.IngestArticle({}, request);
    return model::GetErrorDetails(response.status()).value_or(model::ErrorDetails{}).reason;
  }

  absl::Status Delete(const std::string& name, const std::string& request_id = "") {
    v1::DeleteArticleRequest request;
    request.set_name(name);
    request.set_request_id(request_id);
    return bench_.service.DeleteArticle({}, request).status();
  }

  TestService bench_;
};

TEST_F(ServiceTest, NewArticleIsStoredAsReceived) {
  const auto request =
      MakeRequest(kPort, "https://port.example/1", absl::StrCat(kResumes, "\n", kStrike));
  const auto response = Ingest(request);
  EXPECT_EQ(response.disposition(), v1::INGEST_DISPOSITION_CREATED);
  EXPECT_EQ(response.article().body(), request.article().body());
  EXPECT_EQ(response.article().title(), request.article().title());
  EXPECT_EQ(response.article().language_code(), "ar");
  EXPECT_EQ(response.article().revision(), 1);
  EXPECT_GT(rpc::FromProto(response.article().ingest_time(), "").value(), TestService::kStart);
  ASSERT_EQ(response.statements_size(), 2);
  EXPECT_EQ(response.statements(0).text(), kResumes);
  EXPECT_EQ(response.statements(1).text(), kStrike);
  EXPECT_EQ(response.statements(0).article(), response.article().name());
  EXPECT_EQ(response.statements(0).revision(), 1);
  EXPECT_EQ(response.contradictions_size(), 0);
  EXPECT_EQ(bench_.Count().articles, 1);
  EXPECT_EQ(bench_.Count().statements, 2);
}

TEST_F(ServiceTest, SameUrlAndTextIsUnchanged) {
  const auto request = MakeRequest(kPort, "https://port.example/1", kResumes);
  const auto first = Ingest(request);
  const auto second = Ingest(request);
  EXPECT_EQ(second.disposition(), v1::INGEST_DISPOSITION_UNCHANGED);
  EXPECT_TRUE(MessageDifferencer::Equals(second.article(), first.article()));
  ASSERT_EQ(second.statements_size(), 1);
  EXPECT_TRUE(MessageDifferencer::Equals(second.statements(0), first.statements(0)));
  EXPECT_EQ(bench_.Count().articles, 1);
  EXPECT_EQ(bench_.analysis.analyses(), 1) << "a stored text is not analysed again";
}

TEST_F(ServiceTest, SameTextUnderAnotherUrlIsUnchanged) {
  const auto first = Ingest(MakeRequest(kPort, "https://port.example/1", kResumes));
  for (const char* url : {"https://port.example/1?amp", ""}) {
    const auto again = Ingest(MakeRequest(kPort, url, kResumes));
    EXPECT_EQ(again.disposition(), v1::INGEST_DISPOSITION_UNCHANGED) << url;
    EXPECT_EQ(again.article().name(), first.article().name()) << url;
    EXPECT_EQ(again.article().url(), "https://port.example/1") << url;
  }
  EXPECT_EQ(Ingest(MakeRequest(kSahel, "", kResumes)).disposition(), v1::INGEST_DISPOSITION_CREATED)
      << "another outlet is another article";
}

TEST_F(ServiceTest, OtherTextUnderTheUrlIsARevision) {
  const auto first = Ingest(MakeRequest(kPort, "https://port.example/1", kResumes));
  const auto second = Ingest(MakeRequest(kPort, "https://port.example/1", kStrike));
  EXPECT_EQ(second.disposition(), v1::INGEST_DISPOSITION_REVISED);
  EXPECT_EQ(second.article().name(), first.article().name());
  EXPECT_EQ(second.article().revision(), 2);
  EXPECT_TRUE(
      MessageDifferencer::Equals(second.article().ingest_time(), first.article().ingest_time()));
  EXPECT_GT(rpc::FromProto(second.article().revise_time(), "").value(),
            rpc::FromProto(second.article().ingest_time(), "").value());
  ASSERT_EQ(second.statements_size(), 1);
  EXPECT_EQ(second.statements(0).revision(), 2);
  EXPECT_EQ(bench_.Count().statements, 1) << "those of the first revision are gone";

  const auto back = Ingest(MakeRequest(kPort, "https://port.example/1", kResumes));
  EXPECT_EQ(back.disposition(), v1::INGEST_DISPOSITION_REVISED);
  EXPECT_EQ(back.article().revision(), 3);
}

TEST_F(ServiceTest, TheUrlDecidesBeforeTheContent) {
  Ingest(MakeRequest(kPort, "https://port.example/1", kResumes));
  Ingest(MakeRequest(kPort, "https://port.example/2", kStrike));
  const auto revised = Ingest(MakeRequest(kPort, "https://port.example/2", kResumes));
  EXPECT_EQ(revised.disposition(), v1::INGEST_DISPOSITION_REVISED);
  EXPECT_EQ(revised.article().url(), "https://port.example/2");
}

TEST_F(ServiceTest, ContradictionsAreFoundOnceAndStored) {
  const auto first = Ingest(MakeRequest(kPort, "https://port.example/1", kResumes));
  const auto second =
      Ingest(MakeRequest(kSahel, "https://sahel.example/1",
                         absl::StrCat(kResumesNot, "\n", kStrike, "\nلن ", kStrike)));
  ASSERT_EQ(second.contradictions_size(), 2);
  EXPECT_EQ(second.contradictions(0).confidence(), 0.9) << "highest first: within the article";
  const v1::Contradiction& between = second.contradictions(1);
  EXPECT_EQ(between.confidence(), 0.8);
  EXPECT_TRUE(between.statement_a() == first.statements(0).name() ||
              between.statement_b() == first.statements(0).name());
  EXPECT_TRUE(MessageDifferencer::Equals(between.detect_time(), second.article().ingest_time()));
  EXPECT_EQ(bench_.Count().contradictions, 2);

  const auto again =
      Ingest(MakeRequest(kSahel, "https://sahel.example/1",
                         absl::StrCat(kResumesNot, "\n", kStrike, "\nلن ", kStrike)));
  EXPECT_EQ(again.contradictions_size(), 0) << "UNCHANGED gives none";
}

TEST_F(ServiceTest, ARevisionReportsOnlyWhatDidNotStandBefore) {
  Ingest(MakeRequest(kPort, "https://port.example/1", absl::StrCat(kResumes, "\n", kStrike)));
  const auto first = Ingest(MakeRequest(kSahel, "https://sahel.example/1", kResumesNot));
  ASSERT_EQ(first.contradictions_size(), 1);
  // The same first line, so the same statement and the same contradiction.
  const auto second = Ingest(
      MakeRequest(kSahel, "https://sahel.example/1", absl::StrCat(kResumesNot, "\nلن ", kStrike)));
  ASSERT_EQ(second.contradictions_size(), 1);
  EXPECT_NE(second.contradictions(0).name(), first.contradictions(0).name());
  EXPECT_EQ(bench_.Count().contradictions, 2);
  const auto kept = bench_.store->reader().GetContradiction(
      {}, first.contradictions(0).name().substr(strlen("contradictions/")));
  ASSERT_TRUE(kept.ok());
  EXPECT_EQ(kept->detect_time, rpc::FromProto(first.contradictions(0).detect_time(), "").value())
      << "a contradiction that stands is not detected anew";
  // Without the words, the contradictions are gone.
  Ingest(MakeRequest(kSahel, "https://sahel.example/1", "يزور الوزير المدينة"));
  EXPECT_EQ(bench_.Count().contradictions, 0);
}

TEST_F(ServiceTest, ACopyDoesNotContradictItsOriginal) {
  const std::string both = absl::StrCat(kResumes, "\n", kResumesNot);
  EXPECT_EQ(Ingest(MakeRequest(kPort, "https://port.example/1", both)).contradictions_size(), 1);
  const auto copy = Ingest(MakeRequest(kSahel, "https://sahel.example/1", both));
  ASSERT_EQ(copy.contradictions_size(), 1) << "with itself only";
  EXPECT_EQ(copy.contradictions(0).outlet_a(), kSahel);
  EXPECT_EQ(copy.contradictions(0).outlet_b(), kSahel);
}

TEST_F(ServiceTest, RequestIdIsAnsweredAsTheFirstTime) {
  Ingest(MakeRequest(kPort, "https://port.example/1", kResumes));
  auto request = MakeRequest(kSahel, "https://sahel.example/1", kResumesNot);
  request.set_request_id(kUuid);
  const auto first = Ingest(request);
  ASSERT_EQ(first.contradictions_size(), 1);
  // What others bring to light later is no part of the first answer.
  Ingest(MakeRequest(kPort, "https://port.example/2", absl::StrCat(kResumes, " ", "\n", kResumes)));
  request.set_request_id(absl::AsciiStrToUpper(kUuid));
  const auto again = Ingest(request);
  EXPECT_TRUE(MessageDifferencer::Equals(first, again))
      << first.DebugString() << again.DebugString();
}

TEST_F(ServiceTest, RequestIdOfAnotherRequestIsRefused) {
  auto request = MakeRequest(kPort, "https://port.example/1", kResumes);
  request.set_request_id(kUuid);
  const auto created = Ingest(request);
  request.mutable_article()->set_body(kStrike);
  const auto response = bench_.service.IngestArticle({}, request);
  EXPECT_EQ(response.status().code(), absl::StatusCode::kAlreadyExists);
  const auto details = model::GetErrorDetails(response.status());
  ASSERT_TRUE(details);
  EXPECT_EQ(details->reason, ErrorReason::kRequestIdReused);
  EXPECT_EQ(details->metadata.at("request_id"), kUuid);
  EXPECT_EQ(details->metadata.at("method"), "IngestArticle");
  EXPECT_TRUE(absl::IsAlreadyExists(Delete(created.article().name(), kUuid)));
  EXPECT_EQ(bench_.Count().articles, 1);
}

TEST_F(ServiceTest, RequestIdAfterARevisionAndADeletionShowsTheFirstArticle) {
  auto request = MakeRequest(kPort, "https://port.example/1", kResumes);
  request.set_request_id(kUuid);
  const auto first = Ingest(request);
  Ingest(MakeRequest(kPort, "https://port.example/1", kStrike));
  const auto after_revision = Ingest(request);
  EXPECT_EQ(after_revision.disposition(), v1::INGEST_DISPOSITION_CREATED);
  EXPECT_TRUE(MessageDifferencer::Equals(after_revision.article(), first.article()));
  EXPECT_EQ(after_revision.statements_size(), 0) << "those of that revision are gone";

  ASSERT_TRUE(Delete(first.article().name()).ok());
  const auto after_deletion = Ingest(request);
  // But for what was known of it only while it was stored.
  v1::Article gone = first.article();
  gone.clear_rules_version();
  EXPECT_TRUE(MessageDifferencer::Equals(after_deletion.article(), gone));
  EXPECT_EQ(bench_.Count().articles, 0) << "a repeated request changes nothing";
}

TEST_F(ServiceTest, ValidateOnlyComparesAndStoresNothing) {
  Ingest(MakeRequest(kPort, "https://port.example/1", kResumes));
  const auto before = bench_.Count();
  auto request = MakeRequest(kSahel, "https://sahel.example/1", kResumesNot);
  request.set_request_id(kUuid);
  request.set_validate_only(true);
  const auto response = Ingest(request);
  EXPECT_EQ(response.disposition(), v1::INGEST_DISPOSITION_CREATED);
  EXPECT_EQ(response.statements_size(), 1);
  EXPECT_EQ(response.contradictions_size(), 1);
  EXPECT_EQ(bench_.Count(), before);
  // Nor was the request_id used up.
  request.mutable_article()->set_body(kStrike);
  request.set_validate_only(false);
  EXPECT_EQ(Ingest(request).disposition(), v1::INGEST_DISPOSITION_CREATED);

  auto revision = MakeRequest(kPort, "https://port.example/1", kStrike);
  revision.set_validate_only(true);
  EXPECT_EQ(Ingest(revision).disposition(), v1::INGEST_DISPOSITION_REVISED);
  EXPECT_EQ(Ingest(MakeRequest(kPort, "https://port.example/1", kResumes)).disposition(),
            v1::INGEST_DISPOSITION_UNCHANGED);
}

TEST_F(ServiceTest, BasicViewLeavesTextsAndFindingsOut) {
  auto request = MakeRequest(kPort, "https://port.example/1", kResumes);
  request.set_view(v1::INGEST_VIEW_BASIC);
  const auto response = Ingest(request);
  EXPECT_EQ(response.disposition(), v1::INGEST_DISPOSITION_CREATED);
  EXPECT_EQ(response.article().outlet(), kPort);
  EXPECT_EQ(response.article().title(), "");
  EXPECT_EQ(response.article().body(), "");
  EXPECT_EQ(response.statements_size(), 0);
}

TEST_F(ServiceTest, DeleteArticle) {
  const auto created = Ingest(MakeRequest(kPort, "https://port.example/1", kResumes));
  v1::DeleteArticleRequest request;
  request.set_name(created.article().name());
  request.set_validate_only(true);
  EXPECT_TRUE(bench_.service.DeleteArticle({}, request).ok());
  EXPECT_EQ(bench_.Count().articles, 1);

  EXPECT_TRUE(Delete(created.article().name(), kUuid).ok());
  EXPECT_EQ(bench_.Count(), store::StoreReader::Counts());
  EXPECT_TRUE(Delete(created.article().name(), kUuid).ok()) << "repeated: answered as before";

  const absl::Status missing = Delete(created.article().name());
  EXPECT_TRUE(absl::IsNotFound(missing));
  EXPECT_EQ(model::GetErrorDetails(missing)->reason, ErrorReason::kArticleNotFound);
  EXPECT_EQ(model::GetErrorDetails(missing)->metadata.at("name"), created.article().name());
  request.set_validate_only(false);
  request.set_allow_missing(true);
  EXPECT_TRUE(bench_.service.DeleteArticle({}, request).ok());

  auto reused = MakeRequest(kPort, "https://port.example/1", kResumes);
  reused.set_request_id(kUuid);
  EXPECT_EQ(IngestError(reused), ErrorReason::kRequestIdReused);
  EXPECT_EQ(model::GetErrorDetails(Delete("claims/a"))->reason, ErrorReason::kInvalidResourceName);
  EXPECT_EQ(model::GetErrorDetails(Delete(""))->reason, ErrorReason::kFieldRequired);
  EXPECT_EQ(model::GetErrorDetails(Delete("articles/a", "1"))->reason,
            ErrorReason::kInvalidRequestId);
}

TEST_F(ServiceTest, ACallerWhoIsGoneStoresNothing) {
  store::CallContext call;
  call.cancelled = [] { return true; };
  const auto response = bench_.service.IngestArticle(call, MakeRequest(kPort, "", kResumes));
  EXPECT_TRUE(absl::IsCancelled(response.status()));
  EXPECT_EQ(bench_.Count().articles, 0);
  EXPECT_EQ(bench_.analysis.analyses(), 0);
}

}  // namespace
}  // namespace isnad::ingest
