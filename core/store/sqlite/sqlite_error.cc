// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/sqlite_error.h"

#include <sqlite3.h>

#include <cerrno>

#include "absl/strings/str_cat.h"
#include "core/store/errors.h"

namespace isnad::store::sqlite {

absl::Status ErrorOfCode(int extended_code, absl::string_view detail, int system_error) {
  const std::string message = absl::StrCat(detail, " (SQLite ", extended_code, ")");
  if (extended_code == SQLITE_IOERR_CORRUPTFS) return StoreCorrupt(message);
  switch (extended_code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_INTERRUPT:  // by no caller: the connection's own age limit
      return StoreBusy(message);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return StoreCorrupt(message);
    case SQLITE_FULL:
      return StoreFull(message);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return StoreReadOnly(message);
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
      if (system_error == ENOSPC || system_error == EDQUOT) return StoreFull(message);
      return StoreUnavailable(message);
    case SQLITE_NOMEM:
    case SQLITE_PROTOCOL:
    case SQLITE_NOLFS:
      return StoreUnavailable(message);
    default:
      return StoreInternal(message);
  }
}

}  // namespace isnad::store::sqlite
