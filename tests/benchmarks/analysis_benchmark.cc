// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// The cost of the whole analysis, on one core: words a second over the
// project's own articles, what each stage takes of it, normalization beside
// ICU's bare NFKC, and how the cost grows with an article's length and with
// texts made to be expensive. Ratios within one run say more than figures.
// With ISNAD_SHARED set, the first articles of its corpus are measured too.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis/analyzer.h"
#include "core/analysis/claims/claims.h"
#include "core/analysis/document.h"
#include "core/analysis/entities/entities.h"
#include "core/analysis/statements/statements.h"
#include "core/text/bare_nfkc.h"
#include "core/text/normalized_text.h"
#include "tests/benchmarks/articles.h"
#include "tests/fuzz/hard_texts.h"

namespace isnad::benchmarks {
namespace {

constexpr size_t kMebibyte = 1 << 20;
constexpr int kShortest = 1000;  // bytes
constexpr size_t kCorpusArticles = 1000;

double CpuSeconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// Runs `work` as often as asked for; mean CPU seconds of one run.
template <typename Work>
double Measure(benchmark::State& state, const Work& work) {
  const double begin = CpuSeconds();
  for (auto _ : state) work();
  return (CpuSeconds() - begin) / static_cast<double>(state.iterations());
}

// Seconds a byte of what later benchmarks are compared with.
std::map<std::string, double>& Baselines() {
  static auto* const baselines = new std::map<std::string, double>();
  return *baselines;
}

const analysis::Analyzer& TheAnalyzer() {
  static const auto* const analyzer = analysis::Analyzer::Create()->release();
  return *analyzer;
}

const std::vector<model::Article>& Articles() {
  static const auto* const articles = new std::vector<model::Article>(ProjectArticles().value());
  return *articles;
}

std::string AllBodies() {
  std::string all;
  for (const model::Article& article : Articles()) all += article.body + "\n\n";
  return all;
}

model::Article ArticleWith(std::string body) {
  model::Article article = Articles().front();
  article.title.clear();
  article.body = std::move(body);
  return article;
}

void BM_BareNfkc(benchmark::State& state) {
  const std::string text = AllBodies();
  Baselines()["nfkc"] =
      Measure(state, [&] { benchmark::DoNotOptimize(text::BareNfkc(text).data()); });
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}
BENCHMARK(BM_BareNfkc);

void BM_Normalize(benchmark::State& state) {
  const std::string text = AllBodies();
  const double seconds = Measure(
      state, [&] { benchmark::DoNotOptimize(text::NormalizedText::Create(text)->raw().data()); });
  state.counters["speed_to_nfkc"] = Baselines()["nfkc"] / seconds;
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}
BENCHMARK(BM_Normalize);

void BM_Analyze(benchmark::State& state, const std::vector<model::Article>& articles) {
  for (auto _ : state) {
    for (const model::Article& article : articles) {
      benchmark::DoNotOptimize(TheAnalyzer().Analyze(article)->statements.data());
    }
  }
  state.counters["articles"] = static_cast<double>(articles.size());
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * WordCount(articles)));
}

// CPU seconds spent in each stage.
struct Stages {
  analysis::EntityReader entity_reader = *analysis::EntityReader::Create();
  analysis::StatementReader statement_reader = *analysis::StatementReader::Create();
  analysis::ClaimReader claim_reader = *analysis::ClaimReader::Create();
  double text = 0, entities = 0, statements = 0, claims = 0;

  void Run(const model::Article& article) {
    const double begin = CpuSeconds();
    const auto document = analysis::ReadDocument(article);
    const double read = CpuSeconds();
    const auto found = entity_reader.Read(*document);
    const double named = CpuSeconds();
    auto said = statement_reader.Read(*document, found);
    const double heard = CpuSeconds();
    benchmark::DoNotOptimize(claim_reader.Read(*document, found, said).data());
    text += read - begin, entities += named - read, statements += heard - named;
    claims += CpuSeconds() - heard;
  }
};

