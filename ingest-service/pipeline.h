// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/model/article.h"
#include "core/model/contradiction.h"
#include "core/model/statement.h"
#include "core/store/actor_directories.h"
#include "core/store/store_writer.h"
#include "ingest-service/analysis.h"
#include "ingest-service/ingest_metrics.h"

namespace isnad::ingest {

// What became of an article. Numbers equal isnad.v1.IngestDisposition.
enum class Disposition { kCreated = 1, kUnchanged = 2, kRevised = 3 };

// One article to take in; validated before (ingest-service/validation.h).
struct IngestRequest {
  // id and content_hash are derived from the rest; revision, ingest_time and
  // duplicate_of are the pipeline's to set.
  model::Article article;
  std::string request_id;  // empty: the call is not protected
  bool validate_only = false;
};

struct IngestResult {
  model::Article article;                            // as stored
  absl::Time first_ingest_time = absl::UnixEpoch();  // of revision 1
  Disposition disposition = Disposition::kCreated;
  bool written = false;                      // by this very call: not a replay, not validate_only
  bool queued = false;                       // other articles wait to be analysed again
  std::vector<model::Statement> statements;  // in text order, then by id
  // Those that did not stand before; highest confidence first, then by id.
  std::vector<model::Contradiction> contradictions;
};

// An article on its way from analysis to commit.
struct PreparedArticle {
  IngestRequest request;
  // What the analysis found; absent where the text was stored already.
  std::optional<store::ArticleRecord> record;
  // That of the actors' curation which the analysis followed; -1: not known.
  int64_t curation_version = 0;
};

// The story of one article, in order:
//
//   identify -> look up -> analyse            Prepare, in parallel
//   -> identify again -> find the original
//   -> compare -> store -> settle copies      Commit, in one transaction
//
// and the only I/O of its stages. Where curators changed what names mean after
// an article was analysed, it is analysed again in the transaction. An article is known by outlet
// and URL, else by outlet and content; where both match different articles, the URL wins.
// Thread-safe.
class Pipeline {
 public:
  using Clock = std::function<absl::Time()>;

  // Borrows all but the clock; they outlive the pipeline.
  Pipeline(store::StoreWriter& store, store::ActorDirectories& directories,
           const Analysis& analysis, IngestMetrics& metrics, Clock clock)
      : store_(store),
        directories_(directories),
        analysis_(analysis),
        metrics_(metrics),
        clock_(std::move(clock)) {}

  // Reads the store and analyses; writes nothing. Costs one row and, for a
  // text that is not stored, one more and the analysis.
  absl::StatusOr<PreparedArticle> Prepare(const store::CallContext& call,
                                          IngestRequest request) const;

  // Stores the articles in order, each in a transaction of its own, all in
  // one commit where the store can. What is returned is durable. Each fails or
  // succeeds by itself: results in the order of articles. ALREADY_EXISTS
  // (REQUEST_ID_REUSED) for a request_id that served another request; the
  // store's errors. The caller's thread blocks meanwhile.
  std::vector<absl::StatusOr<IngestResult>> Commit(const store::CallContext& call,
                                                   std::vector<PreparedArticle>& articles) const;

 private:
  void Count(const PreparedArticle& prepared, const absl::StatusOr<IngestResult>& result) const;

  store::StoreWriter& store_;
  store::ActorDirectories& directories_;
  const Analysis& analysis_;
  IngestMetrics& metrics_;
  const Clock clock_;
};

}  // namespace isnad::ingest
