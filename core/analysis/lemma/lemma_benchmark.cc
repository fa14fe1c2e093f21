// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "core/analysis/lemma/lemma.h"
#include "core/analysis/morphology/light_stem.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

std::vector<std::string> Words() {
  constexpr absl::string_view kText =
      "أكد محافظ البنك المركزي أن أسعار الفائدة ستبقى مستقرة خلال الأشهر المقبلة ونفى شائعات عن "
      "خفضها وأوضح في مقابلة مع صحفيين أن الاحتياطي ارتفع إلى مستويات لم يبلغها منذ سنوات وأن "
      "الحكومة تدرس مقترحات قدمها خبراء لدعم صادرات القطاع الزراعي وستعلن نتائجها قريبا";
  std::vector<std::string> words;
  for (absl::string_view word : absl::StrSplit(kText, ' ')) words.push_back(text::Fold(word));
  return words;
}

void BM_LemmasOf(benchmark::State& state) {
  const std::vector<std::string> words = Words();
  for (auto _ : state) {
    for (const std::string& word : words) benchmark::DoNotOptimize(LemmasOf(word));
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * words.size()));
}
BENCHMARK(BM_LemmasOf);

// Beside it, the cached light stem of the same words.
void BM_LightStemBeside(benchmark::State& state) {
  const std::vector<std::string> words = Words();
  for (auto _ : state) {
    for (const std::string& word : words) benchmark::DoNotOptimize(LightStem(word));
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * words.size()));
}
BENCHMARK(BM_LightStemBeside);

}  // namespace
}  // namespace isnad::analysis

BENCHMARK_MAIN();
