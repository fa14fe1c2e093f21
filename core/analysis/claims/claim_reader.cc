// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/analysis/claims/arguments.h"
#include "core/analysis/claims/circumstances.h"
#include "core/analysis/claims/claims.h"
#include "core/analysis/claims/clause_lexicon.h"
#include "core/analysis/claims/denials.h"
#include "core/analysis/claims/leaders.h"
#include "core/analysis/claims/name_stems.h"
#include "core/analysis/claims/participants.h"
#include "core/analysis/claims/predicates.h"
#include "core/analysis/claims/reporting_clauses.h"
#include "core/analysis/claims/statement_words.h"
#include "core/analysis/claims/themes.h"
#include "core/analysis/rules/rule_files.h"
#include "core/model/id.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

using model::ClaimMention;
using model::Frame;
using model::Modality;
using model::SpeechAct;
using model::StatementKind;

constexpr size_t kMostThemes = 10;

// Index of the innermost statement over each token of one field, -1 for none.
std::vector<int32_t> Owners(const DocumentField& field,
                            const std::vector<FoundStatement>& statements) {
  std::vector<int32_t> order;
  for (size_t i = 0; i < statements.size(); ++i) {
    if (statements[i].field == &field) order.push_back(static_cast<int32_t>(i));
  }
  // Wider first, so that narrower ones overwrite them.
  std::stable_sort(order.begin(), order.end(), [&statements](int32_t a, int32_t b) {
    return statements[a].end_token - statements[a].begin_token >
           statements[b].end_token - statements[b].begin_token;
  });
  std::vector<int32_t> owners(field.tokens.size(), -1);
  for (int32_t i : order) {
    std::fill(owners.begin() + statements[i].begin_token, owners.begin() + statements[i].end_token,
              i);
  }
  return owners;
}

// What the speech act makes of a claim that is stated as a fact.
Modality ModalityOf(SpeechAct act, Modality stated) {
  if (stated != Modality::kActual) return stated;
  switch (act) {
    case SpeechAct::kDemand:
      return Modality::kRequested;
    case SpeechAct::kPromise:
      return Modality::kPlanned;
    case SpeechAct::kWarn:
    case SpeechAct::kAsk:
      return Modality::kPossible;
    default:
      return stated;
  }
}

// The voice behind a statement: the carrier or speaker that is a medium; -1
// for none, which leaves the outlet.
int32_t OriginOf(const FoundStatement& statement, const EntitySet& entities) {
  const auto is_media = [&entities](int32_t entity) {
    return entity >= 0 && entities.entities[entity].actor.kind == model::ActorKind::kMedia;
  };
  for (int32_t carrier : statement.chain_entities) {
    if (is_media(carrier)) return carrier;
  }
  return is_media(statement.speaker_entity) ? statement.speaker_entity : -1;
}

// Only a verb that governs the predicate: a contract (عقد) is a theme.
bool IsVerb(const StatementWord& word) {
  return std::any_of(word.governors.begin(), word.governors.end(), [](const GovernorReading& g) {
    return g.reading.form == WordForm::kPast || g.reading.form == WordForm::kPresent;
  });
}

bool Covers(const Phrase& phrase, size_t word) { return phrase.begin <= word && word < phrase.end; }

// One statement with its predicates and what stands around them.
struct StatementFrames {
  StatementWords words;
  std::vector<Predicate> predicates;
  std::vector<Arguments> arguments;
  int32_t index = -1;  // of the statement; -1 for the clause that reports one
};

}  // namespace

struct ClaimReader::Parts {
  EventLexicon events;
  ClauseLexicon clause_words;
  Themes themes;

  StatementFrames Frames(const FoundStatement& statement, int32_t index,
                         const std::vector<int32_t>& owners, const EntitySet& entities) const;
  // Of the clause that reports, none where its verb is no event.
  std::optional<StatementFrames> ReportFrames(const ReportingClause& report,
                                              const EntitySet& entities) const;
  std::vector<std::string> ThemeOf(const StatementWords& words, const Predicate& predicate,
                                   const Arguments& arguments, const Circumstances& around) const;
  Frame FrameOf(const StatementFrames& frames, size_t i, Participants& participants,
                std::vector<model::Participant>& agents, absl::Time published) const;
};

