// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/frame.h"

#include "core/rpc/convert/enums.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/convert/time.h"

namespace isnad::rpc {
namespace {

v1::Participant ToProto(const model::Participant& participant) {
  v1::Participant proto;
  proto.set_actor(FormatName(Collection::kActors, participant.actor_id));
  proto.set_text(participant.text);
  return proto;
}

v1::Quantity ToProto(const model::Quantity& quantity) {
  v1::Quantity proto;
  proto.set_value(quantity.value);
  if (quantity.comparator == model::Comparator::kRange) {
    proto.set_upper_value(quantity.upper_value);
  }
  proto.set_unit(quantity.unit);
  proto.set_comparator(SameNumber<v1::Comparator>(quantity.comparator));
  return proto;
}

}  // namespace

v1::Frame ToProto(const model::Frame& frame) {
  v1::Frame proto;
  proto.set_event(SameNumber<v1::FrameEvent>(frame.event));
  proto.set_predicate(frame.predicate);
  if (!frame.agent.empty()) *proto.mutable_agent() = ToProto(frame.agent);
  if (!frame.patient.empty()) *proto.mutable_patient() = ToProto(frame.patient);
  proto.mutable_theme()->Assign(frame.theme.begin(), frame.theme.end());
  proto.set_polarity(SameNumber<v1::Polarity>(frame.polarity));
  proto.set_modality(SameNumber<v1::Modality>(frame.modality));
  for (const model::Quantity& quantity : frame.quantities) {
    *proto.add_quantities() = ToProto(quantity);
  }
  if (!frame.place.empty()) *proto.mutable_place() = ToProto(frame.place);
  if (frame.time) {
    *proto.mutable_time()->mutable_range() = ToProto(frame.time->begin, frame.time->end);
    proto.mutable_time()->set_precision(SameNumber<v1::TimePrecision>(frame.time->precision));
  }
  return proto;
}

}  // namespace isnad::rpc
