// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/actor_ranking.h"

#include <algorithm>

#include "absl/strings/str_split.h"
#include "core/text/fold.h"

namespace isnad::query {
namespace {

// Mentions at which half of the tenth is regained.
constexpr double kFewMentions = 10;

bool HoldsAll(const std::vector<std::string>& name, std::vector<std::string>::const_iterator begin,
              std::vector<std::string>::const_iterator end) {
  return std::all_of(begin, end, [&name](const std::string& word) {
    return std::find(name.begin(), name.end(), word) != name.end();
  });
}

}  // namespace

std::vector<std::string> NameWords(absl::string_view name) {
  return absl::StrSplit(text::FoldText(name), ' ', absl::SkipEmpty());
}

NameFit FitName(const std::vector<std::string>& asked, size_t used, const model::Actor& actor,
                int64_t mention_count) {
  NameFit best;
  const auto try_name = [&](const std::string& name) {
    const std::vector<std::string> words = NameWords(name);
    if (words.empty() || !HoldsAll(words, asked.end() - used, asked.end())) return;
    const double asked_share = static_cast<double>(used) / asked.size();
    const double name_share = std::min(1.0, static_cast<double>(used) / words.size());
    const double score = (asked_share + name_share) / 2;
    if (score > best.score) best = {score, name};
  };
  try_name(actor.display_name);
  for (const std::string& alias : actor.aliases) try_name(alias);
  for (const std::string& name : actor.romanized_names) try_name(name);
  const double mentions = static_cast<double>(std::max<int64_t>(mention_count, 0));
  best.score *= 0.9 + 0.1 * mentions / (mentions + kFewMentions);
  return best;
}

}  // namespace isnad::query