namespace {

// A quotation that opens in tokens [begin, end) and closes right behind them
// belongs to them whole: "السفينة «فجر البحر»".
uint32_t WithClosingQuote(const text::TokenizedText& tokens, uint32_t begin, uint32_t end,
                          uint32_t limit) {
  if (end >= limit) return end;
  const absl::string_view close = tokens[end].surface;
  const absl::string_view open = close == "»" ? "«" : close == "”" ? "“" : close;
  if (close != "»" && close != "”" && close != "\"") return end;
  size_t opened = 0, closed = 0;
  for (uint32_t i = begin; i < end; ++i) {
    opened += tokens[i].surface == open;
    closed += tokens[i].surface == close;
  }
  const bool unmatched = open == close ? opened % 2 == 1 : opened > closed;
  return unmatched ? end + 1 : end;
}

// All but the frame and what follows from it.
ClaimMention MentionOf(const model::Article& article, const StatementFrames& frames, size_t i,
                       const EntitySet& entities) {
  const StatementWords& words = frames.words;
  const Arguments& arguments = frames.arguments[i];
  const model::Statement& statement = words.statement->statement;
  const uint32_t begin = words[arguments.begin].token;
  const uint32_t end = WithClosingQuote(
      words.field->tokens, begin, words[arguments.end - 1].token + 1, words.statement->end_token);
  const Predicate& predicate = frames.predicates[i];
  const bool main = IsMain(predicate);
  ClaimMention mention;
  mention.statement_id = statement.id;
  mention.article_id = article.id;
  const bool denied = (main && statement.act == SpeechAct::kDeny) || predicate.denied;
  mention.stance = denied ? model::Stance::kDenies : model::Stance::kAsserts;
  mention.holder = statement.speaker;
  if (statement.kind == StatementKind::kNarration) mention.holder.display_name = article.outlet;
  mention.span = words.field->Span(begin, end);
  mention.text = std::string(words.field->tokens.RawText(begin, end));
  mention.outlet = article.outlet;
  mention.origin = article.outlet;
  if (const int32_t origin = OriginOf(*words.statement, entities); origin >= 0) {
    mention.origin = entities.entities[origin].actor.display_name;
    mention.origin_actor_id = entities.entities[origin].actor.id;
  }
  mention.act = statement.act;
  mention.endorsement = main ? statement.endorsement : model::Endorsement::kNeutral;
  mention.publish_time = article.publish_time;
  return mention;
}

// Enough to be compared by: somebody or something beside the event.
bool SaysSomething(const Frame& frame) {
  return !frame.agent.empty() || !frame.patient.empty() || !frame.theme.empty();
}

}  // namespace

ClaimReader::ClaimReader(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}

absl::StatusOr<ClaimReader> ClaimReader::Create() {
  auto event_rules = ReadRuleFile<rules::EventRules>("events.textproto");
  if (!event_rules.ok()) return event_rules.status();
  auto clause_rules = ReadRuleFile<rules::ClaimClauseRules>("claim_clauses.textproto");
  if (!clause_rules.ok()) return clause_rules.status();
  const auto word_classes = ReadRuleFile<rules::WordClasses>("word_classes.textproto");
  if (!word_classes.ok()) return word_classes.status();
  auto events = EventLexicon::Create(*event_rules, *clause_rules);
  if (!events.ok()) return events.status();
  return ClaimReader(std::make_shared<const Parts>(
      Parts{*std::move(events), ClauseLexicon::Create(*clause_rules, *word_classes),
            Themes::Create(*clause_rules)}));
}

