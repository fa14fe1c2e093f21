// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/contradiction.h"

#include "core/rpc/convert/enums.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/convert/text_span.h"
#include "core/rpc/convert/time.h"

namespace isnad::rpc {
namespace {

void SetSideA(const model::ContradictionSide& side, v1::Contradiction* proto) {
  proto->set_claim_a(FormatName(Collection::kClaims, side.claim_id));
  proto->set_statement_a(FormatName(Collection::kStatements, side.statement_id));
  *proto->mutable_span_a() = ToProto(side.span);
  *proto->mutable_publish_time_a() = ToProto(side.publish_time);
  proto->set_holder_a(FormatName(Collection::kActors, side.holder_actor_id));
  proto->set_outlet_a(side.outlet);
}

void SetSideB(const model::ContradictionSide& side, v1::Contradiction* proto) {
  proto->set_claim_b(FormatName(Collection::kClaims, side.claim_id));
  proto->set_statement_b(FormatName(Collection::kStatements, side.statement_id));
  *proto->mutable_span_b() = ToProto(side.span);
  *proto->mutable_publish_time_b() = ToProto(side.publish_time);
  proto->set_holder_b(FormatName(Collection::kActors, side.holder_actor_id));
  proto->set_outlet_b(side.outlet);
}

}  // namespace

v1::Contradiction ToProto(const model::Contradiction& contradiction) {
  v1::Contradiction proto;
  proto.set_name(FormatName(Collection::kContradictions, contradiction.id));
  SetSideA(contradiction.a, &proto);
  SetSideB(contradiction.b, &proto);
  for (model::ContradictionType type : contradiction.types) {
    proto.add_types(SameNumber<v1::ContradictionType>(type));
  }
  proto.set_scope(SameNumber<v1::ContradictionScope>(contradiction.scope));
  proto.set_confidence(contradiction.confidence);
  proto.mutable_explanation()->set_english(contradiction.explanation_en);
  proto.mutable_explanation()->set_arabic(contradiction.explanation_ar);
  *proto.mutable_detect_time() = ToProto(contradiction.detect_time);
  proto.set_rule(contradiction.rule);
  proto.set_rules_version(contradiction.rules_version);
  proto.set_state(v1::CONTRADICTION_STATE_ACTIVE);
  if (!contradiction.dismissal) return proto;
  const model::Dismissal& dismissal = *contradiction.dismissal;
  proto.set_state(v1::CONTRADICTION_STATE_DISMISSED);
  proto.mutable_dismissal()->set_dismisser(dismissal.dismisser);
  proto.mutable_dismissal()->set_reason(dismissal.reason);
  *proto.mutable_dismissal()->mutable_dismiss_time() = ToProto(dismissal.dismiss_time);
  return proto;
}

}  // namespace isnad::rpc
