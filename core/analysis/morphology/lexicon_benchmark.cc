// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "core/analysis/morphology/lexicon.h"
#include "core/analysis/morphology/light_stem.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

// News, with about one word in five in the lexicon.
std::vector<std::string> Words() {
  constexpr absl::string_view kText =
      "قال وزير الخارجية في مؤتمر صحفي عقده مساء الخميس إن الحكومة لم تتلق حتى الآن أي رد "
      "رسمي على المقترحات التي قدمتها الأسبوع الماضي وأضاف أن المحادثات ستستأنف قريبا في "
      "العاصمة بمشاركة وفود من ثلاث دول مجاورة مؤكدا أن بلاده لن تقبل شروطا مسبقة ونفت مصادر "
      "المعارضة من جهتها أن تكون قد رفضت الحوار واتهمت السلطات بالمماطلة وحذرت من عواقب "
      "استمرار القصف على المدنيين في المدن المحاصرة ودعت الأمم المتحدة إلى إرسال مراقبين";
  std::vector<std::string> words;
  for (absl::string_view word : absl::StrSplit(kText, ' ')) words.push_back(text::Fold(word));
  return words;
}

Lexicon SampleLexicon() {
  Lexicon lexicon;
  for (const Lexeme& lexeme :
       std::vector<Lexeme>{{.lemma = "قال", .present = "يقول", .masdars = {"قول"}},
                           {.lemma = "أضاف", .present = "يضيف"},
                           {.lemma = "أكّد", .present = "يؤكد"},
                           {.lemma = "نفى", .present = "ينفي", .masdars = {"نفي"}},
                           {.lemma = "اتهم", .present = "يتهم"},
                           {.lemma = "حذّر", .present = "يحذر"},
                           {.lemma = "دعا", .present = "يدعو", .masdars = {"دعوة"}},
                           {.lemma = "استأنف", .present = "يستأنف"},
                           {.lemma = "رفض", .present = "يرفض", .masdars = {"رفض"}},
                           {.lemma = "قصف", .present = "يقصف", .masdars = {"قصف"}},
                           {.lemma = "حكومة"},
                           {.lemma = "وزير", .plurals = {"وزراء"}, .feminine = "وزيرة"},
                           {.lemma = "سلطة"}}) {
    (void)lexicon.Add(lexeme);
  }
  return lexicon;
}

void BM_Find(benchmark::State& state) {
  const Lexicon lexicon = SampleLexicon();
  const std::vector<std::string> words = Words();
  for (auto _ : state) {
    for (const std::string& word : words) benchmark::DoNotOptimize(lexicon.Find(word));
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * words.size()));
}
BENCHMARK(BM_Find);

void BM_LightStem(benchmark::State& state) {
  const std::vector<std::string> words = Words();
  for (auto _ : state) {
    for (const std::string& word : words) benchmark::DoNotOptimize(LightStem(word));
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * words.size()));
}
BENCHMARK(BM_LightStem);

}  // namespace
}  // namespace isnad::analysis

BENCHMARK_MAIN();
