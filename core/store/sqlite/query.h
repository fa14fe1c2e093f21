// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <type_traits>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/store/codec/archive.h"
#include "core/store/sqlite/connection.h"

namespace isnad::store::sqlite {

// Bytes rather than text.
struct Blob {
  absl::string_view bytes;
};

// One run of a prepared statement. `sql` is one of the constants in sql.h; the
// remaining arguments are bound to ?1, ?2 … (text, integers, enums, doubles,
// Blob, nullptr) and copied. Errors stick: after one, Next() is false; the first
// is that the call is over.
//
//   Query query(connection, sql::kGetArticle, id);
//   while (query.Next()) Use(query.Text(0));
//   return query.status();
class Query {
 public:
  template <typename... Args>
  Query(Connection& connection, absl::string_view sql, const Args&... args)
      : connection_(connection), sql_(sql) {
    status_ = connection_.CheckCall();
    BindAll(args...);
  }
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // Moves to the next row, false at the end or on an error.
  bool Next();
  // Runs a statement that gives no rows.
  absl::Status Run();
  const absl::Status& status() const { return status_; }

  // Columns of the current row, from 0. Views last until the next Next().
  int64_t Int(int column) const { return sqlite3_column_int64(statement_, column); }
  absl::string_view View(int column) const;
  std::string Text(int column) const { return std::string(View(column)); }
  absl::Time Time(int column) const { return codec::FromMicros(Int(column)); }
  template <typename E>
  E Enum(int column) const {
    return static_cast<E>(Int(column));
  }

 private:
  friend class Writes;

  // For Writes: the arguments outlive this and are not copied, and whether the
  // call goes on is not asked before each of some hundred rows.
  struct Borrowed {};
  template <typename... Args>
  Query(Borrowed, Connection& connection, absl::string_view sql, const Args&... args)
      : connection_(connection), sql_(sql), lifetime_(SQLITE_STATIC) {
    BindAll(args...);
  }

  template <typename... Args>
  void BindAll(const Args&... args) {
    Acquire();
    if (!status_.ok()) return;
    int index = 0;
    (Bind(++index, args), ...);
  }
  void Acquire();
  void Check(int code);
  void BindText(int index, absl::string_view text);
  void BindBlob(int index, absl::string_view bytes);

  template <typename T>
  void Bind(int index, const T& value) {
    if constexpr (std::is_same_v<T, Blob>) {
      BindBlob(index, value.bytes);
    } else if constexpr (std::is_same_v<T, std::nullptr_t>) {
      Check(sqlite3_bind_null(statement_, index));
    } else if constexpr (std::is_same_v<T, absl::Time>) {
      Check(sqlite3_bind_int64(statement_, index, codec::ToMicros(value)));
    } else if constexpr (std::is_floating_point_v<T>) {
      Check(sqlite3_bind_double(statement_, index, value));
    } else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
      Check(sqlite3_bind_int64(statement_, index, static_cast<int64_t>(value)));
    } else if constexpr (codec::kIsOptional<T>) {
      value ? Bind(index, *value) : Bind(index, nullptr);
    } else {
      BindText(index, value);
    }
  }

  Connection& connection_;
  const absl::string_view sql_;
  const sqlite3_destructor_type lifetime_ = SQLITE_TRANSIENT;
  sqlite3_stmt* statement_ = nullptr;
  absl::Status status_;
};

// A row of statements that write, as one paragraph: after the first error the
// rest are skipped, and status() says which it was.
class Writes {
 public:
  explicit Writes(Connection& connection) : connection_(connection) {}

  template <typename... Args>
  Writes& Run(absl::string_view sql, const Args&... args) {
    if (status_.ok()) status_ = Query(Query::Borrowed(), connection_, sql, args...).Run();
    return *this;
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

}  // namespace isnad::store::sqlite
