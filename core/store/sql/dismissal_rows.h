// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "core/store/dismissal.h"
#include "core/store/sql/query.h"

namespace isnad::store::sql {

// Transaction::PutDismissal and DeleteDismissal. A row for each
// contradiction of side a's article is looked at.
absl::Status PutDismissal(Connection& connection, const DismissalRecord& record);
absl::Status DeleteDismissal(Connection& connection, absl::string_view id);

// The id of the decision that covers a contradiction, the oldest of several;
// empty for none. One index look-up where nothing was decided between the
// articles.
absl::StatusOr<std::string> CoveringDismissal(Connection& connection,
                                              const model::Contradiction& contradiction);

// Sets contradiction.dismissal; `dismissal_id` as its row says.
absl::Status AttachDismissal(Connection& connection, absl::string_view dismissal_id,
                             model::Contradiction* contradiction);

}  // namespace isnad::store::sql
