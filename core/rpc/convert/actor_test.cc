// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/actor.h"

#include "core/rpc/convert/testing.h"
#include "core/rpc/testing.h"
#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

using model::ErrorReason;
using testing::ElementsAre;

model::Actor Sample() {
  model::Actor actor;
  actor.id = "b1";
  actor.display_name = "سليم الكاظمي";
  actor.kind = model::ActorKind::kPerson;
  actor.aliases = {"الكاظمي", "سليم الكاظمي"};
  actor.romanized_names = {"Kadhimi", "Salim al-Kazimi"};
  actor.wikidata_id = "Q1";
  actor.etag = "e7";
  actor.description = "وزير النقل";
  return actor;
}

TEST(ActorTest, RoundTripsAndFillsWhatTheModelHolds) {
  const v1::Actor proto = ToProto(Sample());
  EXPECT_THAT(proto, EqualsProto(R"pb(
                name: "actors/b1"
                display_name: "سليم الكاظمي"
                kind: ACTOR_KIND_PERSON
                aliases: "الكاظمي"
                aliases: "سليم الكاظمي"
                romanized_names: "Kadhimi"
                romanized_names: "Salim al-Kazimi"
                etag: "e7"
                wikidata_id: "Q1"
                description: "وزير النقل"
              )pb"));
  EXPECT_THAT(UnsetFields(proto), ElementsAre("origin", "origin_article", "merged_into",
                                              "create_time", "update_time", "stands_for"));
  EXPECT_EQ(*FromProto(proto, "actor"), Sample());
}

TEST(ActorTest, WhatCuratorsDoNotSetIsShownAndNotTaken) {
  model::Actor actor = Sample();
  actor.origin = model::ActorOrigin::kCurator;
  actor.merged_into = "b2";
  actor.stands_for = "s2";
  actor.create_time = absl::FromUnixSeconds(7);
  actor.update_time = absl::FromUnixSeconds(9);
  const v1::Actor proto = ToProto(actor);
  EXPECT_EQ(proto.origin(), v1::ACTOR_ORIGIN_CURATOR);
  EXPECT_EQ(proto.merged_into(), "actors/b2");
  EXPECT_EQ(proto.stands_for(), "actors/s2");
  EXPECT_EQ(proto.create_time().seconds(), 7);
  EXPECT_EQ(proto.update_time().seconds(), 9);
  EXPECT_EQ(*FromProto(proto, "actor"), Sample());
}

TEST(ActorTest, AMergeSaysWhoWhenAndWhy) {
  model::ActorMerge merge{"m1", "b1", {"b2", "b3"}, "نادية", "شخص واحد", absl::FromUnixSeconds(7)};
  const v1::ActorMerge standing = ToProto(merge);
  EXPECT_THAT(standing, EqualsProto(R"pb(
                name: "actorMerges/m1"
                target: "actors/b1"
                sources: "actors/b2"
                sources: "actors/b3"
                curator: "نادية"
                reason: "شخص واحد"
                merge_time { seconds: 7 }
              )pb"));
  merge.undo_curator = "سعد";
  merge.undo_reason = "اثنان";
  merge.undo_time = absl::FromUnixSeconds(9);
  EXPECT_THAT(UnsetFields(ToProto(merge)), ElementsAre());
}

TEST(ActorTest, SortsNamesAndDropsRepeats) {
  v1::Actor proto = ToProto(Sample());
  proto.clear_romanized_names();
  for (const char* name : {"Salim", "Kadhimi", "Salim"}) proto.add_romanized_names(name);
  EXPECT_THAT(FromProto(proto, "actor")->romanized_names, ElementsAre("Kadhimi", "Salim"));
}

TEST(ActorTest, RefusesAForeignName) {
  v1::Actor proto = ToProto(Sample());
  proto.set_name("articles/b1");
  EXPECT_THAT(FromProto(proto, "actor").status(),
              IsInvalidField("actor.name", ErrorReason::kInvalidResourceName));
}

}  // namespace
}  // namespace isnad::rpc
