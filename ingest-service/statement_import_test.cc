// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/statement_import.h"

#include <google/protobuf/util/message_differencer.h>

#include "absl/strings/str_cat.h"
#include "core/rpc/testing.h"
#include "ingest-service/limits.h"
#include "ingest-service/testing/curators.h"
#include "ingest-service/testing/finders.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

using absl::StatusCode;
using google::protobuf::util::MessageDifferencer;
using model::ErrorReason;
using rpc::IsError;
using rpc::IsInvalidField;

constexpr char kBody[] = "انتهى الاجتماع في المرفأ. السفن راسية منذ يومين. لن السفن راسية غدا";
constexpr char kShips[] = "السفن راسية منذ يومين";

class StatementImportTest : public testing::Test {
 protected:
  StatementImportTest() { article_ = bench_.service.IngestArticle({}, Request(kBody))->article(); }

  static v1::IngestArticleRequest Request(const std::string& body) {
    return MakeRequest("بريد الموانئ", "https://example.org/1", body);
  }
  absl::StatusOr<v1::ImportStatementsResponse> Import(const v1::ImportStatementsRequest& request) {
    return bench_.service.ImportStatements({}, request);
  }
  // One statement that is right.
  v1::ImportStatementsRequest Ships(const std::string& system = "رصد") {
    auto request = MakeImport(article_, system);
    AddSaying(article_, "راشد", kShips, &request);
    return request;
  }
  std::vector<std::string> Imported() {
    std::vector<std::string> texts;
    const auto listed = bench_.store->reader().ListStatements({}, {}, {1000, ""});
    for (const auto& each : listed->items) {
      if (!each.source_system.empty()) texts.push_back(each.source_system + ": " + each.text);
    }
    return texts;
  }
  // Refused with this field and reason, and nothing stored.
  void ExpectRefused(const v1::ImportStatementsRequest& request, const std::string& field,
                     ErrorReason reason) {
    EXPECT_THAT(Import(request).status(), IsInvalidField(field, reason));
    EXPECT_TRUE(Imported().empty());
  }

  TestService bench_;
  v1::Article article_;
};

TEST_F(StatementImportTest, StatementsStandBesideTheArticlesOwn) {
  const auto own = bench_.Count().statements;
  const auto response = Import(Ships());
  ASSERT_TRUE(response.ok()) << response.status();
  ASSERT_EQ(response->statements_size(), 1);
  const v1::Statement& stored = response->statements(0);
  EXPECT_EQ(stored.text(), kShips);
  EXPECT_EQ(stored.article(), article_.name());
  EXPECT_EQ(stored.revision(), 1);
  EXPECT_EQ(stored.source_system(), "رصد");
  EXPECT_EQ(stored.rule(), "");
  EXPECT_EQ(stored.rules_version(), "");
  EXPECT_EQ(stored.outlet(), "بريد الموانئ");
  EXPECT_EQ(stored.speaker().actor(), ActorName("راشد"));
  EXPECT_EQ(stored.act(), v1::STATEMENT_ACT_ASSERT);
  EXPECT_EQ(stored.endorsement(), v1::ENDORSEMENT_NEUTRAL);
  EXPECT_EQ(stored.claims_size(), 1);
  EXPECT_EQ(stored.publish_time().seconds(), article_.publish_time().seconds());
  EXPECT_EQ(bench_.Count().statements, own + 1);
  const auto again = bench_.store->reader().GetArticle({}, article_.name().substr(9));
  EXPECT_EQ(again->revision, 1);
}

TEST_F(StatementImportTest, ASystemReplacesWhatItSuppliedBefore) {
  ASSERT_TRUE(Import(Ships()).ok());
  ASSERT_TRUE(Import(Ships("ارشيف")).ok());
  auto other = MakeImport(article_);
  AddSaying(article_, "سلمى", "الاجتماع في المرفأ", &other);
  ASSERT_TRUE(Import(other).ok());
  EXPECT_EQ(Imported(),
            (std::vector<std::string>{"رصد: الاجتماع في المرفأ", absl::StrCat("ارشيف: ", kShips)}));
}

TEST_F(StatementImportTest, AnswersKeepTheOrderOfTheRequest) {
  auto request = MakeImport(article_);
  AddSaying(article_, "سلمى", kShips, &request);
  AddSaying(article_, "راشد", "الاجتماع في المرفأ", &request);
  const auto response = Import(request);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->statements(0).text(), kShips);
  EXPECT_EQ(response->statements(1).text(), "الاجتماع في المرفأ");
}

