// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/termination.h"

#include <signal.h>

namespace isnad::rpc {
namespace {

sigset_t TerminationSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

}  // namespace

Termination::Termination() : waiting_(pthread_self()) {
  const sigset_t signals = TerminationSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  // A client that goes away must not end the process.
  signal(SIGPIPE, SIG_IGN);
}

int Termination::Wait() {
  const sigset_t signals = TerminationSignals();
  int received = 0;
  sigwait(&signals, &received);
  return received;
}

void Termination::Request() { pthread_kill(waiting_, SIGTERM); }

}  // namespace isnad::rpc
