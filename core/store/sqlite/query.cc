// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/query.h"

#include "core/store/errors.h"

namespace isnad::store::sqlite {

void Query::Acquire() {
  if (!status_.ok()) return;
  auto statement = connection_.Acquire(sql_);
  if (statement.ok()) {
    statement_ = *statement;
  } else {
    status_ = statement.status();
  }
}

Query::~Query() {
  if (statement_ != nullptr) connection_.Release(sql_, statement_);
}

bool Query::Next() {
  if (!status_.ok()) return false;
  connection_.interruptible_ = sqlite3_stmt_readonly(statement_) != 0;
  const int code = sqlite3_step(statement_);
  connection_.interruptible_ = true;
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) status_ = connection_.LastError();
  return false;
}

absl::Status Query::Run() {
  while (Next()) {
  }
  return status_;
}

absl::string_view Query::View(int column) const {
  // The pointer first: asking for it may change the length.
  const void* data = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  return data == nullptr ? absl::string_view()
                         : absl::string_view(static_cast<const char*>(data), size);
}

void Query::Check(int code) {
  if (code != SQLITE_OK && status_.ok()) status_ = connection_.LastError();
}

void Query::BindText(int index, absl::string_view text) {
  // A null pointer would bind NULL, not the empty text.
  Check(sqlite3_bind_text64(statement_, index, text.empty() ? "" : text.data(), text.size(),
                            lifetime_, SQLITE_UTF8));
}

void Query::BindBlob(int index, absl::string_view bytes) {
  Check(sqlite3_bind_blob64(statement_, index, bytes.empty() ? "" : bytes.data(), bytes.size(),
                            lifetime_));
}

}  // namespace isnad::store::sqlite
