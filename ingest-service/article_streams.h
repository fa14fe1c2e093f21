// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "core/rpc/late_service.h"
#include "ingest-service/article_stream.h"

namespace isnad::ingest {

// The open streams of the service: counts them and ends them. Thread-safe.
class ArticleStreams {
 public:
  // Borrows all; they outlive the streams.
  ArticleStreams(const rpc::LateService<const IngestService>& service, rpc::CallRunner& calls,
                 IngestMetrics& metrics, int max_streams = kMaxStreams, StreamLimits limits = {})
      : service_(service),
        calls_(calls),
        metrics_(metrics),
        max_streams_(max_streams),
        limits_(limits) {}

  // The reactor of a new call. Beyond max_streams it ends at once with
  // OVERLOADED, after Drain with SHUTTING_DOWN, before there is a service with
  // the reason for that.
  grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* Start(
      grpc::CallbackServerContext* context);

  // Every stream answers what it has read and then ends. Waits that long for it;
  // what has not ended then ends when its call is cancelled.
  void Drain(absl::Duration patience);

 private:
  absl::StatusOr<const IngestService*> Admit() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const rpc::LateService<const IngestService>& service_;
  rpc::CallRunner& calls_;
  IngestMetrics& metrics_;
  const int max_streams_;
  const StreamLimits limits_;
  absl::Mutex mutex_;
  bool draining_ ABSL_GUARDED_BY(mutex_) = false;
  absl::flat_hash_map<ArticleStream*, std::weak_ptr<ArticleStream>> open_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace isnad::ingest
