// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "core/store/sql/query.h"
#include "core/store/store_writer.h"

// The rows that one article contributes, each derived from its ArticleRecord
// alone: adding and removing are one function, so they cannot drift apart.
namespace isnad::store::sql {

enum class Change { kAdd, kRemove };

inline absl::string_view Pick(Change change, absl::string_view add, absl::string_view remove) {
  return change == Change::kAdd ? add : remove;
}

// Statements, their postings and whom they are about. Statements are in text
// order: SortStatements has been called.
bool StatementsAreSorted(const ArticleRecord& record);
void SortStatements(ArticleRecord& record);
void ChangeStatements(Writes& writes, const ArticleRecord& record, Change change);

// Mentions, their keys and postings, holders and participants. RefoldClaims
// must follow for every claim that is mentioned.
void ChangeMentions(Writes& writes, const ArticleRecord& record, Change change);
// Puts the claim of a mention that is the only one; false where there are others,
// or where the engine does not tell at once.
bool PutNewClaim(Writes& writes, const model::ClaimMention& mention);
// Makes claims what their mentions say, or nothing where none is left.
// `only_added`: no mention of them was taken away.
// Where a server answers, they wait in the connection's buffer for WriteClaims.
void RefoldClaims(Writes& writes, const std::set<absl::string_view>& claim_ids, bool only_added);
// Folds the claims that wait. Whoever reads claims within a transaction calls it
// first.
absl::Status WriteClaims(Connection& connection);

// The facts and names that one record gives its actor, whoever gives them.
void ChangeActorNames(Writes& writes, const ActorRecord& record, Change change);
// Facts, names and counts of actors. What is added waits in the connection's buffer
// for WriteActors; where something is taken away, RefoldActors must follow.
void ChangeActors(Writes& writes, const ArticleRecord& record, Change change);
// Makes actors what the articles and curators say of them, or nothing where
// nobody says anything any more. `curated`: whether curators may have said
// something of them.
void RefoldActors(Writes& writes, const std::set<absl::string_view>& actor_ids,
                  bool curated = true);
// Writes what waits in the connection's buffer, and folds those actors.
absl::Status WriteActors(Connection& connection);
// All that waits in the connection's buffers: to be called before a commit.
absl::Status WriteBuffered(Connection& connection);

void ChangeDesignations(Writes& writes, const ArticleRecord& record, Change change);

// Agent, patient and place of a frame where they are known actors.
std::set<std::string> ParticipantIds(const model::Frame& frame);

}  // namespace isnad::store::sql
