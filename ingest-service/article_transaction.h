// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/store/store_writer.h"
#include "ingest-service/pipeline.h"

namespace isnad::ingest {

// The store keeps microseconds: the first answer shows what later ones will.
inline absl::Time ToStoredPrecision(absl::Time time) {
  return absl::FromUnixMicros(absl::ToUnixMicros(time));
}

// Makes what the analysis found that of this revision of the article, ingested
// at article.ingest_time.
void Stamp(const model::Article& article, store::ArticleRecord* record);

// What happens to one article inside a transaction. Used by one thread, for
// one run of the transaction's body.
class ArticleTransaction {
 public:
  // Borrows all; they outlive it.
  ArticleTransaction(const store::CallContext& call, store::Transaction& transaction,
                     const Analysis& analysis, absl::Time now)
      : call_(call), transaction_(transaction), analysis_(analysis), now_(now) {}

  // prepared.record is stamped with what the transaction finds, and made anew
  // where the text is no longer stored, or curators have changed what names
  // mean, since the article was prepared; else it is unchanged, so that the
  // body may run again.
  absl::StatusOr<IngestResult> Run(PreparedArticle& prepared);

 private:
  absl::StatusOr<IngestResult> Answer(PreparedArticle& prepared);
  absl::StatusOr<IngestResult> AnswerUnchanged(model::Article stored);
  absl::StatusOr<IngestResult> PutRevision(PreparedArticle& prepared, int32_t revision);
  // Drops what went when other articles were compared anew.
  absl::Status DropGone(std::vector<model::Contradiction>* found) const;
  absl::Status BringUpToDate(PreparedArticle& prepared);
  absl::StatusOr<absl::Time> FirstIngestTime(const model::Article& article);

  const store::CallContext& call_;
  store::Transaction& transaction_;
  const Analysis& analysis_;
  const absl::Time now_;
};

}  // namespace isnad::ingest
