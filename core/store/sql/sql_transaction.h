// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "core/store/sql/reader_methods.h"

namespace isnad::store::sql {

// The domain's operations within a transaction that the writer has opened on
// `connection`, which must outlive this.
class SqlTransaction final : public ReaderMethods<Transaction, SqlTransaction> {
 public:
  explicit SqlTransaction(Connection& connection) : connection_(connection) {}

  absl::StatusOr<std::optional<RequestRecord>> FindRequest(
      absl::string_view request_id) const override;
  absl::StatusOr<std::optional<model::Article>> FindArticleByContent(
      absl::string_view outlet, absl::string_view content_hash) const override;
  absl::StatusOr<std::optional<ActorRecord>> FindCuratedActor(
      absl::string_view actor_id) const override;
  absl::StatusOr<std::optional<std::string>> FindMergeOf(absl::string_view actor_id) const override;
  absl::StatusOr<std::vector<KeyedMention>> MentionsOf(const CallContext& call,
                                                       absl::string_view article_id) const override;
  absl::Status PutRequest(const RequestRecord& request) override;
  absl::Status PutArticle(const ArticleRecord& record) override;
  absl::Status PutContradictions(const std::vector<model::Contradiction>& found) override;
  absl::Status PutImportedStatements(absl::string_view article_id, absl::string_view source_system,
                                     const std::vector<model::Statement>& statements) override;
  absl::Status PutDismissal(const DismissalRecord& record) override;
  absl::Status DeleteDismissal(absl::string_view id) override;
  absl::Status ReplaceContradictions(absl::string_view article_id,
                                     const std::vector<model::Contradiction>& found) override;
  absl::Status SetDuplicateOf(absl::string_view article_id, absl::string_view original_id) override;
  absl::Status DeleteArticle(absl::string_view id) override;
  absl::Status PutCuratedActor(const ActorRecord& curated) override;
  absl::Status PutActorMerge(const ActorMergeRecord& record) override;
  absl::Status QueueArticlesOfActors(const std::vector<std::string>& actor_ids) override;
  absl::Status QueueArticle(absl::string_view article_id) override;
  absl::Status UnqueueArticle(absl::string_view article_id) override;
  absl::StatusOr<Lease> TakeLease(absl::string_view name, absl::string_view holder, absl::Time now,
                                  absl::Time end) override;
  absl::Status EndLease(absl::string_view name, absl::string_view holder) override;

  // For PublishContradictions.
  absl::StatusOr<int64_t> GiveNumbers(int64_t kept);

  // The first error of a write that may have left a part behind.
  const absl::Status& write_error() const { return write_error_; }

 private:
  friend class ReaderMethods<Transaction, SqlTransaction>;

  template <typename F>
  auto Read(const CallContext& call, F f) const -> decltype(f(std::declval<Connection&>())) {
    if (absl::Status status = call.Check(); !status.ok()) return status;
    Connection::CallScope scope(connection_, call);
    return f(connection_);
  }

  absl::Status Remember(const absl::Status& status) {
    write_error_.Update(status);
    return status;
  }

  Connection& connection_;
  absl::Status write_error_;
};

}  // namespace isnad::store::sql
