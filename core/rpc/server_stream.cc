// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/server_stream.h"

#include "core/rpc/status_conversion.h"
#include "core/rpc/wire.h"

namespace isnad::rpc {

absl::Status ServerStream::Write(const google::protobuf::Message& response) {
  grpc::ByteBuffer bytes;
  absl::Status serialized = SerializeMessage(response, &bytes);
  if (!serialized.ok()) return serialized;
  {
    absl::MutexLock lock(&mutex_);
    writing_ = true;
  }
  outgoing_ = bytes;
  on_write_();
  StartWrite(&outgoing_);
  absl::MutexLock lock(&mutex_);
  const auto written = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return !writing_; };
  mutex_.Await(absl::Condition(&written));
  return broken_ ? absl::CancelledError("the caller is gone") : absl::OkStatus();
}

void ServerStream::End(const absl::Status& status) { Finish(ToGrpcStatus(status)); }

void ServerStream::OnWriteDone(bool ok) {
  absl::MutexLock lock(&mutex_);
  writing_ = false;
  broken_ = broken_ || !ok;
}

}  // namespace isnad::rpc
