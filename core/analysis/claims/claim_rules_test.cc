// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// Every event, particle and governor of the rule files against its examples.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "core/analysis/claims/claims.h"
#include "core/analysis/claims/event_table.h"
#include "core/analysis/claims/hand_made_article.h"
#include "core/analysis/claims/themes.h"
#include "core/analysis/rules/rule_files.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

struct Rules {
  rules::EventRules events = *ReadRuleFile<rules::EventRules>("events.textproto");
  rules::ClaimClauseRules clauses =
      *ReadRuleFile<rules::ClaimClauseRules>("claim_clauses.textproto");
  EventTable table = *EventTable::Create(events);
  Themes themes = Themes::Create(clauses);
  ClaimReader reader = *ClaimReader::Create();
};

const Rules& TheRules() {
  static const Rules& rules = *new Rules;
  return rules;
}

std::vector<model::ClaimMention> MentionsIn(absl::string_view text) {
  HandMadeArticle article{std::string(text)};
  article.Narration();
  return article.Read(TheRules().reader);
}

std::vector<model::Frame> FramesOf(absl::string_view text) {
  std::vector<model::Frame> frames;
  for (const model::ClaimMention& mention : MentionsIn(text)) frames.push_back(mention.frame);
  return frames;
}

std::string IdOf(const model::Frame& frame) {
  const rules::Event* event = TheRules().table.EventOf(frame.event, frame.predicate);
  return event == nullptr ? "?" : event->id();
}

std::string Describe(const std::vector<model::Frame>& frames) {
  std::string all;
  for (const model::Frame& frame : frames) {
    absl::StrAppend(&all, "\n  ", IdOf(frame), " agent[", frame.agent.text, "] patient[",
                    frame.patient.text, "] theme[", absl::StrJoin(frame.theme, " "), "] polarity ",
                    static_cast<int>(frame.polarity), " modality ",
                    static_cast<int>(frame.modality));
  }
  return all;
}

bool Fits(const model::Frame& frame, const rules::Event& event,
          const rules::EventExample& example) {
  if (IdOf(frame) != event.id()) return false;
  if (example.negative() != (frame.polarity == model::Polarity::kNegative)) return false;
  if (!absl::StrContains(text::FoldText(frame.agent.text), text::FoldText(example.agent())))
    return false;
  if (!absl::StrContains(text::FoldText(frame.patient.text), text::FoldText(example.patient())))
    return false;
  for (absl::string_view word : absl::StrSplit(example.theme(), ' ', absl::SkipEmpty())) {
    const std::string lemma = TheRules().themes.LemmaOf(text::Fold(word));
    if (std::find(frame.theme.begin(), frame.theme.end(), lemma) == frame.theme.end()) return false;
  }
  return true;
}

TEST(EventRules, FindTheirExamples) {
  for (const rules::Event& event : TheRules().events.event()) {
    EXPECT_FALSE(event.example().empty()) << event.id() << " has no example";
    EXPECT_FALSE(event.family().empty()) << event.id() << " has no family";
    for (const rules::EventExample& example : event.example()) {
      const std::vector<model::Frame> frames = FramesOf(example.text());
      const bool found = std::any_of(frames.begin(), frames.end(), [&](const model::Frame& frame) {
        return Fits(frame, event, example);
      });
      EXPECT_TRUE(found) << event.id() << ": " << example.text() << Describe(frames);
    }
  }
}

TEST(EventRules, DoNotFindTheirCounterExamples) {
  for (const rules::Event& event : TheRules().events.event()) {
    EXPECT_FALSE(event.counter_example().empty()) << event.id() << " has no counter-example";
    for (const std::string& text : event.counter_example()) {
      const std::vector<model::Frame> frames = FramesOf(text);
      for (const model::Frame& frame : frames) {
        EXPECT_NE(IdOf(frame), event.id()) << text << Describe(frames);
      }
    }
  }
}

model::Modality ModalityOf(absl::string_view name) {
  if (name == "Possible") return model::Modality::kPossible;
  if (name == "Planned") return model::Modality::kPlanned;
  if (name == "Conditional") return model::Modality::kConditional;
  if (name == "Requested") return model::Modality::kRequested;
  return model::Modality::kActual;
}

void Check(const rules::EffectExample& example) {
  const std::vector<model::Frame> frames = FramesOf(example.text());
  bool found = false;
  for (const model::Frame& frame : frames) {
    if (IdOf(frame) != example.event()) continue;
    found = true;
    EXPECT_EQ(frame.modality, ModalityOf(example.modality())) << example.text() << Describe(frames);
    EXPECT_EQ(frame.polarity == model::Polarity::kNegative, example.negative())
        << example.text() << Describe(frames);
  }
  EXPECT_TRUE(found) << example.text() << Describe(frames);
  for (const model::ClaimMention& mention : MentionsIn(example.text())) {
    if (IdOf(mention.frame) != example.event()) continue;
    EXPECT_EQ(mention.stance == model::Stance::kDenies, example.denied()) << example.text();
  }
}

template <typename Rule>
void CheckEffects(const Rule& rule, absl::string_view what) {
  EXPECT_FALSE(rule.example().empty()) << what << " has no example";
  EXPECT_FALSE(rule.counter_example().empty()) << what << " has no counter-example";
  for (const rules::EffectExample& example : rule.example()) Check(example);
  for (const rules::EffectExample& example : rule.counter_example()) Check(example);
}

TEST(ClauseRules, ParticlesHaveTheirEffect) {
  for (const rules::Particle& particle : TheRules().clauses.particle()) {
    CheckEffects(particle, particle.word(0));
  }
}

TEST(ClauseRules, GovernorsHaveTheirEffect) {
  for (const rules::Governor& governor : TheRules().clauses.governor()) {
    CheckEffects(governor, LemmaOf(governor.word(0)));
  }
}

TEST(ClauseRules, EmbeddingsHaveTheirEffect) {
  for (const rules::Embedding& embedding : TheRules().clauses.embedding()) {
    CheckEffects(embedding, embedding.id());
  }
}

}  // namespace
}  // namespace isnad::analysis
