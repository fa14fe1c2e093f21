// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/article_transaction.h"

#include <utility>

#include "ingest-service/comparison.h"
#include "ingest-service/duplicates.h"
#include "ingest-service/findings.h"
#include "ingest-service/identity.h"
#include "ingest-service/replay.h"

namespace isnad::ingest {
namespace {

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

void Stamp(const model::Article& article, store::ArticleRecord* record) {
  std::string rules_version = std::move(record->article.rules_version);
  record->article = article;
  record->article.rules_version = std::move(rules_version);
  for (store::StatementRecord& statement : record->statements) {
    statement.statement.revision = article.revision;
  }
}

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
  if (absl::Status status = BringUpToDate(prepared); !status.ok()) return status;
  store::ArticleRecord& record = *prepared.record;
  model::Article article = request.article;
  article.revision = revision;
  article.ingest_time = now_;
  Stamp(article, &record);
  const store::SketchedArticle sketched{{article.publish_time, article.id}, "", record.sketch};
  auto original = FindOriginal(call_, transaction_, sketched);
  if (!original.ok()) return original.status();
  record.article.duplicate_of = *std::move(original);
  auto comparison = Compare(call_, transaction_, analysis_, record, now_);
  if (!comparison.ok()) return comparison.status();
  IngestResult result;
  result.article = record.article;
  result.statements = StatementsIn(record);
  result.contradictions = std::move(comparison->fresh);
  if (request.validate_only) return result;
  DuplicateKeeper copies(call_, transaction_, analysis_, now_);
  absl::Status put = copies.NoteStored(article.id);
  if (put.ok()) put = copies.Note(sketched);
  if (put.ok()) put = transaction_.PutArticle(record);
  if (put.ok()) put = transaction_.PutContradictions(comparison->all);
  if (!put.ok()) return put;
  const auto settled = copies.Settle(article.id);
  if (!settled.ok()) return settled.status();
  result.queued = settled->queued;
  result.written = true;
  if (settled->compared) put = DropGone(&result.contradictions);
  if (!put.ok()) return put;
  return result;
}

absl::Status ArticleTransaction::DropGone(std::vector<model::Contradiction>* found) const {
  std::vector<model::Contradiction> left;
  for (model::Contradiction& each : *found) {
    const absl::Status standing = transaction_.GetContradiction(call_, each.id).status();
    if (standing.ok()) left.push_back(std::move(each));
    if (!standing.ok() && !absl::IsNotFound(standing)) return standing;
  }
  *found = std::move(left);
  return absl::OkStatus();
}

absl::Status ArticleTransaction::BringUpToDate(PreparedArticle& prepared) {
  const auto version = transaction_.CurationVersion(call_);
  if (!version.ok()) return version.status();
  // No record: the text was stored when it was prepared.
  if (prepared.record && prepared.curation_version == *version) return absl::OkStatus();
  const auto curated = store::ReadDirectory(call_, transaction_);
  if (!curated.ok()) return curated.status();
  auto record = analysis_.Analyze(prepared.request.article, curated->directory, {});
  if (!record.ok()) return record.status();
  prepared.record = *std::move(record);
  // This transaction, and with it the version, may never come to be: should
  // the body run again, it looks again.
  prepared.curation_version = -1;
  return absl::OkStatus();
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
