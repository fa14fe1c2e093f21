// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <memory>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "core/rpc/call_runner.h"
#include "core/store/call_context.h"
#include "query-service/query_service.h"
#include "query-service/watch_tasks.h"

namespace isnad::query {

// The service that calls go to, or why there is none.
using FindService = std::function<absl::StatusOr<const QueryService*>()>;

// One call of WatchContradictions.
//
//   begin -> write the token -> ( read a page -> write it, one by one -> wait ) …
//
// A page is read on the worker pool, when all of the one before has been taken
// by the transport: a slow reader holds one page here, and no thread. While it
// waits, nothing runs; Look tells that there is more. A store that is away ends
// no watch: it waits for it.
//
// All state is under one mutex. The stream owns itself until gRPC is done with it.
class WatchStream final : public grpc::ServerWriteReactor<grpc::ByteBuffer>,
                          public std::enable_shared_from_this<WatchStream> {
 public:
  struct Host {
    rpc::CallRunner& calls;
    std::shared_ptr<WatchTasks> tasks;
    FindService find_service;
    int32_t page_size = 0;
    int heartbeat_looks = 0;                 // so many without a message call for one
    std::function<void(WatchStream*)> done;  // called once, when gRPC is done with it
  };

  // Borrows context and request until the call is done, the host for longer.
  static std::shared_ptr<WatchStream> Start(grpc::CallbackServerContext* context,
                                            std::unique_ptr<rpc::CallRecord> record,
                                            const grpc::ByteBuffer* request, const Host& host);

  // The feed was seen to reach to this position. Does not block.
  void Look(int64_t newest);
  // Ends with SHUTTING_DOWN, after the message at hand. Does not block.
  void Drain();
  // Ends though the message at hand is not taken.
  void Cancel();

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  enum class State {
    kWorking,  // on the worker pool, or on the way there
    kWriting,
    kWaiting,
    kEnded,
  };

  WatchStream(grpc::CallbackServerContext* context, std::unique_ptr<rpc::CallRecord> record,
              const grpc::ByteBuffer* request, const Host& host);

  // On the worker pool; what it reads is its own until Advance.
  void Work();
  absl::Status Begin(const store::CallContext& call);
  absl::Status ReadPage(const store::CallContext& call);

  // Starts what is to be done next.
  void Advance() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  bool Schedule() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void WriteEntry() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void WriteToken() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Write(const v1::WatchContradictionsResponse& response) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void End(const absl::Status& status) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const Host& host_;
  grpc::CallbackServerContext* const context_;
  const grpc::ByteBuffer* const request_;
  const std::unique_ptr<rpc::CallRecord> record_;
  std::shared_ptr<WatchStream> self_;  // until OnDone

  absl::Mutex mutex_;
  // Those of the task while it works.
  Watch watch_;
  std::deque<store::FeedEntry> page_;
  grpc::ByteBuffer outgoing_;  // gRPC's while it writes
  State state_ ABSL_GUARDED_BY(mutex_) = State::kWaiting;
  bool has_begun_ = false;
  bool owes_token_ ABSL_GUARDED_BY(mutex_) = true;
  // Up to where there may be something to read: at first, anywhere.
  int64_t newest_ ABSL_GUARDED_BY(mutex_) = std::numeric_limits<int64_t>::max();
  bool is_behind_ ABSL_GUARDED_BY(mutex_) = false;  // the last read found nothing there
  int quiet_looks_ ABSL_GUARDED_BY(mutex_) = 0;
  bool draining_ ABSL_GUARDED_BY(mutex_) = false;
  bool broken_ ABSL_GUARDED_BY(mutex_) = false;  // nobody is there to read
};

// UNAVAILABLE (SHUTTING_DOWN).
absl::Status WatchEndedError();

}  // namespace isnad::query
