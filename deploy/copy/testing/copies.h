// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "deploy/copy/copier.h"
#include "deploy/copy/testing/stores.h"

namespace isnad::copy {

inline constexpr int kFewRows = 4;  // a batch, so that tables have several

// As isnad-copy does it.
absl::StatusOr<Summary> RunCopy(const Place& from, const Place& to, const Options& options = {});
absl::StatusOr<Summary> RunCheck(const Place& from, const Place& to, const Options& options = {});

// Breaks off after so many batches.
Options StopAfter(int batches);

// FAILED_PRECONDITION whose message says why.
void ExpectRefused(const absl::Status& status, const std::string& why);
// Neither service takes a store that is not copied whole.
void ExpectUnfinished(const Place& place);

}  // namespace isnad::copy
