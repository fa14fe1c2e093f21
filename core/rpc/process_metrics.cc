// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/process_metrics.h"

#include <grpcpp/grpcpp.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <system_error>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace isnad::rpc {
namespace {

// Pages; first those of the address space, then those in memory (proc(5), statm).
double MemoryBytes(int column) {
  std::ifstream file("/proc/self/statm");
  double pages = 0;
  for (int i = 0; i <= column; ++i) file >> pages;
  return pages * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double Seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double CpuSeconds() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return Seconds(usage.ru_utime) + Seconds(usage.ru_stime);
}

double OpenFiles() {
  std::error_code error;
  const std::filesystem::directory_iterator files("/proc/self/fd", error);
  // The folder that is being read is one of them.
  return error ? 0 : static_cast<double>(std::distance(begin(files), end(files))) - 1;
}

double MostFiles() {
  rlimit limit = {};
  getrlimit(RLIMIT_NOFILE, &limit);
  return limit.rlim_cur == RLIM_INFINITY ? std::numeric_limits<double>::infinity()
                                         : static_cast<double>(limit.rlim_cur);
}

}  // namespace

void AddProcessMetrics(LiveMetrics* metrics) {
  metrics->AddGauge("process_virtual_memory_bytes", "Virtual memory size in bytes.",
                    [] { return MemoryBytes(0); });
  metrics->AddGauge("process_resident_memory_bytes", "Resident memory size in bytes.",
                    [] { return MemoryBytes(1); });
  metrics->AddCounter("process_cpu_seconds_total", "User and system CPU time in seconds.",
                      CpuSeconds);
  metrics->AddGauge("process_open_fds", "Open file descriptors.", OpenFiles);
  metrics->AddGauge("process_max_fds", "File descriptors that may be open.", MostFiles);
  const double start = absl::ToDoubleSeconds(absl::Now() - absl::UnixEpoch());
  metrics->AddGauge("process_start_time_seconds", "When the process began, as a Unix time.",
                    [start] { return start; });
  const prometheus::Labels build = {{"version", ISNAD_VERSION}, {"grpc_version", grpc::Version()}};
  metrics->AddGauge("isnad_build_info", "1; the labels say what runs.",
                    std::vector<LiveMetrics::Series>{{build, [] { return 1.0; }}});
}

void AddWorkerMetrics(const WorkerPool& workers, LiveMetrics* metrics) {
  metrics->AddGauge("isnad_queue_length", "Calls, and parts of streams, that wait for a worker.",
                    [&workers] { return workers.queued(); });
  metrics->AddGauge("isnad_queue_limit", "How many may wait; more are refused.",
                    [&workers] { return workers.queue_limit(); });
  metrics->AddCounter("isnad_queue_refused_total", "Those that found the queue full.",
                      [&workers] { return static_cast<double>(workers.refused()); });
  metrics->AddGauge("isnad_workers", "Threads that serve calls.",
                    [&workers] { return workers.threads(); });
  metrics->AddGauge("isnad_workers_busy", "Those of them that serve one.",
                    [&workers] { return workers.busy(); });
}

}  // namespace isnad::rpc
