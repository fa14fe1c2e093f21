// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/statement.h"
#include "query-service/filters.h"
#include "query-service/page_tokens.h"
#include "query-service/query_service.h"

namespace isnad::query {

using rpc::Collection;

absl::StatusOr<v1::Statement> QueryService::GetStatement(
    const Call& call, const v1::GetStatementRequest& request) const {
  auto id = rpc::ParseName(Collection::kStatements, request.name(), "name");
  if (!id.ok()) return id.status();
  auto statement = Named(store_.GetStatement(call, *id), Collection::kStatements, *id);
  if (!statement.ok()) return statement.status();
  return rpc::ToProto(*statement, statement->outlet);
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
  v1::ListStatementsResponse response;
  for (const store::PrintedStatement& statement : statements->items) {
    *response.add_statements() = rpc::ToProto(statement, statement.outlet);
  }
  response.set_next_page_token(PageToken(request, statements->next));
  return response;
}

}  // namespace isnad::query
