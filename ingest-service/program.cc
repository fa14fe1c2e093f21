// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/program.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/time/clock.h"
#include "core/rpc/late_service.h"
#include "core/rpc/log.h"
#include "core/rpc/periodic_worker.h"
#include "core/rpc/store_opener.h"
#include "core/store/errors.h"
#include "core/store/open_store.h"
#include "ingest-service/announcement.h"
#include "ingest-service/grpc_adapter.h"
#include "nlohmann/json.hpp"

namespace isnad::ingest {
namespace {

const google::protobuf::ServiceDescriptor& ServiceDescriptor() {
  return *google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(
      v1::IngestService::service_full_name());
}

// A contradiction is announced that soon after it was stored.
constexpr absl::Duration kAnnouncementInterval = absl::Milliseconds(200);
// Readers of a standby know so exactly how far it lags behind.
constexpr absl::Duration kHeartbeatInterval = absl::Seconds(1);

// What stands on the open store.
struct Opened {
  Opened(std::unique_ptr<store::StoreWriter> open, const Analysis& analysis, IngestMetrics& metrics)
      : store(std::move(open)), service(*store, analysis, metrics, absl::Now) {}

  const std::unique_ptr<store::StoreWriter> store;
  // After all that stores has stopped, it announces the rest.
  const rpc::PeriodicWorker announcing{
      "feed_interrupted", kAnnouncementInterval,
      [this](const auto& call) { return AnnounceContradictions(call, *store); }};
  const rpc::PeriodicWorker beating{"heartbeat_interrupted", kHeartbeatInterval,
                                    [this](const auto& call) { return store->Beat(call); }};
  const IngestService service;
};

// One run of the program. Members go in the reverse order: calls end before what
// serves them.
class Program {
 public:
  Program(const ProgramOptions& options, const Analysis& analysis, rpc::Termination& termination)
      : options_(options), analysis_(analysis), termination_(termination) {}

  absl::Status Run() {
    auto server = rpc::Server::Start(options_.server, v1::IngestService::service_full_name(),
                                     adapter_, parts_);
    if (!server.ok()) return server.status();
    server_ = *std::move(server);
    rpc::Log(rpc::LogLevel::kInfo, "listening", {{"port", server_->port()}});
    rpc::StoreOpener opener({[this](const store::CallContext& call) { return Open(call); },
                             [this](const absl::Status& why) { return WaitOn(why); }});
    const int signal = termination_.Wait();
    opener.Stop();
    if (!refused_.ok()) return refused_;
    Drain(signal);
    return absl::OkStatus();
  }

 private:
  absl::Status Open(const store::CallContext& call) {
    auto store = store::OpenStoreForWriting(options_.store, call);
    if (!store.ok()) return store.status();
    opened_ = std::make_unique<Opened>(*std::move(store), analysis_, metrics_);
    late_.Serve(opened_->service);
    server_->health().SetServing(true);
    rpc::Log(rpc::LogLevel::kInfo, "serving", {{"port", server_->port()}});
    if (options_.on_serving) options_.on_serving(server_->port());
    return absl::OkStatus();
  }

  bool WaitOn(const absl::Status& why) {
    late_.Refuse(why);
    if (store::MayPass(why)) return true;
    refused_ = why;
    termination_.Request();
    return false;
  }

  void Drain(int signal) {
    rpc::Log(rpc::LogLevel::kInfo, "draining", {{"signal", signal}});
    server_->health().SetServing(false);
    const absl::Time deadline = absl::Now() + options_.drain;
    // Before the connections close, so that clients learn why their streams end.
    if (opened_ != nullptr) opened_->service.Drain();
    streams_.Drain(deadline);
    server_->Drain(std::max(deadline - absl::Now(), absl::ZeroDuration()));
    rpc::Log(rpc::LogLevel::kInfo, "stopped", nlohmann::json::object());
  }

  const ProgramOptions& options_;
  const Analysis& analysis_;
  rpc::Termination& termination_;
  const rpc::ServerParts parts_ = rpc::MakeServerParts(options_.server, ServiceDescriptor());
  IngestMetrics metrics_{*parts_.registry};
  absl::Status refused_;            // why the store will not open; of the opener's thread
  std::unique_ptr<Opened> opened_;  // the same
  rpc::LateService<const IngestService> late_;
  ArticleStreams streams_{late_, *parts_.calls, metrics_};
  GrpcAdapter adapter_{late_, *parts_.calls, streams_, metrics_};
  std::unique_ptr<rpc::Server> server_;
};

}  // namespace

absl::Status RunProgram(const ProgramOptions& options, const Analysis& analysis,
                        rpc::Termination& termination) {
  if (absl::Status address = store::CheckStoreAddress(options.store); !address.ok()) return address;
  return Program(options, analysis, termination).Run();
}

}  // namespace isnad::ingest
