// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/model/contradiction.h"
#include "core/store/store_writer.h"
#include "ingest-service/analysis.h"

namespace isnad::ingest {

// How one article stands against the rest of the store.
struct Comparison {
  std::vector<model::Contradiction> all;  // to be stored
  // Those of them that did not stand before and that no decision covers.
  std::vector<model::Contradiction> fresh;
};

// Compares an analysed article with what is stored and with itself; to be
// called before the article is put in place of its earlier revision. A
// contradiction that stands keeps its detect_time, a new one gets `now`. Left
// out are the article's earlier revision and its copies (duplicates.h), by
// record.article.duplicate_of and record.sketch. Both lists: highest confidence
// first, then by id. Reads at most kCandidatesPerKey mentions per claim key, two
// rows per contradiction, and one or two per other article in them.
//
// `others`, where the article was stored before: see OtherSides.
absl::StatusOr<Comparison> Compare(const store::CallContext& call, const store::StoreReader& reader,
                                   const Analysis& analysis, const store::ArticleRecord& record,
                                   absl::Time now,
                                   const std::vector<model::ClaimMention>& others = {});

// What stands opposite the article in the contradictions that it has so far:
// to be compared again, since newer mentions may have taken its place among the
// candidates. Reads the mentions of the articles concerned.
absl::StatusOr<std::vector<model::ClaimMention>> OtherSides(
    const store::CallContext& call, const store::Transaction& transaction,
    const std::string& article_id, const std::vector<model::Contradiction>& standing);

}  // namespace isnad::ingest
