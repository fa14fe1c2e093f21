// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/article_stream.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/model/error.h"
#include "core/rpc/status_conversion.h"

namespace isnad::ingest {
namespace {

// When the worker pool's queue is full and no task of the stream is left that
// would try again.
constexpr std::chrono::milliseconds kRetryDelay(5);

}  // namespace

std::shared_ptr<ArticleStream> ArticleStream::Start(std::unique_ptr<rpc::CallRecord> record,
                                                    const IngestService& service,
                                                    rpc::CallRunner& calls, IngestMetrics& metrics,
                                                    const StreamLimits& limits,
                                                    std::function<void(ArticleStream*)> done) {
  std::shared_ptr<ArticleStream> stream(
      new ArticleStream(std::move(record), service, calls, metrics, limits, std::move(done)));
  stream->self_ = stream;
  absl::MutexLock lock(&stream->mutex_);
  stream->Advance();
  return stream;
}

ArticleStream::ArticleStream(std::unique_ptr<rpc::CallRecord> record, const IngestService& service,
                             rpc::CallRunner& calls, IngestMetrics& metrics,
                             const StreamLimits& limits, std::function<void(ArticleStream*)> done)
    : service_(service),
      workers_(calls.workers()),
      metrics_(metrics),
      limits_(limits),
      record_(std::move(record)),
      call_(record_->context()),
      done_(std::move(done)) {}

// --- Events. Each holds on to the stream, which may end meanwhile.

void ArticleStream::OnReadDone(bool ok) {
  const auto self = shared_from_this();
  absl::MutexLock lock(&mutex_);
  reading_ = false;
  if (!ok) {
    half_closed_ = true;
  } else if (!draining_ && !broken_) {
    record_->Received();
    auto slot = std::make_shared<Slot>();
    slot->item = std::make_unique<StreamItem>(next_index_++, std::move(incoming_));
    incoming_.Clear();
    Hold(1, static_cast<int64_t>(slot->item->request_bytes()));
    queue_.push_back(std::move(slot));
  }
  Advance();
}

void ArticleStream::OnWriteDone(bool ok) {
  const auto self = shared_from_this();
  absl::MutexLock lock(&mutex_);
  writing_ = false;
  Hold(-1, -static_cast<int64_t>(outgoing_.Length()));
  outgoing_.Clear();
  if (!ok) broken_ = true;
  Advance();
}

void ArticleStream::OnCancel() {
  const auto self = shared_from_this();
  absl::MutexLock lock(&mutex_);
  broken_ = true;
  Advance();
}

void ArticleStream::Drain() {
  const auto self = shared_from_this();
  absl::MutexLock lock(&mutex_);
  draining_ = true;
  Advance();
}

void ArticleStream::OnDone() {
  const auto self = std::move(self_);
  {
    absl::MutexLock lock(&mutex_);
    Hold(-held_items_, -held_bytes_);
  }
  done_(this);
}

// --- Work.

void ArticleStream::Work() {
  const auto self = shared_from_this();
  std::vector<std::unique_ptr<StreamItem>> group;
  std::shared_ptr<Slot> slot;
  {
    absl::MutexLock lock(&mutex_);
    --queued_;
    if (CanCommit()) {
      group = TakeGroup();
    } else if (CanPrepare()) {
      slot = queue_[started_++];
    }
  }
  if (slot != nullptr) {
    slot->item->Prepare(call_, service_);
    // What is ready is committed at once: were that another task, it would wait
    // behind those of all streams while each of them holds prepared articles.
    absl::MutexLock lock(&mutex_);
    slot->ready = true;
    if (CanCommit()) group = TakeGroup();
  }
  if (!group.empty()) Commit(std::move(group));
  absl::MutexLock lock(&mutex_);
  --tasks_;
  Advance();
}

void ArticleStream::Commit(std::vector<std::unique_ptr<StreamItem>> group) {
  int64_t request_bytes = 0;
  for (const auto& item : group) request_bytes += static_cast<int64_t>(item->request_bytes());
  auto responses = CommitItems(call_, service_, std::move(group));
  absl::MutexLock lock(&mutex_);
  committing_ = false;
  for (grpc::ByteBuffer& response : responses) {
    request_bytes -= static_cast<int64_t>(response.Length());
    responses_.push_back(std::move(response));
  }
  Hold(0, -request_bytes);
}

bool ArticleStream::CanCommit() const {
  return !broken_ && !committing_ && !queue_.empty() && queue_.front()->ready;
}

bool ArticleStream::CanPrepare() const { return !broken_ && started_ < queue_.size(); }

std::vector<std::unique_ptr<StreamItem>> ArticleStream::TakeGroup() {
  std::vector<std::unique_ptr<StreamItem>> group;
  while (group.size() < limits_.group_items && !queue_.empty() && queue_.front()->ready) {
    group.push_back(std::move(queue_.front()->item));
    queue_.pop_front();
    --started_;
  }
  committing_ = true;
  return group;
}

// --- What follows from the state.

void ArticleStream::Advance() {
  if (finished_) return;
  ScheduleTasks();
  StartNextWrite();
  StartNextRead();
  FinishWhenIdle();
}

void ArticleStream::ScheduleTasks() {
  const int wanted =
      (CanCommit() ? 1 : 0) + (CanPrepare() ? static_cast<int>(queue_.size() - started_) : 0);
  while (queued_ < wanted && tasks_ < limits_.tasks) {
    if (!workers_.TrySchedule([this] { Work(); })) {
      if (tasks_ == 0) RetryLater();
      return;
    }
    ++queued_;
    ++tasks_;
  }
}

void ArticleStream::RetryLater() {
  if (waiting_) return;
  waiting_ = true;
  alarm_ = std::make_unique<grpc::Alarm>();
  alarm_->Set(std::chrono::system_clock::now() + kRetryDelay, [this](bool) {
    const auto self = shared_from_this();
    absl::MutexLock lock(&mutex_);
    waiting_ = false;
    Advance();
  });
}

void ArticleStream::StartNextWrite() {
  if (writing_ || broken_ || responses_.empty()) return;
  writing_ = true;
  outgoing_ = std::move(responses_.front());
  responses_.pop_front();
  record_->Sent();
  StartWrite(&outgoing_);
}

void ArticleStream::StartNextRead() {
  const bool full = held_items_ >= static_cast<int64_t>(limits_.window_items) ||
                    held_bytes_ >= static_cast<int64_t>(limits_.window_bytes);
  if (reading_ || half_closed_ || draining_ || broken_ || full) return;
  reading_ = true;
  StartRead(&incoming_);
}

void ArticleStream::FinishWhenIdle() {
  if (tasks_ > 0 || waiting_ || writing_) return;
  const bool answered = queue_.empty() && responses_.empty();
  if (!broken_ && !(answered && (half_closed_ || draining_))) return;
  finished_ = true;
  absl::Status status = absl::OkStatus();
  if (broken_) {
    status = call_.Check();
    if (status.ok()) status = absl::CancelledError("the caller is gone");
  } else if (!half_closed_) {
    status = ShuttingDownError();
  }
  record_->Finish(status);
  Finish(rpc::ToGrpcStatus(status));
}

void ArticleStream::Hold(int64_t items, int64_t bytes) {
  held_items_ += items;
  held_bytes_ += bytes;
  metrics_.stream_inflight().Increment(static_cast<double>(items));
}

absl::Status ShuttingDownError() {
  return model::MakeError(absl::StatusCode::kUnavailable,
                          "the service is stopping; send what has no response again",
                          {model::ErrorReason::kShuttingDown, {}, ""});
}

}  // namespace isnad::ingest
