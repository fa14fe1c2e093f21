// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/watch_streams.h"

#include <algorithm>
#include <utility>

#include "core/model/steady_clock.h"
#include "core/rpc/errors.h"
#include "core/rpc/status_conversion.h"

namespace isnad::query {
namespace {

// A look that takes longer is given up.
constexpr absl::Duration kLookTime = absl::Seconds(5);
// How long a reader may take for its last message.
constexpr absl::Duration kDrainPatience = absl::Seconds(2);

// A call that ends before it begins.
class RefusedWatch final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  RefusedWatch(rpc::CallRecord& record, const absl::Status& status) {
    record.Received();
    record.Finish(status);
    Finish(rpc::ToGrpcStatus(status));
  }
  void OnDone() override { delete this; }
};

}  // namespace

WatchStreams::WatchStreams(rpc::CallRunner& calls, FindService find_service,
                           const WatchLimits& limits)
    : max_watches_(limits.max_watches),
      host_{calls,
            std::make_shared<WatchTasks>(calls.workers()),
            std::move(find_service),
            limits.page_size,
            limits.heartbeat_looks,
            [this](WatchStream* stream) {
              absl::MutexLock lock(&mutex_);
              open_.erase(stream);
            }} {
  if (limits.poll > absl::ZeroDuration()) {
    thread_ = std::thread([this, interval = limits.poll] { Run(interval); });
  }
}

WatchStreams::~WatchStreams() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  if (thread_.joinable()) thread_.join();
}

void WatchStreams::Run(absl::Duration interval) {
  while (true) {
    {
      absl::MutexLock lock(&mutex_);
      if (mutex_.AwaitWithTimeout(absl::Condition(&stopping_), interval)) return;
    }
    Look();
  }
}

absl::Status WatchStreams::Admit() const {
  if (draining_) return WatchEndedError();
  if (static_cast<int>(open_.size()) < max_watches_) return absl::OkStatus();
  return rpc::OverloadedError("watches", max_watches_,
                              "too many watches are open; try again later");
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* WatchStreams::Start(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) {
  auto record = host_.calls.Begin(context, "WatchContradictions");
  absl::MutexLock lock(&mutex_);
  absl::Status admitted = record->admitted();
  admitted.Update(Admit());
  if (!admitted.ok()) return new RefusedWatch(*record, admitted);
  const auto stream = WatchStream::Start(context, std::move(record), request, host_);
  open_.emplace(stream.get(), stream);
  return stream.get();
}

std::vector<std::shared_ptr<WatchStream>> WatchStreams::Open() const {
  std::vector<std::shared_ptr<WatchStream>> streams;
  absl::MutexLock lock(&mutex_);
  for (const auto& [address, stream] : open_) {
    if (auto alive = stream.lock()) streams.push_back(std::move(alive));
  }
  return streams;
}

void WatchStreams::Look() {
  const auto streams = Open();
  if (streams.empty()) return;
  const auto service = host_.find_service();
  if (!service.ok()) return;
  store::CallContext call;
  call.deadline = model::SteadyNow() + kLookTime;
  const auto state = (*service)->GetFeedState(call);
  if (!state.ok()) return;
  for (const auto& stream : streams) stream->Look(state->newest);
}

bool WatchStreams::AwaitNone(absl::Duration patience) {
  absl::MutexLock lock(&mutex_);
  const auto ended = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return open_.empty(); };
  return mutex_.AwaitWithTimeout(absl::Condition(&ended), patience);
}

void WatchStreams::Drain(absl::Duration patience) {
  {
    absl::MutexLock lock(&mutex_);
    draining_ = true;
  }
  for (const auto& stream : Open()) stream->Drain();
  if (AwaitNone(std::min(patience / 2, kDrainPatience))) return;
  for (const auto& stream : Open()) stream->Cancel();
  (void)AwaitNone(patience / 2);
}

int WatchStreams::open() const {
  absl::MutexLock lock(&mutex_);
  return static_cast<int>(open_.size());
}

}  // namespace isnad::query
