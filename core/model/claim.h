// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "core/model/frame.h"
#include "core/model/statement.h"
#include "core/model/text_span.h"

namespace isnad::model {

// What a holder does with a claim.
enum class Stance : uint8_t { kUnspecified = 0, kAsserts = 1, kDenies = 2, kDoubts = 3 };

// One proposition, however many outlets print it. The id is a pure function of
// the frame, so equal frames are one claim.
struct Claim {
  std::string id;
  std::string canonical_text;  // of the earliest mention
  Frame frame;

  friend bool operator==(const Claim&, const Claim&) = default;
};

// One place where somebody takes a stance on a claim: the link between a
// statement and a claim. Self-contained: holds all that comparing needs, so
// that a candidate is judged without further look-ups.
struct ClaimMention {
  std::string claim_id;
  std::string statement_id;
  std::string article_id;
  Stance stance = Stance::kAsserts;
  Attribution holder;  // the speaker; in narration the outlet
  // Of the clause that makes the claim: in the statement; or around it, where the
  // report itself is the claim ("طلبت الوزارة …"); or, of a denial of "ذلك", in
  // what others said before.
  TextSpan span;
  std::string text;  // the bytes of span
  std::string outlet;
  // The agency or medium that the article names as its source, else the outlet;
  // and its actor, where it is known as one: the same under every spelling.
  std::string origin;
  std::string origin_actor_id;
  SpeechAct act = SpeechAct::kAssert;
  Endorsement endorsement = Endorsement::kNeutral;
  absl::Time publish_time = absl::UnixEpoch();
  Frame frame;

  friend bool operator==(const ClaimMention&, const ClaimMention&) = default;
};

// Who takes which stance on a claim, folded over its mentions.
struct Holder {
  Attribution holder;
  Stance stance = Stance::kAsserts;
  int32_t count = 0;
  absl::Time first_time = absl::UnixEpoch();
  absl::Time last_time = absl::UnixEpoch();

  friend bool operator==(const Holder&, const Holder&) = default;
};

// A claim as it is answered: with everyone who holds it.
struct ClaimSummary {
  Claim claim;
  std::vector<Holder> holders;  // by first_time, then name
  int32_t outlet_count = 0;
  int32_t independent_origin_count = 0;

  friend bool operator==(const ClaimSummary&, const ClaimSummary&) = default;
};

}  // namespace isnad::model
