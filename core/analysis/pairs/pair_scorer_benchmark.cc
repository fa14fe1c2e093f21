// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "core/analysis/pairs/pair_scorer.h"

namespace isnad::analysis {
namespace {

constexpr char kReport[] =
    "أكد محافظ البنك المركزي أن أسعار الفائدة ستبقى مستقرة خلال الأشهر المقبلة وأن الاحتياطي "
    "ارتفع إلى 40 مليار دولار بفضل صادرات القطاع الزراعي";
constexpr char kDenial[] =
    "نفى خبراء في البنك المركزي أن تبقى أسعار الفائدة مستقرة وقالوا إن الاحتياطي تراجع إلى 31 "
    "مليار دولار ولم يرتفع كما أعلن المحافظ";

const PairScorer& Scorer() {
  static const auto& scorer = *new auto(PairScorer::Create());
  return *scorer;
}

void BM_Prepare(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Scorer().Prepare({kReport, "محافظ البنك"}));
}
BENCHMARK(BM_Prepare);

// Of two sentences of twenty words; of two headlines of five.
void BM_ScoreSentences(benchmark::State& state) {
  const PairText a = *Scorer().Prepare({kReport, "محافظ البنك"});
  const PairText b = *Scorer().Prepare({kDenial, "خبراء"});
  for (auto _ : state) benchmark::DoNotOptimize(Scorer().Score(a, b));
}
BENCHMARK(BM_ScoreSentences);

void BM_ScoreHeadlines(benchmark::State& state) {
  const PairText a = *Scorer().Prepare({"ارتفاع أسعار القمح في الأسواق", ""});
  const PairText b = *Scorer().Prepare({"انخفاض أسعار القمح في الأسواق", ""});
  for (auto _ : state) benchmark::DoNotOptimize(Scorer().Score(a, b));
}
BENCHMARK(BM_ScoreHeadlines);

}  // namespace
}  // namespace isnad::analysis

BENCHMARK_MAIN();
