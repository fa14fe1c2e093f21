// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "core/model/event_type.h"

namespace isnad::model {

enum class Polarity : uint8_t { kUnspecified = 0, kPositive = 1, kNegative = 2 };

enum class Modality : uint8_t {
  kUnspecified = 0,
  kActual = 1,
  kPossible = 2,
  kPlanned = 3,
  kConditional = 4,
  kRequested = 5,
};

// A participant: an actor where one could be named, and always the words.
struct Participant {
  std::string actor_id;
  std::string text;

  bool empty() const { return actor_id.empty() && text.empty(); }
  friend bool operator==(const Participant&, const Participant&) = default;
};

enum class Comparator : uint8_t {
  kUnspecified = 0,
  kExact = 1,
  kAbout = 2,
  kAtLeast = 3,
  kAtMost = 4,
  kMoreThan = 5,
  kLessThan = 6,
  kRange = 7,
};

// A number with what it counts: 80 percent, 4.2e9 dollar, 700 جندي.
struct Quantity {
  double value = 0;        // lower bound of a range
  double upper_value = 0;  // upper bound of a range, else equal to value
  std::string unit;        // folded lemma of what is counted, "percent", ISO 4217 code
  Comparator comparator = Comparator::kExact;

  friend bool operator==(const Quantity&, const Quantity&) = default;
};

enum class TimePrecision : uint8_t {
  kUnspecified = 0,
  kYear = 1,
  kMonth = 2,
  kWeek = 3,
  kDay = 4,
  kHour = 5,
  kMinute = 6,
};

// Half-open range [begin, end) that a time expression denotes, in UTC.
struct TimeInterval {
  absl::Time begin = absl::InfinitePast();
  absl::Time end = absl::InfiniteFuture();
  TimePrecision precision = TimePrecision::kUnspecified;

  friend bool operator==(const TimeInterval&, const TimeInterval&) = default;
};

// What a claim says, in a form that can be compared.
struct Frame {
  EventType event = EventType::kUnspecified;
  std::string predicate;  // folded lemma of the main verb or verbal noun
  Participant agent;
  Participant patient;
  std::vector<std::string> theme;  // folded lemmas, sorted, unique
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kActual;
  std::vector<Quantity> quantities;
  Participant place;
  std::optional<TimeInterval> time;

  friend bool operator==(const Frame&, const Frame&) = default;
};

}  // namespace isnad::model
