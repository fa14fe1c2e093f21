// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/roles.h"

#include <set>
#include <string>

#include "core/rpc/service_descriptor.h"
#include "gtest/gtest.h"
#include "isnad/v1/ingest_service.grpc.pb.h"
#include "isnad/v1/query_service.grpc.pb.h"

namespace isnad::rpc::security {
namespace {

const auto& IngestService = DescriptorOf<v1::IngestService>;
const auto& QueryService = DescriptorOf<v1::QueryService>;

TEST(RolesTest, EveryMethodOfBothServicesHasARole) {
  for (const auto* service : {&IngestService(), &QueryService()}) {
    for (int i = 0; i < service->method_count(); ++i) {
      EXPECT_TRUE(RoleOfMethod(service->method(i)->name())) << service->method(i)->full_name();
    }
  }
}

// The table goes by plain names.
TEST(RolesTest, NoTwoMethodsHaveOneName) {
  std::set<std::string> names;
  for (const auto* service : {&IngestService(), &QueryService()}) {
    for (int i = 0; i < service->method_count(); ++i) {
      EXPECT_TRUE(names.insert(service->method(i)->name()).second) << service->method(i)->name();
    }
  }
}

TEST(RolesTest, ReadersReadAndReadersAlone) {
  for (int i = 0; i < QueryService().method_count(); ++i) {
    EXPECT_EQ(RoleOfMethod(QueryService().method(i)->name()), Role::kReader);
  }
  for (int i = 0; i < IngestService().method_count(); ++i) {
    EXPECT_NE(RoleOfMethod(IngestService().method(i)->name()), Role::kReader);
  }
}

TEST(RolesTest, WhatTheTableDoesNotHaveNobodyMayCall) {
  EXPECT_EQ(RoleOfMethod("DropEverything"), std::nullopt);
  EXPECT_EQ(RoleOfMethod(""), std::nullopt);
}

TEST(RolesTest, ASetHoldsWhatWasAdded) {
  RoleSet roles;
  EXPECT_FALSE(roles.Has(Role::kReader));
  roles.Add(Role::kWriter);
  EXPECT_TRUE(roles.Has(Role::kWriter));
  EXPECT_FALSE(roles.Has(Role::kCurator));
  RoleSet more;
  more.Add(Role::kCurator);
  roles.Add(more);
  EXPECT_TRUE(roles.Has(Role::kWriter) && roles.Has(Role::kCurator));
}

TEST(RolesTest, NamesAndRolesAreOneToOne) {
  for (const Role role : {Role::kReader, Role::kWriter, Role::kCurator}) {
    EXPECT_EQ(RoleOfName(RoleName(role)), role);
  }
  EXPECT_EQ(RoleOfName("Reader"), std::nullopt);
}

}  // namespace
}  // namespace isnad::rpc::security
