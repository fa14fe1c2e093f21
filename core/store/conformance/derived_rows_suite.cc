// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

#include "absl/strings/str_cat.h"
#include "core/store/conformance/conformance.h"
#include "core/store/conformance/random_newsroom.h"

namespace isnad::store {
namespace {

// Whatever was put, revised and deleted on the way, a store answers as one
// that was loaded with the survivors only.
TEST_P(StoreConformanceTest, HistoryLeavesNoTrace) {
  for (const uint32_t seed : {1u, 2u, 3u, 4u, 5u, 6u}) {
    SCOPED_TRACE(absl::StrCat("seed ", seed));
    const auto worn = GetParam().make();
    const auto worn_writer = *worn->OpenWriter();
    RandomNewsroom newsroom(seed, /*with_curators=*/seed > 2);
    for (int step = 1; step <= 60; ++step) {
      ASSERT_TRUE(newsroom.Step(*worn_writer).ok());
      if (step % 20 != 0) continue;
      const auto fresh = GetParam().make();
      const auto fresh_writer = *fresh->OpenWriter();
      ASSERT_TRUE(newsroom.LoadSurvivors(*fresh_writer).ok());
      SCOPED_TRACE(absl::StrCat("step ", step));
      ExpectSameLines(Dump(worn_writer->reader()), Dump(fresh_writer->reader()));
      if (HasFatalFailure()) return;
    }
  }
}

TEST_P(StoreConformanceTest, WhatIsDeletedLastLeavesTheStoreEmpty) {
  const auto empty = Dump(reader());
  RandomNewsroom newsroom(7);
  for (int step = 0; step < 30; ++step) ASSERT_TRUE(newsroom.Step(writer()).ok());
  EXPECT_GT(reader().Count(call_)->contradictions, 0);
  const auto left = reader().ListArticles(call_, {}, {});
  for (const model::Article& article : left->items) {
    Delete(article.id);
  }
  ExpectSameLines(Dump(reader()), empty);
}

}  // namespace
}  // namespace isnad::store
