// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "absl/strings/string_view.h"
#include "core/analysis/analyzer.h"
#include "tests/fuzz/analysis_properties.h"
#include "tests/fuzz/pair_properties.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto* const analyzer = isnad::analysis::Analyzer::Create()->release();
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  static const auto& scorer = *new auto(isnad::analysis::PairScorer::Create());
  const isnad::model::Article article = isnad::fuzz::ArticleOf(bytes);
  std::string broken = isnad::fuzz::FindBrokenProperty(*analyzer, article);
  if (broken.empty()) broken = isnad::fuzz::FindBrokenPair(*scorer, article.title, article.body);
  if (!broken.empty()) {
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
