// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/load/loader.h"

#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "core/model/steady_clock.h"
#include "core/rpc/status_conversion.h"

namespace isnad::load {
namespace {

constexpr uint64_t kJournalEvery = 200;  // answers
constexpr absl::Duration kFirstBackoff = absl::Milliseconds(200);

bool MayReconnect(const absl::Status& status) {
  // A server that stops cancels what its grace did not suffice for.
  return absl::IsUnavailable(status) || absl::IsResourceExhausted(status) ||
         absl::IsAborted(status) || absl::IsCancelled(status);
}

}  // namespace

Loader::Loader(v1::IngestService::StubInterface& stub, ArticleSource& source,
               const Journal& journal, FailureFile& failures, LoaderOptions options,
               Observer observer)
    : stub_(stub),
      source_(source),
      journal_(journal),
      failures_(failures),
      options_(options),
      observer_(std::move(observer)) {}

absl::Status Loader::Run() {
  SkipAnswered();
  absl::Duration backoff = kFirstBackoff;
  absl::Time give_up = model::SteadyNow() + options_.patience;
  while (true) {
    const uint64_t answered_before = counts_.answered();
    const absl::Status status = RunStream();
    (void)journal_.Write(counts_.skipped + counts_.answered());
    if (status.ok()) {
      journal_.Remove();
      return status;
    }
    if (!MayReconnect(status)) return status;
    if (counts_.answered() > answered_before) {  // it worked for a while: start patience anew
      backoff = kFirstBackoff;
      give_up = model::SteadyNow() + options_.patience;
    }
    if (model::SteadyNow() + backoff > give_up) return status;
    absl::SleepFor(backoff);
    backoff = std::min(backoff * 2, absl::Seconds(5));
  }
}

void Loader::SkipAnswered() {
  const uint64_t answered = journal_.Read();
  while (counts_.skipped < answered && source_.Next()) ++counts_.skipped;
}

absl::Status Loader::RunStream() {
  {
    absl::MutexLock lock(&mutex_);
    sent_ = 0;
    stream_broken_ = false;
  }
  grpc::ClientContext context;
  std::unique_ptr<Stream> stream = stub_.IngestArticles(&context);
  std::thread receiver([&] { ReceiveAll(*stream, context); });
  SendAll(*stream);
  receiver.join();
  const grpc::Status status = stream->Finish();
  absl::MutexLock lock(&mutex_);
  if (status.ok() && unanswered_.empty() && source_ended_) return absl::OkStatus();
  if (status.ok()) return absl::UnavailableError("the service ended the stream early");
  return absl::Status(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
}

bool Loader::ReadNext() {
  while (auto item = source_.Next()) {
    if (!item->article.ok()) {
      ++counts_.failed;
      failures_.Add(item->place, "", rpc::ToRpcStatus(item->article.status()));
      continue;
    }
    Sent next{item->place, {}};
    next.request.set_tag(item->place);
    *next.request.mutable_item()->mutable_article() = *std::move(item->article);
    next.request.mutable_item()->set_view(v1::INGEST_VIEW_BASIC);
    unanswered_.push_back(std::move(next));
    return true;
  }
  source_ended_ = true;
  return false;
}

const Loader::Sent* Loader::NextToSend() {
  const auto room = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return stream_broken_ || sent_ < options_.window;
  };
  mutex_.Await(absl::Condition(&room));
  if (stream_broken_) return nullptr;
  if (sent_ == unanswered_.size() && (source_ended_ || !ReadNext())) return nullptr;
  return &unanswered_[sent_++];
}

void Loader::SendAll(Stream& stream) {
  while (true) {
    v1::IngestArticlesRequest request;
    {
      absl::MutexLock lock(&mutex_);
      const Sent* next = NextToSend();
      if (next == nullptr) break;
      request = next->request;
    }
    if (!stream.Write(request)) return;
  }
  stream.WritesDone();
}

void Loader::ReceiveAll(Stream& stream, grpc::ClientContext& context) {
  v1::IngestArticlesResponse response;
  while (stream.Read(&response)) {
    absl::MutexLock lock(&mutex_);
    if (sent_ == 0) {  // more answers than questions: not a service to go on with
      context.TryCancel();
      break;
    }
    Take(response);
  }
  absl::MutexLock lock(&mutex_);
  stream_broken_ = true;
}

void Loader::Take(const v1::IngestArticlesResponse& response) {
  const Sent answered = std::move(unanswered_.front());
  unanswered_.pop_front();
  --sent_;
  if (response.status().code() != 0) {
    ++counts_.failed;
    failures_.Add(answered.place, answered.request.item().article().external_id(),
                  response.status());
  } else if (response.result().disposition() == v1::INGEST_DISPOSITION_CREATED) {
    ++counts_.created;
  } else if (response.result().disposition() == v1::INGEST_DISPOSITION_REVISED) {
    ++counts_.revised;
  } else {
    ++counts_.unchanged;
  }
  if (counts_.answered() % kJournalEvery == 0) {
    (void)journal_.Write(counts_.skipped + counts_.answered());
  }
  observer_(counts_);
}

}  // namespace isnad::load
