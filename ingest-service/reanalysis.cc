// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/reanalysis.h"

#include <string>
#include <utility>
#include <vector>

#include "core/rpc/log.h"
#include "ingest-service/article_transaction.h"
#include "ingest-service/limits.h"
#include "nlohmann/json.hpp"

namespace isnad::ingest {
namespace {

absl::Status Replace(const store::CallContext& call, store::Transaction& transaction,
                     const Analysis& analysis, Rereading& waiting, absl::Time now) {
  // What changed or went meanwhile was read under this curation or a later
  // one, or needs no reading.
  const auto renewal = Renew(call, transaction, analysis, waiting, now);
  if (!renewal.ok()) return renewal.status();
  if (renewal->has_value()) {
    absl::Status put = PutAgain(transaction, *waiting.record, **renewal);
    if (!put.ok()) return put;
  }
  return transaction.UnqueueArticle(waiting.id);
}

void LogFailure(const Rereading& rereading) {
  nlohmann::json fields = rpc::ErrorFields(rereading.failure, /*with_message=*/false);
  fields["article"] = rereading.id;
  rpc::Log(rpc::LogLevel::kError, "reanalysis_failed", fields);
}

}  // namespace

absl::StatusOr<bool> Reanalysis::RunBatch(const store::CallContext& call) const {
  const auto ids = store_.reader().QueuedArticles(call, kReanalysisBatch);
  if (!ids.ok()) return ids.status();
  if (ids->empty()) return false;
  const auto curated = directories_.Current(call, store_.reader());
  if (!curated.ok()) return curated.status();
  std::vector<Rereading> batch;
  for (const std::string& id : *ids) {
    auto waiting = Reread(call, store_.reader(), analysis_, (*curated)->directory, id);
    if (!waiting.ok()) return waiting.status();
    if (!waiting->failure.ok()) LogFailure(*waiting);
    batch.push_back(*std::move(waiting));
  }
  const absl::Status committed = store_.Transact(call, [&](store::Transaction& transaction) {
    const auto version = transaction.CurationVersion(call);
    if (!version.ok()) return version.status();
    // What was read is out of date already; it waits on.
    if (*version != (*curated)->version) return absl::OkStatus();
    const absl::Time now = ToStoredPrecision(clock_());
    for (Rereading& waiting : batch) {
      const absl::Status done = Replace(call, transaction, analysis_, waiting, now);
      if (!done.ok()) return done;
    }
    return absl::OkStatus();
  });
  if (!committed.ok()) return committed;
  return true;
}

absl::StatusOr<std::string> Reanalysis::FirstWaiting(const store::CallContext& call) const {
  const auto ids = store_.reader().QueuedArticles(call, 1);
  if (!ids.ok()) return ids.status();
  return ids->empty() ? "" : ids->front();
}

}  // namespace isnad::ingest
