// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/replay.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/model/id.h"
#include "ingest-service/findings.h"

namespace isnad::ingest {
namespace {

constexpr char kCreated[] = "CREATED";
constexpr char kUnchanged[] = "UNCHANGED";
constexpr char kRevised[] = "REVISED";

Disposition ParseDisposition(absl::string_view name) {
  if (name == kUnchanged) return Disposition::kUnchanged;
  return name == kRevised ? Disposition::kRevised : Disposition::kCreated;
}

// The method that leaves a request in this state.
std::string MethodOf(absl::string_view disposition) {
  if (disposition == kDeletedName) return "DeleteArticle";
  if (disposition == kUpsertedName) return "UpsertActor";
  if (disposition == kMergedName) return "MergeActors";
  if (disposition == kUnmergedName) return "UnmergeActors";
  if (disposition == kDismissedName) return "DismissContradiction";
  if (disposition == kRestoredName) return "RestoreContradiction";
  if (disposition == kImportedName) return "ImportStatements";
  return "IngestArticle";
}

// Where the article is not as it was, only itself can be shown.
absl::StatusOr<IngestResult> AnswerWithoutFindings(const store::CallContext& call,
                                                   const store::Transaction& transaction,
                                                   const store::RequestRecord& record,
                                                   const model::Article& sent) {
  IngestResult result;
  auto earlier = transaction.GetArticleRevision(call, record.resource_id, record.revision);
  if (!earlier.ok() && !absl::IsNotFound(earlier.status())) return earlier.status();
  result.article = earlier.ok() ? *std::move(earlier) : sent;
  result.article.id = record.resource_id;
  result.article.revision = record.revision;
  if (!earlier.ok()) result.article.ingest_time = record.time;
  return result;
}

absl::StatusOr<IngestResult> AnswerInFull(const store::CallContext& call,
                                          const store::Transaction& transaction,
                                          const store::RequestRecord& record,
                                          model::Article article) {
  IngestResult result;
  result.article = std::move(article);
  auto statements = StatementsOf(call, transaction, result.article.id);
  if (!statements.ok()) return statements.status();
  result.statements = *std::move(statements);
  if (record.disposition == kUnchanged) return result;
  auto detected = ContradictionsDetectedAt(call, transaction, result.article.id, record.time);
  if (!detected.ok()) return detected.status();
  result.contradictions = *std::move(detected);
  return result;
}

absl::StatusOr<IngestResult> AnswerAgain(const store::CallContext& call,
                                         const store::Transaction& transaction,
                                         const store::RequestRecord& record,
                                         const IngestRequest& request) {
  auto current = transaction.GetArticle(call, record.resource_id);
  if (!current.ok() && !absl::IsNotFound(current.status())) return current.status();
  const bool as_it_was = current.ok() && current->revision == record.revision;
  auto result = as_it_was ? AnswerInFull(call, transaction, record, *std::move(current))
                          : AnswerWithoutFindings(call, transaction, record, request.article);
  if (result.ok()) result->disposition = ParseDisposition(record.disposition);
  return result;
}

}  // namespace

std::string FingerprintOf(const model::Article& article) {
  return model::Fingerprint(
      "request.ingest_article",
      {article.outlet, article.url, article.language_code, article.title, article.body,
       article.external_id, absl::StrCat(absl::ToUnixMicros(article.publish_time))});
}

std::string DispositionName(Disposition disposition) {
  switch (disposition) {
    case Disposition::kCreated:
      return kCreated;
    case Disposition::kUnchanged:
      return kUnchanged;
    case Disposition::kRevised:
      return kRevised;
  }
  return kCreated;
}

absl::Status CheckReplay(const store::RequestRecord& record, absl::string_view fingerprint) {
  if (record.request_fingerprint == fingerprint) return absl::OkStatus();
  return model::MakeError(
      absl::StatusCode::kAlreadyExists, "this request_id was used for a different request",
      {model::ErrorReason::kRequestIdReused,
       {{"request_id", record.request_id}, {"method", MethodOf(record.disposition)}},
       ""});
}

absl::StatusOr<std::optional<IngestResult>> FindReplay(const store::CallContext& call,
                                                       const store::Transaction& transaction,
                                                       const IngestRequest& request) {
  if (request.request_id.empty()) return std::nullopt;
  const auto record = transaction.FindRequest(request.request_id);
  if (!record.ok()) return record.status();
  if (!record->has_value()) return std::nullopt;
  if (auto same = CheckReplay(**record, FingerprintOf(request.article)); !same.ok()) return same;
  auto answer = AnswerAgain(call, transaction, **record, request);
  if (!answer.ok()) return answer.status();
  return *std::move(answer);
}

}  // namespace isnad::ingest
