// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/service.h"

#include <algorithm>
#include <utility>

#include "core/rpc/convert/article.h"
#include "core/rpc/convert/contradiction.h"
#include "core/rpc/convert/statement.h"
#include "core/rpc/convert/time.h"
#include "core/rpc/log.h"
#include "ingest-service/article_transaction.h"
#include "ingest-service/deletion.h"
#include "ingest-service/validation.h"
#include "nlohmann/json.hpp"

namespace isnad::ingest {

IngestService::IngestService(store::StoreWriter& store, const Analysis& analysis,
                             IngestMetrics& metrics, Pipeline::Clock clock)
    : store_(store),
      analysis_(analysis),
      metrics_(metrics),
      clock_(clock),
      pipeline_(store, directories_, analysis, metrics, clock),
      reanalysis_(store, directories_, analysis, clock),
      worker_(reanalysis_),
      curation_(store, worker_, clock),
      bulk_reanalysis_(store, directories_, analysis, std::move(clock)) {}

absl::StatusOr<PreparedArticle> IngestService::Prepare(
    const store::CallContext& call, const v1::IngestArticleRequest& request) const {
  auto read = ReadIngestRequest(request, clock_());
  auto prepared = read.ok() ? pipeline_.Prepare(call, *std::move(read)) : read.status();
  if (!prepared.ok()) CountFailure();
  return prepared;
}

absl::StatusOr<v1::IngestArticleResponse> IngestService::IngestArticle(
    const store::CallContext& call, const v1::IngestArticleRequest& request) const {
  auto prepared = Prepare(call, request);
  if (!prepared.ok()) return prepared.status();
  std::vector<PreparedArticle> articles;
  articles.push_back(*std::move(prepared));
  const auto result = std::move(Commit(call, articles).front());
  if (!result.ok()) return result.status();
  return ToProto(*result, request.view());
}

std::vector<absl::StatusOr<IngestResult>> IngestService::Commit(
    const store::CallContext& call, std::vector<PreparedArticle>& articles) const {
  auto results = pipeline_.Commit(call, articles);
  const auto queued = [](const auto& result) { return result.ok() && result->queued; };
  if (std::any_of(results.begin(), results.end(), queued)) worker_.Wake();
  return results;
}

absl::StatusOr<google::protobuf::Empty> IngestService::DeleteArticle(
    const store::CallContext& call, const v1::DeleteArticleRequest& request) const {
  const auto read = ReadDeletionRequest(request);
  if (!read.ok()) return read.status();
  const auto deleted =
      ingest::DeleteArticle(call, store_, analysis_, *read, ToStoredPrecision(clock_()));
  if (!deleted.ok()) return deleted.status();
  if (deleted->queued) worker_.Wake();
  if (deleted->removed) {
    rpc::Log(rpc::LogLevel::kInfo, "article_deleted",
             {{"article", request.name()}, {"reason", request.reason()}});
  }
  return google::protobuf::Empty();
}

v1::IngestArticleResponse ToProto(const IngestResult& result, v1::IngestView view) {
  const bool basic = view == v1::INGEST_VIEW_BASIC;
  v1::IngestArticleResponse response;
  response.set_disposition(
      static_cast<v1::IngestDisposition>(static_cast<int>(result.disposition)));
  v1::Article& article = *response.mutable_article();
  article = rpc::ToProto(result.article, basic ? v1::ARTICLE_VIEW_BASIC : v1::ARTICLE_VIEW_FULL);
  *article.mutable_ingest_time() = rpc::ToProto(result.first_ingest_time);
  if (basic) {
    article.clear_title();
    return response;
  }
  for (const model::Statement& statement : result.statements) {
    *response.add_statements() = rpc::ToProto(statement, result.article.outlet);
  }
  for (const model::Contradiction& contradiction : result.contradictions) {
    *response.add_contradictions() = rpc::ToProto(contradiction);
  }
  return response;
}

}  // namespace isnad::ingest
