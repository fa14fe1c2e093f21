// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/show/store_view.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace isnad::show {
namespace {

constexpr int kPageSize = 1000;

absl::Status FromGrpc(const grpc::Status& status) {
  return absl::Status(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
}

// Every page of a List method.
template <typename Request, typename Response, typename Call, typename Take>
absl::Status ForEachPage(Call call, Take take) {
  Request request;
  request.set_page_size(kPageSize);
  do {
    grpc::ClientContext context;
    Response response;
    if (grpc::Status status = call(&context, request, &response); !status.ok()) {
      return FromGrpc(status);
    }
    take(response);
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<StoreView> ReadStore(v1::QueryService::StubInterface& stub) {
  StoreView view;
  absl::Status status = ForEachPage<v1::ListArticlesRequest, v1::ListArticlesResponse>(
      [&](auto... a) { return stub.ListArticles(a...); },
      [&](auto& page) {
        for (auto& article : *page.mutable_articles()) view.articles.push_back(std::move(article));
      });
  status.Update(ForEachPage<v1::ListActorsRequest, v1::ListActorsResponse>(
      [&](auto... a) { return stub.ListActors(a...); },
      [&](auto& page) {
        for (auto& actor : *page.mutable_actors()) view.actors.push_back(std::move(actor));
      }));
  status.Update(ForEachPage<v1::ListStatementsRequest, v1::ListStatementsResponse>(
      [&](auto... a) { return stub.ListStatements(a...); },
      [&](auto& page) {
        for (auto& statement : *page.mutable_statements()) {
          if (statement.kind() != v1::STATEMENT_KIND_NARRATION) {
            ++view.statements_of_actor[statement.speaker().actor()];
          }
          view.statements.emplace(statement.name(), std::move(statement));
        }
      }));
  status.Update(ForEachPage<v1::ListContradictionsRequest, v1::ListContradictionsResponse>(
      [&](auto... a) { return stub.ListContradictions(a...); },
      [&](auto& page) {
        for (auto& found : *page.mutable_contradictions()) {
          view.contradictions.push_back(std::move(found));
        }
      }));
  if (!status.ok()) return status;
  return view;
}

absl::StatusOr<std::string> TextAt(v1::QueryService::StubInterface& stub,
                                   const std::string& article, const v1::TextSpan& span) {
  v1::GetArticleRequest request;
  request.set_name(article);
  v1::Article found;
  grpc::ClientContext context;
  if (grpc::Status status = stub.GetArticle(&context, request, &found); !status.ok()) {
    return FromGrpc(status);
  }
  const std::string& text = span.field() == v1::ARTICLE_FIELD_TITLE ? found.title() : found.body();
  if (span.begin() < 0 || span.end() < span.begin() ||
      static_cast<size_t>(span.end()) > text.size()) {
    return absl::DataLossError(absl::StrCat("a span lies outside ", article));
  }
  return text.substr(span.begin(), span.end() - span.begin());
}

}  // namespace isnad::show
