// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/sqlite_transaction.h"

#include "core/store/sqlite/article_rows.h"
#include "core/store/sqlite/contradiction_rows.h"
#include "core/store/sqlite/curation_rows.h"
#include "core/store/sqlite/curation_sql.h"
#include "core/store/sqlite/dismissal_rows.h"
#include "core/store/sqlite/imported_rows.h"
#include "core/store/sqlite/query.h"
#include "core/store/sqlite/sketch_rows.h"
#include "core/store/sqlite/sketch_sql.h"
#include "core/store/sqlite/sql.h"

namespace isnad::store::sqlite {

absl::StatusOr<std::optional<RequestRecord>> SqliteTransaction::FindRequest(
    absl::string_view request_id) const {
  return sqlite::FindRequest(connection_, request_id);
}

absl::StatusOr<std::optional<model::Article>> SqliteTransaction::FindArticleByContent(
    absl::string_view outlet, absl::string_view content_hash) const {
  return sqlite::FindArticleByContent(connection_, outlet, content_hash);
}

absl::StatusOr<std::optional<ActorRecord>> SqliteTransaction::FindCuratedActor(
    absl::string_view actor_id) const {
  return sqlite::FindCuratedActor(connection_, actor_id);
}

absl::StatusOr<std::optional<std::string>> SqliteTransaction::FindMergeOf(
    absl::string_view actor_id) const {
  return sqlite::FindMergeOf(connection_, actor_id);
}

absl::StatusOr<std::vector<KeyedMention>> SqliteTransaction::MentionsOf(
    const CallContext& call, absl::string_view article_id) const {
  return Read(call, [&](Connection& c) { return sqlite::MentionsOf(c, article_id); });
}

absl::Status SqliteTransaction::PutRequest(const RequestRecord& request) {
  return Remember(Writes(connection_)
                      .Run(sql::kPutRequest, request.request_id, request.request_fingerprint,
                           request.resource_id, request.disposition, request.revision, request.time)
                      .Run(sql::kPruneRequests, request.time - kRequestRetention)
                      .status());
}

absl::Status SqliteTransaction::PutArticle(const ArticleRecord& record) {
  return Remember(sqlite::PutArticle(connection_, record));
}

absl::Status SqliteTransaction::PutContradictions(const std::vector<model::Contradiction>& found) {
  return Remember(sqlite::PutContradictions(connection_, found));
}

absl::Status SqliteTransaction::PutImportedStatements(
    absl::string_view article_id, absl::string_view source_system,
    const std::vector<model::Statement>& statements) {
  const absl::Status status =
      sqlite::PutImportedStatements(connection_, article_id, source_system, statements);
  // Where there is no such article, nothing was left behind.
  return absl::IsNotFound(status) ? status : Remember(status);
}

absl::Status SqliteTransaction::PutDismissal(const DismissalRecord& record) {
  return Remember(sqlite::PutDismissal(connection_, record));
}

absl::Status SqliteTransaction::DeleteDismissal(absl::string_view id) {
  const absl::Status status = sqlite::DeleteDismissal(connection_, id);
  return absl::IsNotFound(status) ? status : Remember(status);
}

absl::Status SqliteTransaction::ReplaceContradictions(
    absl::string_view article_id, const std::vector<model::Contradiction>& found) {
  Writes writes(connection_);
  RemoveContradictionsOf(writes, article_id);
  writes.Update(writes.ok() ? sqlite::PutContradictions(connection_, found) : writes.status());
  return Remember(writes.status());
}

absl::Status SqliteTransaction::SetDuplicateOf(absl::string_view article_id,
                                               absl::string_view original_id) {
  return Remember(sqlite::SetDuplicateOf(connection_, article_id, original_id));
}

absl::Status SqliteTransaction::DeleteArticle(absl::string_view id) {
  const absl::Status status = sqlite::DeleteArticle(connection_, id);
  // What does not exist has left nothing behind.
  return absl::IsNotFound(status) ? status : Remember(status);
}

absl::Status SqliteTransaction::PutCuratedActor(const ActorRecord& curated) {
  return Remember(sqlite::PutCuratedActor(connection_, curated));
}

absl::Status SqliteTransaction::PutActorMerge(const ActorMergeRecord& record) {
  return Remember(sqlite::PutActorMerge(connection_, record));
}

absl::Status SqliteTransaction::QueueArticlesOfActors(const std::vector<std::string>& actor_ids) {
  return Remember(sqlite::QueueArticlesOfActors(connection_, actor_ids));
}

absl::Status SqliteTransaction::QueueArticle(absl::string_view article_id) {
  return Remember(Writes(connection_).Run(sql::kQueueArticle, article_id).status());
}

absl::Status SqliteTransaction::UnqueueArticle(absl::string_view article_id) {
  return Remember(Writes(connection_).Run(sql::kUnqueueArticle, article_id).status());
}

}  // namespace isnad::store::sqlite
