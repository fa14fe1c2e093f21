// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace isnad::benchmarks {

// KiB, as the kernel counts them.
struct Memory {
  int64_t resident = 0;  // VmRSS
  int64_t highest = 0;   // VmHWM, since the start
};

// One of the project's services as a process of its own, which stands beside this
// program in its folder.
class Program {
 public:
  // Starts it on a free port of 127.0.0.1 and waits until it serves. Its log, which
  // stays as the flags have it by default, goes to a new file. DEADLINE_EXCEEDED with
  // the log's last line where it does not serve within a minute. flags: further ones.
  static absl::StatusOr<std::unique_ptr<Program>> Start(const std::string& name,
                                                        const std::string& store_address,
                                                        const std::string& log_file,
                                                        const std::vector<std::string>& flags = {});
  // SIGTERM, then waits for the end.
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  // 127.0.0.1:PORT
  const std::string& address() const { return address_; }
  // Of all its threads since the start.
  double CpuSeconds() const;
  absl::StatusOr<Memory> memory() const;
  // From now on all its threads run on these processors only.
  absl::Status RunOn(const std::vector<int>& processors) const;

 private:
  Program(pid_t process, std::string log_file)
      : process_(process), log_file_(std::move(log_file)) {}
  absl::Status AwaitServing();

  const pid_t process_;
  const std::string log_file_;
  std::string address_;
};

// The processors that this process may run on.
std::vector<int> Processors();
// The same for the calling thread and those that it starts from now on.
absl::Status RunThisThreadOn(const std::vector<int>& processors);

}  // namespace isnad::benchmarks
