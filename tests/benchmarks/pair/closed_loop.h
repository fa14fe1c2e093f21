// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/status.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace isnad::benchmarks {

// One kind of call and what it asks for, made ready beforehand.
struct CallKind {
  std::string name;
  std::string method;  // /package.Service/Method
  std::vector<grpc::ByteBuffer> requests;
  // Calls take the requests in turn; where each may be sent once only, loops end
  // with the last.
  bool once = false;
  grpc::StatusCode expected = grpc::StatusCode::OK;
  size_t next = 0;
};

// Clients of one server, each with a connection of its own.
class Connections {
 public:
  // Returns once all are connected. UNAVAILABLE where one is not after ten seconds.
  static absl::StatusOr<Connections> Open(const std::string& address, int count);

  size_t size() const { return stubs_.size(); }
  grpc::GenericStub& operator[](size_t i) { return *stubs_[i]; }

 private:
  std::vector<std::unique_ptr<grpc::GenericStub>> stubs_;
};

// How long a loop goes on: whichever is reached first.
struct Bounds {
  absl::Duration time = absl::InfiniteDuration();
  size_t calls = SIZE_MAX;
};

// What a loop, or several of the same kind, did.
struct Sample {
  size_t calls = 0;
  size_t failed = 0;  // ended with another status than expected
  double seconds = 0;
  double server_cpu = 0;  // seconds
  double client_cpu = 0;  // seconds
  int64_t response_bytes = 0;
  std::vector<double> latencies;  // seconds
  std::string failure;            // of one that failed

  double PerSecond() const { return seconds > 0 ? static_cast<double>(calls) / seconds : 0; }
  // share: 0.5 for the median. 0 without calls.
  double Latency(double share) const;
  void Add(const Sample& other);
};

// A closed loop: every client sends its next call when its last one is answered.
// One thread drives them all, and reads no answer. server_cpu gives the seconds
// that the server has used so far.
Sample RunClosedLoop(Connections& clients, CallKind& kind, const Bounds& bounds,
                     const std::function<double()>& server_cpu);

// Seconds of the processor in all threads of this program.
double OwnCpuSeconds();

}  // namespace isnad::benchmarks