StatementFrames ClaimReader::Parts::Frames(const FoundStatement& statement, int32_t index,
                                           const std::vector<int32_t>& owners,
                                           const EntitySet& entities) const {
  StatementFrames frames;
  frames.words = ReadStatementWords(statement, index, owners, entities, clause_words, events);
  frames.predicates = FindPredicates(frames.words);
  for (const Predicate& predicate : frames.predicates) {
    frames.arguments.push_back(FindArguments(frames.words, entities, themes, predicate));
  }
  return frames;
}

std::optional<StatementFrames> ClaimReader::Parts::ReportFrames(const ReportingClause& report,
                                                                const EntitySet& entities) const {
  const FoundStatement& clause = report.clause;
  const text::Token& cue = clause.field->tokens[report.cue_token];
  if (events.Find(cue.folded, cue.surface).empty()) return std::nullopt;
  StatementFrames frames = Frames(clause, kAllItsOwn, {}, entities);
  for (size_t i = frames.predicates.size(); i-- > 0;) {
    if (frames.words[frames.predicates[i].word].token == report.cue_token) continue;
    frames.predicates.erase(frames.predicates.begin() + static_cast<ptrdiff_t>(i));
    frames.arguments.erase(frames.arguments.begin() + static_cast<ptrdiff_t>(i));
  }
  if (frames.predicates.empty() || frames.predicates[0].purpose_of >= 0) return std::nullopt;
  return frames;
}

// Content words after the predicate that name no participant: what it is about.
std::vector<std::string> ClaimReader::Parts::ThemeOf(const StatementWords& words,
                                                     const Predicate& predicate,
                                                     const Arguments& arguments,
                                                     const Circumstances& around) const {
  const std::vector<absl::string_view>& folded = words.folded;
  std::vector<std::string> theme;
  // What stands between a subject and its verb tells more of the subject.
  const bool subject_first = !arguments.agent.empty() && arguments.agent.end <= predicate.word &&
                             arguments.agent.begin >= arguments.begin;
  const size_t begin = subject_first ? arguments.agent.end : predicate.word + 1;
  for (size_t i = begin; i < arguments.end && theme.size() < kMostThemes; ++i) {
    if (i == predicate.word || IsVerb(words[i])) continue;
    if (const size_t length = themes.VagueShareAt(folded, i); length > 0) {
      theme.push_back(length == 1
                          ? std::string(folded[i])
                          : absl::StrCat(std::string(folded[i]), " ", std::string(folded[i + 1])));
      i += length - 1;
      continue;
    }
    const StatementWord& word = words[i];
    if (word.number || word.Is(~kContentClasses) || around.IsTold(word.token)) continue;
    // A name is a participant where it has a role, else part of the theme.
    const bool role = Covers(arguments.patient, i) || Covers(arguments.place, i);
    if (Covers(arguments.agent, i) || (word.mention != nullptr && role)) continue;
    std::string lemma = themes.LemmaOf(word.folded);
    if (lemma.size() > 2 && !(clause_words.ClassOf(lemma) & ~kContentClasses))
      theme.push_back(std::move(lemma));
  }
  std::sort(theme.begin(), theme.end());
  theme.erase(std::unique(theme.begin(), theme.end()), theme.end());
  return theme;
}

Frame ClaimReader::Parts::FrameOf(const StatementFrames& frames, size_t i,
                                  Participants& participants,
                                  std::vector<model::Participant>& agents,
                                  absl::Time published) const {
  const StatementWords& words = frames.words;
  const Predicate& predicate = frames.predicates[i];
  const Arguments& arguments = frames.arguments[i];
  const model::Statement& statement = words.statement->statement;
  Frame frame;
  frame.event = EventTypeOf(predicate.event.event->type());
  frame.predicate = text::FoldText(LemmaOf(*predicate.event.word));
  frame.patient = participants.Patient(arguments);
  frame.agent = predicate.purpose_of >= 0 ? agents[predicate.purpose_of]
                                          : participants.Agent(predicate, arguments);
  frame.place = participants.Place(arguments);
  frame.polarity = predicate.polarity;
  frame.modality =
      IsMain(predicate) ? ModalityOf(statement.act, predicate.modality) : predicate.modality;
  Circumstances around = ReadCircumstances(words, arguments.begin, arguments.end, published);
  frame.theme = ThemeOf(words, predicate, arguments, around);
  frame.quantities = std::move(around.quantities);
  frame.time = around.time;
  participants.Remember(predicate, frame.agent, arguments.agent.entity);
  agents.push_back(frame.agent);
  return frame;
}

