// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/reanalysis.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/rpc/log.h"
#include "ingest-service/article_transaction.h"
#include "ingest-service/comparison.h"
#include "ingest-service/duplicates.h"
#include "ingest-service/findings.h"
#include "ingest-service/limits.h"
#include "nlohmann/json.hpp"

namespace isnad::ingest {
namespace {

// An article that waits, with what was found in it this time.
struct Waiting {
  std::string id;
  std::optional<store::ArticleRecord> record;  // absent: nothing to replace it with
};

absl::Status AddStanding(const store::CallContext& call, const store::StoreReader& reader,
                         absl::string_view article_id, DetectTimes* known) {
  const auto standing = ContradictionsOf(call, reader, article_id);
  if (!standing.ok()) return standing.status();
  for (const model::Contradiction& each : *standing) {
    const auto [pair, is_new] =
        known->try_emplace({each.a.statement_id, each.b.statement_id}, each.detect_time);
    if (!is_new) pair->second = std::min(pair->second, each.detect_time);
  }
  return absl::OkStatus();
}

absl::Status PutAgain(const store::CallContext& call, store::Transaction& transaction,
                      const Analysis& analysis, store::ArticleRecord& record,
                      const DetectTimes& known, absl::Time now) {
  model::Article& article = record.article;
  auto original =
      FindOriginal(call, transaction, {{article.publish_time, article.id}, "", record.sketch});
  if (!original.ok()) return original.status();
  article.duplicate_of = *std::move(original);
  auto comparison = Compare(call, transaction, analysis, record, now);
  if (!comparison.ok()) return comparison.status();
  for (model::Contradiction& found : comparison->all) {
    const auto pair = known.find({found.a.statement_id, found.b.statement_id});
    if (pair != known.end()) found.detect_time = pair->second;
  }
  if (auto put = transaction.PutArticle(record); !put.ok()) return put;
  return transaction.PutContradictions(comparison->all);
}

// An article that changed or went meanwhile was read under this curation or a
// later one, or needs no reading.
absl::Status Replace(const store::CallContext& call, store::Transaction& transaction,
                     const Analysis& analysis, Waiting& waiting, DetectTimes* known,
                     absl::Time now) {
  const auto stored = transaction.GetArticle(call, waiting.id);
  if (!stored.ok() && !absl::IsNotFound(stored.status())) return stored.status();
  const bool same = stored.ok() && waiting.record &&
                    stored->revision == waiting.record->article.revision &&
                    stored->content_hash == waiting.record->article.content_hash;
  if (same) {
    Stamp(*stored, &*waiting.record);
    absl::Status put = AddStanding(call, transaction, waiting.id, known);
    if (put.ok()) put = PutAgain(call, transaction, analysis, *waiting.record, *known, now);
    if (!put.ok()) return put;
  }
  return transaction.UnqueueArticle(waiting.id);
}

absl::StatusOr<Waiting> Read(const store::CallContext& call, const store::StoreReader& reader,
                             const Analysis& analysis, const model::ActorDirectory& directory,
                             const std::string& id) {
  Waiting waiting{id, std::nullopt};
  const auto article = reader.GetArticle(call, id);
  if (absl::IsNotFound(article.status())) return waiting;
  if (!article.ok()) return article.status();
  auto record = analysis.Analyze(*article, directory);
  if (record.ok()) {
    waiting.record = *std::move(record);
  } else {
    nlohmann::json fields = rpc::ErrorFields(record.status(), /*with_message=*/false);
    fields["article"] = id;
    rpc::Log(rpc::LogLevel::kError, "reanalysis_failed", fields);
  }
  return waiting;
}

}  // namespace

absl::StatusOr<bool> Reanalysis::RunBatch(const store::CallContext& call,
                                          DetectTimes* known) const {
  const auto ids = store_.reader().QueuedArticles(call, kReanalysisBatch);
  if (!ids.ok()) return ids.status();
  if (ids->empty()) return false;
  const auto curated = directories_.Current(call, store_.reader());
  if (!curated.ok()) return curated.status();
  std::vector<Waiting> batch;
  for (const std::string& id : *ids) {
    auto waiting = Read(call, store_.reader(), analysis_, (*curated)->directory, id);
    if (!waiting.ok()) return waiting.status();
    batch.push_back(*std::move(waiting));
  }
  const absl::Status committed = store_.Transact(call, [&](store::Transaction& transaction) {
    const auto version = transaction.CurationVersion(call);
    if (!version.ok()) return version.status();
    // What was read is out of date already; it waits on.
    if (*version != (*curated)->version) return absl::OkStatus();
    const absl::Time now = ToStoredPrecision(clock_());
    for (Waiting& waiting : batch) {
      const absl::Status done = Replace(call, transaction, analysis_, waiting, known, now);
      if (!done.ok()) return done;
    }
    return absl::OkStatus();
  });
  if (!committed.ok()) return committed;
  return true;
}

}  // namespace isnad::ingest
