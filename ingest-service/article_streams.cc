// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/article_streams.h"

#include <memory>
#include <vector>

#include "core/rpc/errors.h"
#include "core/rpc/status_conversion.h"

namespace isnad::ingest {
namespace {

// A call that ends before it begins.
class RefusedStream final : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  RefusedStream(rpc::CallRecord& record, const absl::Status& status) {
    record.Finish(status);
    Finish(rpc::ToGrpcStatus(status));
  }
  void OnDone() override { delete this; }
};

}  // namespace

absl::StatusOr<const IngestService*> ArticleStreams::Admit() {
  if (draining_) return ShuttingDownError();
  if (static_cast<int>(open_.size()) < max_streams_) return service_.Find();
  return rpc::OverloadedError("streams", max_streams_,
                              "too many streams are open; try again later");
}

grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* ArticleStreams::Start(
    grpc::CallbackServerContext* context) {
  auto record = calls_.Begin(context, "IngestArticles");
  absl::MutexLock lock(&mutex_);
  const auto service = Admit();
  absl::Status admitted = record->Check();
  admitted.Update(service.status());
  if (!admitted.ok()) return new RefusedStream(*record, admitted);
  const auto forget = [this](ArticleStream* stream) {
    absl::MutexLock forget_lock(&mutex_);
    open_.erase(stream);
    metrics_.streams().Set(static_cast<double>(open_.size()));
  };
  const auto stream =
      ArticleStream::Start(std::move(record), **service, calls_, metrics_, limits_, forget);
  open_.emplace(stream.get(), stream);
  metrics_.streams().Set(static_cast<double>(open_.size()));
  return stream.get();
}

void ArticleStreams::Drain(absl::Duration patience) {
  std::vector<std::shared_ptr<ArticleStream>> streams;
  {
    absl::MutexLock lock(&mutex_);
    draining_ = true;
    for (const auto& [address, stream] : open_) {
      if (auto alive = stream.lock()) streams.push_back(std::move(alive));
    }
  }
  for (const auto& stream : streams) stream->Drain();
  streams.clear();
  absl::MutexLock lock(&mutex_);
  const auto ended = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return open_.empty(); };
  mutex_.AwaitWithTimeout(absl::Condition(&ended), patience);
}

}  // namespace isnad::ingest
