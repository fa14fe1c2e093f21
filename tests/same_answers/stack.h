// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <prometheus/registry.h>

#include <atomic>
#include <memory>
#include <string>

#include "absl/time/time.h"
#include "core/store/store_writer.h"
#include "ingest-service/service.h"
#include "query-service/query_service.h"

namespace isnad::same_answers {

// The analysis of the program, with rules of yesterday to go back to: these
// read no narration.
class TwoRules final : public ingest::Analysis {
 public:
  TwoRules();

  absl::StatusOr<store::ArticleRecord> Analyze(
      const model::Article& article, const model::ActorDirectory& directory,
      const std::vector<model::Statement>& imported) const override;
  std::vector<std::string> SoughtBeside(const std::vector<std::string>& keys) const override {
    return rules_->SoughtBeside(keys);
  }
  std::vector<model::Contradiction> FindContradictions(
      const std::vector<store::KeyedMention>& mentions,
      const std::vector<model::ClaimMention>& candidates) const override {
    return rules_->FindContradictions(mentions, candidates);
  }
  std::string rules_version() const override;

  // Not while an analysis runs.
  void Switch() { is_old_ = !is_old_; }

 private:
  std::unique_ptr<const ingest::Analysis> rules_;
  std::atomic<bool> is_old_ = false;
};

// Both services over one store, as the two programs build them, at a time that
// the test sets: it stands still during a call.
class Stack {
 public:
  // Opens the store, or ends the test program. Borrows the analyses.
  Stack(const std::string& address, const ingest::Analysis& rules,
        const query::TextAnalysis& texts);

  const ingest::IngestService& ingest() const { return ingest_; }
  const query::QueryService& query() const { return query_; }
  store::StoreWriter& writer() { return *writer_; }
  const store::StoreReader& reader() const { return *reader_; }

  void SetTime(absl::Time now) { now_ = absl::ToUnixMicros(now); }
  // Waits for what the service does beside its calls: what an ingest leaves to
  // be analysed again.
  void AwaitQuiet() const;

 private:
  std::atomic<int64_t> now_ = 0;
  const std::unique_ptr<store::StoreWriter> writer_;
  const std::unique_ptr<store::StoreReader> reader_;
  prometheus::Registry registry_;
  ingest::IngestMetrics metrics_{registry_};
  const ingest::IngestService ingest_;
  const query::QueryService query_;
};

}  // namespace isnad::same_answers
