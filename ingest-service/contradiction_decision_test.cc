// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/contradiction_decision.h"

#include <google/protobuf/util/message_differencer.h>

#include "absl/strings/str_cat.h"
#include "core/rpc/testing.h"
#include "ingest-service/testing/curators.h"
#include "ingest-service/testing/finders.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

using absl::StatusCode;
using google::protobuf::util::MessageDifferencer;
using model::ErrorReason;
using rpc::IsError;

constexpr char kOpen[] = "الميناء مفتوح";
constexpr char kNotOpen[] = "لن الميناء مفتوح";

class ContradictionDecisionTest : public testing::Test {
 protected:
  ContradictionDecisionTest() {
    opened_ = *bench_.service.IngestArticle({}, Request(1, kOpen));
    auto closed = *bench_.service.IngestArticle({}, Request(2, kNotOpen));
    EXPECT_EQ(closed.contradictions_size(), 1);
    found_ = closed.contradictions(0);
    closed_ = closed;
  }

  static v1::IngestArticleRequest Request(int number, const std::string& words) {
    return MakeRequest("بريد الموانئ", absl::StrCat("https://example.org/", number),
                       absl::StrCat("راشد: ", words));
  }
  absl::StatusOr<v1::Contradiction> Dismiss(const v1::DismissContradictionRequest& request) {
    return bench_.service.DismissContradiction({}, request);
  }
  std::vector<model::Contradiction> Listed(bool show_dismissed = false) {
    return bench_.store->reader()
        .ListContradictions({}, {.show_dismissed = show_dismissed}, {})
        ->items;
  }

  TestService bench_;
  v1::IngestArticleResponse opened_, closed_;
  v1::Contradiction found_;
};

TEST_F(ContradictionDecisionTest, ADismissalSaysWhoAndWhyAndWhen) {
  const auto dismissed = Dismiss(MakeDismissal(found_.name()));
  ASSERT_TRUE(dismissed.ok()) << dismissed.status();
  EXPECT_EQ(dismissed->name(), found_.name());
  EXPECT_EQ(dismissed->state(), v1::CONTRADICTION_STATE_DISMISSED);
  EXPECT_EQ(dismissed->dismissal().dismisser(), "هدى");
  EXPECT_EQ(dismissed->dismissal().reason(), "رصيفان مختلفان");
  EXPECT_GT(dismissed->dismissal().dismiss_time().seconds(), found_.detect_time().seconds());
  EXPECT_TRUE(Listed().empty());
  ASSERT_EQ(Listed(true).size(), 1);
  EXPECT_EQ(Listed(true)[0].dismissal->dismisser, "هدى");
}

TEST_F(ContradictionDecisionTest, WhatIsMissingOrWrongIsSaid) {
  auto request = MakeDismissal(found_.name());
  request.clear_reason();
  EXPECT_THAT(Dismiss(request).status(),
              rpc::IsInvalidField("reason", ErrorReason::kFieldRequired));
  request = MakeDismissal(found_.name());
  request.clear_dismisser();
  EXPECT_THAT(Dismiss(request).status(),
              rpc::IsInvalidField("dismisser", ErrorReason::kFieldRequired));
  EXPECT_THAT(Dismiss(MakeDismissal("")).status(),
              rpc::IsInvalidField("name", ErrorReason::kFieldRequired));
  EXPECT_THAT(Dismiss(MakeDismissal("claims/1")).status(),
              rpc::IsInvalidField("name", ErrorReason::kInvalidResourceName));
  EXPECT_THAT(Dismiss(MakeDismissal("contradictions/none")).status(),
              IsError(StatusCode::kNotFound, ErrorReason::kContradictionNotFound));
  request = MakeDismissal(found_.name());
  request.set_request_id("?");
  EXPECT_THAT(Dismiss(request).status(),
              rpc::IsInvalidField("request_id", ErrorReason::kInvalidRequestId));
  auto restoration = MakeRestoration(found_.name());
  restoration.clear_restorer();
  EXPECT_THAT(bench_.service.RestoreContradiction({}, restoration).status(),
              rpc::IsInvalidField("restorer", ErrorReason::kFieldRequired));
  EXPECT_EQ(Listed().size(), 1);
}

