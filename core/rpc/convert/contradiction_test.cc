// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/contradiction.h"

#include "core/rpc/convert/testing.h"
#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

using model::TextField;
using testing::ElementsAre;

model::Contradiction Sample() {
  model::Contradiction contradiction;
  contradiction.id = "d1";
  contradiction.a = {
      "c1", "s1", "a1", "صدى الساحل", "b1", {TextField::kTitle, 0, 9}, Noon(2019, 4, 19)};
  contradiction.b = {"c2", "s2", "a2", "مرايا", "b2", {TextField::kBody, 4, 12}, Noon(2019, 4, 20)};
  contradiction.types = {model::ContradictionType::kNegation, model::ContradictionType::kNumeric};
  contradiction.scope = model::ContradictionScope::kInterActor;
  contradiction.confidence = 0.75;
  contradiction.explanation_en = "One says 12, the other 30.";
  contradiction.explanation_ar = "يقول أحدهما ١٢ ويقول الآخر ٣٠.";
  contradiction.rule = "numbers-differ";
  contradiction.rules_version = "v3";
  contradiction.evident_time = Noon(2019, 4, 20);
  contradiction.detect_time = Noon(2019, 4, 22);
  return contradiction;
}

TEST(ContradictionTest, EveryFieldReachesTheWire) {
  const v1::Contradiction proto = ToProto(Sample());
  EXPECT_THAT(proto, EqualsProto(R"pb(
                name: "contradictions/d1"
                claim_a: "claims/c1"
                claim_b: "claims/c2"
                statement_a: "statements/s1"
                statement_b: "statements/s2"
                span_a { field: ARTICLE_FIELD_TITLE end: 9 }
                span_b { field: ARTICLE_FIELD_BODY begin: 4 end: 12 }
                types: CONTRADICTION_TYPE_NEGATION
                types: CONTRADICTION_TYPE_NUMERIC
                scope: CONTRADICTION_SCOPE_INTER_ACTOR
                confidence: 0.75
                explanation {
                  english: "One says 12, the other 30."
                  arabic: "يقول أحدهما ١٢ ويقول الآخر ٣٠."
                }
                detect_time { seconds: 1555934400 }
                rule: "numbers-differ"
                rules_version: "v3"
                publish_time_a { seconds: 1555675200 }
                publish_time_b { seconds: 1555761600 }
                holder_a: "actors/b1"
                holder_b: "actors/b2"
                outlet_a: "صدى الساحل"
                outlet_b: "مرايا"
                state: CONTRADICTION_STATE_ACTIVE
              )pb"));
  EXPECT_THAT(UnsetFields(proto), ElementsAre("dismissal"));
}

}  // namespace
}  // namespace isnad::rpc
