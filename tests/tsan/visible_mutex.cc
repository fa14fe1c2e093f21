// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// ThreadSanitizer sees what locks order only where it knows the locks. The packaged
// Abseil was built without it, and its mutex is no pthread mutex: everything that
// one guards would be reported. These functions stand before Abseil's in a
// program that is built with ThreadSanitizer, and tell it. What is left to pass over
// stands at the end, each with its reason.
#include <dlfcn.h>

#include "absl/synchronization/mutex.h"

extern "C" void __tsan_acquire(void* address);
extern "C" void __tsan_release(void* address);

namespace {

using absl::Condition;
using absl::CondVar;
using absl::Mutex;

template <typename Function>
Function* Real(Function*, const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

// A condition is looked at with the mutex held, by whichever thread unlocks it.
struct Held {
  Mutex* mutex;
  const Condition& condition;

  bool operator()() const {
    __tsan_acquire(mutex);
    const bool holds = condition.Eval();
    __tsan_release(mutex);
    return holds;
  }
};

}  // namespace

// By their mangled names: a member cannot be defined a second time.
#define ISNAD_ABSL "_ZN4absl7debian3"
#define ISNAD_STANDS_BEFORE(name) __asm__(ISNAD_ABSL name)
#define ISNAD_REAL(function, name)                            \
  static auto* const real = Real(&function, ISNAD_ABSL name); \
  static_assert(true)

void Lock(Mutex* mutex) ISNAD_STANDS_BEFORE("5Mutex4LockEv");
void Unlock(Mutex* mutex) ISNAD_STANDS_BEFORE("5Mutex6UnlockEv");
bool TryLock(Mutex* mutex) ISNAD_STANDS_BEFORE("5Mutex7TryLockEv");
void Await(Mutex* mutex, const Condition& condition)
    ISNAD_STANDS_BEFORE("5Mutex5AwaitERKNS0_9ConditionE");
bool AwaitWithTimeout(Mutex* mutex, const Condition& condition, absl::Duration timeout)
    ISNAD_STANDS_BEFORE("5Mutex16AwaitWithTimeoutERKNS0_9ConditionENS0_8DurationE");
bool AwaitWithDeadline(Mutex* mutex, const Condition& condition, absl::Time deadline)
    ISNAD_STANDS_BEFORE("5Mutex17AwaitWithDeadlineERKNS0_9ConditionENS0_4TimeE");
void Wait(CondVar* variable, Mutex* mutex) ISNAD_STANDS_BEFORE("7CondVar4WaitEPNS0_5MutexE");
bool WaitWithTimeout(CondVar* variable, Mutex* mutex, absl::Duration timeout)
    ISNAD_STANDS_BEFORE("7CondVar15WaitWithTimeoutEPNS0_5MutexENS0_8DurationE");
bool WaitWithDeadline(CondVar* variable, Mutex* mutex, absl::Time deadline)
    ISNAD_STANDS_BEFORE("7CondVar16WaitWithDeadlineEPNS0_5MutexENS0_4TimeE");

void Lock(Mutex* mutex) {
  ISNAD_REAL(Lock, "5Mutex4LockEv");
  real(mutex);
  __tsan_acquire(mutex);
}

void Unlock(Mutex* mutex) {
  ISNAD_REAL(Unlock, "5Mutex6UnlockEv");
  __tsan_release(mutex);
  real(mutex);
}

bool TryLock(Mutex* mutex) {
  ISNAD_REAL(TryLock, "5Mutex7TryLockEv");
  const bool locked = real(mutex);
  if (locked) __tsan_acquire(mutex);
  return locked;
}

void Await(Mutex* mutex, const Condition& condition) {
  ISNAD_REAL(Await, "5Mutex5AwaitERKNS0_9ConditionE");
  const Held held = {mutex, condition};
  __tsan_release(mutex);
  real(mutex, Condition(&held));
  __tsan_acquire(mutex);
}

bool AwaitWithTimeout(Mutex* mutex, const Condition& condition, absl::Duration timeout) {
  ISNAD_REAL(AwaitWithTimeout, "5Mutex16AwaitWithTimeoutERKNS0_9ConditionENS0_8DurationE");
  const Held held = {mutex, condition};
  __tsan_release(mutex);
  const bool holds = real(mutex, Condition(&held), timeout);
  __tsan_acquire(mutex);
  return holds;
}

bool AwaitWithDeadline(Mutex* mutex, const Condition& condition, absl::Time deadline) {
  ISNAD_REAL(AwaitWithDeadline, "5Mutex17AwaitWithDeadlineERKNS0_9ConditionENS0_4TimeE");
  const Held held = {mutex, condition};
  __tsan_release(mutex);
  const bool holds = real(mutex, Condition(&held), deadline);
  __tsan_acquire(mutex);
  return holds;
}

void Wait(CondVar* variable, Mutex* mutex) {
  ISNAD_REAL(Wait, "7CondVar4WaitEPNS0_5MutexE");
  __tsan_release(mutex);
  real(variable, mutex);
  __tsan_acquire(mutex);
}

bool WaitWithTimeout(CondVar* variable, Mutex* mutex, absl::Duration timeout) {
  ISNAD_REAL(WaitWithTimeout, "7CondVar15WaitWithTimeoutEPNS0_5MutexENS0_8DurationE");
  __tsan_release(mutex);
  const bool timed_out = real(variable, mutex, timeout);
  __tsan_acquire(mutex);
  return timed_out;
}

bool WaitWithDeadline(CondVar* variable, Mutex* mutex, absl::Time deadline) {
  ISNAD_REAL(WaitWithDeadline, "7CondVar16WaitWithDeadlineEPNS0_5MutexENS0_4TimeE");
  __tsan_release(mutex);
  const bool timed_out = real(variable, mutex, deadline);
  __tsan_acquire(mutex);
  return timed_out;
}

extern "C" const char* __tsan_default_suppressions() {
  return
      // gRPC and its core order their threads by atomics of their own: what they hand
      // from one to the other is taken for unordered, there and in their headers.
      "called_from_lib:libgrpc.so\n"
      "called_from_lib:libgrpc++.so\n"
      "race:^grpc::\n"
      "race:^grpc_\n"
      // Which connections gRPC has closed is looked for in the kernel's own table.
      "race:^isnad::rpc::OpenConnections::Reach\n"
      // Abseil's deadlock detector guards its graph by a spin lock of its own.
      "called_from_lib:libabsl_graphcycles_internal.so\n";
}

extern "C" const char* __tsan_default_options() { return "history_size=4"; }
