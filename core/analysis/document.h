// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "core/model/article.h"
#include "core/model/text_span.h"
#include "core/text/quotes.h"
#include "core/text/sentences.h"
#include "core/text/tokens.h"

namespace isnad::analysis {

// One field of an article, read once for all stages.
struct DocumentField {
  model::TextField field;
  text::TokenizedText tokens;
  std::vector<text::Sentence> sentences;
  std::vector<text::Quotation> quotations;

  // The span, in the stored field, of tokens [begin, end).
  model::TextSpan Span(uint32_t begin, uint32_t end) const;
  // The last sentence that begins at the token or before it, -1 for none.
  // O(log sentences).
  int32_t SentenceOf(uint32_t token) const;
};

// An article as the analysis sees it. Borrows the article; movable.
struct Document {
  const model::Article* article;
  DocumentField title;
  DocumentField body;
};

// INVALID_ARGUMENT naming article.title or article.body for malformed UTF-8.
// Linear in the article's length.
absl::StatusOr<Document> ReadDocument(const model::Article& article);

}  // namespace isnad::analysis
