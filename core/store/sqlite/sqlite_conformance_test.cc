// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <system_error>

#include "core/store/conformance/conformance.h"
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

}  // namespace sqlite
}  // namespace isnad::store
