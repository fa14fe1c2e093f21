// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/table.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace isnad::copy {
namespace {

using store::sql::Value;
using store::sql::ValueType;

Table::Column ColumnOf(absl::string_view text) {
  ValueType type = ValueType::kText;
  if (absl::ConsumeSuffix(&text, " int")) type = ValueType::kInteger;
  if (absl::ConsumeSuffix(&text, " bytes")) type = ValueType::kBytes;
  if (absl::ConsumeSuffix(&text, " real")) type = ValueType::kReal;
  return {std::string(text), type};
}

// The names of the first `count` columns.
std::string Names(const std::vector<Table::Column>& columns, size_t count) {
  return absl::StrJoin(
      columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(count), ", ",
      [](std::string* out, const Table::Column& column) { out->append(column.name); });
}

// "?1, ?2, ?3"
std::string Parameters(size_t count) {
  std::string text;
  for (size_t i = 1; i <= count; ++i) absl::StrAppend(&text, i == 1 ? "?" : ", ?", i);
  return text;
}

}  // namespace

Table::Table(absl::string_view name, absl::string_view key, absl::string_view others,
             int rows_per_batch, absl::string_view fresh)
    : name_(name), rows_per_batch_(rows_per_batch) {
  for (absl::string_view column : absl::StrSplit(key, ", ")) columns_.push_back(ColumnOf(column));
  key_size_ = columns_.size();
  for (absl::string_view column : absl::StrSplit(others, ", ", absl::SkipEmpty())) {
    columns_.push_back(ColumnOf(column));
  }
  const std::string all = Names(columns_, columns_.size());
  const std::string keys = Names(columns_, key_size_);
  const auto select = [&](absl::string_view where, size_t limit) {
    std::string text = absl::StrCat("SELECT ", all, " FROM ", name, where);
    if (!fresh.empty()) {
      absl::StrAppend(&text, " /*fresh*/UNION ALL SELECT ", all, " FROM ", fresh, where, "/*end*/");
    }
    return absl::StrCat(text, " ORDER BY ", keys, " LIMIT ?", limit);
  };
  select_first_ = select("", 1);
  select_after_ =
      select(absl::StrCat(" WHERE (", keys, ") > (", Parameters(key_size_), ")"), key_size_ + 1);
  count_ = absl::StrCat("SELECT (SELECT count(*) FROM ", name, ")");
  if (!fresh.empty()) {
    absl::StrAppend(&count_, "/*fresh*/ + (SELECT count(*) FROM ", fresh, ")/*end*/");
  }
  insert_ =
      absl::StrCat("INSERT INTO ", name, " (", all, ") VALUES (", Parameters(columns_.size()), ")");
  clear_ = absl::StrCat("DELETE FROM ", name);
}

Value Table::ValueOf(const Row& row, size_t column) const {
  const Field& field = row[column];
  return {.type = columns_[column].type,
          .integer = field.integer,
          .real = field.real,
          .bytes = field.bytes};
}

absl::StatusOr<int64_t> Table::Count(store::sql::Connection& connection) const {
  const auto cursor = connection.Start(count_, {});
  if (!cursor.ok()) return cursor.status();
  absl::Status status;
  const int64_t count = (*cursor)->Next(&status) ? (*cursor)->Int(0) : 0;
  connection.Finish(count_, *cursor);
  if (!status.ok()) return status;
  return count;
}

absl::StatusOr<std::vector<Row>> Table::Read(store::sql::Connection& connection, const Row* after,
                                             int limit) const {
  std::vector<Value> values;
  for (size_t i = 0; after != nullptr && i < key_size_; ++i) values.push_back(ValueOf(*after, i));
  values.push_back(store::sql::ToValue(limit));
  const std::string& sql = after == nullptr ? select_first_ : select_after_;
  const auto cursor = connection.Start(sql, values);
  if (!cursor.ok()) return cursor.status();
  std::vector<Row> rows;
  absl::Status status;
  while ((*cursor)->Next(&status)) {
    Row& row = rows.emplace_back(columns_.size());
    for (size_t i = 0; i < columns_.size(); ++i) {
      const int column = static_cast<int>(i);
      switch (columns_[i].type) {
        case ValueType::kInteger:
        case ValueType::kBoolean:
          row[i].integer = (*cursor)->Int(column);
          break;
        case ValueType::kReal:
          row[i].real = (*cursor)->Real(column);
          break;
        case ValueType::kText:
        case ValueType::kBytes:
          row[i].bytes = std::string((*cursor)->View(column));
          break;
      }
    }
  }
  connection.Finish(sql, *cursor);
  if (!status.ok()) return status;
  return rows;
}

absl::Status Table::Insert(store::sql::Connection& connection, const std::vector<Row>& rows) const {
  std::vector<Value> values(columns_.size());
  for (const Row& row : rows) {
    for (size_t i = 0; i < columns_.size(); ++i) values[i] = ValueOf(row, i);
    if (absl::Status status = connection.Write(insert_, values); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status Table::Clear(store::sql::Connection& connection) const {
  return connection.Write(clear_, {});
}

}  // namespace isnad::copy
