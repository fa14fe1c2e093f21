// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/base/const_init.h"
#include "absl/container/flat_hash_set.h"
#include "absl/flags/flag.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "core/model/steady_clock.h"
#include "core/rpc/flags.h"
#include "core/rpc/lock_order.h"
#include "core/rpc/log.h"
#include "core/rpc/server.h"
#include "core/rpc/server_flags.h"
#include "core/rpc/service_descriptor.h"
#include "core/rpc/store_metrics.h"
#include "core/rpc/store_opener.h"
#include "core/rpc/termination.h"
#include "core/rpc/text_files.h"
#include "core/store/open_store.h"
#include "nlohmann/json.hpp"
#include "query-service/grpc_adapter.h"
#include "query-service/kept_answers.h"
#include "query-service/query_service.h"
#include "query-service/text_analysis.h"

ABSL_FLAG(std::string, store, "",
          "the store to read: sqlite:PATH or postgres://USER@HOST/DATABASE");
ABSL_FLAG(
    std::vector<std::string>, replicas, {},
    "further servers that hold the store and are read first, such as standbys that follow it: "
    "postgres:// addresses, joined by commas");
ABSL_FLAG(absl::Duration, max_staleness, isnad::store::kDefaultMaxStaleness,
          "with --replicas: a standby that lags behind by more is not read, 10s for example; inf "
          "for whatever it has");
ABSL_FLAG(std::string, listen, "127.0.0.1:50052",
          "HOST:PORT to serve gRPC on; port 0 takes a free one. Other than loopback addresses need "
          "--tls-certificate and --tls-key, or --plaintext");
ABSL_FLAG(std::string, metrics_listen, "127.0.0.1:9052",
          "HOST:PORT to serve Prometheus metrics on over HTTP; empty for none");
ABSL_FLAG(int32_t, workers, 4, "threads that answer calls");
ABSL_FLAG(int32_t, max_watches, 256,
          "watches (WatchContradictions) open at once; more are refused");
ABSL_FLAG(int32_t, kept_answers_mib, 16,
          "memory for answers that are given again until something is stored; 0 keeps none. Of use "
          "with a store in a file");

namespace isnad::query {
namespace {

constexpr char kUsage[] =
    "Answers questions about stored Arabic news: isnad-query --store sqlite:PATH";

// As many connections to the store are left beside those of the workers.
constexpr int kMostBriefCalls = 4;

constexpr int32_t kMostKeptMib = 65536;
constexpr size_t kMib = 1 << 20;

rpc::ServerOptions OptionsFromFlags() {
  rpc::ServerOptions options;
  options.listen = absl::GetFlag(FLAGS_listen);
  options.metrics_listen = absl::GetFlag(FLAGS_metrics_listen);
  options.workers = absl::GetFlag(FLAGS_workers);
  // A file is read without waiting for another machine, and a thread that is woken for a
  // brief call costs more than the call. Fewer than all threads were tried: the 99th
  // percentile of 16 clients was twice as long.
  const bool is_file = absl::StartsWith(absl::GetFlag(FLAGS_store), "sqlite:");
  options.brief_calls = is_file ? std::min(kMostBriefCalls, rpc::GrpcThreads()) : 0;
  return options;
}

// Says in the log which servers are passed over, and when no more. Each attempt
// to open the store finds that out anew: only what is new is said.
void LogServer(absl::string_view server, const absl::Status& state) {
  static absl::Mutex mutex(absl::kConstInit);
  static auto* const passed_over = new absl::flat_hash_set<std::string>();
  {
    absl::MutexLock lock(&mutex);
    const bool is_news = state.ok() ? passed_over->erase(std::string(server)) > 0
                                    : passed_over->insert(std::string(server)).second;
    if (!is_news) return;
  }
  nlohmann::json fields = rpc::ErrorFields(state, /*with_message=*/true);
  fields["server"] = std::string(server);
  rpc::Log(state.ok() ? rpc::LogLevel::kInfo : rpc::LogLevel::kWarning,
           state.ok() ? "server_used_again" : "server_passed_over", fields);
}

store::ReadOptions ReadOptionsFromFlags(
    store::StoreObserver& observer = store::StoreObserver::Nobody()) {
  return {.replicas = absl::GetFlag(FLAGS_replicas),
          .max_staleness = absl::GetFlag(FLAGS_max_staleness),
          .on_change = &LogServer,
          .observer = &observer};
}

int Fail(const absl::Status& status) {
  rpc::Log(rpc::LogLevel::kError, "cannot_serve", rpc::ErrorFields(status, /*with_message=*/true));
  return 1;
}

// What is wrong with the flags themselves, before anything is started.
absl::Status CheckFlags() {
  if (absl::GetFlag(FLAGS_store).empty()) {
    return absl::InvalidArgumentError("--store is required; see --help");
  }
  if (absl::GetFlag(FLAGS_workers) < 1 || absl::GetFlag(FLAGS_max_watches) < 0) {
    return absl::InvalidArgumentError("--workers must be at least 1, --max-watches at least 0");
  }
  if (const int32_t mib = absl::GetFlag(FLAGS_kept_answers_mib); mib < 0 || mib > kMostKeptMib) {
    return absl::InvalidArgumentError(
        absl::StrCat("--kept-answers-mib must be from 0 to ", kMostKeptMib));
  }
  if (absl::Status status = rpc::CheckServerFlags(); !status.ok()) return status;
  if (absl::GetFlag(FLAGS_max_staleness) <= absl::ZeroDuration()) {
    return absl::InvalidArgumentError("--max-staleness must be more than 0");
  }
  return store::CheckStoreAddress(absl::GetFlag(FLAGS_store), ReadOptionsFromFlags());
}

// Serves as soon as the store can be opened.
class Service {
 public:
  Service(const rpc::ServerParts& parts, const TextAnalysis& analysis)
      : kept_(static_cast<size_t>(absl::GetFlag(FLAGS_kept_answers_mib)) * kMib),
        adapter_(*parts.calls, {.max_watches = absl::GetFlag(FLAGS_max_watches)}, &kept_),
        analysis_(analysis),
        store_metrics_(*parts.registry) {
    parts.live->AddGauge("isnad_query_watches", "Calls of WatchContradictions that are open.",
                         [this] { return adapter_.watches().open(); });
    parts.live->AddGauge("isnad_query_watches_limit", "How many may be; more are refused.",
                         [] { return absl::GetFlag(FLAGS_max_watches); });
    parts.live->AddCounter(
        "isnad_query_kept_answers_total",
        "Calls that kept answers are looked for: found, or missed and answered anew.",
        {{{{"result", "found"}}, [this] { return static_cast<double>(kept_.found()); }},
         {{{"result", "missed"}}, [this] { return static_cast<double>(kept_.missed()); }}});
    parts.live->AddGauge("isnad_query_kept_answers_bytes", "Memory that kept answers take.",
                         [this] { return static_cast<double>(kept_.bytes()); });
  }

