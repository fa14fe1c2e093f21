// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/bulk_reanalysis.h"

#include <utility>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/model/steady_clock.h"
#include "ingest-service/article_stream.h"
#include "ingest-service/article_transaction.h"
#include "ingest-service/limits.h"
#include "ingest-service/reanalysis_run.h"

namespace isnad::ingest {
namespace {

constexpr char kLeaseName[] = "reanalysis";
constexpr absl::Duration kReleasePatience = absl::Seconds(5);

absl::Status ReportOnce(const BulkReanalysis::Report& report, ReanalysisProgress& progress) {
  const absl::Status reported = report(progress);
  progress.failures.clear();
  return reported;
}

absl::Status RunningError(absl::Time since) {
  return model::MakeError(absl::StatusCode::kFailedPrecondition, "another re-analysis is running",
                          {model::ErrorReason::kReanalysisRunning,
                           {{"started_time", absl::FormatTime(since, absl::UTCTimeZone())}},
                           ""});
}

}  // namespace

absl::Status BulkReanalysis::Run(const store::CallContext& call, const ReanalysisRequest& request,
                                 const Report& report) {
  if (absl::Status begun = Begin(); !begun.ok()) return begun;
  const auto end = absl::MakeCleanup([this] { End(); });
  held_until_ = absl::InfinitePast();
  if (absl::Status held = Hold(call); !held.ok()) return held;
  const auto release = absl::MakeCleanup([this] { Release(); });
  return RunAlone(call, request, report);
}

absl::Status BulkReanalysis::RunAlone(const store::CallContext& call,
                                      const ReanalysisRequest& request, const Report& report) {
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
    if (absl::Status status = Hold(call); !status.ok()) return status;
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
  if (running_since_) return RunningError(*running_since_);
  running_since_ = clock_();
  return absl::OkStatus();
}

void BulkReanalysis::End() {
  absl::MutexLock lock(&mutex_);
  running_since_.reset();
}

absl::Status BulkReanalysis::Hold(const store::CallContext& call) {
  if (absl::Status status = call.Check(); !status.ok()) return status;
  const absl::Time now = ToStoredPrecision(clock_());
  const absl::Duration left = held_until_ - now;
  // More than all of it where the clock was set back: others go by theirs.
  if (left > kReanalysisLease / 2 && left <= kReanalysisLease) return absl::OkStatus();
  store::Lease lease;
  const absl::Status taken = store_.Transact(call, [&](store::Transaction& transaction) {
    auto found = transaction.TakeLease(kLeaseName, holder_, now, now + kReanalysisLease);
    if (found.ok()) lease = *std::move(found);
    return found.status();
  });
  if (!taken.ok()) return taken;
  // Somebody else took it over, where this one was so slow.
  if (lease.holder != holder_) return RunningError(lease.start);
  held_until_ = lease.end;
  return absl::OkStatus();
}

// Whether or not the call is over. Where it fails, the lease runs out.
void BulkReanalysis::Release() {
  const store::CallContext call{.deadline = model::SteadyNow() + kReleasePatience};
  (void)store_.Transact(call, [this](store::Transaction& transaction) {
    return transaction.EndLease(kLeaseName, holder_);
  });
}

bool BulkReanalysis::stopped() const {
  absl::MutexLock lock(&mutex_);
  return stopped_;
}

}  // namespace isnad::ingest
