// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/entities/name_variants.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/text/name_sounds.h"

namespace isnad::analysis {
namespace {

constexpr double kVariantLikeness = 0.9;

}  // namespace

std::string SoundOfName(const std::vector<std::string>& words) {
  std::string sound;
  for (const text::NamePart& part : text::FoldedNameParts(absl::StrJoin(words, " "))) {
    absl::StrAppend(&sound, part.sounds.empty() ? "" : part.sounds[0], " ");
  }
  return sound;
}

bool AreSpellingVariants(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto x = text::FoldedNameParts(absl::StrJoin(a, " "));
  const auto y = text::FoldedNameParts(absl::StrJoin(b, " "));
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [](const text::NamePart& p, const text::NamePart& q) {
                      return text::Likeness(p, q) >= kVariantLikeness;
                    });
}

}  // namespace isnad::analysis
