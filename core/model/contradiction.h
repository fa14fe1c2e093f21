// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "core/model/text_span.h"

namespace isnad::model {

enum class ContradictionType : uint8_t {
  kUnspecified = 0,
  kNegation = 1,
  kAntonym = 2,
  kNumeric = 3,
  kTemporal = 4,
  kDenialVsReport = 5,
  kDoubt = 6,
  kLexical = 7,
  kSpatial = 8,
  kExclusive = 9,  // an office or place that only one can hold
  kAgent = 10,
};

enum class ContradictionScope : uint8_t {
  kUnspecified = 0,
  kSelf = 1,         // one holder against himself
  kInterActor = 2,   // two holders
  kInterOutlet = 3,  // two outlets in their own voice
};

// The side of a contradiction: the statement that is its evidence.
struct ContradictionSide {
  std::string claim_id;
  std::string statement_id;
  std::string article_id;
  std::string outlet;
  std::string holder_actor_id;
  TextSpan span;  // of the clause in conflict
  absl::Time publish_time = absl::UnixEpoch();

  friend bool operator==(const ContradictionSide&, const ContradictionSide&) = default;
};

// The decision of a person that a contradiction is none.
struct Dismissal {
  std::string dismisser;
  std::string reason;
  absl::Time dismiss_time = absl::UnixEpoch();

  friend bool operator==(const Dismissal&, const Dismissal&) = default;
};

// Two statements that cannot both hold. Side a is the one published first
// (ties: the smaller statement id), so that a pair has one name.
struct Contradiction {
  std::string id;
  ContradictionSide a;
  ContradictionSide b;
  std::vector<ContradictionType> types;  // sorted, unique, not empty
  ContradictionScope scope = ContradictionScope::kUnspecified;
  double confidence = 0;  // 0..1
  std::string explanation_en;
  std::string explanation_ar;
  std::string rule;
  std::string rules_version;
  // When both sides had been published: what as_of looks at.
  absl::Time evident_time = absl::UnixEpoch();
  absl::Time detect_time = absl::UnixEpoch();
  // Set by the store where a decision covers it (core/store/dismissal.h).
  std::optional<Dismissal> dismissal;

  friend bool operator==(const Contradiction&, const Contradiction&) = default;
};

}  // namespace isnad::model