TEST_F(ContradictionDecisionTest, ItIsDismissedOnceAndCanBeRestored) {
  ASSERT_TRUE(Dismiss(MakeDismissal(found_.name())).ok());
  const absl::Status again = Dismiss(MakeDismissal(found_.name())).status();
  EXPECT_THAT(again,
              IsError(StatusCode::kFailedPrecondition, ErrorReason::kContradictionDismissed));
  EXPECT_EQ(rpc::MetadataOf(again).count("dismiss_time"), 1);
  const auto restored = bench_.service.RestoreContradiction({}, MakeRestoration(found_.name()));
  ASSERT_TRUE(restored.ok()) << restored.status();
  EXPECT_TRUE(MessageDifferencer::Equals(*restored, found_));
  EXPECT_EQ(Listed().size(), 1);
  EXPECT_THAT(bench_.service.RestoreContradiction({}, MakeRestoration(found_.name())).status(),
              IsError(StatusCode::kFailedPrecondition, ErrorReason::kContradictionNotDismissed));
}

TEST_F(ContradictionDecisionTest, ARepeatedRequestIsAnsweredAsTheFirstOne) {
  auto request = MakeDismissal(found_.name());
  request.set_request_id(kUuid);
  const auto first = Dismiss(request);
  ASSERT_TRUE(first.ok()) << first.status();
  ASSERT_TRUE(bench_.service.RestoreContradiction({}, MakeRestoration(found_.name())).ok());
  const auto second = Dismiss(request);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_TRUE(MessageDifferencer::Equals(*first, *second));
  EXPECT_EQ(Listed().size(), 1) << "a repeated call changes nothing";
  request.set_reason("سبب آخر");
  const absl::Status reused = Dismiss(request).status();
  EXPECT_THAT(reused, IsError(StatusCode::kAlreadyExists, ErrorReason::kRequestIdReused));
  EXPECT_EQ(rpc::MetadataOf(reused).at("method"), "DismissContradiction");
}

TEST_F(ContradictionDecisionTest, ValidatingStoresNothing) {
  auto request = MakeDismissal(found_.name());
  request.set_validate_only(true);
  const auto answer = Dismiss(request);
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->state(), v1::CONTRADICTION_STATE_DISMISSED);
  EXPECT_EQ(Listed().size(), 1);
}

TEST_F(ContradictionDecisionTest, WhatIsIngestedAgainIsNotFoundAgain) {
  ASSERT_TRUE(Dismiss(MakeDismissal(found_.name())).ok());
  v1::DeleteArticleRequest deletion;
  deletion.set_name(closed_.article().name());
  ASSERT_TRUE(bench_.service.DeleteArticle({}, deletion).ok());
  EXPECT_EQ(bench_.service.IngestArticle({}, Request(2, kNotOpen))->contradictions_size(), 0);
  // A revision that says the same there.
  auto revised = Request(2, kNotOpen);
  revised.mutable_article()->set_body("خبر الميناء\n" + revised.article().body());
  const auto answer = bench_.service.IngestArticle({}, revised);
  EXPECT_EQ(answer->disposition(), v1::INGEST_DISPOSITION_REVISED);
  EXPECT_EQ(answer->contradictions_size(), 0);
  EXPECT_TRUE(Listed().empty());
  EXPECT_EQ(Listed(true).size(), 1);
  // Somebody else's article says it too: nobody decided about that one.
  EXPECT_EQ(bench_.service
                .IngestArticle({}, MakeRequest("صدى الريف", "https://example.org/3",
                                               absl::StrCat("خبر آخر\nراشد: ", kNotOpen)))
                ->contradictions_size(),
            1);
}

TEST_F(ContradictionDecisionTest, AMergeOfItsActorsLeavesItDismissed) {
  ASSERT_TRUE(Dismiss(MakeDismissal(found_.name())).ok());
  ASSERT_TRUE(
      bench_.service
          .IngestArticle({}, MakeRequest("صدى الريف", "https://example.org/4", "نزار: السفن راسية"))
          .ok());
  ASSERT_TRUE(bench_.service.MergeActors({}, MakeMerge("نزار", {"راشد"})).ok());
  EXPECT_TRUE(Listed().empty());
  ASSERT_EQ(Listed(true).size(), 1);
  EXPECT_EQ(absl::ToUnixSeconds(Listed(true)[0].detect_time), found_.detect_time().seconds());
}

}  // namespace
}  // namespace isnad::ingest
