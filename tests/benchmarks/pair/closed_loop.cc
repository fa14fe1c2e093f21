// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/pair/closed_loop.h"

#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/create_channel.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <optional>

#include "absl/strings/str_cat.h"

namespace isnad::benchmarks {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kConnecting(10);
// As clients should have one; far beyond what any call takes.
constexpr std::chrono::minutes kDeadline(2);

double Seconds(Clock::duration duration) { return std::chrono::duration<double>(duration).count(); }

// One client: the call that it has under way.
struct Client {
  grpc::GenericStub* stub;
  std::optional<grpc::ClientContext> context;
  std::unique_ptr<grpc::ClientAsyncResponseReader<grpc::ByteBuffer>> reader;
  grpc::ByteBuffer response;
  grpc::Status status;
  Clock::time_point start;
};

class Loop {
 public:
  Loop(CallKind& kind, const Bounds& bounds)
      : kind_(kind),
        left_(bounds.calls),
        deadline_(std::chrono::system_clock::now() + kDeadline),
        start_(Clock::now()),
        end_(bounds.time == absl::InfiniteDuration()
                 ? Clock::time_point::max()
                 : start_ + absl::ToChronoNanoseconds(bounds.time)) {}

  Sample Run(Connections& connections) {
    std::vector<Client> clients(connections.size());
    int open = 0;
    for (size_t i = 0; i < clients.size(); ++i) {
      clients[i].stub = &connections[i];
      open += Begin(clients[i]);
    }
    void* tag;
    for (bool ok; open > 0 && queue_.Next(&tag, &ok);) {
      Client& client = *static_cast<Client*>(tag);
      End(client);
      if (!Begin(client)) --open;
    }
    sample_.seconds = Seconds(Clock::now() - start_);
    queue_.Shutdown();
    for (bool ok; queue_.Next(&tag, &ok);) {
    }
    return std::move(sample_);
  }

 private:
  bool Begin(Client& client) {
    if (left_ == 0 || (kind_.once && kind_.next == kind_.requests.size())) return false;
    client.start = Clock::now();
    if (client.start >= end_) return false;
    --left_;
    const grpc::ByteBuffer& request = kind_.requests[kind_.next++ % kind_.requests.size()];
    client.context.emplace();
    client.context->set_deadline(deadline_);
    client.reader = client.stub->PrepareUnaryCall(&*client.context, kind_.method, request, &queue_);
    client.reader->StartCall();
    client.reader->Finish(&client.response, &client.status, &client);
    return true;
  }

  void End(Client& client) {
    ++sample_.calls;
    sample_.latencies.push_back(Seconds(Clock::now() - client.start));
    if (client.status.error_code() != kind_.expected) {
      ++sample_.failed;
      sample_.failure = absl::StrCat(kind_.name, ": ", client.status.error_message());
    }
    if (client.status.ok()) {
      sample_.response_bytes += static_cast<int64_t>(client.response.Length());
    }
    client.response.Clear();
  }

  CallKind& kind_;
  size_t left_;
  const std::chrono::system_clock::time_point deadline_;
  const Clock::time_point start_;
  const Clock::time_point end_;
  grpc::CompletionQueue queue_;
  Sample sample_;
};

}  // namespace

absl::StatusOr<Connections> Connections::Open(const std::string& address, int count) {
  Connections connections;
  std::vector<std::shared_ptr<grpc::Channel>> channels;
  for (int i = 0; i < count; ++i) {
    grpc::ChannelArguments arguments;
    // Else channels to one address share a connection.
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    channels.push_back(
        grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments));
    channels.back()->GetState(/*try_to_connect=*/true);
    connections.stubs_.push_back(std::make_unique<grpc::GenericStub>(channels.back()));
  }
  const auto deadline = std::chrono::system_clock::now() + kConnecting;
  for (const auto& channel : channels) {
    if (channel->WaitForConnected(deadline)) continue;
    return absl::UnavailableError(absl::StrCat("no connection to ", address));
  }
  return connections;
}

double Sample::Latency(double share) const {
  if (latencies.empty()) return 0;
  std::vector<double> sorted = latencies;
  const auto place =
      std::min(sorted.size() - 1, static_cast<size_t>(share * static_cast<double>(sorted.size())));
  std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(place),
                   sorted.end());
  return sorted[place];
}

void Sample::Add(const Sample& other) {
  calls += other.calls;
  failed += other.failed;
  seconds += other.seconds;
  server_cpu += other.server_cpu;
  client_cpu += other.client_cpu;
  response_bytes += other.response_bytes;
  latencies.insert(latencies.end(), other.latencies.begin(), other.latencies.end());
  if (failure.empty()) failure = other.failure;
}

Sample RunClosedLoop(Connections& clients, CallKind& kind, const Bounds& bounds,
                     const std::function<double()>& server_cpu) {
  const double server_before = server_cpu(), own_before = OwnCpuSeconds();
  Sample sample = Loop(kind, bounds).Run(clients);
  sample.server_cpu = server_cpu() - server_before;
  sample.client_cpu = OwnCpuSeconds() - own_before;
  return sample;
}

double OwnCpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace isnad::benchmarks
