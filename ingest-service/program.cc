// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/program.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/time/clock.h"
#include "core/model/steady_clock.h"
#include "core/rpc/late_service.h"
#include "core/rpc/log.h"
#include "core/rpc/periodic_worker.h"
#include "core/rpc/service_descriptor.h"
#include "core/rpc/store_opener.h"
#include "core/store/errors.h"
#include "core/store/open_store.h"
#include "ingest-service/announcement.h"
#include "ingest-service/grpc_adapter.h"
#include "ingest-service/row_counts.h"
#include "ingest-service/write_metrics.h"
#include "nlohmann/json.hpp"

namespace isnad::ingest {
namespace {

// A contradiction is announced that soon after it was stored.
constexpr absl::Duration kAnnouncementInterval = absl::Milliseconds(200);
// Readers of a standby know so exactly how far it lags behind.
constexpr absl::Duration kHeartbeatInterval = absl::Seconds(1);

// How often it is asked whether it is time to count what the store holds.
constexpr absl::Duration kCountInterval = absl::Seconds(1);

// What operators watch, beside what all services have.
struct Metrics {
  explicit Metrics(prometheus::Registry& registry)
      : work(registry), writes(registry), rows(registry, absl::Now) {}

  IngestMetrics work;
  WriteMetrics writes;
  RowCounts rows;
};

void AddDiskMetrics(const std::string& store, rpc::LiveMetrics* metrics) {
  // A store on a server has none.
  if (!store::IsInFile(store)) return;
  const auto read = [store](int64_t store::DiskUse::*bytes) {
    return [store, bytes] { return static_cast<double>(store::DiskUseOf(store).*bytes); };
  };
  metrics->AddGauge("isnad_store_size_bytes", "Size of the files of a store in a file.",
                    std::vector<rpc::LiveMetrics::Series>{
                        {{{"file", "database"}}, read(&store::DiskUse::database_bytes)},
                        {{{"file", "log"}}, read(&store::DiskUse::log_bytes)}});
  metrics->AddGauge("isnad_store_disk_available_bytes", "What their disk has left.",
                    read(&store::DiskUse::available_bytes));
}

// What stands on the open store.
struct Opened {
  Opened(std::unique_ptr<store::StoreWriter> open, const Analysis& analysis, Metrics& counted)
      : store(std::move(open)),
        metrics(counted),
        service(*store, analysis, metrics.work, absl::Now) {}

  const std::unique_ptr<store::StoreWriter> store;
  Metrics& metrics;
  // After all that stores has stopped, it announces the rest.
  const rpc::PeriodicWorker announcing{
      "feed_interrupted", kAnnouncementInterval,
      [this](const auto& call) { return AnnounceContradictions(call, *store, metrics.work); }};
  const rpc::PeriodicWorker beating{"heartbeat_interrupted", kHeartbeatInterval,
                                    [this](const auto& call) { return store->Beat(call); }};
  const rpc::PeriodicWorker counting{"count_interrupted", kCountInterval, [this](const auto& call) {
                                       return metrics.rows.Update(call, store->reader());
                                     }};
  const IngestService service;
};

// One run of the program. Members go in the reverse order: calls end before what
// serves them.
class Program {
 public:
  Program(const ProgramOptions& options, const Analysis& analysis, rpc::Termination& termination)
      : options_(options), analysis_(analysis), termination_(termination) {
    AddDiskMetrics(options_.store, parts_.live.get());
  }

  absl::Status Run() {
    auto server = rpc::Server::Start(options_.server, v1::IngestService::service_full_name(),
                                     adapter_, parts_);
    if (!server.ok()) return server.status();
    server_ = *std::move(server);
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
    auto store = store::OpenStoreForWriting(options_.store, call, metrics_.writes);
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
    const absl::Time end = model::SteadyNow() + options_.drain;
    // Before the connections close, so that clients learn why their streams end. A
    // stream that nobody reads does not take the time of the calls beside it.
    if (opened_ != nullptr) opened_->service.Drain();
    streams_.Drain(options_.drain * rpc::Server::kStreamsShareOfDrain);
    server_->Drain(std::max(end - model::SteadyNow(), absl::ZeroDuration()));
    rpc::Log(rpc::LogLevel::kInfo, "stopped", nlohmann::json::object());
  }

  const ProgramOptions& options_;
  const Analysis& analysis_;
  rpc::Termination& termination_;
  const rpc::ServerParts parts_ =
      rpc::MakeServerParts(options_.server, rpc::DescriptorOf<v1::IngestService>());
  Metrics metrics_{*parts_.registry};
  absl::Status refused_;            // why the store will not open; of the opener's thread
  std::unique_ptr<Opened> opened_;  // the same
  rpc::LateService<const IngestService> late_;
  ArticleStreams streams_{late_, *parts_.calls, metrics_.work};
  GrpcAdapter adapter_{late_, *parts_.calls, streams_};
  std::unique_ptr<rpc::Server> server_;
};

}  // namespace

absl::Status RunProgram(const ProgramOptions& options, const Analysis& analysis,
                        rpc::Termination& termination) {
  if (absl::Status address = store::CheckStoreAddress(options.store); !address.ok()) return address;
  return Program(options, analysis, termination).Run();
}

}  // namespace isnad::ingest
