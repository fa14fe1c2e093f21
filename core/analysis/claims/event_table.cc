// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/event_table.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

using model::EventType;

constexpr std::pair<absl::string_view, EventType> kEventTypes[] = {
    {"AGREE", EventType::kAgree},           {"CONSULT", EventType::kConsult},
    {"SUPPORT", EventType::kSupport},       {"CONCEDE", EventType::kConcede},
    {"COOPERATE", EventType::kCooperate},   {"AID", EventType::kAid},
    {"RETREAT", EventType::kRetreat},       {"REQUEST", EventType::kRequest},
    {"ACCUSE", EventType::kAccuse},         {"REJECT", EventType::kReject},
    {"THREATEN", EventType::kThreaten},     {"PROTEST", EventType::kProtest},
    {"SANCTION", EventType::kSanction},     {"MOBILIZE", EventType::kMobilize},
    {"COERCE", EventType::kCoerce},         {"ASSAULT", EventType::kAssault},
    {"CONTROL", EventType::kControl},       {"HOLD_OFFICE", EventType::kHoldOffice},
    {"LOCATED", EventType::kLocated},       {"QUANTITY", EventType::kQuantity},
    {"CASUALTY", EventType::kCasualty},     {"TRANSFER", EventType::kTransfer},
    {"MOVE", EventType::kMove},             {"POSSESS", EventType::kPossess},
    {"ATTRIBUTE", EventType::kAttribute},   {"MEMBERSHIP", EventType::kMembership},
    {"OCCUR", EventType::kOccur},           {"CAUSE", EventType::kCause},
    {"INTEND", EventType::kIntend},         {"KNOW", EventType::kKnow},
    {"COMMUNICATE", EventType::kCommunicate}};

std::string PredicateKey(EventType type, absl::string_view predicate) {
  return absl::StrCat(static_cast<int>(type), ":", predicate);
}

}  // namespace

absl::string_view LemmaOf(const rules::EventWord& word) {
  return word.verb().empty() ? word.noun() : word.verb();
}

EventType EventTypeOf(absl::string_view name) {
  for (const auto& [known, type] : kEventTypes) {
    if (known == name) return type;
  }
  return EventType::kUnspecified;
}

absl::StatusOr<EventTable> EventTable::Create(rules::EventRules rules) {
  auto tables = std::make_shared<Tables>();
  tables->rules = std::move(rules);
  for (const rules::Event& event : tables->rules.event()) {
    const EventType type = EventTypeOf(event.type());
    if (type == EventType::kUnspecified) {
      return absl::InvalidArgumentError(
          absl::StrCat("event ", event.id(), ": no event type ", event.type()));
    }
    for (const rules::EventWord& word : event.word()) {
      tables->by_predicate.emplace(PredicateKey(type, text::FoldText(LemmaOf(word))), &event);
    }
  }
  EventTable table;
  table.tables_ = std::move(tables);
  return table;
}

const rules::Event* EventTable::EventOf(EventType type, absl::string_view predicate) const {
  const auto found = tables_->by_predicate.find(PredicateKey(type, predicate));
  return found == tables_->by_predicate.end() ? nullptr : found->second;
}

}  // namespace isnad::analysis