TEST_F(StatementImportTest, TheyStayUntilTheTextChanges) {
  ASSERT_TRUE(Import(Ships()).ok());
  const std::vector<std::string> imported = {absl::StrCat("رصد: ", kShips)};
  ASSERT_EQ(Imported(), imported);
  EXPECT_EQ(bench_.service.IngestArticle({}, Request(kBody))->disposition(),
            v1::INGEST_DISPOSITION_UNCHANGED);
  EXPECT_EQ(Imported(), imported);
  // Curation that touches the article analyses it again.
  ASSERT_TRUE(bench_.service.UpsertActor({}, MakeUpsert("راشد المنصوري", {"راشد"})).ok());
  EXPECT_EQ(Imported(), imported);
  ASSERT_TRUE(bench_.service
                  .ReanalyzeArticles({}, v1::ReanalyzeArticlesRequest(),
                                     [](const auto&) { return absl::OkStatus(); })
                  .ok());
  EXPECT_EQ(Imported(), imported);
  ASSERT_TRUE(bench_.service.IngestArticle({}, Request(absl::StrCat(kBody, ". تمت"))).ok());
  EXPECT_TRUE(Imported().empty());
}

TEST_F(StatementImportTest, SpansAreCheckedAgainstTheStoredBytes) {
  auto request = Ships();
  AddSaying(article_, "راشد", "انتهى", &request)->mutable_span()->set_end(3);
  ExpectRefused(request, "statements[1].span", ErrorReason::kInvalidSpan);
  request = Ships();
  request.mutable_statements(0)->mutable_span()->set_end(100000);
  ExpectRefused(request, "statements[0].span", ErrorReason::kInvalidSpan);
  request = Ships();
  request.mutable_statements(0)->mutable_span()->set_end(0);
  ExpectRefused(request, "statements[0].span", ErrorReason::kInvalidSpan);
  request = Ships();
  request.mutable_statements(0)->clear_span();
  ExpectRefused(request, "statements[0].span", ErrorReason::kFieldRequired);
  request = Ships();
  request.mutable_statements(0)->mutable_span()->clear_field();
  ExpectRefused(request, "statements[0].span.field", ErrorReason::kInvalidEnumValue);
  request = Ships();
  request.mutable_statements(0)->set_text("السفن راسية");
  ExpectRefused(request, "statements[0].text", ErrorReason::kSpanTextMismatch);
  request = Ships();
  *request.mutable_statements(0)->mutable_cue_span() = request.statements(0).span();
  request.mutable_statements(0)->mutable_cue_span()->set_field(v1::ARTICLE_FIELD_TITLE);
  request.mutable_statements(0)->mutable_cue_span()->set_end(500);
  ExpectRefused(request, "statements[0].cue_span", ErrorReason::kInvalidSpan);
  request = Ships();
  v1::Attribution& carrier = *request.mutable_statements(0)->add_chain();
  *carrier.mutable_mention_span() = request.statements(0).span();
  carrier.set_mention("وكالة الميناء");
  ExpectRefused(request, "statements[0].chain[0].mention", ErrorReason::kSpanTextMismatch);
}

TEST_F(StatementImportTest, WhatIsMissingIsSaid) {
  auto request = Ships();
  request.clear_article();
  ExpectRefused(request, "article", ErrorReason::kFieldRequired);
  request = Ships();
  request.clear_source_system();
  ExpectRefused(request, "source_system", ErrorReason::kFieldRequired);
  ExpectRefused(MakeImport(article_), "statements", ErrorReason::kFieldRequired);
  request = Ships();
  request.mutable_statements(0)->clear_kind();
  ExpectRefused(request, "statements[0].kind", ErrorReason::kInvalidEnumValue);
  request = Ships();
  request.mutable_statements(0)->clear_speaker();
  ExpectRefused(request, "statements[0].speaker", ErrorReason::kFieldRequired);
  request = Ships();
  *request.add_statements() = request.statements(0);
  ExpectRefused(request, "statements[1]", ErrorReason::kDuplicateElement);
}

