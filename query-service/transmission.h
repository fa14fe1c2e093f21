// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/model/claim.h"
#include "core/model/statement.h"
#include "core/store/store_reader.h"
#include "isnad/v1/transmission.pb.h"

// The isnad of a claim: on which ways it reached the articles, and how many
// origins those ways have.
namespace isnad::query {

// One statement that carries the claim.
struct Carrier {
  std::string statement_id;
  std::string article_id;
  std::string outlet;
  absl::Time publish_time;
  model::Stance stance = model::Stance::kUnspecified;
  std::string duplicate_of;      // id of the article that the article copies, or empty
  std::string origin;            // the agency or source that the outlet names, else the outlet
  std::string origin_statement;  // id of the earliest statement of the same origin

  // Earliest first, then by statement.
  friend bool operator<(const Carrier& a, const Carrier& b) {
    if (a.publish_time != b.publish_time) return a.publish_time < b.publish_time;
    return a.statement_id < b.statement_id;
  }
};

struct Transmission {
  std::vector<Carrier> carriers;  // in order, each statement once
  int32_t outlet_count = 0;
  int32_t independent_origin_count = 0;
};

// Fills origin_statement and counts. Statements are of one origin where they
// name the same one, or where the article of one copies that of the other, or
// both copy a third. O(n log n), and one step more for each copy of a copy.
Transmission FoldOrigins(std::vector<Carrier> carriers);

// Every carrier of a claim. One row for each mention and one for its article.
absl::StatusOr<Transmission> ReadTransmission(const store::StoreReader& store,
                                              const store::CallContext& call,
                                              const std::string& claim_id);

v1::TransmissionChain ToProto(const Carrier& carrier, const model::Statement& statement);

}  // namespace isnad::query
