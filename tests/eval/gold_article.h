// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/model/statement.h"

namespace isnad::eval {

// Begins the speaker's name where the article does not name him: the rest is
// the words that the article has for him.
inline constexpr absl::string_view kAnonymousPrefix = "ANONYMOUS:";

// The one who asks in an interview. Whose name an analysis gives him is free.
inline constexpr absl::string_view kInterviewer = "INTERVIEWER";

// One statement as an annotator marked it. Offsets are UTF-8 bytes of
// GoldArticle::text, half-open, on code point boundaries; they cover at least
// one word (words.h).
struct GoldStatement {
  size_t begin = 0;
  size_t end = 0;
  std::string speaker;
  model::SpeechAct act = model::SpeechAct::kAssert;
  bool doubted = false;  // the reporting verb doubts: زعم، ادعى
  // kUnspecified for a headline: whether it quotes is not scored.
  model::StatementKind kind = model::StatementKind::kIndirectSpeech;
  std::vector<std::string> chain;  // carriers, nearest to the speaker first
  bool optional = false;           // neither required nor punished
  std::string construction;        // as listed in README.md; empty where untagged
};

// One annotated article.
struct GoldArticle {
  std::string name;  // of its file, without folder
  std::string outlet;
  absl::Time publish_time = absl::UnixEpoch();
  std::string text;       // title, blank line, body; or the body alone
  size_t title_size = 0;  // bytes of the title in text; 0 without one
  size_t body_begin = 0;  // where the body begins in text
  std::vector<GoldStatement> statements;

  absl::string_view title() const { return absl::string_view(text).substr(0, title_size); }
  absl::string_view body() const { return absl::string_view(text).substr(body_begin); }
};

}  // namespace isnad::eval
