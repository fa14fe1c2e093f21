// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/article.h"
#include "core/rpc/convert/time.h"
#include "query-service/filters.h"
#include "query-service/page_tokens.h"
#include "query-service/query_service.h"

namespace isnad::query {

using rpc::Collection;

namespace {

v1::Article ToWire(const store::StoredArticle& article, v1::ArticleView view) {
  v1::Article proto = rpc::ToProto(article, view);
  *proto.mutable_ingest_time() = rpc::ToProto(article.first_ingest_time);
  return proto;
}

}  // namespace

absl::Status QueryService::CheckArticleExists(const Call& call, absl::string_view id) const {
  if (id.empty()) return absl::OkStatus();
  return Named(store_.GetArticle(call, id), Collection::kArticles, id).status();
}

absl::StatusOr<v1::Article> QueryService::GetArticle(const Call& call,
                                                     const v1::GetArticleRequest& request) const {
  auto id = rpc::ParseName(Collection::kArticles, request.name(), "name");
  if (!id.ok()) return id.status();
  auto article = Named(store_.GetArticle(call, *id), Collection::kArticles, *id);
  if (!article.ok()) return article.status();
  const bool basic = request.view() == v1::ARTICLE_VIEW_BASIC;
  return ToWire(*article, basic ? v1::ARTICLE_VIEW_BASIC : v1::ARTICLE_VIEW_FULL);
}

absl::StatusOr<v1::ListArticlesResponse> QueryService::ListArticles(
    const Call& call, const v1::ListArticlesRequest& request) const {
  auto page = ReadPage(request);
  if (!page.ok()) return page.status();
  auto filter = ReadFilter(request);
  if (!filter.ok()) return filter.status();
  auto articles = store_.ListArticles(call, *filter, *page);
  if (!articles.ok()) return articles.status();
  const bool full = request.view() == v1::ARTICLE_VIEW_FULL;
  v1::ListArticlesResponse response;
  for (const store::StoredArticle& article : articles->items) {
    *response.add_articles() =
        ToWire(article, full ? v1::ARTICLE_VIEW_FULL : v1::ARTICLE_VIEW_BASIC);
  }
  response.set_next_page_token(PageToken(request, articles->next));
  return response;
}

}  // namespace isnad::query
