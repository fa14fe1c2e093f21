// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/model/claim.h"

// From whom a claim reached the articles that carry it, and how many
// independent origins that leaves: what GetClaim counts and TraceClaim shows.
namespace isnad::store {

// One statement that carries a claim.
struct ClaimCarrier {
  std::string statement_id;
  std::string article_id;
  std::string outlet;
  absl::Time publish_time;
  model::Stance stance = model::Stance::kUnspecified;
  // Of the named speaker; empty for anonymous ones and for narration.
  std::string speaker_id;
  // The agency or medium that the article names as its source, else the
  // outlet; and its actor, where it is known.
  std::string origin;
  std::string origin_actor_id;
  // The article that the article copies, and the first one of that chain; the
  // latter is the article itself where it copies none.
  std::string duplicate_of;
  std::string first_article_id;
  // Filled by FoldOrigins: the earliest statement of the same origin.
  std::string origin_statement;

  // Earliest first, then by statement.
  friend bool operator<(const ClaimCarrier& a, const ClaimCarrier& b) {
    if (a.publish_time != b.publish_time) return a.publish_time < b.publish_time;
    return a.statement_id < b.statement_id;
  }
};

// All but the fields about copies. A mention that its outlet narrates has no speaker.
ClaimCarrier CarrierOf(const model::ClaimMention& mention);

// The articles that an article copies, along the chain.
struct CopyChain {
  std::string duplicate_of;
  std::string first_article_id;
};
// `original_of` is StoreReader::OriginalOf; its errors are returned, but an
// original that is gone ends the chain. Reads one row, and one more for each
// copy of a copy, at most kLongestCopyChain.
inline constexpr int kLongestCopyChain = 32;
absl::StatusOr<CopyChain> CopyChainOf(
    absl::string_view article_id,
    absl::FunctionRef<absl::StatusOr<std::string>(absl::string_view)> original_of);

struct ClaimOrigins {
  std::vector<ClaimCarrier> carriers;  // in order, each statement once
  int32_t outlet_count = 0;
  int32_t independent_origin_count = 0;
};

// How long after the same words of the same speaker others still report that
// one occasion.
inline constexpr absl::Duration kOneOccasion = absl::Hours(24);

// Folds carriers of one claim into origins:
//
// - An agency or medium that is named as the source is one origin, whoever
//   prints it and however it is spelled; what it publishes itself is the same.
// - An outlet that names none is its own origin for what it narrates or has
//   from anonymous sources.
// - What a named speaker says, no medium between, is one origin for all outlets
//   that report the same stance within kOneOccasion of each other: a public
//   statement. Said to two media that the articles name (one interview each),
//   or on two occasions, it counts twice.
// - An article that copies another adds no origin, whatever it names: it has
//   those of the first of its copies that carries the claim.
//
// Depends on the set of carriers only. O(n log n).
ClaimOrigins FoldOrigins(std::vector<ClaimCarrier> carriers);

}  // namespace isnad::store
