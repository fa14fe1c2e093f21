// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "core/model/contradiction.h"
#include "core/store/sql/query.h"

namespace isnad::store::sql {

// Transaction::PutContradictions.
absl::Status PutContradictions(Connection& connection,
                               const std::vector<model::Contradiction>& found);
// Every contradiction that has a side in the article, by id.
absl::StatusOr<std::vector<model::Contradiction>> ContradictionsOf(Connection& connection,
                                                                   absl::string_view article_id);
// For now: they may come again and are then no news (detection_rows.h).
enum class Removal { kForNow, kForGood };
// Removes every contradiction that has a side in the article. Before its
// statements and mentions go.
void RemoveContradictionsOf(Writes& writes, absl::string_view article_id, Removal removal);

}  // namespace isnad::store::sql
