// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/random_id.h"

#include <gtest/gtest.h>

#include <set>

namespace isnad::store {
namespace {

TEST(RandomIdTest, AreAllDifferentAndOfOneForm) {
  std::set<std::string> ids;
  for (int i = 0; i < 1000; ++i) {
    const std::string id = NewRandomId();
    EXPECT_EQ(id.size(), 32);
    EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos) << id;
    ids.insert(id);
  }
  EXPECT_EQ(ids.size(), 1000);
}

}  // namespace
}  // namespace isnad::store
