// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/document.h"

namespace isnad::analysis {

// Look-ups of a field's quotations by token, O(1).
class QuoteIndex {
 public:
  explicit QuoteIndex(const DocumentField& field)
      : field_(&field), opened_at_(field.tokens.size(), -1), innermost_(field.tokens.size(), -1) {
    const auto& quotations = field.quotations;
    for (int32_t q = 0; q < static_cast<int32_t>(quotations.size()); ++q) {
      opened_at_[quotations[q].open_mark] = q;
    }
    Fill();
  }

  const text::Quotation& operator[](int32_t q) const { return field_->quotations[q]; }

  // The quotation whose opening mark this token is; -1 if none.
  int32_t OpenedAt(uint32_t t) const { return t < opened_at_.size() ? opened_at_[t] : -1; }
  // The innermost quotation whose inside holds this token; -1 if none.
  int32_t Around(uint32_t t) const { return t < innermost_.size() ? innermost_[t] : -1; }
  // The same, outermost.
  int32_t Outermost(uint32_t t) const {
    int32_t q = Around(t);
    while (q >= 0 && (*this)[q].parent >= 0) q = (*this)[q].parent;
    return q;
  }

 private:
  // One sweep with the open quotations as a chain of parents.
  void Fill() {
    int32_t open = -1;
    for (uint32_t t = 0; t < innermost_.size(); ++t) {
      while (open >= 0 && t >= (*this)[open].end) open = (*this)[open].parent;
      if (opened_at_[t] >= 0) {
        open = opened_at_[t];
        continue;
      }
      innermost_[t] = open;
    }
  }

  const DocumentField* field_;
  std::vector<int32_t> opened_at_;
  std::vector<int32_t> innermost_;
};

}  // namespace isnad::analysis
