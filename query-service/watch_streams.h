// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <memory>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "query-service/watch_stream.h"

namespace isnad::query {

struct WatchLimits {
  int max_watches = 256;                          // at once; more are refused
  absl::Duration poll = absl::Milliseconds(200);  // between two looks at the store
  int heartbeat_looks = 50;                       // without a message: ten seconds
  int32_t page_size = 32;                         // contradictions read at once, each some KB
};

// The open watches of the service. One thread looks at the store for all of
// them, at one row, and not at all while nobody watches; those that have more to
// read go to the worker pool. Thread-safe.
class WatchStreams {
 public:
  // Borrows calls; it outlives this. poll of zero: looks only when Look is called.
  WatchStreams(rpc::CallRunner& calls, FindService find_service, const WatchLimits& limits);
  ~WatchStreams();
  WatchStreams(const WatchStreams&) = delete;
  WatchStreams& operator=(const WatchStreams&) = delete;

  // The reactor of a new call. Beyond max_watches it ends at once with
  // OVERLOADED, after Drain with SHUTTING_DOWN.
  grpc::ServerWriteReactor<grpc::ByteBuffer>* Start(grpc::CallbackServerContext* context,
                                                    const grpc::ByteBuffer* request);
  // Looks at the store once. A store that is away is looked at another time.
  void Look();
  // Ends every watch. One whose reader does not take its message is cancelled
  // after two seconds, or after half of patience. Blocks until all have ended, no
  // longer than patience.
  void Drain(absl::Duration patience);

  int open() const;

 private:
  absl::Status Admit() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  std::vector<std::shared_ptr<WatchStream>> Open() const;
  bool AwaitNone(absl::Duration patience);
  void Run(absl::Duration interval);

  const int max_watches_;
  const WatchStream::Host host_;
  mutable absl::Mutex mutex_;
  bool draining_ ABSL_GUARDED_BY(mutex_) = false;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  absl::flat_hash_map<WatchStream*, std::weak_ptr<WatchStream>> open_ ABSL_GUARDED_BY(mutex_);
  std::thread thread_;
};

}  // namespace isnad::query
