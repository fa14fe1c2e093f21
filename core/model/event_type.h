// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace isnad::model {

// Event types of PLOVER (https://github.com/openeventdata/PLOVER) and, from 40
// on, the states that news claims need. Numbers equal isnad.v1.FrameEvent,
// where each is explained; a test holds them together.
enum class EventType : uint8_t {
  kUnspecified = 0,
  kAgree = 1,
  kConsult = 2,
  kSupport = 3,
  kConcede = 4,
  kCooperate = 5,
  kAid = 6,
  kRetreat = 7,
  kRequest = 8,
  kAccuse = 9,
  kReject = 10,
  kThreaten = 11,
  kProtest = 12,
  kSanction = 13,
  kMobilize = 14,
  kCoerce = 15,
  kAssault = 16,
  kControl = 40,
  kHoldOffice = 41,
  kLocated = 42,
  kQuantity = 43,
  kCasualty = 44,
  kTransfer = 45,
  kMove = 46,
  kPossess = 47,
  kAttribute = 48,
  kMembership = 49,
  kOccur = 50,
  kCause = 51,
  kIntend = 52,
  kKnow = 53,
  kCommunicate = 54,
};

}  // namespace isnad::model
