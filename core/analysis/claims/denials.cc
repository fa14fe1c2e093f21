// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/denials.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "core/analysis/claims/name_stems.h"

namespace isnad::analysis {
namespace {

using model::SpeechAct;

// Words between what was said and "ونفى … ذلك", at most.
constexpr uint32_t kAnaphorReach = 30;

bool SameSpeaker(const FoundStatement& a, const FoundStatement& b) {
  if (a.speaker_entity >= 0 || b.speaker_entity >= 0) return a.speaker_entity == b.speaker_entity;
  return a.statement.speaker.display_name == b.statement.speaker.display_name;
}

bool CanBeDenied(const FoundStatement& said, const FoundStatement& denial) {
  const SpeechAct act = said.statement.act;
  return said.field == denial.field && said.statement.kind != model::StatementKind::kNarration &&
         (act == SpeechAct::kAssert || act == SpeechAct::kAccuse || act == SpeechAct::kAnnounce) &&
         !SameSpeaker(said, denial);
}

// Nothing that could be news: ذلك، صحة هذه الاتهامات.
bool OnlyPointsBack(const StatementWords& words) {
  const auto filler = [](const StatementWord& word) {
    return word.mention == nullptr && word.Is(kAnaphor | kAccusation | kAnaphorFiller);
  };
  const auto anaphor = [](const StatementWord& word) { return word.Is(kAnaphor | kAccusation); };
  return std::all_of(words.words.begin(), words.words.end(), filler) &&
         std::any_of(words.words.begin(), words.words.end(), anaphor);
}

bool SpeaksOfAccusations(const StatementWords& words) {
  return std::any_of(words.words.begin(), words.words.end(),
                     [](const StatementWord& word) { return word.Is(kAccusation); });
}

// What was said right before, by somebody else.
std::optional<DeniedStatement> SaidBefore(const std::vector<FoundStatement>& statements, size_t i,
                                          const StatementWords& words) {
  const FoundStatement& denial = statements[i];
  for (size_t j = i; j-- > 0;) {
    const FoundStatement& said = statements[j];
    if (said.field != denial.field || said.end_token > denial.begin_token) continue;
    if (said.end_token + kAnaphorReach < denial.begin_token) break;
    if (said.statement.kind == model::StatementKind::kNarration) continue;
    if (!CanBeDenied(said, denial)) break;
    const bool accuses = said.statement.act == SpeechAct::kAccuse;
    return DeniedStatement{j, SpeaksOfAccusations(words) && !accuses};
  }
  return std::nullopt;
}

bool Involves(const model::Frame& frame, const model::Attribution& speaker) {
  const std::vector<std::string> names = NameStems(speaker.display_name);
  for (const model::Participant* participant : {&frame.agent, &frame.patient}) {
    if (!speaker.actor_id.empty() && participant->actor_id == speaker.actor_id) return true;
    for (const std::string& stem : NameStems(participant->text)) {
      if (std::find(names.begin(), names.end(), stem) != names.end()) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<DeniedStatement> DeniedStatements(const std::vector<FoundStatement>& statements,
                                              size_t i, const StatementWords& words, bool refusal) {
  const FoundStatement& denial = statements[i];
  const bool withheld = words.size() > 0 && words[0].Is(kWithheld);
  if (refusal && !SpeaksOfAccusations(words)) return {};
  if (denial.statement.act != SpeechAct::kDeny || withheld) return {};
  std::vector<DeniedStatement> denied;
  for (size_t j = i + 1; j < statements.size() && statements[j].begin_token < denial.end_token;
       ++j) {
    const bool nested = statements[j].outer == static_cast<int32_t>(i);
    if (nested && CanBeDenied(statements[j], denial)) denied.push_back({j});
  }
  if (!denied.empty() || !OnlyPointsBack(words)) return denied;
  if (const auto said = SaidBefore(statements, i, words)) denied.push_back(*said);
  return denied;
}

std::vector<model::ClaimMention> DenyClaims(const model::Statement& denial,
                                            const DeniedStatement& denied,
                                            const std::vector<model::ClaimMention>& said) {
  std::vector<model::ClaimMention> claims;
  for (model::ClaimMention mention : said) {
    const bool held = mention.stance == model::Stance::kAsserts &&
                      mention.frame.modality == model::Modality::kActual;
    if (!held || (denied.only_of_speaker && !Involves(mention.frame, denial.speaker))) continue;
    mention.statement_id = denial.id;
    mention.stance = model::Stance::kDenies;
    mention.holder = denial.speaker;
    mention.act = SpeechAct::kDeny;
    mention.endorsement = denial.endorsement;
    claims.push_back(std::move(mention));
  }
  return claims;
}

}  // namespace isnad::analysis
