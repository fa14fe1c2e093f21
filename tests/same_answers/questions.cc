// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/same_answers/questions.h"

#include <string>

#include "absl/strings/strip.h"
#include "tests/same_answers/store_answers.h"
#include "tests/same_answers/watch_answers.h"

namespace isnad::same_answers {
namespace {

using query::QueryService;

constexpr int kPagesAtMost = 4;

// The token of the next page; empty where the answer has no pages.
std::string NextPage(const google::protobuf::Message& response) {
  const auto* const field = response.GetDescriptor()->FindFieldByName("next_page_token");
  return field == nullptr ? "" : response.GetReflection()->GetString(response, field);
}

void SetPage(google::protobuf::Message* request, const std::string& token) {
  const auto* const field = request->GetDescriptor()->FindFieldByName("page_token");
  request->GetReflection()->SetString(request, field, token);
}

}  // namespace

Questions::Questions(Chance& chance, RandomRequests& requests, Both& both)
    : chance_(chance), requests_(requests), both_(both) {
  Add("GetArticle", &QueryService::GetArticle);
  Add("ListArticles", &QueryService::ListArticles);
  Add("GetActor", &QueryService::GetActor);
  Add("ListActors", &QueryService::ListActors);
  Add("ListActorMerges", &QueryService::ListActorMerges);
  Add("ResolveActors", &QueryService::ResolveActors);
  Add("ListDesignations", &QueryService::ListDesignations);
  Add("GetStatement", &QueryService::GetStatement);
  Add("ListStatements", &QueryService::ListStatements);
  Add("GetClaim", &QueryService::GetClaim);
  Add("ListClaims", &QueryService::ListClaims);
  Add("SearchClaims", &QueryService::SearchClaims);
  Add("TraceClaim", &QueryService::TraceClaim);
  Add("CompareClaims", &QueryService::CompareClaims);
  Add("CheckText", &QueryService::CheckText);
  Add("GetContradiction", &QueryService::GetContradiction);
  Add("ListContradictions", &QueryService::ListContradictions);
  all_.push_back([this] { AskWatch(); });
  all_.push_back([this] { AskStore(); });
}

void Questions::Ask() { chance_.Of(all_)(); }

template <typename Request, typename Response>
void Questions::Add(const char* method, Handler<Request, Response> handler) {
  all_.push_back([this, method, handler] { AskPages(method, handler); });
}

template <typename Request, typename Response>
void Questions::AskPages(const char* method, Handler<Request, Response> handler) {
  Request request;
  requests_.Fill(&request);
  for (int page = 0; page < kPagesAtMost; ++page) {
    const auto answer = both_.Ask(method, request, [handler](Stack& stack, const Request& asked) {
      return (stack.query().*handler)({}, asked);
    });
    if (!answer.ok() || both_.differs()) return;
    const std::string next = NextPage(*answer);
    if (next.empty()) return;
    // A token of another question is refused.
    if (chance_.OneIn(20)) requests_.Fill(&request);
    SetPage(&request, next);
  }
}

void Questions::AskWatch() {
  v1::WatchContradictionsRequest request;
  requests_.Fill(&request);
  const auto back = static_cast<int64_t>(chance_.Below(chance_.OneIn(10) ? 500 : 50));
  const auto limit = static_cast<int32_t>(1 + chance_.Below(7));
  both_.Compare("WatchContradictions",
                [&](Stack& stack) { return WatchAnswers(stack, request, back, limit); });
}

void Questions::AskStore() {
  const auto id = [&] {
    return std::string(absl::StripPrefix(requests_.Name("articles"), "articles/"));
  };
  const std::string one = id();
  const std::string other = id();
  both_.Compare("StoreReader", [&](Stack& stack) { return StoreAnswers(stack, one, other); });
}

}  // namespace isnad::same_answers
