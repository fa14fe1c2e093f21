// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/ingest_metrics.h"

#include <prometheus/text_serializer.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest-service/write_metrics.h"

namespace isnad::ingest {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string Page(const prometheus::Registry& registry) {
  return prometheus::TextSerializer().Serialize(registry.Collect());
}

TEST(IngestMetricsTest, AContradictionCountsForEachOfItsTypes) {
  prometheus::Registry registry;
  IngestMetrics metrics(registry);
  const std::string series = "isnad_ingest_contradiction_types_total{type=";
  EXPECT_THAT(Page(registry), HasSubstr(series + "\"DENIAL_VS_REPORT\"} 0\n"));
  EXPECT_THAT(Page(registry), Not(HasSubstr("UNSPECIFIED")));
  model::Contradiction one;
  one.types = {model::ContradictionType::kNegation, model::ContradictionType::kNumeric};
  model::Contradiction two;
  two.types = {model::ContradictionType::kNumeric};
  metrics.Stored(5, {one, two});
  const std::string page = Page(registry);
  EXPECT_THAT(page, HasSubstr("isnad_ingest_statements_total 5\n"));
  EXPECT_THAT(page, HasSubstr("isnad_ingest_contradictions_total 2\n"));
  EXPECT_THAT(page, HasSubstr(series + "\"NEGATION\"} 1\n"));
  EXPECT_THAT(page, HasSubstr(series + "\"NUMERIC\"} 2\n"));
  EXPECT_THAT(page, HasSubstr(series + "\"DOUBT\"} 0\n"));
}

TEST(IngestMetricsTest, AnalysesAreMeasuredInBytesAndSeconds) {
  prometheus::Registry registry;
  IngestMetrics metrics(registry);
  metrics.Analysed(1000, absl::Milliseconds(3));
  metrics.Analysed(500, absl::Milliseconds(1));
  EXPECT_THAT(Page(registry), HasSubstr("isnad_ingest_text_bytes_total 1500\n"));
  EXPECT_THAT(Page(registry), HasSubstr("isnad_ingest_analysis_seconds_count 2\n"));
  EXPECT_THAT(Page(registry), HasSubstr("isnad_ingest_analysis_seconds_sum 0.004\n"));
}

TEST(WriteMetricsTest, TransactionsCountByTheirResultAndGroupsByTheirTime) {
  prometheus::Registry registry;
  WriteMetrics metrics(registry);
  metrics.Transacted(3, 1, absl::Milliseconds(20));
  metrics.Transacted(0, 1, absl::Milliseconds(1));
  metrics.Conflicted();
  metrics.LogReaches(42);
  metrics.ConnectionLent(absl::Milliseconds(50));
  const std::string page = Page(registry);
  EXPECT_THAT(page, HasSubstr("isnad_store_transactions_total{result=\"committed\"} 3\n"));
  EXPECT_THAT(page, HasSubstr("isnad_store_transactions_total{result=\"failed\"} 2\n"));
  EXPECT_THAT(page, HasSubstr("isnad_store_group_seconds_bucket{le=\"0.025\"} 2\n"));
  EXPECT_THAT(page, HasSubstr("isnad_store_group_seconds_bucket{le=\"0.01\"} 1\n"));
  EXPECT_THAT(page, HasSubstr("isnad_store_conflicts_total 1\n"));
  EXPECT_THAT(page, HasSubstr("isnad_store_log_pages 42\n"));
  EXPECT_THAT(page, HasSubstr("isnad_store_connections_busy 1\n"));
  EXPECT_THAT(page, HasSubstr("isnad_store_connection_wait_seconds_bucket{le=\"0.01\"} 0\n"));
  metrics.ConnectionReturned();
  metrics.ConnectionLost();
  EXPECT_THAT(Page(registry), HasSubstr("isnad_store_connections_busy 0\n"));
  EXPECT_THAT(Page(registry), HasSubstr("isnad_store_connections_lost_total 1\n"));
}

}  // namespace
}  // namespace isnad::ingest
