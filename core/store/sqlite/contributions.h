// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "core/store/sqlite/query.h"
#include "core/store/store_writer.h"

// The rows that one article contributes, each derived from its ArticleRecord
// alone: adding and removing are one function, so they cannot drift apart.
namespace isnad::store::sqlite {

enum class Change { kAdd, kRemove };

inline absl::string_view Pick(Change change, absl::string_view add, absl::string_view remove) {
  return change == Change::kAdd ? add : remove;
}

// Statements, their postings and whom they are about. Statements are in text
// order: SortStatements has been called.
bool StatementsAreSorted(const ArticleRecord& record);
void SortStatements(ArticleRecord& record);
void ChangeStatements(Writes& writes, const ArticleRecord& record, Change change);

// Mentions, their keys and postings, holders and participants. RefoldClaim
// must follow for every claim that is mentioned.
void ChangeMentions(Writes& writes, const ArticleRecord& record, Change change);
// Puts the claim of a mention that is the only one; false where there are others.
bool PutNewClaim(Writes& writes, const model::ClaimMention& mention);
// Makes a claim what its mentions say, or nothing where none is left.
// `only_added`: no mention of it was taken away.
void RefoldClaim(Writes& writes, absl::string_view claim_id, bool only_added);

// The facts and names that one record gives its actor, whoever gives them.
void ChangeActorNames(Writes& writes, const ActorRecord& record, Change change);
// Facts, names and counts of actors. What is added waits in the connection's buffer
// for WriteActors; where something is taken away, RefoldActor must follow for each.
void ChangeActors(Writes& writes, const ArticleRecord& record, Change change);
// Makes an actor what the articles and curators say of it, or nothing where
// nobody says anything any more. `curated`: whether curators may have said
// something of it.
void RefoldActor(Writes& writes, absl::string_view actor_id, bool curated = true);
// Writes what waits in the connection's buffer, and folds those actors.
absl::Status WriteActors(Connection& connection);
// All that waits in the connection's buffers: to be called before a commit.
absl::Status WriteBuffered(Connection& connection);

void ChangeDesignations(Writes& writes, const ArticleRecord& record, Change change);

// Agent, patient and place of a frame where they are known actors.
std::set<std::string> ParticipantIds(const model::Frame& frame);

}  // namespace isnad::store::sqlite
