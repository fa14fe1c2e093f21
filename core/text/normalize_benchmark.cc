// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// Bytes a second of bare ICU NFKC and of each stage of core/text, over the same
// generated newspaper text: read the ratios, not the figures.
#include <random>
#include <string>
#include <utility>

#include "benchmark/benchmark.h"
#include "core/text/bare_nfkc.h"
#include "core/text/quotes.h"

namespace isnad::text {
namespace {

// About `bytes` bytes of paragraphs, with what real pages hold: some vowel
// signs, Arabic-Indic digits, no-break spaces, quotes and a bidi mark.
std::string NewspaperText(size_t bytes) {
  static constexpr const char* kWords[] = {
      "أكد",  "الوزير",       "أن",       "الحكومة", "ستعلن",    "موقفها", "من",       "الاتفاق",
      "خلال", "الأسبوع",      "المقبل،",  "بعد",     "اجتماع",   "في",     "العاصمة",  "مع",
      "وفد",  "الأمم",        "المتحدة",  "«نرحب",   "بالهدنة»", "وأضاف",  "المتحدث",  "أيضاً",
      "٢٠١٧", "\u00A0نحو",    "4.2",      "مليار",   "دولار",    "إنّ",     "\"القرار", "نهائي\"،",
      "رئيس", "اللجنة\u200F", "المسؤولة", "عن",      "الملف"};
  std::minstd_rand random(7);
  std::string text;
  for (int words = 0; text.size() < bytes;) {
    text += kWords[random() % std::size(kWords)];
    ++words;
    text += words % 120 == 0 ? ".\n" : words % 30 == 0 ? ". " : " ";
  }
  return text;
}

const std::string& Text() {
  static const auto* const kText = new std::string(NewspaperText(1 << 20));
  return *kText;
}

NormalizedText Normalized() { return *NormalizedText::Create(Text()); }

void SetRates(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * Text().size()));
}

void BM_BareIcuNfkc(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(BareNfkc(Text()).data());
  SetRates(state);
}
BENCHMARK(BM_BareIcuNfkc);

void BM_NormalizedText(benchmark::State& state) {
  for (auto _ : state) {
    auto text = NormalizedText::Create(Text());
    benchmark::DoNotOptimize(text->normalized().data());
  }
  SetRates(state);
}
BENCHMARK(BM_NormalizedText);

void BM_Tokens(benchmark::State& state) {
  for (auto _ : state) {
    const TokenizedText text(Normalized());
    benchmark::DoNotOptimize(text.tokens().data());
  }
  SetRates(state);
}
BENCHMARK(BM_Tokens);

void BM_SentencesAndQuotations(benchmark::State& state) {
  const TokenizedText text(Normalized());
  for (auto _ : state) {
    benchmark::DoNotOptimize(FindQuotations(text, SplitSentences(text)).data());
  }
  SetRates(state);
}
BENCHMARK(BM_SentencesAndQuotations);

}  // namespace
}  // namespace isnad::text
