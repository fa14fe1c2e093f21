// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rpc/live_metrics.h"
#include "core/rpc/worker_pool.h"

namespace isnad::rpc {

// What Prometheus' own clients tell of a process, under the same names:
// process_resident_memory_bytes, process_cpu_seconds_total, process_open_fds …,
// from /proc; and isnad_build_info.
void AddProcessMetrics(LiveMetrics* metrics);

// isnad_queue_… and isnad_workers…: the calls that wait, and who serves them.
// Borrows workers; they outlive whoever serves the metrics.
void AddWorkerMetrics(const WorkerPool& workers, LiveMetrics* metrics);

}  // namespace isnad::rpc
