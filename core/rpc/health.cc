// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/health.h"

#include <algorithm>
#include <utility>

namespace isnad::rpc {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

// One Watch stream: sends the state when it begins and when it changes. All
// state is under the service's mutex; gRPC runs one write at a time.
class HealthService::Watcher : public grpc::ServerWriteReactor<HealthCheckResponse> {
 public:
  Watcher(HealthService& service, bool known) : service_(service), known_(known) {}

  // Sends the present state unless the client has it or a write is under way.
  void Advance() ABSL_EXCLUSIVE_LOCKS_REQUIRED(service_.mutex_) {
    if (finishing_) return;
    if (service_.shut_down_ || cancelled_) {
      finishing_ = true;
      Finish(cancelled_ ? grpc::Status::CANCELLED
                        : grpc::Status(grpc::StatusCode::UNAVAILABLE, "shutting down"));
      return;
    }
    const auto now = !known_             ? HealthCheckResponse::SERVICE_UNKNOWN
                     : service_.serving_ ? HealthCheckResponse::SERVING
                                         : HealthCheckResponse::NOT_SERVING;
    if (writing_ || now == response_.status()) return;
    writing_ = true;
    response_.set_status(now);
    StartWrite(&response_);
  }

  void OnWriteDone(bool ok) override {
    absl::MutexLock lock(&service_.mutex_);
    writing_ = false;
    cancelled_ |= !ok;
    Advance();
  }

  void OnCancel() override {
    absl::MutexLock lock(&service_.mutex_);
    cancelled_ = true;
    if (!writing_) Advance();
  }

  void OnDone() override {
    {
      absl::MutexLock lock(&service_.mutex_);
      service_.watchers_.erase(this);
    }
    delete this;
  }

 private:
  HealthService& service_;
  const bool known_;
  HealthCheckResponse response_;
  bool writing_ = false;
  bool cancelled_ = false;
  bool finishing_ = false;
};

HealthService::HealthService(std::vector<std::string> services, int max_watchers)
    : services_(std::move(services)), max_watchers_(max_watchers) {}

bool HealthService::Knows(const std::string& service) const {
  return service.empty() ||
         std::find(services_.begin(), services_.end(), service) != services_.end();
}

void HealthService::SetServing(bool serving) {
  absl::MutexLock lock(&mutex_);
  if (shut_down_) return;
  serving_ = serving;
  for (Watcher* watcher : watchers_) watcher->Advance();
}

bool HealthService::serving() const {
  absl::MutexLock lock(&mutex_);
  return serving_;
}

void HealthService::Shutdown() {
  absl::MutexLock lock(&mutex_);
  serving_ = false;
  shut_down_ = true;
  for (Watcher* watcher : watchers_) watcher->Advance();
}

grpc::ServerUnaryReactor* HealthService::Check(grpc::CallbackServerContext* context,
                                               const HealthCheckRequest* request,
                                               HealthCheckResponse* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  if (!Knows(request->service())) {
    reactor->Finish(grpc::Status(grpc::StatusCode::NOT_FOUND, "unknown service"));
    return reactor;
  }
  {
    absl::MutexLock lock(&mutex_);
    response->set_status(serving_ ? HealthCheckResponse::SERVING
                                  : HealthCheckResponse::NOT_SERVING);
  }
  reactor->Finish(grpc::Status::OK);
  return reactor;
}

grpc::ServerWriteReactor<HealthCheckResponse>* HealthService::Watch(
    grpc::CallbackServerContext*, const HealthCheckRequest* request) {
  auto* watcher = new Watcher(*this, Knows(request->service()));
  absl::MutexLock lock(&mutex_);
  if (watchers_.size() >= max_watchers_) {
    watcher->Finish(grpc::Status(grpc::StatusCode::RESOURCE_EXHAUSTED, "too many health watches"));
  } else {
    watchers_.insert(watcher);
    watcher->Advance();
  }
  return watcher;
}

}  // namespace isnad::rpc
