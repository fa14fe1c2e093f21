// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/pair/query_calls.h"

#include <chrono>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/rpc/wire.h"
#include "grpc/health/v1/health.pb.h"

namespace isnad::benchmarks {
namespace {

using Stub = v1::QueryService::Stub;

constexpr int kLargestPage = 1000;
constexpr int kPage = 20;  // results of a list that is measured
constexpr std::chrono::minutes kDeadline(2);
// Shorter ones are mostly particles.
constexpr size_t kWordBytes = 8;

// Every page of a list, the requests that gave them included.
template <typename Request, typename Response, typename Use>
absl::Status ForEachPage(Stub& stub,
                         grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                      Response*),
                         int page_size, const Use& use) {
  Request request;
  request.set_page_size(page_size);
  do {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kDeadline);
    Response response;
    const grpc::Status status = (stub.*method)(&context, request, &response);
    if (!status.ok()) return absl::InternalError(status.error_message());
    use(request, response);
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

class Draws {
 public:
  Draws(size_t count, std::mt19937_64& random) : count_(count), random_(random) {}

  // A kind of call of which each request is made for one of the values.
  template <typename Request, typename Value, typename Fill>
  void Add(const std::string& name, const std::string& method, const std::vector<Value>& values,
           const Fill& fill) {
    CallKind kind{.name = name, .method = absl::StrCat("/isnad.v1.QueryService/", method)};
    if (values.empty()) status_.Update(absl::FailedPreconditionError("nothing to ask " + name));
    for (size_t i = 0; i < count_ && !values.empty(); ++i) {
      Request request;
      fill(request, values[random_() % values.size()]);
      status_.Update(rpc::SerializeMessage(request, &kind.requests.emplace_back()));
    }
    kinds_.push_back(std::move(kind));
  }

  CallKind& last() { return kinds_.back(); }
  absl::StatusOr<std::vector<CallKind>> kinds() && {
    if (!status_.ok()) return status_;
    return std::move(kinds_);
  }

 private:
  const size_t count_;
  std::mt19937_64& random_;
  absl::Status status_;
  std::vector<CallKind> kinds_;
};

// What there is to ask for.
struct Stored {
  std::vector<std::string> articles, actors, claims;
  std::vector<std::string> words, word_pairs;  // of one claim
  std::vector<v1::ListContradictionsRequest> pages;
};

void TakeWords(const v1::Claim& claim, Stored& stored) {
  std::string before;
  for (const absl::string_view word : absl::StrSplit(claim.canonical_text(), ' ')) {
    if (word.size() < kWordBytes) continue;
    stored.words.emplace_back(word);
    if (!before.empty()) stored.word_pairs.push_back(absl::StrCat(before, " ", word));
    before = std::string(word);
  }
}

absl::StatusOr<Stored> ReadStored(Stub& stub) {
  Stored stored;
  absl::Status status =
      ForEachPage(stub, &Stub::ListArticles, kLargestPage,
                  [&](const v1::ListArticlesRequest&, const v1::ListArticlesResponse& response) {
                    for (const auto& article : response.articles())
                      stored.articles.push_back(article.name());
                  });
  status.Update(
      ForEachPage(stub, &Stub::ListActors, kLargestPage,
                  [&](const v1::ListActorsRequest&, const v1::ListActorsResponse& response) {
                    for (const auto& actor : response.actors()) {
                      stored.actors.push_back(actor.name());
                    }
                  }));
  status.Update(
      ForEachPage(stub, &Stub::ListClaims, kLargestPage,
                  [&](const v1::ListClaimsRequest&, const v1::ListClaimsResponse& response) {
                    for (const auto& claim : response.claims()) {
                      stored.claims.push_back(claim.name());
                      TakeWords(claim, stored);
                    }
                  }));
  status.Update(ForEachPage(stub, &Stub::ListContradictions, kPage,
                            [&](const v1::ListContradictionsRequest& request,
                                const v1::ListContradictionsResponse& response) {
                              const bool full = response.contradictions_size() == kPage;
                              if (full || stored.pages.empty()) stored.pages.push_back(request);
                            }));
  if (!status.ok()) return status;
  return stored;
}

}  // namespace

CallKind EmptyCall() {
  return {.name = kEmptyCall, .method = "/grpc.health.v1.Health/Check", .requests = [] {
            std::vector<grpc::ByteBuffer> requests(1);
            (void)rpc::SerializeMessage(grpc::health::v1::HealthCheckRequest(), &requests[0]);
            return requests;
          }()};
}

absl::StatusOr<std::vector<CallKind>> DrawQueryCalls(Stub& stub,
                                                     const std::vector<std::string>& texts,
                                                     size_t draws, std::mt19937_64& random) {
  const auto stored = ReadStored(stub);
  if (!stored.ok()) return stored.status();
  Draws calls(draws, random);
  const auto by_name = [](auto& request, const std::string& name) { request.set_name(name); };
  const auto by_words = [](auto& request, const std::string& words) {
    request.set_words(words);
    request.set_page_size(kPage);
  };
  calls.Add<v1::GetClaimRequest>(kRefusedCall, "GetClaim", std::vector<std::string>{"claim"},
                                 by_name);
  calls.last().expected = grpc::StatusCode::INVALID_ARGUMENT;
  calls.Add<v1::GetClaimRequest>("GetClaim", "GetClaim", stored->claims, by_name);
  calls.Add<v1::GetActorRequest>("GetActor", "GetActor", stored->actors, by_name);
  calls.Add<v1::ListContradictionsRequest>("ListContradictions (20)", "ListContradictions",
                                           stored->pages,
                                           [](auto& request, const auto& page) { request = page; });
  calls.Add<v1::ListClaimsRequest>("ListClaims of an article (20)", "ListClaims", stored->articles,
                                   [](auto& request, const std::string& name) {
                                     request.set_article(name);
                                     request.set_page_size(kPage);
                                   });
  calls.Add<v1::SearchClaimsRequest>("SearchClaims, 1 word (20)", "SearchClaims", stored->words,
                                     by_words);
  calls.Add<v1::SearchClaimsRequest>("SearchClaims, 2 words (20)", "SearchClaims",
                                     stored->word_pairs, by_words);
  calls.Add<v1::CheckTextRequest>(
      "CheckText", "CheckText", texts,
      [](auto& request, const std::string& text) { request.set_text(text); });
  return std::move(calls).kinds();
}

}  // namespace isnad::benchmarks