  grpc::Service& grpc_service() { return adapter_; }
  WatchStreams& watches() { return adapter_.watches(); }

  // Whatever is wrong may be put right by the ingest service, or an operator.
  rpc::StoreOpener::Callbacks Opening(rpc::HealthService& health) {
    return {[this, &health](const store::CallContext&) {
              auto store = store::OpenStoreForReading(absl::GetFlag(FLAGS_store),
                                                      ReadOptionsFromFlags(store_metrics_));
              if (!store.ok()) return store.status();
              store_ = *std::move(store);
              kept_.Serve(*store_);
              service_.emplace(*store_, analysis_);
              adapter_.Serve(*service_);
              health.SetServing(true);
              rpc::Log(rpc::LogLevel::kInfo, "serving", {});
              return absl::OkStatus();
            },
            [this](const absl::Status& why) {
              adapter_.Refuse(why);
              return true;
            }};
  }

 private:
  KeptAnswers kept_;
  GrpcAdapter adapter_;
  const TextAnalysis& analysis_;
  rpc::StoreMetrics store_metrics_;
  std::unique_ptr<store::StoreReader> store_;
  std::optional<QueryService> service_;
};

int Main() {
  rpc::LeaveLockOrderToTests();
  rpc::Termination termination;
  absl::Status status = rpc::StartLog("isnad-query", absl::GetFlag(FLAGS_log_level));
  if (!status.ok()) {
    std::cerr << "isnad-query: " << status.message() << "\n";
    return 1;
  }
  status = CheckFlags();
  if (!status.ok()) return Fail(status);
  rpc::ServerOptions options = OptionsFromFlags();
  status = rpc::ReadServerFlags(&options);
  if (!status.ok()) return Fail(status);
  const auto gazetteers = rpc::ReadTextFiles(absl::GetFlag(FLAGS_gazetteer));
  if (!gazetteers.ok()) return Fail(gazetteers.status());
  const auto analysis = TextAnalysis::Create(*gazetteers);
  if (!analysis.ok()) return Fail(analysis.status());
  const rpc::ServerParts parts =
      rpc::MakeServerParts(options, rpc::DescriptorOf<v1::QueryService>());
  Service service(parts, **analysis);
  auto server = rpc::Server::Start(options, v1::QueryService::service_full_name(),
                                   service.grpc_service(), parts);
  if (!server.ok()) return Fail(server.status());
  rpc::StoreOpener opener(service.Opening((*server)->health()));

  const int signal = termination.Wait();
  rpc::Log(rpc::LogLevel::kInfo, "draining", {{"signal", signal}});
  opener.Stop();
  const absl::Duration drain = absl::Seconds(absl::GetFlag(FLAGS_drain_seconds));
  const absl::Time end = model::SteadyNow() + drain;
  (*server)->health().SetServing(false);
  // Before the connections close, so that clients learn why their watches end.
  service.watches().Drain(drain * rpc::Server::kStreamsShareOfDrain);
  (*server)->Drain(std::max(end - model::SteadyNow(), absl::ZeroDuration()));
  rpc::Log(rpc::LogLevel::kInfo, "stopped", {});
  return 0;
}

}  // namespace
}  // namespace isnad::query

int main(int argc, char** argv) {
  isnad::rpc::ParseFlags(argc, argv, isnad::query::kUsage);
  return isnad::query::Main();
}
