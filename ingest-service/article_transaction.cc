// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/article_transaction.h"

#include <utility>

#include "ingest-service/comparison.h"
#include "ingest-service/findings.h"
#include "ingest-service/identity.h"
#include "ingest-service/replay.h"

namespace isnad::ingest {
namespace {

void Stamp(const model::Article& article, int32_t revision, absl::Time now,
           store::ArticleRecord* record) {
  record->article = article;
  record->article.revision = revision;
  record->article.ingest_time = now;
  for (store::StatementRecord& statement : record->statements) {
    statement.statement.revision = revision;
  }
}

std::vector<model::Statement> StatementsIn(const store::ArticleRecord& record) {
  std::vector<model::Statement> statements;
  statements.reserve(record.statements.size());
  for (const store::StatementRecord& statement : record.statements) {
    statements.push_back(statement.statement);
  }
  SortForAnswer(&statements);
  return statements;
}

}  // namespace

absl::StatusOr<IngestResult> ArticleTransaction::Run(PreparedArticle& prepared) {
  auto replay = FindReplay(call_, transaction_, prepared.request);
  if (!replay.ok()) return replay.status();
  auto result = replay->has_value() ? **std::move(replay) : Answer(prepared);
  if (!result.ok()) return result;
  const auto first = FirstIngestTime(result->article);
  if (!first.ok()) return first.status();
  result->first_ingest_time = *first;
  return result;
}

absl::StatusOr<IngestResult> ArticleTransaction::Answer(PreparedArticle& prepared) {
  const IngestRequest& request = prepared.request;
  auto identity = Identify(call_, transaction_, request.article);
  if (!identity.ok()) return identity.status();
  const int32_t revision = identity->stored ? identity->stored->revision + 1 : 1;
  auto result = identity->disposition == Disposition::kUnchanged
                    ? AnswerUnchanged(*std::move(identity->stored))
                    : PutRevision(prepared, revision);
  if (!result.ok()) return result;
  result->disposition = identity->disposition;
  if (request.request_id.empty() || request.validate_only) return result;
  absl::Status kept = transaction_.PutRequest(
      {request.request_id, FingerprintOf(request.article), result->article.id,
       DispositionName(result->disposition), result->article.revision, now_});
  if (!kept.ok()) return kept;
  return result;
}

absl::StatusOr<IngestResult> ArticleTransaction::AnswerUnchanged(model::Article stored) {
  IngestResult result;
  result.article = std::move(stored);
  auto statements = StatementsOf(call_, transaction_, result.article.id);
  if (!statements.ok()) return statements.status();
  result.statements = *std::move(statements);
  return result;
}

absl::StatusOr<IngestResult> ArticleTransaction::PutRevision(PreparedArticle& prepared,
                                                             int32_t revision) {
  const IngestRequest& request = prepared.request;
  if (!prepared.record) {  // it was stored when it was prepared
    auto record = analysis_.Analyze(request.article);
    if (!record.ok()) return record.status();
    prepared.record = *std::move(record);
  }
  store::ArticleRecord& record = *prepared.record;
  Stamp(request.article, revision, now_, &record);
  auto comparison = Compare(call_, transaction_, analysis_, record, now_);
  if (!comparison.ok()) return comparison.status();
  IngestResult result;
  result.article = record.article;
  result.statements = StatementsIn(record);
  result.contradictions = std::move(comparison->fresh);
  if (request.validate_only) return result;
  if (auto put = transaction_.PutArticle(record); !put.ok()) return put;
  if (auto put = transaction_.PutContradictions(comparison->all); !put.ok()) return put;
  result.written = true;
  return result;
}

absl::StatusOr<absl::Time> ArticleTransaction::FirstIngestTime(const model::Article& article) {
  if (article.revision <= 1) return article.ingest_time;
  const auto first = transaction_.GetArticleRevision(call_, article.id, 1);
  if (first.ok()) return first->ingest_time;
  // A validated article has no revisions of its own, a deleted one none left.
  if (absl::IsNotFound(first.status())) return article.ingest_time;
  return first.status();
}

}  // namespace isnad::ingest
