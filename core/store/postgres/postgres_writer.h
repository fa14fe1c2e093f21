// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "core/store/postgres/feed_publisher.h"
#include "core/store/postgres/group_commit.h"
#include "core/store/postgres/heartbeat.h"
#include "core/store/postgres/postgres_reader.h"
#include "core/store/sql/commit_queue.h"
#include "core/store/store_writer.h"

namespace isnad::store::postgres {

// A writer of a PostgreSQL store: a thread that runs transactions on a
// connection of its own, and readers beside it. Any number of processes may
// write a store at once. A server that goes away makes calls UNAVAILABLE, and is
// found again by itself.
class PostgresWriter final : public StoreWriter {
 public:
  // Errors as OpenStoreForWriting; `address` is a postgres:// URI. Creates or
  // migrates the store.
  // The observer outlives the store.
  static absl::StatusOr<std::unique_ptr<PostgresWriter>> Open(
      const std::string& address, const CallContext& call = {},
      StoreObserver& observer = StoreObserver::Nobody());
  // Serves what waits, then closes. No call may come any more.
  ~PostgresWriter() override;

  absl::Status Transact(const CallContext& call, sql::TransactionBody body) override;
  std::vector<absl::Status> TransactAll(const CallContext& call,
                                        const std::vector<sql::TransactionBody>& bodies) override;
  absl::StatusOr<int64_t> PublishContradictions(const CallContext& call, int64_t kept) override;
  absl::Status Beat(const CallContext& call) override { return heartbeat_.Beat(call); }
  const StoreReader& reader() const override { return *reader_; }

  const GroupCommit::Counts& counts() const { return counts_; }

 private:
  PostgresWriter(const std::string& address, std::unique_ptr<PostgresReader> reader,
                 StoreObserver& observer);
  void RunThread(const std::string& address);

  const std::unique_ptr<PostgresReader> reader_;
  GroupCommit::Counts counts_;
  FeedPublisher publisher_;
  Heartbeat heartbeat_;
  sql::CommitQueue queue_;
  std::thread thread_;
};

}  // namespace isnad::store::postgres
