// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

namespace isnad::rpc {

// Waits for SIGTERM and SIGINT without a signal handler (calling into gRPC
// from one can deadlock, grpc/grpc#24884). Construct before any other thread
// is started, because threads inherit the mask.
class Termination {
 public:
  Termination();
  // Blocks until one of the signals comes; gives its number.
  int Wait();
};

}  // namespace isnad::rpc
