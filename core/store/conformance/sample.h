// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/store/store_writer.h"

// Articles for tests: invented outlets and people, newspaper Arabic.
namespace isnad::store {

// What somebody says in an article: one statement with one claim.
struct Saying {
  std::string speaker;  // a name of an actor; empty for narration of nobody
  std::string text;     // becomes a sentence of the body
  std::string agent;    // names of actors, empty for none
  std::string predicate;
  std::string patient;
  model::EventType event = model::EventType::kCommunicate;
  model::Polarity polarity = model::Polarity::kPositive;
  model::Stance stance = model::Stance::kAsserts;
  model::SpeechAct act = model::SpeechAct::kAssert;
  model::StatementKind kind = model::StatementKind::kIndirectSpeech;
  std::string origin;  // empty: the outlet
};

// A day in the sample world, day 0 being 2024-03-01 UTC.
absl::Time Day(int day);
std::string ActorIdOf(absl::string_view name);

// An article of an outlet with what is said in it. Every named actor becomes a
// PERSON with its name as the one alias; terms are the words of the texts.
ArticleRecord MakeRecord(const std::string& outlet, const std::string& slug, absl::Time published,
                         const std::vector<Saying>& sayings, int32_t revision = 1);

// The contradiction between two mentions.
model::Contradiction MakeContradiction(const model::ClaimMention& x, const model::ClaimMention& y);

// "<predicate>/<agent's id>": the key under which MakeRecord files a claim.
std::string KeyOf(const model::Frame& frame);

}  // namespace isnad::store
