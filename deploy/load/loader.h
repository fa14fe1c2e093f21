// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "deploy/load/article_source.h"
#include "deploy/load/failure_file.h"
#include "deploy/load/journal.h"
#include "deploy/load/progress.h"
#include "isnad/v1/ingest_service.grpc.pb.h"

namespace isnad::load {

struct LoaderOptions {
  size_t window = 256;                          // articles sent and not yet answered, at most
  absl::Duration patience = absl::Seconds(30);  // how long to try to reconnect
};

// Streams articles into the ingest service. One article is acknowledged once
// the service has made it durable; what was sent and not answered when a
// connection breaks is sent again on the next one, which is safe because the
// service recognises what it has.
class Loader {
 public:
  using Observer = std::function<void(const LoadCounts&)>;

  // Borrows all; they outlive the loader.
  Loader(v1::IngestService::StubInterface& stub, ArticleSource& source, const Journal& journal,
         FailureFile& failures, LoaderOptions options, Observer observer);

  // Until the source is empty and everything is answered. UNAVAILABLE where
  // the service stays away; any other error that ended the stream as it is.
  absl::Status Run();

  const LoadCounts& counts() const { return counts_; }

 private:
  struct Sent {
    std::string place;
    v1::IngestArticlesRequest request;
  };
  using Stream =
      grpc::ClientReaderWriterInterface<v1::IngestArticlesRequest, v1::IngestArticlesResponse>;

  void SkipAnswered();
  // The next article for the wire; nullptr when there is none.
  const Sent* NextToSend() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  bool ReadNext() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // One connection, until the end or until it breaks.
  absl::Status RunStream();
  void SendAll(Stream& stream);
  void ReceiveAll(Stream& stream, grpc::ClientContext& context);
  void Take(const v1::IngestArticlesResponse& response) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  v1::IngestService::StubInterface& stub_;
  ArticleSource& source_;
  const Journal& journal_;
  FailureFile& failures_;
  const LoaderOptions options_;
  const Observer observer_;

  absl::Mutex mutex_;
  std::deque<Sent> unanswered_ ABSL_GUARDED_BY(mutex_);  // in order
  size_t sent_ ABSL_GUARDED_BY(mutex_) = 0;              // of unanswered_, on this stream
  bool source_ended_ ABSL_GUARDED_BY(mutex_) = false;
  bool stream_broken_ ABSL_GUARDED_BY(mutex_) = false;
  LoadCounts counts_;
};

}  // namespace isnad::load
