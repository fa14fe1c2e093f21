// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "core/store/sql/commit_queue.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/sqlite_reader.h"
#include "core/store/sqlite/writer_lock.h"
#include "core/store/store_writer.h"

namespace isnad::store::sqlite {

struct WriterOptions {
  int reader_connections = SqliteReader::kDefaultConnections;
  // Ceiling on the database file in pages of 4 KiB; 0 for none. StoreFull
  // beyond it.
  int64_t max_pages = 0;
  // Pages of log, 256 MiB: then what readers allow is moved into the database. A
  // page that is written again meanwhile is moved once.
  int checkpoint_pages = 1 << 16;
  // Pages that the writer keeps in memory; 0 for as many as are good. Where a
  // transaction changes more, they go to the log before it commits.
  int cache_pages = 0;
  // Outlives the store.
  StoreObserver* observer = &StoreObserver::Nobody();
};

// The one writer of a SQLite store: a thread that owns the one connection
// that writes, and a pool of readers beside it.
class SqliteWriter final : public StoreWriter {
 public:
  // Errors as OpenStoreForWriting. Creates or migrates the store.
  static absl::StatusOr<std::unique_ptr<SqliteWriter>> Open(const std::string& path,
                                                            const WriterOptions& options = {},
                                                            const CallContext& call = {});
  // Serves what waits, then closes. No call may come any more.
  ~SqliteWriter() override;

  absl::Status Transact(const CallContext& call, sql::TransactionBody body) override;
  std::vector<absl::Status> TransactAll(const CallContext& call,
                                        const std::vector<sql::TransactionBody>& bodies) override;
  absl::StatusOr<int64_t> PublishContradictions(const CallContext& call, int64_t kept) override;
  absl::Status Beat(const CallContext&) override { return absl::OkStatus(); }
  const StoreReader& reader() const override { return *reader_; }

 private:
  SqliteWriter(std::unique_ptr<WriterLock> lock, std::unique_ptr<Connection> connection,
               std::unique_ptr<SqliteReader> reader, const WriterOptions& options);
  void RunThread();

  // In this order: the readers close before the writer, which checkpoints when
  // it closes, and the lock goes last.
  const std::unique_ptr<WriterLock> lock_;
  const std::unique_ptr<Connection> connection_;
  const std::unique_ptr<SqliteReader> reader_;
  const int checkpoint_pages_;
  sql::CommitQueue queue_;
  std::thread thread_;
};

}  // namespace isnad::store::sqlite
