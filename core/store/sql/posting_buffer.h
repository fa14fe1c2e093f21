// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace isnad::store::sql {

// Rows of fresh_statement_postings and fresh_claim_postings, some 300 an article,
// that a transaction has yet to write. Nothing that a transaction does for an
// article needs them; written together and in the order of their index, those of
// many articles find its pages in the processor's cache. Whoever reads the tables
// within a transaction writes them first (waiting_postings.h). For one thread.
class PostingBuffer {
 public:
  struct Row {
    std::string term;
    int64_t recency = 0;
    uint32_t article = 0;  // these two: for Id()
    uint32_t claim = 0;    // of a claim's rows
    int64_t place = 0;     // position of a statement, ordinal of a mention
  };
  // From here on the rows should be written: some 30 MB.
  static constexpr size_t kFull = 1 << 18;

  // Nothing longer, in bytes, is filed as a word: a server's index takes rows of
  // some 2700 bytes, and no word of any language comes near.
  static constexpr size_t kLongestTerm = 1024;

  // The rows that follow are of this article, and of this claim.
  void Begin(absl::string_view article_id, int64_t recency, absl::string_view claim_id = "");
  // Both leave out what is longer than kLongestTerm.
  void AddStatement(absl::string_view term, int64_t position);
  void AddClaim(absl::string_view term, int64_t ordinal);

  bool empty() const { return statements_.empty() && claims_.empty(); }
  bool full() const { return statements_.size() + claims_.size() >= kFull; }
  // Rows added since the program began, written or not.
  int64_t added() const { return added_; }
  // In the order of the index.
  const std::vector<Row>& SortedStatements();
  const std::vector<Row>& SortedClaims();
  const std::string& Id(uint32_t number) const { return ids_[number]; }
  void Clear();

 private:
  void Sort(std::vector<Row>& rows) const;
  Row MakeRow(absl::string_view term, int64_t place);

  std::vector<std::string> ids_;
  std::vector<Row> statements_, claims_;
  Row next_;
  int64_t added_ = 0;
};

}  // namespace isnad::store::sql
