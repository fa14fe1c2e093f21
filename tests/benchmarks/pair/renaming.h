// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "core/analysis/entities/entities.h"
#include "core/model/article.h"

namespace isnad::benchmarks {

// Makes further copies of a corpus that name others: so that a store can be filled
// with many times as many actors and claims, in sentences as papers write them.
//
// Names are those that the analysis finds in the corpus. Copy k calls whoever has
// the nth most frequent name of a kind by the (n+k)th: given names become given
// names, family names family names, states states. Within one copy two names stay
// two, and one name is the same in all articles.
class Renaming {
 public:
  // Reads all articles once.
  static absl::StatusOr<Renaming> Learn(const std::vector<model::Article>& articles);

  // The article of copy k; of copy 0 the article itself. Its URL and external id are
  // its own. Linear in its length.
  absl::StatusOr<model::Article> Copy(const model::Article& article, int k) const;

 private:
  // The place of a name among those of its kind, the most frequent first.
  struct Rank {
    uint32_t group;
    uint32_t place;
  };

  explicit Renaming(analysis::EntityReader reader) : reader_(std::move(reader)) {}
  std::string Renamed(const std::string& name, int k) const;
  std::string Rewrite(const analysis::DocumentField& field, const analysis::EntitySet& found,
                      const std::string& text, int k) const;

  analysis::EntityReader reader_;
  absl::flat_hash_map<std::string, Rank> ranks_;
  std::vector<std::vector<std::string>> groups_;
};

}  // namespace isnad::benchmarks
