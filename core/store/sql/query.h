// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/store/codec/archive.h"
#include "core/store/sql/connection.h"

namespace isnad::store::sql {

// One run of a statement that reads. `sql` is one of the constants of the _sql.h
// headers; the remaining arguments are bound to ?1, ?2 … and copied. Errors
// stick: after one, Next() is false; the first is that the call is over.
//
//   Query query(connection, kGetArticle, id);
//   while (query.Next()) Use(query.Text(0));
//   return query.status();
class Query {
 public:
  template <typename... Args>
  Query(Connection& connection, absl::string_view sql, const Args&... args)
      : connection_(connection), sql_(sql) {
    const std::array<Value, sizeof...(Args)> values = {ToValue(args)...};
    Start(values);
  }
  ~Query() {
    if (cursor_ != nullptr) connection_.Finish(sql_, cursor_);
  }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // Moves to the next row, false at the end or on an error.
  bool Next() { return status_.ok() && cursor_->Next(&status_); }
  const absl::Status& status() const { return status_; }

  // Columns of the current row, from 0. Views last until the next Next().
  int64_t Int(int column) const { return cursor_->Int(column); }
  double Real(int column) const { return cursor_->Real(column); }
  absl::string_view View(int column) const { return cursor_->View(column); }
  std::string Text(int column) const { return std::string(View(column)); }
  absl::Time Time(int column) const { return codec::FromMicros(Int(column)); }
  template <typename E>
  E Enum(int column) const {
    return static_cast<E>(Int(column));
  }

 private:
  void Start(absl::Span<const Value> values) {
    auto cursor = connection_.Start(sql_, values);
    if (cursor.ok()) {
      cursor_ = *cursor;
    } else {
      status_ = cursor.status();
    }
  }

  Connection& connection_;
  const absl::string_view sql_;
  Cursor* cursor_ = nullptr;
  absl::Status status_;
};

// A row of statements that write, as one paragraph: after the first error the
// rest are skipped, and status() says which it was.
class Writes {
 public:
  explicit Writes(Connection& connection) : connection_(connection) {}

  template <typename... Args>
  Writes& Run(absl::string_view sql, const Args&... args) {
    if (!status_.ok()) return *this;
    const std::array<Value, sizeof...(Args)> values = {ToValue(args)...};
    status_ = connection_.Write(sql, values);
    return *this;
  }
  template <typename... Args>
  Writes& Tidy(absl::string_view sql, const Args&... args) {
    if (!status_.ok()) return *this;
    const std::array<Value, sizeof...(Args)> values = {ToValue(args)...};
    status_ = connection_.Tidy(sql, values);
    return *this;
  }
  // Counts a row once more, or puts it: `again` and, where that changed none,
  // `put`; or `either`, which does both, where an engine does not tell at once.
  // False where the row was there for certain.
  template <typename... Args>
  bool CountOrPut(absl::string_view again, absl::string_view put, absl::string_view either,
                  const Args&... args) {
    if (!connection_.counts_changes()) return Run(either, args...).ok();
    const int64_t before = connection_.changes();
    if (!Run(again, args...).ok() || connection_.changes() != before) return false;
    return Run(put, args...).ok();
  }
  Connection& connection() { return connection_; }
  bool ok() const { return status_.ok(); }
  const absl::Status& status() const { return status_; }
  // Keeps the first error.
  void Update(const absl::Status& status) { status_.Update(status); }

 private:
  Connection& connection_;
  absl::Status status_;
};

}  // namespace isnad::store::sql
