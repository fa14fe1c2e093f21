// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <map>

#include "core/rpc/convert/statement.h"
#include "query-service/filters.h"
#include "query-service/page_tokens.h"
#include "query-service/query_service.h"

namespace isnad::query {
namespace {

using rpc::Collection;

// The outlets of the articles that one answer speaks of, each read once.
class Outlets {
 public:
  Outlets(const store::StoreReader& store, const store::CallContext& call)
      : store_(store), call_(call) {}

  absl::StatusOr<std::string> Of(const std::string& article_id) {
    if (auto it = known_.find(article_id); it != known_.end()) return it->second;
    auto article = store_.GetArticle(call_, article_id);
    if (article.ok()) return known_[article_id] = article->outlet;
    // The article was deleted since the statement was read.
    if (article.status().code() == absl::StatusCode::kNotFound) return known_[article_id] = "";
    return article.status();
  }

 private:
  const store::StoreReader& store_;
  const store::CallContext& call_;
  std::map<std::string, std::string> known_;
};

}  // namespace

absl::StatusOr<v1::Statement> QueryService::GetStatement(
    const Call& call, const v1::GetStatementRequest& request) const {
  auto id = rpc::ParseName(Collection::kStatements, request.name(), "name");
  if (!id.ok()) return id.status();
  auto statement = Named(store_.GetStatement(call, *id), Collection::kStatements, *id);
  if (!statement.ok()) return statement.status();
  auto outlet = Outlets(store_, call).Of(statement->article_id);
  if (!outlet.ok()) return outlet.status();
  return rpc::ToProto(*statement, *outlet);
}

absl::StatusOr<v1::ListStatementsResponse> QueryService::ListStatements(
    const Call& call, const v1::ListStatementsRequest& request) const {
  auto page = ReadPage(request);
  if (!page.ok()) return page.status();
  auto filter = ReadFilter(request);
  if (!filter.ok()) return filter.status();
  absl::Status exist = CheckArticleExists(call, filter->article_id);
  if (exist.ok()) exist = FollowActor(call, &filter->speaker_id);
  if (exist.ok()) exist = FollowActor(call, &filter->about_id);
  if (exist.ok()) exist = CheckClaimExists(call, filter->claim_id);
  if (!exist.ok()) return exist;
  auto statements = store_.ListStatements(call, *filter, *page);
  if (!statements.ok()) return statements.status();
  Outlets outlets(store_, call);
  v1::ListStatementsResponse response;
  for (const model::Statement& statement : statements->items) {
    auto outlet = outlets.Of(statement.article_id);
    if (!outlet.ok()) return outlet.status();
    *response.add_statements() = rpc::ToProto(statement, *outlet);
  }
  response.set_next_page_token(PageToken(request, statements->next));
  return response;
}

}  // namespace isnad::query
