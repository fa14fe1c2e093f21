// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/statement.h"

#include "core/rpc/convert/attribution.h"
#include "core/rpc/convert/testing.h"
#include "core/rpc/testing.h"
#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

using model::ErrorReason;
using model::TextField;
using testing::ElementsAre;

// Of "نقلت وكالة المرفأ عن الوزير قوله: «لن نغلق الميناء»".
model::Statement Sample() {
  model::Statement statement;
  statement.id = "s1";
  statement.article_id = "a1";
  statement.revision = 2;
  statement.kind = model::StatementKind::kDirectQuote;
  statement.act = model::SpeechAct::kDeny;
  statement.endorsement = model::Endorsement::kNeutral;
  statement.text = "لن نغلق الميناء";
  statement.span = {TextField::kBody, 61, 89};
  statement.cue_span = model::TextSpan{TextField::kBody, 48, 56};
  statement.speaker = {"b1", "سليم الكاظمي", "الوزير", model::TextSpan{TextField::kBody, 36, 48},
                       false};
  statement.chain = {{"", "وكالة المرفأ", "وكالة المرفأ", std::nullopt, true}};
  statement.claim_ids = {"c1", "c2"};
  statement.publish_time = Noon(2019, 4, 20);
  statement.rule = "qala-quote";
  statement.rules_version = "v3";
  return statement;
}

TEST(StatementTest, EveryFieldReachesTheWire) {
  const v1::Statement proto = ToProto(Sample(), "صدى الساحل");
  EXPECT_THAT(proto, EqualsProto(R"pb(
                name: "statements/s1"
                article: "articles/a1"
                revision: 2
                kind: STATEMENT_KIND_DIRECT_QUOTE
                act: STATEMENT_ACT_DENY
                endorsement: ENDORSEMENT_NEUTRAL
                text: "لن نغلق الميناء"
                span { field: ARTICLE_FIELD_BODY begin: 61 end: 89 }
                cue_span { field: ARTICLE_FIELD_BODY begin: 48 end: 56 }
                speaker {
                  actor: "actors/b1"
                  display_name: "سليم الكاظمي"
                  mention: "الوزير"
                  mention_span { field: ARTICLE_FIELD_BODY begin: 36 end: 48 }
                }
                chain { display_name: "وكالة المرفأ" mention: "وكالة المرفأ" anonymous: true }
                claims: "claims/c1"
                claims: "claims/c2"
                publish_time { seconds: 1555761600 }
                rule: "qala-quote"
                rules_version: "v3"
                outlet: "صدى الساحل"
              )pb"));
  EXPECT_THAT(UnsetFields(proto), ElementsAre("source_system"));
}

TEST(StatementTest, WhatAnotherSystemMaySupplyRoundTrips) {
  const auto back = FromProto(ToProto(Sample(), "صدى الساحل"), "statements[0]");
  ASSERT_TRUE(back.ok()) << back.status();
  model::Statement expected = Sample();
  expected.id = expected.article_id = expected.rule = expected.rules_version = "";
  expected.revision = 0;
  expected.claim_ids.clear();
  expected.publish_time = absl::UnixEpoch();
  EXPECT_EQ(*back, expected);
}

TEST(StatementTest, ErrorsNameTheElement) {
  v1::Statement proto = ToProto(Sample(), "");
  proto.mutable_chain(0)->set_actor("b1");
  EXPECT_THAT(FromProto(proto, "statements[3]").status(),
              IsInvalidField("statements[3].chain[0].actor", ErrorReason::kInvalidResourceName));
  proto.mutable_speaker()->mutable_mention_span()->set_begin(99);
  EXPECT_THAT(FromProto(proto, "statements[3]").status(),
              IsInvalidField("statements[3].speaker.mention_span", ErrorReason::kInvalidSpan));
  proto.mutable_cue_span()->clear_field();
  EXPECT_THAT(FromProto(proto, "statements[3]").status(),
              IsInvalidField("statements[3].cue_span.field", ErrorReason::kInvalidEnumValue));
  proto.clear_span();
  EXPECT_THAT(FromProto(proto, "statements[3]").status(),
              IsInvalidField("statements[3].span.field", ErrorReason::kInvalidEnumValue));
  proto.clear_kind();
  EXPECT_THAT(FromProto(proto, "statements[3]").status(),
              IsInvalidField("statements[3].kind", ErrorReason::kInvalidEnumValue));
}

TEST(StatementTest, ANarrationHasNoCue) {
  model::Statement statement = Sample();
  statement.cue_span.reset();
  EXPECT_FALSE(ToProto(statement, "").has_cue_span());
}

}  // namespace
}  // namespace isnad::rpc
