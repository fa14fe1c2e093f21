// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/conformance/conformance.h"
#include "core/store/postgres/testing/test_server.h"
#include "gtest/gtest.h"

namespace isnad::store {

INSTANTIATE_TEST_SUITE_P(Postgres, StoreConformanceTest,
                         testing::Values(StoreKind{
                             "postgres",
                             []() -> std::unique_ptr<StoreUnderTest> {
                               if (postgres::TestServer::Shared().address().empty()) return nullptr;
                               return std::make_unique<postgres::PostgresStoreUnderTest>();
                             }}),
                         KindName);

}  // namespace isnad::store
