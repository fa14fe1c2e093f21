// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/store/sql/connection.h"
#include "core/store/store_reader.h"
#include "core/store/store_writer.h"

// StoreReader's questions, asked of one connection. The caller has opened a
// transaction and a CallScope. Orders, costs and errors are StoreReader's.
namespace isnad::store::sql {

absl::StatusOr<StoredArticle> GetArticle(Connection& connection, absl::string_view id);
absl::StatusOr<model::Article> GetArticleRevision(Connection& connection, absl::string_view id,
                                                  int32_t revision);
absl::StatusOr<Page<StoredArticle>> ListArticles(Connection& connection,
                                                  const ArticleFilter& filter,
                                                  const PageRequest& page);
absl::StatusOr<std::vector<StoreReader::SelectedArticle>> SelectArticles(
    Connection& connection, const ArticleSelection& selection, const PageRequest& page);
absl::StatusOr<int64_t> CountSelectedArticles(Connection& connection,
                                              const ArticleSelection& selection,
                                              absl::string_view after);
absl::StatusOr<std::optional<model::Article>> FindArticleByContent(Connection& connection,
                                                                   absl::string_view outlet,
                                                                   absl::string_view content_hash);

absl::StatusOr<PrintedStatement> GetStatement(Connection& connection, absl::string_view id);
absl::StatusOr<Page<PrintedStatement>> ListStatements(Connection& connection,
                                                      const StatementFilter& filter,
                                                      const PageRequest& page);

absl::StatusOr<model::ClaimSummary> GetClaim(Connection& connection, absl::string_view id);
absl::StatusOr<Page<model::ClaimSummary>> ListClaims(Connection& connection,
                                                     const ClaimFilter& filter,
                                                     const PageRequest& page);
absl::StatusOr<Page<model::ClaimMention>> ListClaimMentions(Connection& connection,
                                                            absl::string_view claim_id,
                                                            const PageRequest& page);
absl::StatusOr<std::vector<model::ClaimMention>> FindMentionsByKey(
    Connection& connection, const std::vector<std::string>& keys, int32_t limit);
absl::StatusOr<std::vector<ClaimMatch>> SearchClaims(Connection& connection,
                                                     const std::vector<std::string>& folded_terms,
                                                     const TimeRange& published, int32_t limit);

absl::StatusOr<model::Actor> GetActor(Connection& connection, absl::string_view id);
absl::StatusOr<Page<model::Actor>> ListActors(Connection& connection, const ActorFilter& filter,
                                              const PageRequest& page);
absl::StatusOr<std::vector<AliasMatch>> FindActorsByName(
    Connection& connection, const std::vector<std::string>& folded_terms, int32_t limit);
absl::StatusOr<std::vector<AliasMatch>> FindActorsBySound(
    Connection& connection, const std::vector<std::vector<std::string>>& sounds, int32_t limit);
absl::StatusOr<std::vector<StoreReader::DesignationCount>> CountDesignations(
    Connection& connection, absl::string_view actor_id, const TimeRange& published);

absl::StatusOr<model::Contradiction> GetContradiction(Connection& connection, absl::string_view id);
absl::StatusOr<Page<model::Contradiction>> ListContradictions(Connection& connection,
                                                              const ContradictionFilter& filter,
                                                              const PageRequest& page);

absl::StatusOr<FeedState> GetFeedState(Connection& connection);
absl::StatusOr<FeedPage> ReadFeed(Connection& connection, const ContradictionFilter& filter,
                                  int64_t after, int32_t limit);

absl::StatusOr<std::vector<DismissalRecord>> FindDismissals(Connection& connection,
                                                            absl::string_view article_id,
                                                            absl::string_view other_id);
absl::StatusOr<std::vector<model::Statement>> ImportedStatements(Connection& connection,
                                                                 absl::string_view article_id);

absl::StatusOr<int64_t> CurationVersion(Connection& connection);
absl::StatusOr<Curation> ReadCuration(Connection& connection);
absl::StatusOr<std::optional<ActorRecord>> FindCuratedActor(Connection& connection,
                                                            absl::string_view actor_id);
absl::StatusOr<ActorMergeRecord> GetActorMerge(Connection& connection, absl::string_view id);
absl::StatusOr<std::optional<std::string>> FindMergeOf(Connection& connection,
                                                       absl::string_view actor_id);
absl::StatusOr<Page<model::ActorMerge>> ListActorMerges(Connection& connection,
                                                        const ActorMergeFilter& filter,
                                                        const PageRequest& page);
absl::StatusOr<std::vector<std::string>> QueuedArticles(Connection& connection, int32_t limit);

absl::StatusOr<std::optional<RequestRecord>> FindRequest(Connection& connection,
                                                         absl::string_view request_id);
absl::StatusOr<StoreReader::Counts> Count(Connection& connection);

}  // namespace isnad::store::sql
