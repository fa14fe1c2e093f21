// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace isnad::store::sqlite {

// The store error for an extended SQLite result code that is none of OK, ROW
// and DONE. The only place that knows what the codes mean to a caller. Of files
// that cannot be opened or mapped, the system's error number tells why: a full
// disk is SQLITE_FULL only where something is written.
absl::Status ErrorOfCode(int extended_code, absl::string_view detail, int system_error = 0);

}  // namespace isnad::store::sqlite