void BM_Stages(benchmark::State& state) {
  Stages stages;
  const double whole = Measure(state,
                               [&stages] {
                                 for (const model::Article& article : Articles())
                                   stages.Run(article);
                               }) *
                       static_cast<double>(state.iterations());
  state.counters["text"] = stages.text / whole;
  state.counters["entities"] = stages.entities / whole;
  state.counters["statements"] = stages.statements / whole;
  state.counters["claims"] = stages.claims / whole;
}
BENCHMARK(BM_Stages);

// The mentions of every article against those of all articles: who meets whom by
// their keys, and what is judged of each two.
void BM_FindContradictions(benchmark::State& state) {
  std::vector<store::ArticleRecord> records;
  std::vector<model::ClaimMention> candidates;
  for (const model::Article& article : Articles()) {
    records.push_back(TheAnalyzer().Analyze(article).value());
    for (const auto& keyed : records.back().mentions) candidates.push_back(keyed.mention);
  }
  size_t found = 0;
  for (auto _ : state) {
    found = 0;
    for (const store::ArticleRecord& record : records) {
      found += TheAnalyzer().FindContradictions(record.mentions, candidates).size();
    }
  }
  state.counters["found"] = static_cast<double>(found);
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * candidates.size()));
}
BENCHMARK(BM_FindContradictions)->Unit(benchmark::kMillisecond);

// Prose of the project's articles, again and again, of `bytes` bytes or a
// sentence's more.
std::string Prose(size_t bytes) {
  static const auto* const kBodies = new std::string(AllBodies());
  std::string text;
  while (text.size() < bytes) text += *kBodies;
  return text.substr(0, text.find('\n', bytes));
}

void BM_Length(benchmark::State& state) {
  const model::Article article = ArticleWith(Prose(static_cast<size_t>(state.range(0))));
  const size_t words = WordCount({article});
  const double seconds = Measure(
      state, [&] { benchmark::DoNotOptimize(TheAnalyzer().Analyze(article)->actors.data()); });
  const double per_word = seconds / static_cast<double>(words);
  if (state.range(0) == kShortest) Baselines()["shortest"] = per_word;
  state.counters["ns_per_word"] = 1e9 * per_word;
  state.counters["to_shortest"] = per_word / Baselines()["shortest"];
  Baselines()["prose"] = seconds / static_cast<double>(article.body.size());
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * words));
}
BENCHMARK(BM_Length)->Arg(kShortest)->Arg(10'000)->Arg(100'000)->Arg(kMebibyte);

// Cost of a byte beside one of a mebibyte of prose.
void BM_Hard(benchmark::State& state, const std::string& text) {
  const model::Article article = ArticleWith(text);
  const double seconds = Measure(
      state, [&] { benchmark::DoNotOptimize(TheAnalyzer().Analyze(article)->actors.data()); });
  state.counters["to_prose"] =
      seconds / static_cast<double>(article.body.size()) / Baselines()["prose"];
}

void Register() {
  static const auto* const kHard = new std::vector<fuzz::HardText>(fuzz::HardTexts(kMebibyte));
  benchmark::RegisterBenchmark("BM_Analyze/project", BM_Analyze, Articles());
  for (const fuzz::HardText& hard : *kHard) {
    benchmark::RegisterBenchmark(("BM_Hard/" + hard.name).c_str(), BM_Hard, hard.text)
        ->Iterations(1)
        ->Unit(benchmark::kMillisecond);
  }
  const char* const shared = std::getenv("ISNAD_SHARED");
  if (shared == nullptr) {
    std::fprintf(stderr, "ISNAD_SHARED is not set: only the project's own articles are measured\n");
    return;
  }
  auto corpus =
      ReadGzippedArticles(std::string(shared) + "/corpus/articles.jsonl.gz", kCorpusArticles);
  std::fprintf(stderr, "corpus: %s\n",
               corpus.ok() ? (std::to_string(corpus->size()) + " articles").c_str()
                           : std::string(corpus.status().message()).c_str());
  if (!corpus.ok()) return;
  benchmark::RegisterBenchmark("BM_Analyze/corpus", BM_Analyze, *std::move(corpus))
      ->Unit(benchmark::kMillisecond);
}

}  // namespace
}  // namespace isnad::benchmarks

int main(int argc, char** argv) {
  isnad::benchmarks::Register();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
}
