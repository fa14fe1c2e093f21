// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace isnad::eval {

// Decides whether an extracted speaker is the annotated one. Names are
// compared as sets of folded words (hamza, alef maqsura, ta marbuta, vowel
// signs, tatweel and the article do not count), and one name may leave out
// words of the other: الحداد is سامي الحداد. Titles and words that only say
// what kind of body speaks (وزير، وكالة) do not make a difference, but a name
// of nothing else is compared as it stands. Immutable; thread-safe.
class SpeakerMatcher {
 public:
  // `titles`: one word a line; lines that begin with # are comments.
  explicit SpeakerMatcher(absl::string_view titles);

  // `gold` as in GoldStatement::speaker. An anonymous one is met by any
  // anonymous speaker, and by a name that shares a word with its description.
  bool Same(absl::string_view gold, absl::string_view predicted, bool predicted_anonymous) const;

 private:
  std::set<std::string> titles_;
};

// The words of a name under which spellings of it meet. Linear.
std::vector<std::string> FoldName(absl::string_view name);

}  // namespace isnad::eval
