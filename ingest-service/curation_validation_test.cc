// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/curation_validation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/rpc/testing.h"
#include "ingest-service/testing/curators.h"

namespace isnad::ingest {
namespace {

using model::ErrorReason;
using rpc::IsInvalidField;
using testing::ElementsAre;

TEST(CurationValidationTest, WithoutAMaskTheFieldsThatAreSetAreMeant) {
  auto request = MakeUpsert("سلمى درويش", {"أم فادي"});
  const auto read = ReadUpsertRequest(request);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_THAT(read->fields, ElementsAre(ActorField::kDisplayName, ActorField::kAliases));
  request.mutable_update_mask()->add_paths("description");
  EXPECT_THAT(ReadUpsertRequest(request)->fields, ElementsAre(ActorField::kDescription));
  request.mutable_update_mask()->set_paths(0, "*");
  EXPECT_EQ(ReadUpsertRequest(request)->fields.size(), 6u);
}

TEST(CurationValidationTest, AMaskMayNameOnlyWhatCuratorsSet) {
  auto request = MakeUpsert("سلمى درويش");
  request.mutable_update_mask()->add_paths("merged_into");
  const auto status = ReadUpsertRequest(request).status();
  EXPECT_THAT(status, IsInvalidField("update_mask", ErrorReason::kInvalidFieldMask));
  EXPECT_EQ(rpc::MetadataOf(status).at("path"), "merged_into");
}

TEST(CurationValidationTest, AnUpsertSaysWhomAndWho) {
  EXPECT_THAT(ReadUpsertRequest({}).status(), IsInvalidField("actor", ErrorReason::kFieldRequired));
  auto request = MakeUpsert("سلمى درويش");
  request.clear_curator();
  EXPECT_THAT(ReadUpsertRequest(request).status(),
              IsInvalidField("curator", ErrorReason::kFieldRequired));
  request = MakeUpsert("");
  request.mutable_update_mask()->add_paths("display_name");
  EXPECT_THAT(ReadUpsertRequest(request).status(),
              IsInvalidField("actor.display_name", ErrorReason::kFieldRequired));
  request = MakeUpsert("سلمى درويش");
  request.mutable_actor()->set_name("people/1");
  EXPECT_THAT(ReadUpsertRequest(request).status(),
              IsInvalidField("actor.name", ErrorReason::kInvalidResourceName));
}

TEST(CurationValidationTest, AMergeSaysWhichWhoAndWhy) {
  const auto spoiled = [](auto spoil) {
    auto request = MakeMerge("سلمى", {"أم فادي"});
    spoil(request);
    return ReadMergeRequest(request).status();
  };
  EXPECT_THAT(spoiled([](auto& r) { r.clear_target(); }),
              IsInvalidField("target", ErrorReason::kFieldRequired));
  EXPECT_THAT(spoiled([](auto& r) { r.clear_sources(); }),
              IsInvalidField("sources", ErrorReason::kFieldRequired));
  EXPECT_THAT(spoiled([](auto& r) { r.add_sources("x"); }),
              IsInvalidField("sources[1]", ErrorReason::kInvalidResourceName));
  EXPECT_THAT(spoiled([](auto& r) { r.clear_curator(); }),
              IsInvalidField("curator", ErrorReason::kFieldRequired));
  EXPECT_THAT(spoiled([](auto& r) { r.clear_reason(); }),
              IsInvalidField("reason", ErrorReason::kFieldRequired));
  EXPECT_THAT(spoiled([](auto& r) { r.set_request_id("1"); }),
              IsInvalidField("request_id", ErrorReason::kInvalidRequestId));
}

TEST(CurationValidationTest, ASourceGivenTwiceCountsOnce) {
  const auto read = ReadMergeRequest(MakeMerge("سلمى", {"أم فادي", "ليلى", "أم فادي"}));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_THAT(read->source_ids, ElementsAre(IdOf("أم فادي"), IdOf("ليلى")));
}

TEST(CurationValidationTest, AnUndoNamesTheMerge) {
  EXPECT_EQ(ReadUnmergeRequest(MakeUnmerge("actorMerges/m1"))->merge_id, "m1");
  EXPECT_THAT(ReadUnmergeRequest(MakeUnmerge("")).status(),
              IsInvalidField("name", ErrorReason::kFieldRequired));
  EXPECT_THAT(ReadUnmergeRequest(MakeUnmerge("actors/m1")).status(),
              IsInvalidField("name", ErrorReason::kInvalidResourceName));
}

}  // namespace
}  // namespace isnad::ingest
