// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/leaders.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "core/analysis/claims/phrases.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

// "للجيش" of a title as "الجيش".
std::string BodyOfTitle(const std::vector<std::string>& words, size_t begin) {
  std::vector<std::string> body(words.begin() + begin, words.end());
  if (!body.empty() && absl::StartsWith(body[0], "لل")) body[0] = absl::StrCat("ال", body[0].substr(4));
  return absl::StrJoin(body, " ");
}

}  // namespace

Leaders::Leaders(const EntitySet& entities, const ClauseWords& clause_words)
    : entities_(entities) {
  for (const Entity& entity : entities.entities) {
    if (entity.actor.kind != model::ActorKind::kPerson) continue;
    for (const std::string& title : entity.titles) {
      const std::vector<std::string> words = absl::StrSplit(text::FoldText(title), ' ');
      if (!(clause_words.ClassOf(words[0]) & (kLeaderTitle))) {
        if (!absl::StartsWith(words[0], "ال") ||
            !(clause_words.ClassOf(words[0].substr(4)) & kLeaderTitle))
          continue;
      }
      size_t begin = 1;
      while (begin < words.size() && (clause_words.ClassOf(words[begin]) & kAdjective)) ++begin;
      if (begin < words.size()) Add(BodyOfTitle(words, begin), entity.actor.display_name);
    }
  }
}

void Leaders::Read(const StatementWords& words, const std::vector<Predicate>& predicates,
                   const std::vector<Arguments>& arguments) {
  for (size_t i = 1; i + 1 < words.size(); ++i) {
    if (!words[i].Is(kLeads) || words[i + 1].mention == nullptr) continue;
    const int32_t leader = words[i + 1].mention->entity;
    const Phrase body = PhraseBefore(words, entities_, i, words.ClauseBegin(i));
    if (leader < 0 || body.empty()) continue;
    Add(TextOf(words, entities_, body), entities_.entities[leader].actor.display_name);
  }
  for (size_t i = 0; i < predicates.size(); ++i) {
    const Arguments& found = arguments[i];
    if (predicates[i].event.event->id() != "event-lead" || found.agent.entity < 0) continue;
    if (predicates[i].polarity == model::Polarity::kNegative || found.patient.empty()) continue;
    const model::Actor& leader = entities_.entities[found.agent.entity].actor;
    if (leader.kind != model::ActorKind::kPerson) continue;
    Add(TextOf(words, entities_, found.patient), leader.display_name);
  }
}

absl::string_view Leaders::LeaderOf(absl::string_view body) const {
  const auto found = leaders_.find(text::FoldText(body));
  return found == leaders_.end() ? "" : absl::string_view(found->second);
}

void Leaders::Add(absl::string_view body, absl::string_view leader) {
  leaders_.emplace(text::FoldText(body), std::string(leader));
}

}  // namespace isnad::analysis
