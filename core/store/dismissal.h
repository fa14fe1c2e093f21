// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/model/article.h"
#include "core/model/contradiction.h"

// The decision of a person that a contradiction is none. It is kept by what
// the two articles say, not by names: statements, claims and contradictions
// get other names when rules, actors or texts change. Like the curation of
// actors it stands beside what articles contribute, and outlives them.
namespace isnad::store {

// A side as it was when the decision was made.
struct DismissedSide {
  std::string article_id;
  std::string content_hash;  // of the article's text then
  model::TextSpan span;      // of the clause in conflict, in that text
  std::string text;          // the bytes of span
  std::string claim_id;

  friend bool operator==(const DismissedSide&, const DismissedSide&) = default;
};

struct DismissalRecord {
  std::string id;
  DismissedSide a;
  DismissedSide b;
  model::Dismissal dismissal;

  friend bool operator==(const DismissalRecord&, const DismissalRecord&) = default;
};

// The decision about this contradiction between these articles, in their
// current text. The id is a fingerprint of both sides and the time.
DismissalRecord MakeDismissal(const model::Contradiction& contradiction,
                              const model::Article& article_a, const model::Article& article_b,
                              model::Dismissal dismissal);

// Whether the contradiction is the one that was dismissed, whichever side is a
// by now. A side is the same where it is in the same article and
// - the text is as it was: the clauses overlap in at least half of the shorter
//   one's bytes, so that rules may draw their ends anew;
// - the text was revised: the clause has the same folded words, or makes the
//   same claim. Another number or negation makes another claim, and the
//   decision says nothing of it.
// Linear in the clauses.
bool Covers(const DismissalRecord& record, const model::Contradiction& contradiction,
            const model::Article& article_a, const model::Article& article_b);

}  // namespace isnad::store
