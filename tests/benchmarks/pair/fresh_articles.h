// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "absl/status/statusor.h"
#include "core/model/article.h"
#include "tests/benchmarks/pair/renaming.h"

namespace isnad::benchmarks {

// Articles that no store has yet: those of one copy of a corpus, then of the next.
class FreshArticles {
 public:
  // Borrows both.
  FreshArticles(const std::vector<model::Article>& corpus, const Renaming& renaming)
      : corpus_(corpus), renaming_(renaming) {}

  absl::StatusOr<std::vector<model::Article>> Take(size_t count) {
    std::vector<model::Article> taken;
    while (taken.size() < count) {
      auto article = renaming_.Copy(corpus_[next_], copy_);
      if (!article.ok()) return article.status();
      taken.push_back(*std::move(article));
      if (++next_ < corpus_.size()) continue;
      next_ = 0;
      ++copy_;
    }
    return taken;
  }

 private:
  const std::vector<model::Article>& corpus_;
  const Renaming& renaming_;
  size_t next_ = 0;
  int copy_ = 0;
};

}  // namespace isnad::benchmarks
