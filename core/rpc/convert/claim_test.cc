// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/claim.h"

#include "core/rpc/convert/frame.h"
#include "core/rpc/convert/testing.h"
#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

using model::Stance;
using testing::ElementsAre;
using testing::IsEmpty;

model::Frame SampleFrame() {
  model::Frame frame;
  frame.event = model::EventType::kCasualty;
  frame.predicate = "قتل";
  frame.agent = {"", "الغارة"};
  frame.patient = {"b2", "سكان الحي"};
  frame.theme = {"حي", "ليل"};
  frame.polarity = model::Polarity::kNegative;
  frame.modality = model::Modality::kPossible;
  frame.quantities = {{12, 12, "قتيل", model::Comparator::kAtLeast},
                      {3, 5, "ساعة", model::Comparator::kRange}};
  frame.place = {"b3", "المرفأ"};
  frame.time =
      model::TimeInterval{Noon(2019, 4, 19), Noon(2019, 4, 20), model::TimePrecision::kDay};
  return frame;
}

TEST(FrameTest, EveryPartReachesTheWire) {
  const v1::Frame proto = ToProto(SampleFrame());
  EXPECT_THAT(proto, EqualsProto(R"pb(
                event: FRAME_EVENT_CASUALTY
                predicate: "قتل"
                agent { text: "الغارة" }
                patient { actor: "actors/b2" text: "سكان الحي" }
                theme: "حي"
                theme: "ليل"
                polarity: POLARITY_NEGATIVE
                modality: MODALITY_POSSIBLE
                quantities { value: 12 unit: "قتيل" comparator: COMPARATOR_AT_LEAST }
                quantities { value: 3 upper_value: 5 unit: "ساعة" comparator: COMPARATOR_RANGE }
                place { actor: "actors/b3" text: "المرفأ" }
                time {
                  range {
                    begin_time { seconds: 1555675200 }
                    end_time { seconds: 1555761600 }
                  }
                  precision: TIME_PRECISION_DAY
                }
              )pb"));
  EXPECT_THAT(UnsetFields(proto), IsEmpty());
}

TEST(FrameTest, WhatTheTextDoesNotSayIsAbsent) {
  EXPECT_THAT(UnsetFields(ToProto(model::Frame{})),
              ElementsAre("event", "predicate", "agent", "patient", "theme", "quantities", "place",
                          "time"));
}

model::Holder HolderNamed(const std::string& name, Stance stance, int count, int first_day) {
  return {{"", name, "", std::nullopt, false},
          stance,
          count,
          Noon(2019, 4, first_day),
          Noon(2019, 4, first_day + count)};
}

TEST(ClaimTest, HoldersAreOrderedAndSummed) {
  model::ClaimSummary summary;
  summary.claim = {"c1", "قتل اثنا عشر", SampleFrame()};
  summary.holders = {
      HolderNamed("ب", Stance::kDenies, 1, 3), HolderNamed("ج", Stance::kAsserts, 1, 4),
      HolderNamed("أ", Stance::kAsserts, 1, 9), HolderNamed("ي", Stance::kAsserts, 2, 5)};
  summary.holders[0].holder.actor_id = "b1";
  summary.outlet_count = 3;
  summary.independent_origin_count = 2;

  const v1::Claim proto = ToProto(summary);
  std::vector<std::string> names;
  for (const v1::Holder& holder : proto.holders()) names.push_back(holder.display_name());
  EXPECT_THAT(names, ElementsAre("ي", "أ", "ج", "ب"));
  EXPECT_THAT(proto.holders(3), EqualsProto(R"pb(
                actor: "actors/b1"
                display_name: "ب"
                stance: HOLDER_STANCE_DENIES
                count: 1
                first_time { seconds: 1554292800 }
                last_time { seconds: 1554379200 }
              )pb"));
  EXPECT_EQ(proto.name(), "claims/c1");
  EXPECT_EQ(proto.canonical_text(), "قتل اثنا عشر");
  EXPECT_EQ(proto.frame().predicate(), "قتل");
  EXPECT_EQ(proto.outlet_count(), 3);
  EXPECT_EQ(proto.independent_origin_count(), 2);
  EXPECT_EQ(proto.statement_count(), 5);
  EXPECT_EQ(proto.first_publish_time().seconds(), absl::ToUnixSeconds(Noon(2019, 4, 3)));
  EXPECT_EQ(proto.last_publish_time().seconds(), absl::ToUnixSeconds(Noon(2019, 4, 10)));
  EXPECT_THAT(UnsetFields(proto), ElementsAre("rules_version"));
}

TEST(ClaimTest, WithoutHoldersThereAreNoTimes) {
  EXPECT_FALSE(ToProto(model::ClaimSummary{}).has_first_publish_time());
}

}  // namespace
}  // namespace isnad::rpc
