// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "core/analysis/claims/statement_words.h"
#include "core/model/frame.h"

namespace isnad::analysis {

// How much and when, as a clause tells it.
struct Circumstances {
  std::vector<model::Quantity> quantities;  // in text order
  std::optional<model::TimeInterval> time;  // the first that is told
  // Tokens [begin, end) of times and prices: what the clause is about, they are not.
  std::vector<std::pair<uint32_t, uint32_t>> told;

  bool IsTold(uint32_t token) const;
};

// Of words [begin, end). A time that opens the sentence is that of its first
// clause: "منذ نيسان 2015، قدمت الحكومة …". Relative dates are read against the
// time of publishing. O(tokens of the sentence).
Circumstances ReadCircumstances(const StatementWords& words, size_t begin, size_t end,
                                absl::Time published);

}  // namespace isnad::analysis
