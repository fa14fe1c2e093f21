// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/sql_transaction.h"

#include "core/store/sql/article_rows.h"
#include "core/store/sql/contradiction_rows.h"
#include "core/store/sql/curation_rows.h"
#include "core/store/sql/curation_sql.h"
#include "core/store/sql/dismissal_rows.h"
#include "core/store/sql/feed_rows.h"
#include "core/store/sql/imported_rows.h"
#include "core/store/sql/lease_rows.h"
#include "core/store/sql/query.h"
#include "core/store/sql/sketch_rows.h"
#include "core/store/sql/sketch_sql.h"
#include "core/store/sql/sql.h"

namespace isnad::store::sql {

absl::StatusOr<std::optional<RequestRecord>> SqlTransaction::FindRequest(
    absl::string_view request_id) const {
  return sql::FindRequest(connection_, request_id);
}

absl::StatusOr<std::optional<model::Article>> SqlTransaction::FindArticleByContent(
    absl::string_view outlet, absl::string_view content_hash) const {
  return sql::FindArticleByContent(connection_, outlet, content_hash);
}

absl::StatusOr<std::optional<ActorRecord>> SqlTransaction::FindCuratedActor(
    absl::string_view actor_id) const {
  return sql::FindCuratedActor(connection_, actor_id);
}

absl::StatusOr<std::optional<std::string>> SqlTransaction::FindMergeOf(
    absl::string_view actor_id) const {
  return sql::FindMergeOf(connection_, actor_id);
}

absl::StatusOr<std::vector<KeyedMention>> SqlTransaction::MentionsOf(
    const CallContext& call, absl::string_view article_id) const {
  return Read(call, [&](Connection& c) { return sql::MentionsOf(c, article_id); });
}

absl::Status SqlTransaction::PutRequest(const RequestRecord& request) {
  return Remember(Writes(connection_)
                      .Run(sql::kPutRequest, request.request_id, request.request_fingerprint,
                           request.resource_id, request.disposition, request.revision, request.time)
                      .Tidy(sql::kPruneRequests, request.time - kRequestRetention)
                      .status());
}

absl::Status SqlTransaction::PutArticle(const ArticleRecord& record) {
  return Remember(sql::PutArticle(connection_, record));
}

absl::Status SqlTransaction::PutContradictions(const std::vector<model::Contradiction>& found) {
  return Remember(sql::PutContradictions(connection_, found));
}

absl::Status SqlTransaction::PutImportedStatements(
    absl::string_view article_id, absl::string_view source_system,
    const std::vector<model::Statement>& statements) {
  const absl::Status status =
      sql::PutImportedStatements(connection_, article_id, source_system, statements);
  // Where there is no such article, nothing was left behind.
  return absl::IsNotFound(status) ? status : Remember(status);
}

absl::Status SqlTransaction::PutDismissal(const DismissalRecord& record) {
  return Remember(sql::PutDismissal(connection_, record));
}

absl::Status SqlTransaction::DeleteDismissal(absl::string_view id) {
  const absl::Status status = sql::DeleteDismissal(connection_, id);
  return absl::IsNotFound(status) ? status : Remember(status);
}

absl::Status SqlTransaction::ReplaceContradictions(absl::string_view article_id,
                                                   const std::vector<model::Contradiction>& found) {
  Writes writes(connection_);
  RemoveContradictionsOf(writes, article_id, Removal::kForNow);
  writes.Update(writes.ok() ? sql::PutContradictions(connection_, found) : writes.status());
  return Remember(writes.status());
}

absl::Status SqlTransaction::SetDuplicateOf(absl::string_view article_id,
                                            absl::string_view original_id) {
  return Remember(sql::SetDuplicateOf(connection_, article_id, original_id));
}

absl::Status SqlTransaction::DeleteArticle(absl::string_view id) {
  const absl::Status status = sql::DeleteArticle(connection_, id);
  // What does not exist has left nothing behind.
  return absl::IsNotFound(status) ? status : Remember(status);
}

absl::Status SqlTransaction::PutCuratedActor(const ActorRecord& curated) {
  return Remember(sql::PutCuratedActor(connection_, curated));
}

absl::Status SqlTransaction::PutActorMerge(const ActorMergeRecord& record) {
  return Remember(sql::PutActorMerge(connection_, record));
}

absl::Status SqlTransaction::QueueArticlesOfActors(const std::vector<std::string>& actor_ids) {
  return Remember(sql::QueueArticlesOfActors(connection_, actor_ids));
}

absl::Status SqlTransaction::QueueArticle(absl::string_view article_id) {
  return Remember(Writes(connection_).Run(sql::kQueueArticle, article_id).status());
}

absl::Status SqlTransaction::UnqueueArticle(absl::string_view article_id) {
  return Remember(Writes(connection_).Run(sql::kUnqueueArticle, article_id).status());
}

absl::StatusOr<Lease> SqlTransaction::TakeLease(absl::string_view name, absl::string_view holder,
                                                absl::Time now, absl::Time end) {
  auto lease = sql::TakeLease(connection_, name, holder, now, end);
  (void)Remember(lease.status());
  return lease;
}

absl::Status SqlTransaction::EndLease(absl::string_view name, absl::string_view holder) {
  return Remember(sql::EndLease(connection_, name, holder));
}

absl::StatusOr<int64_t> SqlTransaction::GiveNumbers(int64_t kept) {
  auto count = sql::GiveNumbers(connection_, kept);
  (void)Remember(count.status());
  return count;
}

}  // namespace isnad::store::sql
