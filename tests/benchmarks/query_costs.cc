// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/query_costs.h"

#include <functional>
#include <utility>

#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "tests/benchmarks/served_queries.h"

namespace isnad::benchmarks {
namespace {

constexpr int kNames = 1000;
constexpr size_t kCalls = 300;  // of each kind, after some that warm it up
constexpr size_t kFirst = 30;
constexpr size_t kStride = 389;  // from one name to the next that is asked for

using Stub = v1::QueryService::Stub;
using Context = grpc::ClientContext;

// Calls each method, with one of the names each time.
class Meter {
 public:
  explicit Meter(Stub& stub) : stub_(stub) {}

  template <typename Request, typename Response>
  void Measure(const char* name, const std::vector<std::string>& values,
               grpc::Status (Stub::*method)(Context*, const Request&, Response*),
               std::function<void(Request&, const std::string&)> set) {
    std::vector<double> seconds;
    for (size_t i = 0; !values.empty() && i < kFirst + kCalls; ++i) {
      Request request;
      set(request, values[i * kStride % values.size()]);
      Response response;
      const double cost = Call(method, request, &response);
      if (i >= kFirst) seconds.push_back(cost);
    }
    costs_.emplace_back(name, Median(std::move(seconds)));
  }

  // What one page lists.
  template <typename Request, typename Response>
  Response Page(grpc::Status (Stub::*method)(Context*, const Request&, Response*)) {
    Request request;
    request.set_page_size(kNames);
    Response response;
    Call(method, request, &response);
    return response;
  }

  absl::StatusOr<QueryCosts> costs() && {
    if (!failure_.ok()) return failure_;
    return std::move(costs_);
  }

 private:
  template <typename Request, typename Response>
  double Call(grpc::Status (Stub::*method)(Context*, const Request&, Response*),
              const Request& request, Response* response) {
    Context context;
    const absl::Time start = absl::Now();
    const grpc::Status status = (stub_.*method)(&context, request, response);
    const double cost = absl::ToDoubleSeconds(absl::Now() - start);
    if (!status.ok()) failure_.Update(absl::InternalError(status.error_message()));
    return cost;
  }

  Stub& stub_;
  absl::Status failure_;
  QueryCosts costs_;
};

template <typename Elements>
std::vector<std::string> NamesOf(const Elements& elements) {
  std::vector<std::string> names;
  for (const auto& element : elements) names.push_back(element.name());
  return names;
}

}  // namespace

absl::StatusOr<QueryCosts> MeasureQueries(Stub& stub, const std::vector<std::string>& texts) {
  Meter meter(stub);
  const auto articles = NamesOf(meter.Page(&Stub::ListArticles).articles());
  const auto actors = NamesOf(meter.Page(&Stub::ListActors).actors());
  const auto statements = NamesOf(meter.Page(&Stub::ListStatements).statements());
  const auto claims = NamesOf(meter.Page(&Stub::ListClaims).claims());
  const auto contradictions = NamesOf(meter.Page(&Stub::ListContradictions).contradictions());

  const auto by_name = [](auto& request, const std::string& name) { request.set_name(name); };
  meter.Measure<v1::GetArticleRequest>("GetArticle", articles, &Stub::GetArticle, by_name);
  meter.Measure<v1::GetActorRequest>("GetActor", actors, &Stub::GetActor, by_name);
  meter.Measure<v1::GetStatementRequest>("GetStatement", statements, &Stub::GetStatement, by_name);
  meter.Measure<v1::GetClaimRequest>("GetClaim", claims, &Stub::GetClaim, by_name);
  meter.Measure<v1::GetContradictionRequest>("GetContradiction", contradictions,
                                             &Stub::GetContradiction, by_name);
  meter.Measure<v1::ListStatementsRequest>(
      "ListStatements of a speaker", actors, &Stub::ListStatements,
      [](auto& request, const std::string& name) { request.set_speaker(name); });
  meter.Measure<v1::ListContradictionsRequest>(
      "ListContradictions of an actor", actors, &Stub::ListContradictions,
      [](auto& request, const std::string& name) { request.set_actor(name); });
  meter.Measure<v1::SearchClaimsRequest>(
      "SearchClaims, two words", texts, &Stub::SearchClaims,
      [](auto& request, const std::string& text) {
        request.set_words(text.substr(0, text.find(' ', text.find(' ') + 1)));
      });
  meter.Measure<v1::CheckTextRequest>(
      "CheckText", texts, &Stub::CheckText,
      [](auto& request, const std::string& text) { request.set_text(text); });
  return std::move(meter).costs();
}

}  // namespace isnad::benchmarks
