// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/store/store_writer.h"
#include "ingest-service/analysis.h"

// Which articles copy which. All of it is a function of the articles that are
// stored, whatever the order in which they came, were revised and went:
//
// - An article's candidates are, for each band of its sketch, the
//   kBandNeighbours articles with that band which stand next before it, by
//   publish time, then id.
// - It copies those of them of which text::Copies says so, and duplicate_of is
//   the earliest of these. That one may itself copy a still earlier one, which
//   the article no longer resembles, or which stands too many copies before it:
//   then duplicate_of forms a chain (store::CopyChainOf).
// - Two articles are copies of one text where one copies the other or both
//   have the same duplicate_of.
//
// So what comes or goes decides over at most kBandNeighbours articles for each
// of its bands, those next after it, and of the newest article over none.
namespace isnad::ingest {

// The id of the earliest article that this one copies; empty for none. The
// article need not be stored, and is never its own candidate. Reads
// kSketchBands * kBandNeighbours short rows and a sketch of each article in
// them, at most; of a text like no other, some ten.
absl::StatusOr<std::string> FindOriginal(const store::CallContext& call,
                                         const store::StoreReader& reader,
                                         const store::SketchedArticle& article);

// Whether neither article is a voice beside the other. O(sketch), no I/O.
bool AreCopies(const store::SketchedArticle& a, const store::SketchedArticle& b);

// Keeps true what is stored of other articles while one comes, changes or goes.
// Used in one transaction:
//
//   Note(as it stands); Note(as it will be); change the store; Settle()
class DuplicateKeeper {
 public:
  // Borrows all; they outlive it.
  DuplicateKeeper(const store::CallContext& call, store::Transaction& transaction,
                  const Analysis& analysis, absl::Time now)
      : call_(call), transaction_(transaction), analysis_(analysis), now_(now) {}

  // Remembers the articles whose duplicate_of this one decides over. Twice the
  // cost of FindOriginal; a look-up for each band where no article stands after it.
  absl::Status Note(const store::SketchedArticle& article);
  // The same for the article as it is stored; nothing where it is not.
  absl::Status NoteStored(absl::string_view article_id);

  struct Settled {
    bool compared = false;  // contradictions of other articles changed
    bool queued = false;    // some wait to be analysed again: there were too many
  };
  // Gives the remembered articles their duplicate_of, the earliest first, and
  // compares those anew for which it changes. Those beyond kSettledAtOnce are
  // left to re-analysis, which does the same.
  absl::StatusOr<Settled> Settle(absl::string_view changed_article_id);

 private:
  absl::StatusOr<bool> SettleOne(const std::string& article_id);

  const store::CallContext& call_;
  store::Transaction& transaction_;
  const Analysis& analysis_;
  const absl::Time now_;
  std::set<store::ArticlePlace> noted_;
};

}  // namespace isnad::ingest
