// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/watch_stream.h"

#include <iterator>
#include <utility>

#include "core/model/error.h"
#include "core/rpc/convert/contradiction.h"
#include "core/rpc/errors.h"
#include "core/rpc/status_conversion.h"
#include "core/rpc/validation.h"
#include "core/rpc/wire.h"

namespace isnad::query {

std::shared_ptr<WatchStream> WatchStream::Start(grpc::CallbackServerContext* context,
                                                std::unique_ptr<rpc::CallRecord> record,
                                                const grpc::ByteBuffer* request, const Host& host) {
  std::shared_ptr<WatchStream> stream(new WatchStream(context, std::move(record), request, host));
  stream->self_ = stream;
  stream->record_->Received();
  absl::MutexLock lock(&stream->mutex_);
  if (!stream->Schedule()) {
    stream->End(rpc::OverloadedError(host.calls.workers().queue_limit()));
  }
  return stream;
}

WatchStream::WatchStream(grpc::CallbackServerContext* context,
                         std::unique_ptr<rpc::CallRecord> record, const grpc::ByteBuffer* request,
                         const Host& host)
    : host_(host), context_(context), request_(request), record_(std::move(record)) {}

bool WatchStream::Schedule() {
  if (!host_.tasks->Add([self = shared_from_this()] { self->Work(); })) return false;
  state_ = State::kWorking;
  return true;
}

void WatchStream::Work() {
  // Each page is read wherever it can be.
  store::CallContext call = record_->context();
  store::CallNotes notes;
  call.notes = &notes;
  if (has_begun_) call.read_after.reset();
  const absl::Status status = has_begun_ ? ReadPage(call) : Begin(call);
  absl::MutexLock lock(&mutex_);
  state_ = State::kWaiting;
  if (status.ok()) return Advance();
  if (broken_ || !has_begun_ || !absl::IsUnavailable(status)) return End(status);
  newest_ = watch_.position;  // again when the store was looked at
  Advance();
}

absl::Status WatchStream::Begin(const store::CallContext& call) {
  if (absl::Status status = record_->Check(); !status.ok()) return status;
  v1::WatchContradictionsRequest request;
  if (absl::Status status = rpc::ParseMessage(*request_, &request); !status.ok()) return status;
  if (absl::Status status = rpc::CheckRequest(request); !status.ok()) return status;
  const auto service = host_.find_service();
  if (!service.ok()) return service.status();
  auto watch = (*service)->BeginWatch(call, request);
  if (!watch.ok()) return watch.status();
  watch_ = *std::move(watch);
  has_begun_ = true;
  return absl::OkStatus();
}

absl::Status WatchStream::ReadPage(const store::CallContext& call) {
  const auto service = host_.find_service();
  if (!service.ok()) return service.status();
  auto page = (*service)->ReadWatch(call, watch_, host_.page_size);
  if (!page.ok()) return page.status();
  const bool has_moved = page->until > watch_.position;
  watch_.position = page->until;
  page_.assign(std::make_move_iterator(page->entries.begin()),
               std::make_move_iterator(page->entries.end()));
  absl::MutexLock lock(&mutex_);
  // This replica has not come as far as another one was seen to be.
  is_behind_ = !has_moved;
  if (is_behind_) newest_ = watch_.position;
  return absl::OkStatus();
}

void WatchStream::Advance() {
  if (state_ != State::kWaiting) return;
  if (broken_) {
    const absl::Status why = record_->context().Check();
    return End(why.ok() ? absl::CancelledError("the caller is gone") : why);
  }
  if (draining_) return End(WatchEndedError());
  if (owes_token_) return WriteToken();
  if (!page_.empty()) return WriteEntry();
  // Where the pool has no room, at the next look.
  if (watch_.position < newest_) (void)Schedule();
}

void WatchStream::Look(int64_t newest) {
  absl::MutexLock lock(&mutex_);
  if (state_ == State::kWorking || state_ == State::kEnded) return;
  newest_ = newest;
  // Where a message is under way, the reader is slow, and needs no other.
  if (state_ != State::kWaiting) return;
  // Also where there is news that the replica at hand has not heard of.
  const bool has_no_more = watch_.position >= newest || is_behind_;
  if (++quiet_looks_ >= host_.heartbeat_looks && has_no_more) owes_token_ = true;
  Advance();
}

void WatchStream::WriteEntry() {
  v1::WatchContradictionsResponse response;
  *response.mutable_contradiction() = rpc::ToProto(page_.front().contradiction);
  response.set_resume_token(WatchToken(watch_, page_.front().position));
  page_.pop_front();
  Write(response);
}

void WatchStream::WriteToken() {
  owes_token_ = false;
  v1::WatchContradictionsResponse response;
  response.set_resume_token(WatchToken(watch_, watch_.position));
  Write(response);
}

void WatchStream::Write(const v1::WatchContradictionsResponse& response) {
  quiet_looks_ = 0;
  if (absl::Status status = rpc::SerializeMessage(response, &outgoing_); !status.ok()) {
    return End(status);
  }
  state_ = State::kWriting;
  record_->Sent();
  StartWrite(&outgoing_);
}

void WatchStream::OnWriteDone(bool ok) {
  absl::MutexLock lock(&mutex_);
  outgoing_.Clear();
  broken_ = broken_ || !ok;
  state_ = State::kWaiting;
  Advance();
}

void WatchStream::OnCancel() {
  absl::MutexLock lock(&mutex_);
  broken_ = true;
  Advance();
}

void WatchStream::Drain() {
  absl::MutexLock lock(&mutex_);
  draining_ = true;
  Advance();
}

void WatchStream::Cancel() {
  absl::MutexLock lock(&mutex_);
  // Once it has ended, the context may be gone.
  if (state_ != State::kEnded) context_->TryCancel();
}

void WatchStream::End(const absl::Status& status) {
  state_ = State::kEnded;
  record_->Finish(status);
  Finish(rpc::ToGrpcStatus(status));
}

void WatchStream::OnDone() {
  host_.done(this);
  const std::shared_ptr<WatchStream> last = std::move(self_);
  // Whoever has ended it has left.
  absl::MutexLock lock(&mutex_);
}

absl::Status WatchEndedError() {
  return model::MakeError(absl::StatusCode::kUnavailable,
                          "the service is stopping; go on with the last resume_token",
                          {model::ErrorReason::kShuttingDown, {}, ""});
}

}  // namespace isnad::query