std::vector<store::KeyedMention> ClaimReader::Read(
    const Document& document, const EntitySet& entities,
    const std::vector<FoundStatement>& statements) const {
  const std::vector<int32_t> title_owners = Owners(document.title, statements);
  const std::vector<int32_t> body_owners = Owners(document.body, statements);
  Leaders leaders(document, entities, parts_->clause_words);
  std::deque<ReportingClause> reports;                            // frames refer to them
  std::set<std::pair<const DocumentField*, uint32_t>> reporting;  // predicates told by them
  std::set<int32_t> refusals;  // "رفض الاعتراف": an act, that denies nothing
  std::vector<StatementFrames> all;
  for (size_t i = 0; i < statements.size(); ++i) {
    if (auto report = FindReportingClause(statements, i)) {
      reports.push_back(*std::move(report));
      if (auto frames = parts_->ReportFrames(reports.back(), entities)) {
        reporting.emplace(frames->words.field, reports.back().cue_token);
        if (statements[i].statement.act == SpeechAct::kDeny) refusals.insert(static_cast<int>(i));
        all.push_back(*std::move(frames));
      }
    }
    const bool title = statements[i].field == &document.title;
    all.push_back(parts_->Frames(statements[i], static_cast<int32_t>(i),
                                 title ? title_owners : body_owners, entities));
    all.back().index = static_cast<int32_t>(i);
    leaders.Read(all.back().words, all.back().predicates, all.back().arguments);
  }
  Participants participants(entities, parts_->clause_words, leaders);
  std::vector<store::KeyedMention> mentions;
  std::vector<std::vector<ClaimMention>> said(statements.size());  // by statement
  for (const StatementFrames& frames : all) {
    participants.Begin(frames.words);
    std::vector<model::Participant> agents;
    for (size_t i = 0; i < frames.predicates.size(); ++i) {
      Frame frame =
          parts_->FrameOf(frames, i, participants, agents, document.article->publish_time);
      const Predicate& predicate = frames.predicates[i];
      const uint32_t token = frames.words[predicate.word].token;
      if (IsMain(predicate) && refusals.contains(frames.index)) continue;
      if (frames.index >= 0 && reporting.contains({frames.words.field, token})) continue;
      const bool denied = frames.words.statement->statement.act == SpeechAct::kDeny;
      // Of a denial's purposes one cannot tell whether they are denied too.
      if (!SaysSomething(frame) || (denied && predicate.purpose_of >= 0)) continue;
      ClaimMention mention = MentionOf(*document.article, frames, i, entities);
      mention.frame = std::move(frame);
      mention.claim_id = model::ClaimId(mention.frame);
      if (frames.index >= 0) said[frames.index].push_back(mention);
      std::vector<std::string> terms = TermsOf(mention);
      mentions.push_back({std::move(mention), {}, std::move(terms)});
    }
  }
  for (const StatementFrames& frames : all) {
    if (frames.index < 0) continue;
    for (const DeniedStatement& denied : DeniedStatements(statements, frames.index, frames.words,
                                                          refusals.contains(frames.index))) {
      for (ClaimMention& mention :
           DenyClaims(statements[frames.index].statement, denied, said[denied.index])) {
        std::vector<std::string> terms = TermsOf(mention);
        mentions.push_back({std::move(mention), {}, std::move(terms)});
      }
    }
  }
  return mentions;
}

}  // namespace isnad::analysis
