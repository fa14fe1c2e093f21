// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/dismissal.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "core/model/id.h"
#include "core/text/fold.h"

namespace isnad::store {
namespace {

using model::Article;
using model::ContradictionSide;
using model::TextSpan;

// Empty for a span that the text does not have.
absl::string_view ClauseOf(const Article& article, const TextSpan& span) {
  const std::string& text = span.field == model::TextField::kTitle ? article.title : article.body;
  if (span.begin > span.end || span.end > text.size()) return "";
  return absl::string_view(text).substr(span.begin, span.end - span.begin);
}

DismissedSide SideOf(const ContradictionSide& side, const Article& article) {
  return {side.article_id, article.content_hash, side.span,
          std::string(ClauseOf(article, side.span)), side.claim_id};
}

bool ShareHalf(const TextSpan& x, const TextSpan& y) {
  if (!Overlap(x, y)) return false;
  const uint32_t shared = std::min(x.end, y.end) - std::max(x.begin, y.begin);
  return 2 * shared >= std::min(x.end - x.begin, y.end - y.begin);
}

bool IsSame(const DismissedSide& dismissed, const ContradictionSide& side, const Article& article) {
  if (dismissed.article_id != side.article_id) return false;
  if (dismissed.content_hash == article.content_hash) return ShareHalf(dismissed.span, side.span);
  return dismissed.claim_id == side.claim_id ||
         text::FoldText(dismissed.text) == text::FoldText(ClauseOf(article, side.span));
}

std::string Position(const DismissedSide& side) {
  return absl::StrCat(side.article_id, "/", side.content_hash, "/",
                      static_cast<int>(side.span.field), ".", side.span.begin, "-", side.span.end);
}

}  // namespace

DismissalRecord MakeDismissal(const model::Contradiction& contradiction, const Article& article_a,
                              const Article& article_b, model::Dismissal dismissal) {
  DismissalRecord record;
  record.a = SideOf(contradiction.a, article_a);
  record.b = SideOf(contradiction.b, article_b);
  record.dismissal = std::move(dismissal);
  record.id = model::Fingerprint("dismissal",
                                 {Position(record.a), Position(record.b),
                                  absl::StrCat(absl::ToUnixMicros(record.dismissal.dismiss_time))});
  return record;
}

bool Covers(const DismissalRecord& record, const model::Contradiction& contradiction,
            const Article& article_a, const Article& article_b) {
  const ContradictionSide& a = contradiction.a;
  const ContradictionSide& b = contradiction.b;
  return (IsSame(record.a, a, article_a) && IsSame(record.b, b, article_b)) ||
         (IsSame(record.a, b, article_b) && IsSame(record.b, a, article_a));
}

}  // namespace isnad::store
