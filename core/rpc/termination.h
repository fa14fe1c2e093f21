// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pthread.h>

namespace isnad::rpc {

// Waits for SIGTERM and SIGINT without a signal handler (calling into gRPC
// from one can deadlock, grpc/grpc#24884). Construct before any other thread
// is started, because threads inherit the mask.
class Termination {
 public:
  Termination();
  // Blocks until one of the signals comes; gives its number. For the thread that
  // constructed this.
  int Wait();
  // As if one came, from any thread.
  void Request();

 private:
  const pthread_t waiting_;
};

}  // namespace isnad::rpc
