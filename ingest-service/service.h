// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "absl/status/statusor.h"
#include "core/store/actor_directories.h"
#include "core/store/store_writer.h"
#include "google/protobuf/empty.pb.h"
#include "ingest-service/bulk_reanalysis.h"
#include "ingest-service/curation.h"
#include "ingest-service/ingest_metrics.h"
#include "ingest-service/pipeline.h"
#include "isnad/v1/ingest_service.pb.h"

namespace isnad::ingest {

// The methods of isnad.v1.IngestService without the wire: validate, run,
// convert. Errors are those that the proto names. Thread-safe; blocks while
// the store works. From its construction on, a thread of its own analyses
// again what waits for it in the store.
class IngestService {
 public:
  // Borrows all but the clock; they outlive the service.
  IngestService(store::StoreWriter& store, const Analysis& analysis, IngestMetrics& metrics,
                Pipeline::Clock clock);

  absl::StatusOr<v1::IngestArticleResponse> IngestArticle(
      const store::CallContext& call, const v1::IngestArticleRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteArticle(
      const store::CallContext& call, const v1::DeleteArticleRequest& request) const;
  absl::StatusOr<v1::Actor> UpsertActor(const store::CallContext& call,
                                        const v1::UpsertActorRequest& request) const;
  absl::StatusOr<v1::MergeActorsResponse> MergeActors(const store::CallContext& call,
                                                      const v1::MergeActorsRequest& request) const;
  absl::StatusOr<v1::UnmergeActorsResponse> UnmergeActors(
      const store::CallContext& call, const v1::UnmergeActorsRequest& request) const;

  absl::StatusOr<v1::ImportStatementsResponse> ImportStatements(
      const store::CallContext& call, const v1::ImportStatementsRequest& request) const;
  absl::StatusOr<v1::Contradiction> DismissContradiction(
      const store::CallContext& call, const v1::DismissContradictionRequest& request) const;
  absl::StatusOr<v1::Contradiction> RestoreContradiction(
      const store::CallContext& call, const v1::RestoreContradictionRequest& request) const;

  // write gets each response in turn and may block; its error ends the call.
  using WriteReanalysis = std::function<absl::Status(const v1::ReanalyzeArticlesResponse&)>;
  absl::Status ReanalyzeArticles(const store::CallContext& call,
                                 const v1::ReanalyzeArticlesRequest& request,
                                 const WriteReanalysis& write) const;
  // Ends what would go on for long: a re-analysis, with SHUTTING_DOWN.
  void Drain() const { bulk_reanalysis_.Stop(); }

  // IngestArticle in two halves, for streams: many articles are prepared in
  // parallel and share a commit. Results in the order of articles.
  absl::StatusOr<PreparedArticle> Prepare(const store::CallContext& call,
                                          const v1::IngestArticleRequest& request) const;
  std::vector<absl::StatusOr<IngestResult>> Commit(const store::CallContext& call,
                                                   std::vector<PreparedArticle>& articles) const;

  // For an article that failed before Prepare.
  void CountFailure() const { metrics_.Answered(0); }

 private:
  store::StoreWriter& store_;
  const Analysis& analysis_;
  IngestMetrics& metrics_;
  const Pipeline::Clock clock_;
  // Thread-safe, so that a const service may use them.
  mutable store::ActorDirectories directories_;
  const Pipeline pipeline_;
  const Reanalysis reanalysis_;
  mutable ReanalysisWorker worker_;
  const Curation curation_;
  mutable BulkReanalysis bulk_reanalysis_;
};

v1::IngestArticleResponse ToProto(const IngestResult& result, v1::IngestView view);

}  // namespace isnad::ingest
