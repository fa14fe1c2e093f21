// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/pair/article_streams.h"

#include <grpcpp/client_context.h>

#include <chrono>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/blocking_counter.h"
#include "core/rpc/convert/article.h"
#include "core/rpc/wire.h"
#include "isnad/v1/ingest_service.pb.h"

namespace isnad::benchmarks {
namespace {

constexpr char kMethod[] = "/isnad.v1.IngestService/IngestArticles";
constexpr std::chrono::hours kDeadline(2);

grpc::ByteBuffer Serialized(const google::protobuf::Message& message) {
  grpc::ByteBuffer bytes;
  (void)rpc::SerializeMessage(message, &bytes);
  return bytes;
}

// One stream: sends every step-th request from the first, and keeps the answers.
class Stream final : public grpc::ClientBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  Stream(const std::vector<grpc::ByteBuffer>& requests, size_t first, size_t step,
         absl::BlockingCounter& ended)
      : requests_(requests), next_(first), step_(step), ended_(ended) {}

  void Start(grpc::GenericStub& stub) {
    context_.set_deadline(std::chrono::system_clock::now() + kDeadline);
    stub.PrepareBidiStreamingCall(&context_, kMethod, {}, this);
    StartRead(&response_);
    Send();
    StartCall();
  }

  void OnWriteDone(bool ok) override {
    if (ok) Send();
  }
  void OnReadDone(bool ok) override {
    if (!ok) return;
    responses_.push_back(response_);
    response_.Clear();
    StartRead(&response_);
  }
  void OnDone(const grpc::Status& status) override {
    status_ = status;
    ended_.DecrementCount();
  }

  const grpc::Status& status() const { return status_; }
  const std::vector<grpc::ByteBuffer>& responses() const { return responses_; }

 private:
  void Send() {
    if (next_ >= requests_.size()) return StartWritesDone();
    const grpc::ByteBuffer& request = requests_[next_];
    next_ += step_;
    StartWrite(&request);
  }

  const std::vector<grpc::ByteBuffer>& requests_;
  size_t next_;
  const size_t step_;
  absl::BlockingCounter& ended_;
  grpc::ClientContext context_;
  grpc::ByteBuffer response_;
  std::vector<grpc::ByteBuffer> responses_;
  grpc::Status status_;
};

// What articles may come to that name nobody: they are the same in every copy.
constexpr size_t kOneUnchangedIn = 10;

// Adds what an item came to.
absl::Status Count(const grpc::ByteBuffer& bytes, Sample& sample, size_t& unchanged) {
  v1::IngestArticlesResponse response;
  if (absl::Status status = rpc::ParseMessage(bytes, &response); !status.ok()) return status;
  ++sample.calls;
  sample.response_bytes += static_cast<int64_t>(bytes.Length());
  unchanged += response.result().disposition() == v1::INGEST_DISPOSITION_UNCHANGED ? 1 : 0;
  if (response.status().code() == 0) return absl::OkStatus();
  ++sample.failed;
  sample.failure = absl::StrCat("item ", response.index(), ": ", response.status().message());
  return absl::OkStatus();
}

}  // namespace

grpc::ByteBuffer UnaryRequest(const model::Article& article) {
  v1::IngestArticleRequest request;
  *request.mutable_article() = rpc::ToProto(article);
  return Serialized(request);
}

std::vector<grpc::ByteBuffer> StreamRequests(const std::vector<model::Article>& articles) {
  std::vector<grpc::ByteBuffer> requests;
  for (const model::Article& article : articles) {
    v1::IngestArticlesRequest request;
    *request.mutable_item()->mutable_article() = rpc::ToProto(article);
    requests.push_back(Serialized(request));
  }
  return requests;
}

absl::StatusOr<Sample> StreamArticles(Connections& clients,
                                      const std::vector<grpc::ByteBuffer>& requests,
                                      const std::function<double()>& server_cpu) {
  const double server_before = server_cpu(), own_before = OwnCpuSeconds();
  const auto start = std::chrono::steady_clock::now();
  absl::BlockingCounter ended(static_cast<int>(clients.size()));
  std::vector<std::unique_ptr<Stream>> streams;
  for (size_t i = 0; i < clients.size(); ++i) {
    streams.push_back(std::make_unique<Stream>(requests, i, clients.size(), ended));
    streams.back()->Start(clients[i]);
  }
  ended.Wait();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  Sample sample{.seconds = seconds.count(),
                .server_cpu = server_cpu() - server_before,
                .client_cpu = OwnCpuSeconds() - own_before};
  size_t unchanged = 0;
  for (const auto& stream : streams) {
    if (!stream->status().ok()) return absl::InternalError(stream->status().error_message());
    for (const grpc::ByteBuffer& response : stream->responses()) {
      if (absl::Status status = Count(response, sample, unchanged); !status.ok()) return status;
    }
  }
  if (unchanged > 1 + requests.size() / kOneUnchangedIn) {
    return absl::InternalError("the store has these articles already");
  }
  if (sample.calls != requests.size()) return absl::InternalError("items without an answer");
  return sample;
}

}  // namespace isnad::benchmarks
