// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/time/time.h"

namespace isnad::model {

// In a test program that links this, absl::Now() is the machine's clock set apart by
// as much as is said here; sleeping and waiting go on as they were.
void SetClockApart(absl::Duration apart);

}  // namespace isnad::model
