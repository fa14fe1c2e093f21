// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/posting_buffer.h"

#include <algorithm>
#include <tuple>

namespace isnad::store::sql {

void PostingBuffer::Begin(absl::string_view article_id, int64_t recency,
                          absl::string_view claim_id) {
  next_.recency = recency;
  next_.article = static_cast<uint32_t>(ids_.size());
  ids_.emplace_back(article_id);
  next_.claim = static_cast<uint32_t>(ids_.size());
  ids_.emplace_back(claim_id);
}

PostingBuffer::Row PostingBuffer::MakeRow(absl::string_view term, int64_t place) {
  Row row = next_;
  row.term.assign(term.data(), term.size());
  row.place = place;
  ++added_;
  return row;
}

void PostingBuffer::AddStatement(absl::string_view term, int64_t position) {
  if (term.size() <= kLongestTerm) statements_.push_back(MakeRow(term, position));
}

void PostingBuffer::AddClaim(absl::string_view term, int64_t ordinal) {
  if (term.size() <= kLongestTerm) claims_.push_back(MakeRow(term, ordinal));
}

void PostingBuffer::Sort(std::vector<Row>& rows) const {
  std::sort(rows.begin(), rows.end(), [this](const Row& a, const Row& b) {
    return std::tie(a.term, a.recency, ids_[a.article], a.place) <
           std::tie(b.term, b.recency, ids_[b.article], b.place);
  });
}

const std::vector<PostingBuffer::Row>& PostingBuffer::SortedStatements() {
  Sort(statements_);
  return statements_;
}

const std::vector<PostingBuffer::Row>& PostingBuffer::SortedClaims() {
  Sort(claims_);
  return claims_;
}

void PostingBuffer::Clear() {
  ids_.clear();
  statements_.clear();
  claims_.clear();
}

}  // namespace isnad::store::sql
