// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/table_list.h"

#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/store/postgres/connection.h"
#include "core/store/postgres/testing/test_server.h"
#include "core/store/sql/query.h"
#include "core/store/sqlite/connection.h"
#include "deploy/copy/testing/stores.h"
#include "gmock/gmock.h"

namespace isnad::copy {
namespace {

using store::sql::Connection;
using store::sql::ValueType;

// Every table of a store with "column type", the key's columns first and in its
// order, the others by name.
using Schema = std::map<std::string, std::string>;

// Table, column, type, place in the key (0 for none).
constexpr absl::string_view kSqliteColumns =
    "SELECT t.name, c.name, c.type, c.pk FROM sqlite_schema t, pragma_table_info(t.name) c"
    " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'"
    " ORDER BY t.name, c.pk = 0, c.pk, c.name";
constexpr absl::string_view kPostgresColumns =
    "SELECT c.table_name, c.column_name, c.data_type,"
    " coalesce(k.ordinal_position, 0)::bigint"
    " FROM information_schema.columns c LEFT JOIN information_schema.key_column_usage k"
    " ON k.table_schema = c.table_schema AND k.table_name = c.table_name"
    " AND k.column_name = c.column_name WHERE c.table_schema = current_schema()"
    " ORDER BY c.table_name COLLATE \"C\", coalesce(k.ordinal_position, 0) = 0,"
    " k.ordinal_position, c.column_name COLLATE \"C\"";

std::string NameOf(ValueType type) {
  switch (type) {
    case ValueType::kText:
      return "text";
    case ValueType::kBytes:
      return "bytes";
    case ValueType::kReal:
      return "real";
    default:
      return "int";
  }
}

Schema ReadSchema(Connection& connection, absl::string_view sql) {
  const std::map<std::string, std::string> types = {
      {"TEXT", "text"}, {"INTEGER", "int"}, {"BLOB", "bytes"},  {"REAL", "real"},
      {"text", "text"}, {"bigint", "int"},  {"bytea", "bytes"}, {"double precision", "real"}};
  Schema schema;
  store::sql::Query row(connection, sql);
  while (row.Next()) {
    const auto type = types.find(row.Text(2));
    absl::StrAppend(&schema[row.Text(0)], row.Int(3) == 0 ? "" : "key ", row.Text(1), " ",
                    type == types.end() ? row.Text(2) : type->second, ", ");
  }
  EXPECT_TRUE(row.status().ok()) << row.status();
  return schema;
}

std::string Described(const Table& table) {
  std::string text;
  std::set<std::string> others;
  for (size_t i = 0; i < table.columns().size(); ++i) {
    const auto& [name, type] = table.columns()[i];
    if (i < table.key_size()) {
      absl::StrAppend(&text, "key ", name, " ", NameOf(type), ", ");
    } else {
      others.insert(absl::StrCat(name, " ", NameOf(type), ", "));
    }
  }
  return absl::StrCat(text, absl::StrJoin(others, ""));
}

// All of a store is copied, or left out with a reason: a migration that adds a
// table or a column fails here until it is in deploy/copy/table_list.cc.
void ExpectAllKnown(const Schema& schema) {
  std::set<std::string> left_out;
  for (const TableLeftOut& table : TablesLeftOut()) left_out.insert(table.name);
  std::map<std::string, std::string> copied;
  for (const Table& table : CopiedTables()) copied[table.name()] = Described(table);
  for (const auto& [name, columns] : schema) {
    if (left_out.count(name) == 0) {
      ASSERT_EQ(copied.count(name), 1) << name << " is new: how is it copied?";
      EXPECT_EQ(copied[name], columns) << name;
    }
  }
  for (const auto& [name, columns] : copied) {
    EXPECT_EQ(schema.count(name), 1) << name << " is no table of this kind of store";
  }
}

TEST(TableListTest, AllOfASqliteStoreIsKnown) {
  const Place place(Kind::kSqlite);
  ASSERT_NE(Write(place), nullptr);
  const auto connection = store::sqlite::Connection::Open(place.address().substr(7),
                                                          store::sqlite::Connection::Mode::kReader);
  ASSERT_TRUE(connection.ok()) << connection.status();
  ExpectAllKnown(ReadSchema(**connection, kSqliteColumns));
}

TEST(TableListTest, AllOfAPostgresStoreIsKnown) {
  ISNAD_NEEDS_POSTGRES();
  const Place place(Kind::kPostgres);
  ASSERT_NE(Write(place), nullptr);
  const auto connection = store::postgres::Connection::Open(place.address());
  ASSERT_TRUE(connection.ok()) << connection.status();
  ExpectAllKnown(ReadSchema(**connection, kPostgresColumns));
}

TEST(TableListTest, NoTableIsThereTwice) {
  std::set<std::string> names;
  for (const Table& table : CopiedTables()) {
    EXPECT_TRUE(names.insert(table.name()).second) << table.name();
  }
  for (const TableLeftOut& table : TablesLeftOut()) {
    EXPECT_TRUE(names.insert(table.name).second) << table.name;
  }
}

}  // namespace
}  // namespace isnad::copy
