// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/store_opener.h"

#include <vector>

#include "absl/synchronization/notification.h"
#include "core/store/open_store.h"
#include "gtest/gtest.h"
#include "query-service/testing.h"

namespace isnad::query {
namespace {

TEST(StoreOpenerTest, TriesUntilTheStoreIsThere) {
  TestStore store;
  int attempts = 0;
  int failures = 0;
  absl::Notification opened;
  const store::StoreReader* reader = nullptr;
  StoreOpener opener({[&]() -> absl::StatusOr<StoreOpener::Store> {
                        if (++attempts < 3) return absl::UnavailableError("not yet");
                        return store::OpenStoreForReading(store.address());
                      },
                      [&](const store::StoreReader& r) {
                        reader = &r;
                        opened.Notify();
                      },
                      [&](const absl::Status& status) {
                        EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
                        ++failures;
                      }},
                     absl::ZeroDuration());
  opened.WaitForNotification();
  opener.Stop();
  EXPECT_EQ(attempts, 3);
  EXPECT_EQ(failures, 2);
  EXPECT_TRUE(reader->Count({}).ok());
}

TEST(StoreOpenerTest, StopsWhileItWaits) {
  absl::Notification failed;
  StoreOpener opener(
      {[] { return absl::UnavailableError("never"); }, [](const store::StoreReader&) { FAIL(); },
       [&](const absl::Status&) { failed.Notify(); }},
      absl::InfiniteDuration());
  failed.WaitForNotification();
  opener.Stop();  // returns, though the next attempt would never come
}

}  // namespace
}  // namespace isnad::query
