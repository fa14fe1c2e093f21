// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/curation.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/store/conformance/random_newsroom.h"
#include "ingest-service/service.h"
#include "ingest-service/testing/curators.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

using google::protobuf::util::MessageDifferencer;
using model::ErrorReason;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

constexpr char kHarbour[] = "بريد الموانئ";
constexpr char kCoast[] = "صحيفة الساحل";
constexpr char kRashid[] = "راشد المنصوري";
constexpr char kAbuNader[] = "أبو نادر";
constexpr char kSalma[] = "سلمى درويش";

class CurationTest : public testing::Test {
 protected:
  std::string Ingest(const std::string& outlet, const std::string& slug, const std::string& body) {
    const auto response = service().IngestArticle(
        {}, MakeRequest(outlet, absl::StrCat("https://example.org/", slug), body));
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? response->article().name() : "";
  }
  v1::MergeActorsResponse Merge(const v1::MergeActorsRequest& request) {
    const auto response = service().MergeActors({}, request);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? *response : v1::MergeActorsResponse();
  }
  v1::UnmergeActorsResponse Unmerge(const v1::UnmergeActorsRequest& request) {
    const auto response = service().UnmergeActors({}, request);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? *response : v1::UnmergeActorsResponse();
  }
  v1::Actor Upsert(const v1::UpsertActorRequest& request) {
    const auto response = service().UpsertActor({}, request);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? *response : v1::Actor();
  }
  std::vector<std::string> SaidBy(const std::string& name) {
    store::StatementFilter filter;
    filter.speaker_id = IdOf(name);
    const auto page = reader().ListStatements({}, filter, {});
    std::vector<std::string> texts;
    for (const model::Statement& statement : page->items) texts.push_back(statement.text);
    return texts;
  }
  std::vector<model::Contradiction> Contradictions() {
    return reader().ListContradictions({}, {}, {})->items;
  }
  std::string Dumped() { return store::Dump(reader()); }

  const IngestService& service() { return bench_.service; }
  const store::StoreReader& reader() { return bench_.store->reader(); }

  TestService bench_;
};

model::ErrorDetails DetailsOf(const absl::Status& status) {
  return model::GetErrorDetails(status).value_or(model::ErrorDetails{});
}

TEST_F(CurationTest, AMergeIsRecordedAndItsEffectReachesArticlesOldAndNew) {
  Ingest(kHarbour, "1", absl::StrCat(kRashid, ": الميناء مفتوح"));
  Ingest(kCoast, "2", absl::StrCat(kAbuNader, ": لن الميناء مفتوح"));
  EXPECT_THAT(Contradictions(), testing::IsEmpty());
  const auto response = Merge(MakeMerge(kRashid, {kAbuNader}));
  EXPECT_EQ(response.actor().name(), ActorName(kRashid));
  EXPECT_THAT(response.actor().aliases(), UnorderedElementsAre(kRashid, kAbuNader));
  EXPECT_EQ(response.merge().target(), ActorName(kRashid));
  EXPECT_THAT(response.merge().sources(), ElementsAre(ActorName(kAbuNader)));
  EXPECT_EQ(response.merge().curator(), "هدى");
  EXPECT_EQ(response.merge().reason(), "شخص واحد");
  EXPECT_GT(response.merge().merge_time().seconds(), absl::ToUnixSeconds(TestService::kStart));
  EXPECT_THAT(SaidBy(kRashid), UnorderedElementsAre("الميناء مفتوح", "لن الميناء مفتوح"));
  EXPECT_THAT(SaidBy(kAbuNader), testing::IsEmpty());
  ASSERT_THAT(Contradictions(), testing::SizeIs(1));
  EXPECT_EQ(Contradictions()[0].scope, model::ContradictionScope::kSelf);
  Ingest(kCoast, "3", absl::StrCat(kAbuNader, ": السفن راسية"));
  EXPECT_THAT(SaidBy(kRashid), testing::Contains("السفن راسية"));
}

