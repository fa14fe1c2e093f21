// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/store/sql/connection.h"
#include "core/store/sql/value.h"

namespace isnad::copy {

// A row in memory: one field for each column of its table.
struct Field {
  int64_t integer = 0;
  double real = 0;
  std::string bytes;  // text, too
};
using Row = std::vector<Field>;

// A table as stores of both kinds have it, with the statements that read and
// write it. Rows are in the order of their keys, which is the same everywhere:
// numbers by size, text by bytes. Not copied or moved once statements have run: a
// connection knows them by their address.
class Table {
 public:
  struct Column {
    std::string name;
    store::sql::ValueType type;
  };

  // `key` and `others` are names joined by ", ": of text, unless " int", " bytes"
  // or " real" follows. `fresh`: where SQLite gathers rows of it besides.
  Table(absl::string_view name, absl::string_view key, absl::string_view others,
        int rows_per_batch = 4000, absl::string_view fresh = "");

  const std::string& name() const { return name_; }
  const std::vector<Column>& columns() const { return columns_; }  // the key's first
  size_t key_size() const { return key_size_; }
  int rows_per_batch() const { return rows_per_batch_; }

  absl::StatusOr<int64_t> Count(store::sql::Connection& connection) const;
  // At most `limit` rows that stand behind `after`; from the first where null.
  absl::StatusOr<std::vector<Row>> Read(store::sql::Connection& connection, const Row* after,
                                        int limit) const;
  // For the transaction that is open.
  absl::Status Insert(store::sql::Connection& connection, const std::vector<Row>& rows) const;
  absl::Status Clear(store::sql::Connection& connection) const;

 private:
  store::sql::Value ValueOf(const Row& row, size_t column) const;

  std::string name_;
  std::vector<Column> columns_;
  size_t key_size_ = 0;
  int rows_per_batch_;
  std::string count_;
  std::string select_first_;
  std::string select_after_;
  std::string insert_;
  std::string clear_;
};

}  // namespace isnad::copy
