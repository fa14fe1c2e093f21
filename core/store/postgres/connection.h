// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "core/store/postgres/failure.h"
#include "core/store/postgres/link.h"
#include "core/store/postgres/write_queue.h"
#include "core/store/sql/connection.h"

namespace isnad::store::postgres {

// One session of a PostgreSQL server with its prepared statements. What writes
// waits in a queue, and everything that is sent goes through one pipeline: a
// transaction waits for the server where it reads what it has not read yet, and
// when it commits.
//
// The first failure of a transaction is kept, and every statement after it
// gives the same, until RollBack(). A lost connection stays lost.
class Connection final : public sql::Connection {
 public:
  enum class Isolation {
    kReadOnly,      // one committed state; also on a standby
    kLatest,        // each statement sees what was committed when it began
    kSerializable,  // as if no other transaction ran at the same time, or kConflict
    kAlone,         // the same, and others wait where the engine can see to that
  };

  // UNAVAILABLE where the server is away. Waits five seconds at most, and no
  // longer than the call lasts.
  static absl::StatusOr<std::unique_ptr<Connection>> Open(const std::string& address,
                                                          const CallContext& call = {});
  // Opens one where there is none yet or the one there is lost: true. Where it
  // cannot, there is none.
  static absl::StatusOr<bool> OpenWhereLost(const std::string& address, const CallContext& call,
                                            std::unique_ptr<Connection>* connection);
  ~Connection() override;

  absl::StatusOr<sql::Cursor*> Start(absl::string_view sql,
                                     absl::Span<const sql::Value> values) override;
  void Finish(absl::string_view sql, sql::Cursor* cursor) override;
  absl::Status Write(absl::string_view sql, absl::Span<const sql::Value> values) override;
  // After the commit, without waiting for it: where it fails, it is done
  // another time. Of one statement the last one counts. No text among values.
  absl::Status Tidy(absl::string_view sql, absl::Span<const sql::Value> values) override;
  // Run again, a few times, where another transaction came first.
  absl::Status InTransaction(absl::FunctionRef<absl::Status()> body) override;
  bool counts_changes() const override { return false; }
  int64_t changes() const override { return writes_ + postings().added() + actors().added(); }
  bool is_remote() const override { return true; }
  bool has_fresh_tables() const override { return false; }

  // --- Transactions. Begin and EndReading do not wait.
  void Begin(Isolation isolation);
  // What a read-only transaction was for has been read.
  void EndReading();
  // OK once it is durable. Where the failure is kLost or kUnknownCommit, nobody
  // knows.
  absl::Status Commit();
  // Forgets what was written and the failure; false where the connection is lost.
  bool RollBack();
  // Waits until all that was written has reached the server.
  absl::Status Settle();

  // Runs one statement of a constant or generated text by itself, outside a
  // transaction: what defines tables.
  absl::Status RunAlone(const std::string& text);
  // Sends a statement without values whose answer `read` looks at when it
  // comes, before whatever is started after it; an error that it gives is the
  // transaction's failure. The text is a constant, prepared once.
  using ReadResult = std::function<Failure(const Failure&, const PGresult*)>;
  void Expect(const char* text, ReadResult read);

  const Failure& failure() const { return failure_; }
  bool is_lost() const { return link_->is_lost(); }
  // Link::knows_standbys.
  bool knows_standbys() const { return link_->knows_standbys(); }

 private:
  class ResultCursor;
  struct Prepared {
    std::string name;
    bool is_prepared = false;
    absl::flat_hash_set<std::string> words;  // of one that reads
  };
  // What the answers that are still to come are for.
  struct Awaited {
    enum class Kind { kPrepare, kRows, kText, kSync } kind;
    Prepared* prepared = nullptr;
    ResultCursor* cursor = nullptr;  // null where nobody waits for the rows any more
    ReadResult read;
  };

  explicit Connection(std::unique_ptr<Link> link);

  Prepared& PreparedFor(absl::string_view sql, bool many);
  void Send(Prepared& prepared, const std::string& text, const std::vector<Oid>& types,
            const Parameters& parameters, ResultCursor* cursor);
  void SendText(const char* text, ReadResult read = nullptr);
  void SendSync();
  void SendWrites() { SendBatches(queue_.Take()); }
  void SendBatches(const std::vector<std::unique_ptr<Batch>>& batches);
  // What was written sets out: the server works on it while more is made ready.
  void Push();
  void SendTidying();
  const WritePlan& PlanFor(absl::string_view sql, absl::Span<const sql::Value> values);
  // Receives every answer that is still to come.
  void Drain();
  void Handle(Awaited& awaited, Result result);
  void Fail(Failure failure);

  const std::unique_ptr<Link> link_;
  WriteQueue queue_;
  absl::flat_hash_map<const char*, std::pair<const WritePlan*, std::vector<sql::Value>>> tidying_;
  int64_t writes_ = 0;
  Failure failure_;
  std::deque<Awaited> awaited_;
  // By the address of the constant; and whether it is for many rows.
  absl::flat_hash_map<std::pair<const char*, bool>, std::unique_ptr<Prepared>> prepared_;
  absl::flat_hash_map<const char*, std::unique_ptr<WritePlan>> plans_;
  std::vector<std::unique_ptr<ResultCursor>> idle_cursors_;
};

}  // namespace isnad::store::postgres
