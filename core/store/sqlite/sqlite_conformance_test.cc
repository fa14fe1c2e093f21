// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "core/store/conformance/conformance.h"
#include "core/store/sql/query.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/test_store.h"
#include "gtest/gtest.h"

namespace isnad::store {

INSTANTIATE_TEST_SUITE_P(Sqlite, StoreConformanceTest,
                         testing::Values(StoreKind{
                             "sqlite",
                             [] { return std::make_unique<sqlite::SqliteStoreUnderTest>(); }}),
                         KindName);

namespace sqlite {

TempFolder::TempFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "isnad-store-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    ADD_FAILURE() << "no temporary folder: " << std::generic_category().message(errno);
  }
  path_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string IntegrityCheck(const std::string& path) {
  auto connection = Connection::Open(path, Connection::Mode::kReader);
  if (!connection.ok()) return connection.status().ToString();
  sql::Query query(**connection, "PRAGMA integrity_check");
  std::string answer;
  while (query.Next()) absl::StrAppend(&answer, query.View(0));
  return query.status().ok() ? answer : query.status().ToString();
}

}  // namespace sqlite
}  // namespace isnad::store
