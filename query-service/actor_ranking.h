// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "core/model/actor.h"
#include "core/text/name_sounds.h"

namespace isnad::query {

// The folded words of a name (core/text/fold.h), in order.
std::vector<std::string> NameWords(absl::string_view name);

// How a name that somebody asks for fits an actor.
struct NameFit {
  double score = 0;          // from 0 to 1; 0 where no name of the actor fits
  std::string matched_name;  // the name that fits best, as displayed
};

// Fits the last `used` of the asked words to the actor's names: display name,
// aliases and romanized names. A name fits where it holds every used word.
// The score is the mean of the share of asked words used (the others are taken
// for a title) and the share of the name's words asked for, less at most a
// tenth for an actor that is seldom mentioned. Linear in the names.
NameFit FitName(const std::vector<std::string>& asked, size_t used, const model::Actor& actor,
                int64_t mention_count);

// The same by how names sound, for spellings in the other script or in another
// manner: every part that counts must be like one of the name's, at least
// kLeastLikeness (text::Likeness). The score is further multiplied by the mean
// likeness and by kSoundShare: a name spelled as asked comes before it.
NameFit FitSound(const std::vector<text::NamePart>& asked, size_t used, const model::Actor& actor,
                 int64_t mention_count);

inline constexpr double kLeastLikeness = 0.8;
inline constexpr double kSoundShare = 0.95;

}  // namespace isnad::query
