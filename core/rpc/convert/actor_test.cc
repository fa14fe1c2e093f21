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
              )pb"));
  EXPECT_THAT(UnsetFields(proto), ElementsAre("description", "origin", "origin_article",
                                              "merged_into", "create_time", "update_time"));
  EXPECT_EQ(*FromProto(proto, "actor"), Sample());
}

TEST(ActorTest, SortsNamesAndDropsRepeats) {
  v1::Actor proto = ToProto(Sample());
  proto.clear_romanized_names();
  for (const char* name : {"Salim", "Kadhimi", "Salim"}) proto.add_romanized_names(name);
  EXPECT_THAT(FromProto(proto, "actor")->romanized_names, ElementsAre("Kadhimi", "Salim"));
}

TEST(ActorTest, RefusesAnActorWithoutDisplayNameOrWithAForeignName) {
  v1::Actor proto = ToProto(Sample());
  proto.clear_display_name();
  EXPECT_THAT(FromProto(proto, "actor").status(),
              IsInvalidField("actor.display_name", ErrorReason::kFieldRequired));
  proto = ToProto(Sample());
  proto.set_name("articles/b1");
  EXPECT_THAT(FromProto(proto, "actor").status(),
              IsInvalidField("actor.name", ErrorReason::kInvalidResourceName));
}

}  // namespace
}  // namespace isnad::rpc