TEST_F(CurationTest, AnUndoneMergeLeavesTheStoreAsItWas) {
  Ingest(kHarbour, "1", absl::StrCat(kRashid, ": الميناء مفتوح\n", kSalma, ": الطريق آمن"));
  Ingest(kCoast, "2", absl::StrCat(kAbuNader, ": لن الميناء مفتوح"));
  const std::string before = Dumped();
  const auto merged = Merge(MakeMerge(kRashid, {kAbuNader, kSalma}));
  EXPECT_NE(Dumped(), before);
  const auto response = Unmerge(MakeUnmerge(merged.merge().name()));
  EXPECT_EQ(Dumped(), before);
  ASSERT_EQ(response.actors_size(), 3);
  EXPECT_EQ(response.actors(0).name(), ActorName(kRashid));
  EXPECT_EQ(response.actors(1).name(), ActorName(kAbuNader));
  EXPECT_EQ(response.actors(1).merged_into(), "");
  EXPECT_EQ(response.merge().undo_curator(), "سعد");
  EXPECT_EQ(response.merge().undo_reason(), "شخصان");
  EXPECT_TRUE(response.merge().has_undo_time());
}

TEST_F(CurationTest, StatementsKeepTheirNamesAndContradictionsTheirTime) {
  Ingest(kHarbour, "1", absl::StrCat(kRashid, ": الميناء مفتوح\n", kSalma, ": الطريق آمن"));
  Ingest(kCoast, "2", absl::StrCat(kRashid, ": لن الميناء مفتوح"));
  const auto names = [&] {
    std::vector<std::string> ids;
    const auto page = reader().ListStatements({}, {}, {});
    for (const auto& statement : page->items) ids.push_back(statement.id);
    return ids;
  };
  const auto statements = names();
  const auto before = Contradictions();
  ASSERT_THAT(before, testing::SizeIs(1));
  Merge(MakeMerge(kSalma, {kRashid}));
  EXPECT_EQ(names(), statements);
  ASSERT_THAT(Contradictions(), testing::SizeIs(1));
  EXPECT_NE(Contradictions()[0].id, before[0].id) << "its claims are about another actor";
  EXPECT_EQ(Contradictions()[0].detect_time, before[0].detect_time);
}

TEST_F(CurationTest, WhatCannotBeMergedIsRefusedWithTheReason) {
  Ingest(kHarbour, "1",
         absl::StrCat(kRashid, ": السفن راسية\n", kAbuNader, ": السفن غادرت\n", kSalma,
                      ": لا سفن اليوم"));
  const auto reason = [&](const v1::MergeActorsRequest& request) {
    return DetailsOf(service().MergeActors({}, request).status());
  };
  EXPECT_EQ(reason(MakeMerge(kRashid, {kRashid})).reason, ErrorReason::kActorMergeIntoItself);
  const auto unknown = reason(MakeMerge(kRashid, {kSalma, "لا أحد"}));
  EXPECT_EQ(unknown.reason, ErrorReason::kActorNotFound);
  EXPECT_EQ(unknown.metadata.at("name"), ActorName("لا أحد"));
  auto stale = MakeMerge(kRashid, {kSalma});
  stale.set_etag("stale");
  EXPECT_EQ(reason(stale).reason, ErrorReason::kEtagMismatch);
  Merge(MakeMerge(kRashid, {kAbuNader}));
  const auto again = reason(MakeMerge(kSalma, {kAbuNader}));
  EXPECT_EQ(again.reason, ErrorReason::kActorMerged);
  EXPECT_EQ(again.metadata.at("merged_into"), ActorName(kRashid));
  EXPECT_EQ(reason(MakeMerge(kAbuNader, {kSalma})).reason, ErrorReason::kActorMerged);
}

