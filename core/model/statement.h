// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "core/model/text_span.h"

namespace isnad::model {

enum class StatementKind : uint8_t {
  kUnspecified = 0,
  kDirectQuote = 1,     // the whole content stands in quote marks
  kMixedQuote = 2,      // part of it does
  kIndirectSpeech = 3,  // none of it does
  kNarration = 4,       // a factual sentence of the reporter's own
};

enum class SpeechAct : uint8_t {
  kUnspecified = 0,
  kAssert = 1,
  kDeny = 2,
  kAccuse = 3,
  kDemand = 4,
  kAnnounce = 5,
  kWarn = 6,
  kPromise = 7,
  kAsk = 8,
};

// How the outlet's reporting verb treats what it reports.
enum class Endorsement : uint8_t {
  kUnspecified = 0,
  kNeutral = 1,
  kEndorsed = 2,  // كشف، أكد
  kDoubted = 3,   // زعم، ادعى
};

// Somebody in the chain through whom words reached the reader.
struct Attribution {
  std::string actor_id;      // empty where anonymous
  std::string display_name;  // of an anonymous source: its description
  std::string mention;       // the words of the text; empty for a dropped subject
  std::optional<TextSpan> mention_span;
  bool anonymous = false;

  friend bool operator==(const Attribution&, const Attribution&) = default;
};

// Something that somebody is reported to have said, at its exact place.
struct Statement {
  std::string id;
  std::string article_id;
  int32_t revision = 0;  // of the article
  StatementKind kind = StatementKind::kUnspecified;
  SpeechAct act = SpeechAct::kUnspecified;
  Endorsement endorsement = Endorsement::kUnspecified;
  std::string text;                  // the bytes of span
  TextSpan span;                     // content only: no verb, speaker, complementizer, outer quotes
  std::optional<TextSpan> cue_span;  // the reporting verb; absent in narration
  Attribution speaker;
  std::vector<Attribution> chain;  // carriers, nearest to the speaker first
  std::vector<std::string> claim_ids;
  absl::Time publish_time = absl::UnixEpoch();  // the article's
  std::string rule;                             // id of the rule that made it
  std::string rules_version;                    // of the rule set
  // Of an imported statement the system that found it; then it has no rule.
  std::string source_system;

  friend bool operator==(const Statement&, const Statement&) = default;
};

}  // namespace isnad::model
