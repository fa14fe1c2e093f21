// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/alarm.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "core/rpc/call_runner.h"
#include "ingest-service/ingest_metrics.h"
#include "ingest-service/limits.h"
#include "ingest-service/service.h"
#include "ingest-service/stream_item.h"

namespace isnad::ingest {

// How much one stream may hold and use; the defaults are for service.
struct StreamLimits {
  size_t window_items = kStreamWindowItems;
  size_t window_bytes = kStreamWindowBytes;
  size_t group_items = kGroupCommitItems;
  int tasks = kStreamTasks;
};

// One call of IngestArticles.
//
//   read -> prepare (many at once) -> commit (in order, in groups) -> write
//
// Items wait in one queue in the order of the stream. Tasks on the worker pool
// prepare them in any order; one task at a time commits all ready items at the
// head. Reading stops while the window is full, and the window empties only as
// the client takes responses: neither a fast sender nor a slow reader makes
// the stream hold more. While the stream waits, no thread does.
//
// All state is under one mutex; every event ends in Advance, which starts what
// has become possible. The stream ends once nothing of it runs elsewhere, and
// owns itself until then.
class ArticleStream final : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>,
                            public std::enable_shared_from_this<ArticleStream> {
 public:
  // Borrows all; they outlive the stream. done is called once, when gRPC is
  // done with the stream.
  static std::shared_ptr<ArticleStream> Start(std::unique_ptr<rpc::CallRecord> record,
                                              const IngestService& service, rpc::CallRunner& calls,
                                              IngestMetrics& metrics, const StreamLimits& limits,
                                              std::function<void(ArticleStream*)> done);

  // Reads no more, answers what it has read, and ends with SHUTTING_DOWN.
  void Drain();

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  struct Slot {
    std::unique_ptr<StreamItem> item;  // in the hands of a task while it is being prepared
    bool ready = false;
  };

  ArticleStream(std::unique_ptr<rpc::CallRecord> record, const IngestService& service,
                rpc::CallRunner& calls, IngestMetrics& metrics, const StreamLimits& limits,
                std::function<void(ArticleStream*)> done);

  // A task on the worker pool: commits or prepares, whichever is more urgent.
  void Work();
  void Commit(std::vector<std::unique_ptr<StreamItem>> group);

  void Advance() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void ScheduleTasks() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void RetryLater() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void StartNextRead() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void StartNextWrite() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void FinishWhenIdle() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  std::vector<std::unique_ptr<StreamItem>> TakeGroup() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  bool CanCommit() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  bool CanPrepare() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Hold(int64_t items, int64_t bytes) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const IngestService& service_;
  rpc::WorkerPool& workers_;
  IngestMetrics& metrics_;
  const StreamLimits limits_;
  const std::unique_ptr<rpc::CallRecord> record_;
  const store::CallContext& call_;  // the record's
  const std::function<void(ArticleStream*)> done_;
  std::shared_ptr<ArticleStream> self_;  // until OnDone

  absl::Mutex mutex_;
  std::deque<std::shared_ptr<Slot>> queue_ ABSL_GUARDED_BY(mutex_);
  size_t started_ ABSL_GUARDED_BY(mutex_) = 0;  // slots at the head that a task has taken
  std::deque<grpc::ByteBuffer> responses_ ABSL_GUARDED_BY(mutex_);
  grpc::ByteBuffer incoming_;  // gRPC's while reading_
  grpc::ByteBuffer outgoing_;  // gRPC's while writing_
  std::unique_ptr<grpc::Alarm> alarm_ ABSL_GUARDED_BY(mutex_);
  int64_t next_index_ ABSL_GUARDED_BY(mutex_) = 0;
  int64_t held_items_ ABSL_GUARDED_BY(mutex_) = 0;
  int64_t held_bytes_ ABSL_GUARDED_BY(mutex_) = 0;
  int tasks_ ABSL_GUARDED_BY(mutex_) = 0;   // scheduled or running
  int queued_ ABSL_GUARDED_BY(mutex_) = 0;  // those of them that have not begun
  bool reading_ ABSL_GUARDED_BY(mutex_) = false;
  bool writing_ ABSL_GUARDED_BY(mutex_) = false;
  bool committing_ ABSL_GUARDED_BY(mutex_) = false;
  bool waiting_ ABSL_GUARDED_BY(mutex_) = false;      // for the alarm
  bool half_closed_ ABSL_GUARDED_BY(mutex_) = false;  // the client sends no more
  bool draining_ ABSL_GUARDED_BY(mutex_) = false;
  bool broken_ ABSL_GUARDED_BY(mutex_) = false;  // nobody is there to answer
  bool finished_ ABSL_GUARDED_BY(mutex_) = false;
};

// UNAVAILABLE (SHUTTING_DOWN).
absl::Status ShuttingDownError();

}  // namespace isnad::ingest