TEST_F(StatementImportTest, ArticlesAndActorsMustBeThere) {
  auto request = Ships();
  request.set_article("articles/none");
  EXPECT_THAT(Import(request).status(),
              IsError(StatusCode::kNotFound, ErrorReason::kArticleNotFound));
  request = Ships();
  request.set_revision(2);
  const absl::Status revision = Import(request).status();
  EXPECT_THAT(revision, IsError(StatusCode::kAborted, ErrorReason::kArticleRevisionMismatch));
  EXPECT_EQ(rpc::MetadataOf(revision).at("revision"), "1");
  request = Ships();
  request.mutable_statements(0)->mutable_speaker()->set_actor("actors/nobody");
  EXPECT_THAT(Import(request).status(),
              IsError(StatusCode::kNotFound, ErrorReason::kActorNotFound));
  ASSERT_TRUE(bench_.service
                  .IngestArticle({}, MakeRequest("صدى", "https://example.org/2",
                                                 "راشد: البحر هادئ\nأبو نادر: البحر هائج"))
                  .ok());
  ASSERT_TRUE(bench_.service.MergeActors({}, MakeMerge("راشد", {"أبو نادر"})).ok());
  request.mutable_statements(0)->mutable_speaker()->set_actor(ActorName("أبو نادر"));
  EXPECT_THAT(Import(request).status(),
              IsError(StatusCode::kFailedPrecondition, ErrorReason::kActorMerged));
  EXPECT_TRUE(Imported().empty());
}

TEST_F(StatementImportTest, AnArticleTakesSoManySystems) {
  for (size_t i = 0; i < kMaxSourceSystems; ++i) {
    ASSERT_TRUE(Import(Ships(absl::StrCat("نظام ", i))).ok());
  }
  EXPECT_THAT(Import(Ships("آخر")).status(),
              IsInvalidField("source_system", ErrorReason::kTooManyElements));
  EXPECT_TRUE(Import(Ships("نظام 3")).ok());
}

TEST_F(StatementImportTest, TheyMakeContradictionsAndThoseGoWithThem) {
  ASSERT_TRUE(bench_.service
                  .IngestArticle({}, MakeRequest("صدى", "https://example.org/2",
                                                 absl::StrCat("راشد: لن ", kShips)))
                  .ok());
  const auto response = Import(Ships());
  ASSERT_TRUE(response.ok()) << response.status();
  ASSERT_EQ(response->contradictions_size(), 1);
  EXPECT_EQ(bench_.Count().contradictions, 1);
  EXPECT_EQ(Import(Ships())->contradictions_size(), 0) << "it stood before";
  auto other = MakeImport(article_);
  AddSaying(article_, "سلمى", "الاجتماع في المرفأ", &other);
  ASSERT_TRUE(Import(other).ok());
  EXPECT_EQ(bench_.Count().contradictions, 0);
}

TEST_F(StatementImportTest, ARepeatedRequestIsAnsweredAsTheFirstOne) {
  ASSERT_TRUE(bench_.service
                  .IngestArticle({}, MakeRequest("صدى", "https://example.org/2",
                                                 absl::StrCat("راشد: لن ", kShips)))
                  .ok());
  auto request = Ships();
  request.set_request_id(kUuid);
  const auto first = Import(request);
  ASSERT_TRUE(first.ok()) << first.status();
  const auto second = Import(request);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_TRUE(MessageDifferencer::Equals(*first, *second));
  EXPECT_EQ(second->contradictions_size(), 1);
  request.set_source_system("آخر");
  EXPECT_THAT(Import(request).status(),
              IsError(StatusCode::kAlreadyExists, ErrorReason::kRequestIdReused));
  request.set_source_system("رصد");
  ASSERT_TRUE(bench_.service.IngestArticle({}, Request("خبر آخر")).ok());
  const auto late = Import(request);
  ASSERT_TRUE(late.ok()) << late.status();
  EXPECT_EQ(late->statements_size(), 1);
  EXPECT_TRUE(Imported().empty());
}

TEST_F(StatementImportTest, ValidatingStoresNothing) {
  auto request = Ships();
  request.set_validate_only(true);
  const auto response = Import(request);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->statements(0).text(), kShips);
  EXPECT_TRUE(Imported().empty());
  EXPECT_TRUE(bench_.store->reader().ImportedStatements({}, article_.name().substr(9))->empty());
}

}  // namespace
}  // namespace isnad::ingest
