// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// What an answer costs inside the query service, without the network: asking the store
// and converting, and making bytes of it. The project's own articles, on SQLite and, where
// ISNAD_BENCHMARK_STORE names an empty database (postgres://…), on that.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/rpc/wire.h"
#include "core/store/open_store.h"
#include "query-service/query_service.h"
#include "tests/benchmarks/articles.h"
#include "tests/benchmarks/loading.h"
#include "tests/benchmarks/temporary_folder.h"

namespace isnad::benchmarks {
namespace {

constexpr int kPage = 20;

// The query service over a store that holds the project's articles.
class Answers {
 public:
  static absl::StatusOr<std::unique_ptr<Answers>> Create(const std::string& address) {
    auto store = store::OpenStoreForWriting(address);
    if (!store.ok()) return store.status();
    const auto rules = ingest::CreateRuleAnalysis();
    if (!rules.ok()) return rules.status();
    const auto articles = ProjectArticles();
    if (!articles.ok()) return articles.status();
    const auto loading = Load(**store, **rules, *articles);
    if (!loading.ok()) return loading.status();
    auto texts = query::TextAnalysis::Create();
    if (!texts.ok()) return texts.status();
    std::unique_ptr<Answers> answers(new Answers(*std::move(store), *std::move(texts)));
    v1::ListClaimsRequest request;
    request.set_page_size(1000);
    const auto claims = answers->service.ListClaims({}, request);
    if (!claims.ok()) return claims.status();
    for (const auto& claim : claims->claims()) answers->claims.push_back(claim.name());
    if (answers->claims.empty()) return absl::InternalError("no claims");
    return answers;
  }

 private:
  Answers(std::unique_ptr<store::StoreWriter> opened,
          std::unique_ptr<const query::TextAnalysis> analysis)
      : store_(std::move(opened)),
        texts_(std::move(analysis)),
        service(store_->reader(), *texts_) {}

  const std::unique_ptr<store::StoreWriter> store_;
  const std::unique_ptr<const query::TextAnalysis> texts_;

 public:
  const query::QueryService service;
  std::vector<std::string> claims;
};

template <typename Answer>
void Check(benchmark::State& state, const Answer& answer) {
  if (!answer.ok()) state.SkipWithError(answer.status().ToString().c_str());
}

absl::StatusOr<v1::ListContradictionsResponse> ListContradictions(const Answers& answers) {
  v1::ListContradictionsRequest request;
  request.set_page_size(kPage);
  return answers.service.ListContradictions({}, request);
}

void BM_GetClaim(benchmark::State& state, const Answers& answers) {
  size_t next = 0;
  v1::GetClaimRequest request;
  for (auto _ : state) {
    request.set_name(answers.claims[next++ % answers.claims.size()]);
    Check(state, answers.service.GetClaim({}, request));
  }
}

void BM_ListContradictions(benchmark::State& state, const Answers& answers) {
  for (auto _ : state) Check(state, ListContradictions(answers));
}

template <typename Message>
void Serialize(benchmark::State& state, const absl::StatusOr<Message>& message) {
  Check(state, message);
  if (!message.ok()) return;
  for (auto _ : state) {
    grpc::ByteBuffer bytes;
    benchmark::DoNotOptimize(rpc::SerializeMessage(*message, &bytes).ok());
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * message->ByteSizeLong()));
}

void BM_SerializeClaim(benchmark::State& state, const Answers& answers) {
  v1::GetClaimRequest request;
  request.set_name(answers.claims.front());
  Serialize(state, answers.service.GetClaim({}, request));
}

void BM_SerializeContradictions(benchmark::State& state, const Answers& answers) {
  Serialize(state, ListContradictions(answers));
}

absl::Status Register(const std::string& store, const std::string& address) {
  auto answers = Answers::Create(address);
  if (!answers.ok()) return answers.status();
  const Answers& kept = **answers;
  static auto* const all = new std::vector<std::unique_ptr<Answers>>();
  all->push_back(*std::move(answers));
  benchmark::RegisterBenchmark(("BM_GetClaim/" + store).c_str(), BM_GetClaim, std::cref(kept));
  benchmark::RegisterBenchmark(("BM_ListContradictions/" + store).c_str(), BM_ListContradictions,
                               std::cref(kept));
  if (all->size() > 1) return absl::OkStatus();  // the same bytes from every store
  benchmark::RegisterBenchmark("BM_SerializeClaim", BM_SerializeClaim, std::cref(kept));
  benchmark::RegisterBenchmark("BM_SerializeContradictions", BM_SerializeContradictions,
                               std::cref(kept));
  return absl::OkStatus();
}

}  // namespace
}  // namespace isnad::benchmarks

int main(int argc, char** argv) {
  const isnad::benchmarks::TemporaryFolder folder;
  absl::Status status = isnad::benchmarks::Register("sqlite", folder.StoreAddress());
  const char* const postgres = std::getenv("ISNAD_BENCHMARK_STORE");
  if (status.ok() && postgres != nullptr) {
    status = isnad::benchmarks::Register("postgres", postgres);
  }
  if (!status.ok()) {
    std::fprintf(stderr, "%s\n", status.ToString().c_str());
    return 1;
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
}
