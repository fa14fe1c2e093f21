// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>

#include "core/store/codec/record.h"
#include "core/store/sql/contributions.h"
#include "core/store/sql/listing.h"
#include "core/store/sql/posting_sql.h"
#include "core/store/sql/sql.h"
#include "core/store/sql/waiting_postings.h"

namespace isnad::store::sql {
namespace {

// Whom each statement is about, by statement id.
std::map<absl::string_view, std::set<std::string>> AboutByStatement(const ArticleRecord& record) {
  std::map<absl::string_view, std::set<std::string>> about;
  for (const KeyedMention& keyed : record.mentions) {
    about[keyed.mention.statement_id].merge(ParticipantIds(keyed.mention.frame));
  }
  return about;
}

bool InTextOrder(const StatementRecord& a, const StatementRecord& b) {
  return std::tie(a.statement.span, a.statement.id) < std::tie(b.statement.span, b.statement.id);
}

void ChangePostings(Writes& writes, const StatementRecord& record, int64_t position,
                    Change change) {
  const std::string& article = record.statement.article_id;
  const int64_t recency = Recency(record.statement.publish_time);
  const bool has_fresh = writes.connection().has_fresh_tables();
  PostingBuffer& buffer = writes.connection().postings();
  if (change == Change::kAdd) buffer.Begin(article, recency);
  for (const std::string& term : record.terms) {
    if (change == Change::kAdd) {
      buffer.AddStatement(term, position);
    } else {
      if (has_fresh) {
        writes.Run(sql::kDeleteFreshStatementPosting, term, recency, article, position);
      }
      writes.Run(sql::kDeleteStatementPosting, term, recency, article, position);
    }
  }
}

}  // namespace

std::set<std::string> ParticipantIds(const model::Frame& frame) {
  std::set<std::string> ids{frame.agent.actor_id, frame.patient.actor_id, frame.place.actor_id};
  ids.erase("");
  return ids;
}

bool StatementsAreSorted(const ArticleRecord& record) {
  return std::is_sorted(record.statements.begin(), record.statements.end(), InTextOrder);
}

void SortStatements(ArticleRecord& record) {
  std::sort(record.statements.begin(), record.statements.end(), InTextOrder);
}

void ChangeStatements(Writes& writes, const ArticleRecord& record, Change change) {
  const auto about = AboutByStatement(record);
  if (change == Change::kRemove) writes.Update(WritePostings(writes.connection()));
  int64_t position = 0;
  for (const StatementRecord& each : record.statements) {
    const model::Statement& statement = each.statement;
    const int64_t recency = Recency(statement.publish_time);
    if (change == Change::kAdd) {
      writes.Run(sql::kPutStatement, statement.id, statement.article_id, position, recency,
                 statement.speaker.actor_id, statement.act, statement.kind, record.article.outlet,
                 statement.endorsement, Blob{codec::Encode(each)});
    }
    for (const std::string& claim : statement.claim_ids) {
      writes.Run(Pick(change, sql::kPutStatementClaim, sql::kDeleteStatementClaim), claim, recency,
                 statement.article_id, position);
    }
    ChangePostings(writes, each, position, change);
    if (const auto actors = about.find(statement.id); actors != about.end()) {
      for (const std::string& actor : actors->second) {
        writes.Run(Pick(change, sql::kPutStatementActor, sql::kDeleteStatementActor), actor,
                   recency, statement.article_id, position);
      }
    }
    ++position;
  }
  if (change == Change::kRemove) writes.Run(sql::kDeleteStatements, record.article.id);
}

}  // namespace isnad::store::sql
