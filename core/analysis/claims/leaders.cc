// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/leaders.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "core/analysis/claims/name_stems.h"
#include "core/analysis/claims/phrases.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

constexpr absl::string_view kLedBy = " بقيادة ";
constexpr size_t kFewestWords = 2;  // by which a part of a name names the whole

// "للجيش" of a title as "الجيش".
std::string BodyOfTitle(const std::vector<std::string>& words, size_t begin) {
  std::vector<std::string> body(words.begin() + begin, words.end());
  if (!body.empty() && absl::StartsWith(body[0], "لل"))
    body[0] = absl::StrCat("ال", body[0].substr(4));
  return absl::StrJoin(body, " ");
}

}  // namespace

std::string NameWithLeader(absl::string_view body, absl::string_view leader) {
  return absl::StrCat(std::string(body), std::string(kLedBy), std::string(leader));
}

absl::string_view NameWithoutLeader(absl::string_view name) {
  return name.substr(0, name.find(kLedBy));
}

Leaders::Leaders(const Document& document, const EntitySet& entities,
                 const ClauseLexicon& clause_words)
    : entities_(entities) {
  for (const Entity& entity : entities.entities) ReadTitles(entity, clause_words);
  ReadNames(document.title, clause_words);
  ReadNames(document.body, clause_words);
}

// "قائد الحرس البحري" as a title of somebody.
void Leaders::ReadTitles(const Entity& entity, const ClauseLexicon& clause_words) {
  if (entity.actor.kind != model::ActorKind::kPerson) return;
  for (const std::string& title : entity.titles) {
    const std::vector<std::string> words = absl::StrSplit(text::FoldText(title), ' ');
    absl::string_view head = words[0];
    absl::ConsumePrefix(&head, "ال");
    if (!(clause_words.ClassOf(head) & kLeaderTitle)) continue;
    size_t begin = 1;
    while (begin < words.size() && (clause_words.ClassOf(words[begin]) & kAdjective)) ++begin;
    if (begin < words.size()) Add(BodyOfTitle(words, begin), entity.actor.display_name);
  }
}

// A named body, "بقيادة", a named person.
void Leaders::ReadNames(const DocumentField& field, const ClauseLexicon& clause_words) {
  for (uint32_t i = 1; i + 1 < field.tokens.size(); ++i) {
    if (!(clause_words.ClassOf(field.tokens[i].folded) & kLeads)) continue;
    const EntityMention* body = entities_.At(field, i - 1);
    const EntityMention* leader = entities_.At(field, i + 1);
    if (body == nullptr || leader == nullptr || body->entity < 0 || leader->entity < 0) continue;
    Add(entities_.entities[body->entity].actor.display_name,
        entities_.entities[leader->entity].actor.display_name);
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
  if (found != leaders_.end()) return found->second;
  if (by_stems_.empty()) return "";
  // "الجيش الوطني الليبي" where the article said "قوات الجيش الوطني".
  const std::vector<std::string> wanted = NameStems(body);
  absl::string_view leader;
  for (size_t begin = 0; begin < wanted.size(); ++begin) {
    std::string part = wanted[begin];
    for (size_t i = begin + 1; i < wanted.size(); ++i) {
      absl::StrAppend(&part, " ", wanted[i]);
      const auto known = by_stems_.find(part);
      if (known == by_stems_.end()) continue;
      if (leader.empty() || known->second < leader) leader = known->second;
    }
  }
  return leader;
}

void Leaders::Add(absl::string_view body, absl::string_view leader) {
  std::string folded = text::FoldText(body);
  std::vector<std::string> stems = NameStems(folded);
  if (!leaders_.try_emplace(std::move(folded), leader).second) return;
  if (stems.size() > kFewestWords) stems.erase(stems.begin());
  if (stems.size() < kFewestWords) return;
  const auto [known, is_new] = by_stems_.try_emplace(absl::StrJoin(stems, " "), leader);
  if (!is_new && leader < known->second) known->second = std::string(leader);
}

}  // namespace isnad::analysis
