// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/store_opener.h"

#include "absl/time/clock.h"
#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

TEST(StoreOpenerTest, TriesUntilTheStoreIsThere) {
  int attempts = 0;
  int failures = 0;
  absl::Notification opened;
  StoreOpener opener({[&](const store::CallContext& call) -> absl::Status {
                        EXPECT_TRUE(call.Check().ok());
                        if (++attempts < 3) return absl::UnavailableError("not yet");
                        opened.Notify();
                        return absl::OkStatus();
                      },
                      [&](const absl::Status& status) {
                        EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
                        ++failures;
                        return true;
                      }},
                     absl::ZeroDuration());
  opened.WaitForNotification();
  opener.Stop();
  EXPECT_EQ(attempts, 3);
  EXPECT_EQ(failures, 2);
}

TEST(StoreOpenerTest, GivesUpWhereNoFurtherAttemptIsWorthWhile) {
  int attempts = 0;
  absl::Notification gave_up;
  StoreOpener opener({[&](const store::CallContext&) {
                        ++attempts;
                        return absl::FailedPreconditionError("a newer schema");
                      },
                      [&](const absl::Status&) {
                        gave_up.Notify();
                        return false;
                      }},
                     absl::ZeroDuration());
  gave_up.WaitForNotification();
  opener.Stop();
  EXPECT_EQ(attempts, 1);
}

TEST(StoreOpenerTest, StopsWhileItWaits) {
  absl::Notification failed;
  StoreOpener opener({[](const store::CallContext&) { return absl::UnavailableError("never"); },
                      [&](const absl::Status&) {
                        failed.Notify();
                        return true;
                      }},
                     absl::InfiniteDuration());
  failed.WaitForNotification();
  opener.Stop();  // returns, though the next attempt would never come
}

TEST(StoreOpenerTest, StopsInTheMiddleOfAnAttempt) {
  absl::Notification begun;
  StoreOpener opener({[&](const store::CallContext& call) {
                        begun.Notify();
                        while (call.Check().ok()) absl::SleepFor(absl::Milliseconds(1));
                        return call.Check();
                      },
                      [](const absl::Status& status) {
                        ADD_FAILURE() << "nobody wants to know: " << status;
                        return true;
                      }});
  begun.WaitForNotification();
  opener.Stop();  // returns, though the attempt would have gone on for ever
}

}  // namespace
}  // namespace isnad::rpc
