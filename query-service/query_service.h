// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/rpc/convert/resource_name.h"
#include "core/store/actor_directories.h"
#include "core/store/store_reader.h"
#include "isnad/v1/query_service.pb.h"
#include "query-service/text_analysis.h"
#include "query-service/watch.h"

namespace isnad::query {

// The query service without its transport: each method validates, fetches and
// converts, as query_service.proto says of it. Requests have passed
// rpc::CheckRequest. What bounds the call (deadline, cancellation) goes down
// to the store. Thread-safe, without state of its own but for what it keeps of
// the actors' curation. Each method stands in the file of its noun.
class QueryService {
 public:
  // Borrows both; they outlive this.
  QueryService(const store::StoreReader& store, const TextAnalysis& analysis)
      : store_(store), analysis_(analysis) {}

  template <typename T>
  using Answer = absl::StatusOr<T>;
  using Call = store::CallContext;

  Answer<v1::Article> GetArticle(const Call& call, const v1::GetArticleRequest& request) const;
  Answer<v1::ListArticlesResponse> ListArticles(const Call& call,
                                                const v1::ListArticlesRequest& request) const;

  Answer<v1::Actor> GetActor(const Call& call, const v1::GetActorRequest& request) const;
  Answer<v1::ListActorsResponse> ListActors(const Call& call,
                                            const v1::ListActorsRequest& request) const;
  Answer<v1::ListActorMergesResponse> ListActorMerges(
      const Call& call, const v1::ListActorMergesRequest& request) const;
  Answer<v1::ResolveActorsResponse> ResolveActors(const Call& call,
                                                  const v1::ResolveActorsRequest& request) const;
  Answer<v1::ListDesignationsResponse> ListDesignations(
      const Call& call, const v1::ListDesignationsRequest& request) const;

  Answer<v1::Statement> GetStatement(const Call& call,
                                     const v1::GetStatementRequest& request) const;
  Answer<v1::ListStatementsResponse> ListStatements(const Call& call,
                                                    const v1::ListStatementsRequest& request) const;

  Answer<v1::Claim> GetClaim(const Call& call, const v1::GetClaimRequest& request) const;
  Answer<v1::ListClaimsResponse> ListClaims(const Call& call,
                                            const v1::ListClaimsRequest& request) const;
  Answer<v1::SearchClaimsResponse> SearchClaims(const Call& call,
                                                const v1::SearchClaimsRequest& request) const;
  Answer<v1::TraceClaimResponse> TraceClaim(const Call& call,
                                            const v1::TraceClaimRequest& request) const;
  Answer<v1::CompareClaimsResponse> CompareClaims(const Call& call,
                                                  const v1::CompareClaimsRequest& request) const;
  Answer<v1::CheckTextResponse> CheckText(const Call& call,
                                          const v1::CheckTextRequest& request) const;

  Answer<v1::Contradiction> GetContradiction(const Call& call,
                                             const v1::GetContradictionRequest& request) const;
  Answer<v1::ListContradictionsResponse> ListContradictions(
      const Call& call, const v1::ListContradictionsRequest& request) const;

  // WatchContradictions, in steps: where the request begins, and the next page
  // behind that, of at most `limit` contradictions. The position of the watch is
  // the caller's to move.
  Answer<Watch> BeginWatch(const Call& call, const v1::WatchContradictionsRequest& request) const;
  Answer<store::FeedPage> ReadWatch(const Call& call, const Watch& watch, int32_t limit) const;
  Answer<store::FeedState> GetFeedState(const Call& call) const;

 private:
  // Filters name resources that must exist: *_NOT_FOUND for an id that is
  // neither empty nor stored. An actor that was merged means the one that
  // remains: *id becomes that one.
  absl::Status FollowActor(const Call& call, std::string* id) const;
  absl::Status CheckArticleExists(const Call& call, absl::string_view id) const;
  absl::Status CheckClaimExists(const Call& call, absl::string_view id) const;

  const store::StoreReader& store_;
  const TextAnalysis& analysis_;
  mutable store::ActorDirectories directories_;  // thread-safe
};

// The store's answer for one id; its NOT_FOUND becomes that of the collection,
// with the resource name.
template <typename T>
absl::StatusOr<T> Named(absl::StatusOr<T> result, rpc::Collection collection,
                        absl::string_view id) {
  if (result.status().code() == absl::StatusCode::kNotFound) {
    return rpc::NotFoundError(collection, id);
  }
  return result;
}

}  // namespace isnad::query