TEST_F(CurationTest, AMergeThatALaterOneBuildsOnIsUndoneAfterIt) {
  Ingest(kHarbour, "1",
         absl::StrCat(kRashid, ": السفن راسية\n", kAbuNader, ": السفن غادرت\n", kSalma,
                      ": لا سفن اليوم"));
  const auto first = Merge(MakeMerge(kRashid, {kAbuNader})).merge();
  const auto second = Merge(MakeMerge(kSalma, {kRashid})).merge();
  EXPECT_THAT(SaidBy(kSalma), testing::SizeIs(3));
  auto details = DetailsOf(service().UnmergeActors({}, MakeUnmerge(first.name())).status());
  EXPECT_EQ(details.reason, ErrorReason::kActorMergeBuiltUpon);
  EXPECT_EQ(details.metadata.at("later_merge"), second.name());
  Unmerge(MakeUnmerge(second.name()));
  Unmerge(MakeUnmerge(first.name()));
  EXPECT_THAT(SaidBy(kSalma), testing::SizeIs(1));
  details = DetailsOf(service().UnmergeActors({}, MakeUnmerge(first.name())).status());
  EXPECT_EQ(details.reason, ErrorReason::kActorMergeUndone);
  details = DetailsOf(service().UnmergeActors({}, MakeUnmerge("actorMerges/none")).status());
  EXPECT_EQ(details.reason, ErrorReason::kActorMergeNotFound);
}

TEST_F(CurationTest, ARepeatedRequestChangesNothingAndIsAnsweredAgain) {
  Ingest(kHarbour, "1", absl::StrCat(kRashid, ": السفن راسية\n", kAbuNader, ": السفن غادرت"));
  auto request = MakeMerge(kRashid, {kAbuNader});
  request.set_request_id(kUuid);
  const auto first = Merge(request);
  EXPECT_TRUE(MessageDifferencer::Equals(Merge(request), first));
  EXPECT_EQ(reader().ListActorMerges({}, {}, {})->items.size(), 1);
  request.set_reason("لسبب آخر");
  auto details = DetailsOf(service().MergeActors({}, request).status());
  EXPECT_EQ(details.reason, ErrorReason::kRequestIdReused);
  EXPECT_EQ(details.metadata.at("method"), "MergeActors");
}

TEST_F(CurationTest, ARepeatedMergeIsAnsweredEvenWhereItsActorsAreGone) {
  const std::string article =
      Ingest(kHarbour, "1", absl::StrCat(kRashid, ": السفن راسية\n", kAbuNader, ": السفن غادرت"));
  auto request = MakeMerge(kRashid, {kAbuNader});
  request.set_request_id(kUuid);
  const auto first = Merge(request);
  Unmerge(MakeUnmerge(first.merge().name()));
  v1::DeleteArticleRequest deletion;
  deletion.set_name(article);
  ASSERT_TRUE(service().DeleteArticle({}, deletion).ok());
  const auto again = Merge(request);
  EXPECT_FALSE(again.has_actor());
  EXPECT_TRUE(MessageDifferencer::Equals(again.merge(), first.merge()));
}

TEST_F(CurationTest, ValidateOnlyShowsAndStoresNothing) {
  Ingest(kHarbour, "1", absl::StrCat(kRashid, ": السفن راسية\n", kAbuNader, ": السفن غادرت"));
  const std::string before = Dumped();
  auto merge = MakeMerge(kRashid, {kAbuNader});
  merge.set_validate_only(true);
  EXPECT_THAT(Merge(merge).actor().aliases(), testing::Contains(kAbuNader));
  auto upsert = MakeUpsert("نوال الهاشمي");
  upsert.set_validate_only(true);
  EXPECT_EQ(Upsert(upsert).display_name(), "نوال الهاشمي");
  EXPECT_EQ(Dumped(), before);
  EXPECT_EQ(*reader().CurationVersion({}), 0);
}

