// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/pipeline.h"

#include "absl/functional/function_ref.h"
#include "core/model/steady_clock.h"
#include "ingest-service/article_transaction.h"
#include "ingest-service/identity.h"

namespace isnad::ingest {
namespace {

using TransactionBody = std::function<absl::Status(store::Transaction&)>;

}  // namespace

absl::StatusOr<PreparedArticle> Pipeline::Prepare(const store::CallContext& call,
                                                  IngestRequest request) const {
  if (absl::Status status = call.Check(); !status.ok()) return status;
  PreparedArticle prepared{std::move(request)};
  model::Article& article = prepared.request.article;
  article.publish_time = ToStoredPrecision(article.publish_time);
  NameArticle(&article);
  const auto stored = store_.reader().GetArticle(call, article.id);
  if (!stored.ok() && !absl::IsNotFound(stored.status())) return stored.status();
  if (stored.ok() && stored->content_hash == article.content_hash) return prepared;
  const auto curated = directories_.Current(call, store_.reader());
  if (!curated.ok()) return curated.status();
  const absl::Time start = model::SteadyNow();
  auto record = analysis_.Analyze(article, (*curated)->directory, {});
  if (!record.ok()) return record.status();
  metrics_.Analysed(article.title.size() + article.body.size(), model::SteadyNow() - start);
  prepared.curation_version = (*curated)->version;
  prepared.record = *std::move(record);
  return prepared;
}

std::vector<absl::StatusOr<IngestResult>> Pipeline::Commit(
    const store::CallContext& call, std::vector<PreparedArticle>& articles) const {
  std::vector<absl::StatusOr<IngestResult>> results(articles.size());
  std::vector<TransactionBody> bodies;
  bodies.reserve(articles.size());
  for (size_t i = 0; i < articles.size(); ++i) {
    bodies.push_back([&, i](store::Transaction& transaction) {
      ArticleTransaction body(call, transaction, analysis_, ToStoredPrecision(clock_()));
      results[i] = body.Run(articles[i]);
      return results[i].status();
    });
  }
  const absl::Time start = model::SteadyNow();
  const std::vector<absl::Status> committed =
      store_.TransactAll(call, {bodies.begin(), bodies.end()});
  metrics_.Committed(model::SteadyNow() - start);
  for (size_t i = 0; i < results.size(); ++i) {
    if (!committed[i].ok()) results[i] = committed[i];
    Count(articles[i], results[i]);
  }
  return results;
}

void Pipeline::Count(const PreparedArticle& prepared,
                     const absl::StatusOr<IngestResult>& result) const {
  metrics_.Answered(result.ok() ? static_cast<int>(result->disposition) : 0);
  if (result.ok() && result->written) {
    metrics_.Stored(prepared.record->statements.size(), result->contradictions);
  }
}

}  // namespace isnad::ingest
