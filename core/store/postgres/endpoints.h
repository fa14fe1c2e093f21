// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "core/store/call_context.h"
#include "core/store/postgres/freshness.h"
#include "core/store/postgres/read_pool.h"
#include "core/store/read_options.h"

namespace isnad::store::postgres {

// The servers that one store is read from: replicas in turn, and the store's own
// address last. A server that is away, has another schema or lags behind too far
// is passed over by the call that finds it so, which the next one answers, and
// by those that follow: a thread tries it each second until it answers again. Only
// where no other is left does a call try such a one itself. So nobody waits for
// a server that is known to be away while another one is there.
//
// How fresh a state is, and whether it holds the commit that a call asks for, is
// told by the transaction that reads (freshness.h): what is answered was read
// from a state that met the terms. Where servers only lack the commit, a call
// waits for it a short while.
//
// With one address there is nothing to choose: it is read however fresh it is,
// and its errors are the call's. Thread-safe.
class Endpoints {
 public:
  // How long a call waits for a commit at most.
  static constexpr absl::Duration kCommitPatience = absl::Seconds(2);

  struct Options {
    ReadOptions read;
    int connections = 8;       // to each server; more calls wait
    bool asks_commits = true;  // whether CallContext::read_after is heeded
  };

  // INVALID_ARGUMENT for an address that is none. Connects to nothing yet.
  static absl::StatusOr<std::unique_ptr<Endpoints>> Create(const std::string& address,
                                                           const Options& options);
  // No call may be under way. Waits for an attempt that is: some seconds.
  ~Endpoints();
  Endpoints(const Endpoints&) = delete;
  Endpoints& operator=(const Endpoints&) = delete;

  // Runs `read` in a read-only transaction, on a connection that is its own
  // meanwhile; again where that was lost, or the state turned out not to do. OK
  // where its last run counts, whether that succeeded or not. Else UNAVAILABLE
  // (StoreBehind, or another reason of the servers), or the end of the call.
  absl::Status Read(const CallContext& call, absl::FunctionRef<void(sql::Connection&)> read);

 private:
  struct Endpoint {
    Endpoint(const std::string& address, int connections, StoreObserver& observer)
        : pool(address, connections, observer) {}

    ReadPool pool;
    std::string server;  // HOST:PORT
    bool is_replica = false;
    std::mutex mutex;
    absl::Status state;  // guarded by mutex; why it is passed over
  };
  struct Answer {
    enum class Kind {
      kRead,         // the run counts
      kOver,         // the call
      kLacksCommit,  // a state without the commit
      kRefused,      // not by this server, for now
      kLost,         // the connection, while it was read
      kInTheWay,     // what the standby replays needs what the reader held
    };
    Kind kind = Kind::kRead;
    absl::Status why;
  };

  explicit Endpoints(Options options) : options_(std::move(options)) {}

  bool has_choice() const { return endpoints_.size() > 1; }
  std::vector<size_t> Order(const CallContext& call);
  Answer ReadFromAny(const CallContext& call, absl::FunctionRef<void(sql::Connection&)> read,
                     std::vector<Answer>* answers);
  Answer ReadFrom(Endpoint& endpoint, const CallContext& call,
                  absl::FunctionRef<void(sql::Connection&)> read);
  Answer Judge(const Connection& connection, const absl::StatusOr<Freshness>& freshness,
               bool asked) const;
  // Why none of them could answer.
  absl::Status Sum(const std::vector<Answer>& answers) const;

  static absl::Status StateOf(Endpoint& endpoint);
  void Set(Endpoint& endpoint, const absl::Status& state);
  void Probe();

  const Options options_;
  std::vector<std::unique_ptr<Endpoint>> endpoints_;  // the store's own address last
  std::atomic<size_t> turn_ = 0;
  std::mutex changing_;  // one change at a time, with what is told of it
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;  // guarded by mutex_
  std::thread prober_;
};

}  // namespace isnad::store::postgres
