// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/bulk_reanalysis.h"

#include "absl/cleanup/cleanup.h"
#include "core/model/error.h"
#include "ingest-service/article_stream.h"
#include "ingest-service/article_transaction.h"
#include "ingest-service/limits.h"
#include "ingest-service/reanalysis_run.h"

namespace isnad::ingest {
namespace {

absl::Status ReportOnce(const BulkReanalysis::Report& report, ReanalysisProgress& progress) {
  const absl::Status reported = report(progress);
  progress.failures.clear();
  return reported;
}

}  // namespace

absl::Status BulkReanalysis::Run(const store::CallContext& call, const ReanalysisRequest& request,
                                 const Report& report) {
  if (absl::Status begun = Begin(); !begun.ok()) return begun;
  const auto end = absl::MakeCleanup([this] { End(); });
  store::ArticleSelection selection = request.selection;
  if (request.stale_only) selection.not_rules_version = analysis_.rules_version();
  selection.ingested_until = ToStoredPrecision(clock_());
  ReanalysisRun run(call, store_, directories_, analysis_, clock_, request.validate_only);
  ReanalysisProgress& progress = run.progress();
  const auto total = store_.reader().CountSelectedArticles(call, selection, request.after);
  if (!total.ok()) return total.status();
  progress.total = *total;
  progress.position = request.after;
  while (true) {
    if (absl::Status reported = ReportOnce(report, progress); !reported.ok()) return reported;
    if (stopped()) return ShuttingDownError();
    if (absl::Status status = call.Check(); !status.ok()) return status;
    const auto selected =
        store_.reader().SelectArticles(call, selection, {kReanalysisBatch, progress.position});
    if (!selected.ok()) return selected.status();
    if (selected->empty()) break;
    std::vector<std::string> ids;
    for (const auto& each : *selected) ids.push_back(each.id);
    if (absl::Status done = run.Batch(std::move(ids)); !done.ok()) return done;
    progress.position = selected->back().position;
  }
  progress.done = true;
  return ReportOnce(report, progress);
}

void BulkReanalysis::Stop() {
  absl::MutexLock lock(&mutex_);
  stopped_ = true;
}

absl::Status BulkReanalysis::Begin() {
  absl::MutexLock lock(&mutex_);
  if (stopped_) return ShuttingDownError();
  if (running_since_) {
    const std::string since = absl::FormatTime(*running_since_, absl::UTCTimeZone());
    return model::MakeError(
        absl::StatusCode::kFailedPrecondition, "another re-analysis is running",
        {model::ErrorReason::kReanalysisRunning, {{"started_time", since}}, ""});
  }
  running_since_ = clock_();
  return absl::OkStatus();
}

void BulkReanalysis::End() {
  absl::MutexLock lock(&mutex_);
  running_since_.reset();
}

bool BulkReanalysis::stopped() const {
  absl::MutexLock lock(&mutex_);
  return stopped_;
}

}  // namespace isnad::ingest
