// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/analysis/cues/cue_book.h"
#include "core/analysis/entities/vocabulary.h"

namespace isnad::analysis {

// Whether a name can stand in a gazetteer without being found where a text
// means something else. Immutable, thread-safe.
class NameSafety {
 public:
  static absl::StatusOr<NameSafety> Create();

  // True for one or more words in Arabic letters alone.
  static bool IsArabic(absl::string_view name);

  // False for what is not written in Arabic letters alone, for fewer than three
  // letters, for one word (its article aside) that rules/ar/names.textproto
  // lists or that is a form of a reporting cue, and for several words all of
  // which are so. Linear in the name.
  bool IsSafe(absl::string_view name) const;

 private:
  NameSafety(std::shared_ptr<const Vocabulary> vocabulary, std::shared_ptr<const CueBook> cues)
      : vocabulary_(std::move(vocabulary)), cues_(std::move(cues)) {}

  bool IsOrdinary(absl::string_view folded_word) const;

  std::shared_ptr<const Vocabulary> vocabulary_;
  std::shared_ptr<const CueBook> cues_;
};

}  // namespace isnad::analysis
