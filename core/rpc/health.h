// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/synchronization/mutex.h"
#include "grpc/health/v1/health.grpc.pb.h"

namespace isnad::rpc {

// grpc.health.v1.Health for the whole server ("") and for each service by name.
// Written here rather than taken from gRPC because the built-in one is hidden
// from reflection (grpc/grpc#36665). Thread-safe; answers on gRPC's own
// threads and never blocks, so that probes are answered under full load.
class HealthService final : public grpc::health::v1::Health::CallbackService {
 public:
  // All start as NOT_SERVING. At most max_watchers streams at once.
  explicit HealthService(std::vector<std::string> services, int max_watchers = 100);

  // For "" and every service.
  void SetServing(bool serving);
  bool serving() const;
  // Sets NOT_SERVING and ends every watch, for good: a drain waits for them.
  void Shutdown();

  grpc::ServerUnaryReactor* Check(grpc::CallbackServerContext* context,
                                  const grpc::health::v1::HealthCheckRequest* request,
                                  grpc::health::v1::HealthCheckResponse* response) override;
  grpc::ServerWriteReactor<grpc::health::v1::HealthCheckResponse>* Watch(
      grpc::CallbackServerContext* context,
      const grpc::health::v1::HealthCheckRequest* request) override;

 private:
  class Watcher;
  bool Knows(const std::string& service) const;

  const std::vector<std::string> services_;
  const size_t max_watchers_;
  mutable absl::Mutex mutex_;
  bool serving_ ABSL_GUARDED_BY(mutex_) = false;
  bool shut_down_ ABSL_GUARDED_BY(mutex_) = false;
  absl::flat_hash_set<Watcher*> watchers_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace isnad::rpc
