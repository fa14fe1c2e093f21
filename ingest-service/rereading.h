// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/model/actor_directory.h"
#include "core/store/store_writer.h"
#include "ingest-service/analysis.h"
#include "ingest-service/comparison.h"

// A stored article analysed again: with the rules and the curation of today
// and what other systems found in it. It keeps its revision and times.
namespace isnad::ingest {

struct Rereading {
  std::string id;
  // Absent where the article is gone, or where its analysis failed.
  std::optional<store::ArticleRecord> record;
  std::vector<model::Statement> imported;  // that it was read with
  absl::Status failure;                    // of the analysis; OK: none
};

// Reads what is stored of the article and analyses it. Writes nothing. The
// store's errors; that of the analysis is in the result.
absl::StatusOr<Rereading> Reread(const store::CallContext& call, const store::StoreReader& reader,
                                 const Analysis& analysis, const model::ActorDirectory& directory,
                                 const std::string& id);

// What a rereading makes of the store.
struct Renewal {
  std::vector<model::Statement> statements_before;
  std::vector<model::Contradiction> before;  // of this article, dismissed ones too
  Comparison comparison;                     // to be stored
};

// Stamps the record as what was found in the stored article, looks for what the
// article copies, and compares it with the store. A contradiction between two
// statements that stood before keeps its detect_time when it is stored, whatever
// their claims are called now (Transaction::PutContradictions).
absl::StatusOr<Renewal> Renew(const store::CallContext& call, const store::Transaction& transaction,
                              const Analysis& analysis, const model::Article& stored,
                              store::ArticleRecord& record, absl::Time now);

// The same; nullopt where there is nothing to renew: the analysis failed, or
// the article went, was revised, or got other imported statements since it was
// read, and with them an analysis.
absl::StatusOr<std::optional<Renewal>> Renew(const store::CallContext& call,
                                             const store::Transaction& transaction,
                                             const Analysis& analysis, Rereading& rereading,
                                             absl::Time now);

// Stores the record and its contradictions in place of what stood.
absl::Status PutAgain(store::Transaction& transaction, const store::ArticleRecord& record,
                      const Renewal& renewal);

}  // namespace isnad::ingest