TEST_F(CurationTest, AnAliasOfACuratedActorCatchesArticlesOldAndNew) {
  Ingest(kHarbour, "1", absl::StrCat(kAbuNader, ": السفن راسية"));
  const v1::Actor actor = Upsert(MakeUpsert(kRashid, {kAbuNader}));
  EXPECT_EQ(actor.name(), ActorName(kRashid)) << "the id that texts would give it";
  EXPECT_EQ(actor.origin(), v1::ACTOR_ORIGIN_CURATOR);
  Ingest(kHarbour, "2", absl::StrCat(kAbuNader, ": السفن غادرت"));
  EXPECT_THAT(SaidBy(kRashid), UnorderedElementsAre("السفن راسية", "السفن غادرت"));
  EXPECT_EQ(reader().GetActor({}, IdOf(kAbuNader))->merged_into, IdOf(kRashid));
  // A second claimant: now nobody has the name.
  Upsert(MakeUpsert(kSalma, {kAbuNader}));
  EXPECT_THAT(SaidBy(kRashid), testing::IsEmpty());
  EXPECT_THAT(SaidBy(kAbuNader), testing::SizeIs(2));
}

TEST_F(CurationTest, AnUpdateChangesTheFieldsThatItNames) {
  Ingest(kHarbour, "1", absl::StrCat(kRashid, ": السفن راسية"));
  auto request = MakeUpsert("");
  request.mutable_actor()->set_name(ActorName(kRashid));
  request.mutable_actor()->set_description("مدير الميناء");
  const v1::Actor first = Upsert(request);
  EXPECT_EQ(first.display_name(), kRashid);
  EXPECT_EQ(first.description(), "مدير الميناء");
  request.mutable_actor()->clear_description();
  request.mutable_actor()->set_display_name("راشد سالم المنصوري");
  request.mutable_actor()->set_etag(first.etag());
  const v1::Actor second = Upsert(request);
  EXPECT_EQ(second.display_name(), "راشد سالم المنصوري");
  EXPECT_EQ(second.description(), "مدير الميناء");
  EXPECT_NE(second.etag(), first.etag());
  EXPECT_EQ(second.create_time().seconds(), first.create_time().seconds());
  EXPECT_GT(second.update_time().seconds(), first.update_time().seconds());
  const auto stale = service().UpsertActor({}, request).status();
  EXPECT_EQ(stale.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(DetailsOf(stale).metadata.at("etag"), second.etag());
  request.mutable_actor()->clear_etag();
  request.mutable_update_mask()->add_paths("description");
  EXPECT_EQ(Upsert(request).description(), "");
  // The same once more is no change.
  const v1::Actor third = Upsert(request);
  EXPECT_TRUE(MessageDifferencer::Equals(Upsert(request), third));
}

TEST_F(CurationTest, ACuratedNameIsShownInWhatTheActorSays) {
  Ingest(kHarbour, "1", absl::StrCat(kRashid, ": السفن راسية"));
  auto request = MakeUpsert("راشد سالم المنصوري");
  request.mutable_actor()->set_name(ActorName(kRashid));
  Upsert(request);
  store::StatementFilter filter;
  filter.speaker_id = IdOf(kRashid);
  const auto page = reader().ListStatements({}, filter, {});
  ASSERT_EQ(page->items.size(), 1);
  EXPECT_EQ(page->items[0].speaker.display_name, "راشد سالم المنصوري");
}

TEST_F(CurationTest, ANamesakeGetsANameOfItsOwn) {
  const v1::Actor first = Upsert(MakeUpsert(kRashid));
  const v1::Actor second = Upsert(MakeUpsert(kRashid));
  EXPECT_NE(first.name(), second.name());
}

TEST_F(CurationTest, AMergedActorCannotBeSet) {
  Ingest(kHarbour, "1", absl::StrCat(kRashid, ": السفن راسية\n", kAbuNader, ": السفن غادرت"));
  Merge(MakeMerge(kRashid, {kAbuNader}));
  auto request = MakeUpsert(kSalma);
  request.mutable_actor()->set_name(ActorName(kAbuNader));
  EXPECT_EQ(DetailsOf(service().UpsertActor({}, request).status()).reason,
            ErrorReason::kActorMerged);
}

}  // namespace
}  // namespace isnad::ingest
