// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "deploy/report/report.h"
#include "isnad/v1/article.pb.h"
#include "isnad/v1/statement.pb.h"

// What a page says of one statement.
namespace isnad::report {

absl::Time TimeOf(const google::protobuf::Timestamp& time);

// The stance that follows from the act and from how the outlet treats it; for
// statements whose claim was not traced.
v1::HolderStance StanceOf(const v1::Statement& statement);

// A name for whoever speaks; never empty unless the statement is.
std::string SpeakerOf(const v1::Statement& statement);

// The bytes of the span with their sentence; nullopt where the article was
// deleted or revised since.
std::optional<Passage> PassageIn(const v1::Article& article, const v1::Statement& statement,
                                 const v1::TextSpan& span);

// The statement's own words where there is nothing around them.
Passage StoredWords(const v1::Statement& statement);

// Adds the verb of a denial or a doubt to the keys of the passage around
// `span`, where it stands there.
void AddCue(const v1::Statement& statement, const v1::TextSpan& span, Passage* passage);

// Without source and conflicts. Long text is cut between words.
Entry EntryOf(const v1::Statement& statement);

// Order of a timeline: by publish time; within an article as in the text.
bool Precedes(const v1::Statement* a, const v1::Statement* b);

}  // namespace isnad::report
