// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/actor_ranking.h"

#include <algorithm>

#include "absl/functional/function_ref.h"
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

// An actor that is seldom mentioned loses up to a tenth.
double MentionFactor(int64_t mention_count) {
  const double mentions = static_cast<double>(std::max<int64_t>(mention_count, 0));
  return 0.9 + 0.1 * mentions / (mentions + kFewMentions);
}

// The mean of the shares of what was asked for and of the name.
double ShareScore(size_t used, size_t asked, size_t name) {
  return (static_cast<double>(used) / asked +
          std::min(1.0, static_cast<double>(used) / std::max<size_t>(name, 1))) /
         2;
}

void ForEachName(const model::Actor& actor, absl::FunctionRef<void(const std::string&)> use) {
  use(actor.display_name);
  for (const std::string& alias : actor.aliases) use(alias);
  for (const std::string& name : actor.romanized_names) use(name);
}

// بن and ben count only where there is nothing else.
std::vector<const text::NamePart*> Counted(const text::NamePart* begin, const text::NamePart* end) {
  std::vector<const text::NamePart*> counted, all;
  for (; begin != end; ++begin) {
    all.push_back(begin);
    if (!begin->optional) counted.push_back(begin);
  }
  return counted.empty() ? all : counted;
}

// Mean likeness of the parts to the likest of the name's, each taken once; 0
// where one is like none.
double MeanLikeness(const std::vector<const text::NamePart*>& parts,
                    std::vector<const text::NamePart*> name) {
  double sum = 0;
  for (const text::NamePart* part : parts) {
    double best = 0;
    size_t best_at = 0;
    for (size_t i = 0; i < name.size(); ++i) {
      const double likeness = text::Likeness(*part, *name[i]);
      if (likeness > best) best = likeness, best_at = i;
    }
    if (best < kLeastLikeness) return 0;
    sum += best;
    name.erase(name.begin() + best_at);
  }
  return parts.empty() ? 0 : sum / parts.size();
}

}  // namespace

std::vector<std::string> NameWords(absl::string_view name) {
  return absl::StrSplit(text::FoldText(name), ' ', absl::SkipEmpty());
}

NameFit FitName(const std::vector<std::string>& asked, size_t used, const model::Actor& actor,
                int64_t mention_count) {
  NameFit best;
  ForEachName(actor, [&](const std::string& name) {
    const std::vector<std::string> words = NameWords(name);
    if (words.empty() || !HoldsAll(words, asked.end() - used, asked.end())) return;
    const double score = ShareScore(used, asked.size(), words.size());
    if (score > best.score) best = {score, name};
  });
  best.score *= MentionFactor(mention_count);
  return best;
}

NameFit FitSound(const std::vector<text::NamePart>& asked, size_t used, const model::Actor& actor,
                 int64_t mention_count) {
  const text::NamePart* const end = asked.data() + asked.size();
  const auto parts = Counted(end - used, end);
  const size_t all = Counted(asked.data(), end).size();
  NameFit best;
  ForEachName(actor, [&](const std::string& name) {
    const std::vector<text::NamePart> known = text::NameParts(name);
    const auto counted = Counted(known.data(), known.data() + known.size());
    const double likeness = MeanLikeness(parts, counted);
    const double score = likeness * ShareScore(parts.size(), all, counted.size());
    if (score > best.score) best = {score, name};
  });
  best.score *= kSoundShare * MentionFactor(mention_count);
  return best;
}

}  // namespace isnad::query
