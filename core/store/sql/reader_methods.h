// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/store/sql/queries.h"
#include "core/store/sql/sketch_rows.h"

namespace isnad::store::sql {

// StoreReader's methods, one line each, over a connection that Derived lends:
//
//   auto Read(const CallContext&, F f) const -> the result of f(Connection&)
//
// Interface is StoreReader or Transaction.
template <typename Interface, typename Derived>
class ReaderMethods : public Interface {
 public:
  using Id = absl::string_view;
  template <typename T>
  using Result = absl::StatusOr<T>;

  Result<StoredArticle> GetArticle(const CallContext& call, Id id) const override {
    return Lend(call, [&](Connection& c) { return sql::GetArticle(c, id); });
  }
  Result<model::Actor> GetActor(const CallContext& call, Id id) const override {
    return Lend(call, [&](Connection& c) { return sql::GetActor(c, id); });
  }
  Result<PrintedStatement> GetStatement(const CallContext& call, Id id) const override {
    return Lend(call, [&](Connection& c) { return sql::GetStatement(c, id); });
  }
  Result<model::Contradiction> GetContradiction(const CallContext& call, Id id) const override {
    return Lend(call, [&](Connection& c) { return sql::GetContradiction(c, id); });
  }
  Result<model::ClaimSummary> GetClaim(const CallContext& call, Id id) const override {
    return Lend(call, [&](Connection& c) { return sql::GetClaim(c, id); });
  }
  Result<model::Article> GetArticleRevision(const CallContext& call, Id id,
                                            int32_t revision) const override {
    return Lend(call, [&](Connection& c) { return sql::GetArticleRevision(c, id, revision); });
  }
  Result<Page<StoredArticle>> ListArticles(const CallContext& call, const ArticleFilter& filter,
                                            const PageRequest& page) const override {
    return Lend(call, [&](Connection& c) { return sql::ListArticles(c, filter, page); });
  }
  Result<Page<model::Actor>> ListActors(const CallContext& call, const ActorFilter& filter,
                                        const PageRequest& page) const override {
    return Lend(call, [&](Connection& c) { return sql::ListActors(c, filter, page); });
  }
  Result<Page<PrintedStatement>> ListStatements(const CallContext& call,
                                                const StatementFilter& filter,
                                                const PageRequest& page) const override {
    return Lend(call, [&](Connection& c) { return sql::ListStatements(c, filter, page); });
  }
  Result<Page<model::ClaimSummary>> ListClaims(const CallContext& call, const ClaimFilter& filter,
                                               const PageRequest& page) const override {
    return Lend(call, [&](Connection& c) { return sql::ListClaims(c, filter, page); });
  }
  Result<Page<model::Contradiction>> ListContradictions(const CallContext& call,
                                                        const ContradictionFilter& filter,
                                                        const PageRequest& page) const override {
    return Lend(call, [&](Connection& c) { return sql::ListContradictions(c, filter, page); });
  }
  Result<Page<model::ClaimMention>> ListClaimMentions(const CallContext& call, Id claim_id,
                                                      const PageRequest& page) const override {
    return Lend(call, [&](Connection& c) { return sql::ListClaimMentions(c, claim_id, page); });
  }
  Result<std::vector<ClaimMatch>> SearchClaims(const CallContext& call,
                                               const std::vector<std::string>& folded_terms,
                                               const TimeRange& published,
                                               int32_t limit) const override {
    return Lend(
        call, [&](Connection& c) { return sql::SearchClaims(c, folded_terms, published, limit); });
  }
  Result<std::vector<AliasMatch>> FindActorsByName(const CallContext& call,
                                                   const std::vector<std::string>& folded_terms,
                                                   int32_t limit) const override {
    return Lend(call, [&](Connection& c) { return sql::FindActorsByName(c, folded_terms, limit); });
  }
  Result<std::vector<AliasMatch>> FindActorsBySound(
      const CallContext& call, const std::vector<std::vector<std::string>>& sounds,
      int32_t limit) const override {
    return Lend(call, [&](Connection& c) { return sql::FindActorsBySound(c, sounds, limit); });
  }
  Result<std::vector<model::ClaimMention>> FindMentionsByKey(const CallContext& call,
                                                             const std::vector<std::string>& keys,
                                                             int32_t limit) const override {
    return Lend(call, [&](Connection& c) { return sql::FindMentionsByKey(c, keys, limit); });
  }
  Result<std::vector<StoreReader::DesignationCount>> CountDesignations(
      const CallContext& call, Id actor_id, const TimeRange& published) const override {
    return Lend(call,
                [&](Connection& c) { return sql::CountDesignations(c, actor_id, published); });
  }
  Result<FeedState> GetFeedState(const CallContext& call) const override {
    return Lend(call, [&](Connection& c) { return sql::GetFeedState(c); });
  }
  Result<FeedPage> ReadFeed(const CallContext& call, const ContradictionFilter& filter,
                            int64_t after, int32_t limit) const override {
    return Lend(call, [&](Connection& c) { return sql::ReadFeed(c, filter, after, limit); });
  }
  Result<std::vector<DismissalRecord>> FindDismissals(const CallContext& call, Id article_id,
                                                      Id other_id) const override {
    return Lend(call, [&](Connection& c) { return sql::FindDismissals(c, article_id, other_id); });
  }
  Result<std::vector<model::Statement>> ImportedStatements(const CallContext& call,
                                                           Id article_id) const override {
    return Lend(call, [&](Connection& c) { return sql::ImportedStatements(c, article_id); });
  }
  Result<std::vector<StoreReader::SelectedArticle>> SelectArticles(
      const CallContext& call, const ArticleSelection& selection,
      const PageRequest& page) const override {
    return Lend(call, [&](Connection& c) { return sql::SelectArticles(c, selection, page); });
  }
  Result<int64_t> CountSelectedArticles(const CallContext& call, const ArticleSelection& selection,
                                        Id after) const override {
    return Lend(call,
                [&](Connection& c) { return sql::CountSelectedArticles(c, selection, after); });
  }
  Result<SketchedArticle> GetSketch(const CallContext& call, Id article_id) const override {
    return Lend(call, [&](Connection& c) { return sql::GetSketch(c, article_id); });
  }
  Result<std::string> OriginalOf(const CallContext& call, Id article_id) const override {
    return Lend(call, [&](Connection& c) { return sql::OriginalOf(c, article_id); });
  }
  Result<std::vector<std::vector<ArticlePlace>>> FindArticlesByBands(
      const CallContext& call, const std::vector<uint64_t>& bands, const ArticlePlace& place,
      Direction direction, int32_t limit) const override {
    return Lend(call, [&](Connection& c) {
      return sql::FindArticlesByBands(c, bands, place, direction, limit);
    });
  }
  Result<int64_t> CurationVersion(const CallContext& call) const override {
    return Lend(call, [&](Connection& c) { return sql::CurationVersion(c); });
  }
  Result<Curation> ReadCuration(const CallContext& call) const override {
    return Lend(call, [&](Connection& c) { return sql::ReadCuration(c); });
  }
  Result<ActorMergeRecord> GetActorMerge(const CallContext& call, Id id) const override {
    return Lend(call, [&](Connection& c) { return sql::GetActorMerge(c, id); });
  }
  Result<Page<model::ActorMerge>> ListActorMerges(const CallContext& call,
                                                  const ActorMergeFilter& filter,
                                                  const PageRequest& page) const override {
    return Lend(call, [&](Connection& c) { return sql::ListActorMerges(c, filter, page); });
  }
  Result<std::vector<std::string>> QueuedArticles(const CallContext& call,
                                                  int32_t limit) const override {
    return Lend(call, [&](Connection& c) { return sql::QueuedArticles(c, limit); });
  }
  Result<StoreReader::Counts> Count(const CallContext& call) const override {
    return Lend(call, [&](Connection& c) { return sql::Count(c); });
  }

 private:
  template <typename F>
  auto Lend(const CallContext& call, F f) const {
    return static_cast<const Derived*>(this)->Read(call, f);
  }
};

}  // namespace isnad::store::sql
