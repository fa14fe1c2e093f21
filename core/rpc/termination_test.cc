// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/termination.h"

#include <pthread.h>
#include <signal.h>

#include <thread>

#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

TEST(TerminationTest, WaitsForEitherSignalAndNoneEndsTheProcess) {
  Termination termination;
  for (int signal : {SIGTERM, SIGINT}) {
    ASSERT_EQ(pthread_kill(pthread_self(), signal), 0);
    EXPECT_EQ(termination.Wait(), signal);
  }
  ASSERT_EQ(raise(SIGPIPE), 0);  // a client that hangs up; the process lives on
}

TEST(TerminationTest, AnyThreadMayAskForIt) {
  Termination termination;
  std::thread other([&termination] { termination.Request(); });
  EXPECT_EQ(termination.Wait(), SIGTERM);
  other.join();
}

}  // namespace
}  // namespace isnad::rpc
