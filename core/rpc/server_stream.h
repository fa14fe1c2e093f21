// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <functional>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "google/protobuf/message.h"

namespace isnad::rpc {

// The responses of one server-streaming call, written by one thread that may
// block. Owns itself: ends with the call.
class ServerStream final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  // on_write: called with each response that is sent.
  explicit ServerStream(std::function<void()> on_write) : on_write_(std::move(on_write)) {}

  // Sends a response and waits until the transport has taken it: a slow reader
  // slows the writer, and no more than one response is held. CANCELLED where
  // nobody is there to read it.
  absl::Status Write(const google::protobuf::Message& response);

  // Ends the call. The last use of this by its writer.
  void End(const absl::Status& status);

  void OnWriteDone(bool ok) override;
  void OnDone() override { delete this; }

 private:
  const std::function<void()> on_write_;
  grpc::ByteBuffer outgoing_;  // gRPC's while writing_
  absl::Mutex mutex_;
  bool writing_ ABSL_GUARDED_BY(mutex_) = false;
  bool broken_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace isnad::rpc
