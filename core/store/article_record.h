// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/model/actor.h"
#include "core/model/article.h"
#include "core/model/claim.h"
#include "core/model/statement.h"
#include "core/model/text_sketch.h"

// What the analysis hands to the store: plain values, no I/O.
namespace isnad::store {

// A claim mention with the keys that find it again.
struct KeyedMention {
  model::ClaimMention mention;
  std::vector<std::string> keys;   // for FindMentionsByKey
  std::vector<std::string> terms;  // folded words, for SearchClaims

  friend bool operator==(const KeyedMention&, const KeyedMention&) = default;
};

// A name under which an actor can be found, with its folded words joined by
// one space (text::FoldText): what FindActorsByName looks through.
struct ActorName {
  std::string name;  // as displayed
  std::string folded;

  friend bool operator==(const ActorName&, const ActorName&) = default;
};

// What one article knows of an actor. Actors are folded over all articles:
// display_name, kind, wikidata_id and stands_for are those that most articles give (ties:
// the smallest), aliases and romanized_names the union. etag is the store's.
struct ActorRecord {
  model::Actor actor;
  std::vector<ActorName> names;  // of display_name, aliases, romanized_names

  friend bool operator==(const ActorRecord&, const ActorRecord&) = default;
};

// A statement with the folded words that find it again, for
// StatementFilter.words. Whom it is about, the store takes from its mentions.
struct StatementRecord {
  model::Statement statement;
  std::vector<std::string> terms;

  friend bool operator==(const StatementRecord&, const StatementRecord&) = default;
};

// Everything that one article revision puts into the store. Statement ids and
// actor ids are unique in it; every mention is of one of its statements.
struct ArticleRecord {
  model::Article article;
  std::vector<ActorRecord> actors;  // every actor that the rest refers to
  std::vector<StatementRecord> statements;
  std::vector<KeyedMention> mentions;
  std::vector<model::Designation> designations;
  model::TextSketch sketch;  // of the body
};

}  // namespace isnad::store
