// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "core/store/call_context.h"
#include "core/store/sql/actor_buffer.h"
#include "core/store/sql/posting_buffer.h"
#include "core/store/sql/value.h"

// What the rows and queries of this room ask of a database engine. They are
// written once, in SQL that every engine takes; core/store/sqlite and
// core/store/postgres are engines.
namespace isnad::store::sql {

// A statement that was started and gives rows. Columns are those of the current
// row, from 0; views last until the next Next().
class Cursor {
 public:
  virtual ~Cursor() = default;
  // Moves to the next row; false at the end or on an error, which *status keeps.
  virtual bool Next(absl::Status* status) = 0;
  virtual int64_t Int(int column) const = 0;
  virtual double Real(int column) const = 0;
  virtual absl::string_view View(int column) const = 0;
};

// One connection, and on it one transaction at a time. Used by one thread at a
// time. SQL texts are constants, known by their address, with parameters ?1, ?2 …
class Connection {
 public:
  // No call on a connection runs longer, whatever its deadline.
  static constexpr absl::Duration kMaxCallAge = absl::Seconds(30);

  virtual ~Connection() = default;

  // Starts a statement that reads. What was written before on this connection
  // is seen; cursors that were started one after the other are read in any
  // order. Where a server answers, several that are started before the first of
  // them is read cost one round trip. Values are copied. The cursor is the
  // connection's own: Finish takes it back.
  virtual absl::StatusOr<Cursor*> Start(absl::string_view sql, absl::Span<const Value> values) = 0;
  virtual void Finish(absl::string_view sql, Cursor* cursor) = 0;

  // Runs a statement that gives no rows, or sees to it that it is run before
  // the next Start or the commit, whose error is then this one's.
  virtual absl::Status Write(absl::string_view sql, absl::Span<const Value> values) = 0;
  // The same for what tidies up, and need not be in this transaction: an engine
  // where it would be in others' way runs it after the commit.
  virtual absl::Status Tidy(absl::string_view sql, absl::Span<const Value> values) = 0;

  // Runs `body` in a transaction of its own, for which none may be open: all of
  // it, or nothing where it fails.
  virtual absl::Status InTransaction(absl::FunctionRef<absl::Status()> body) = 0;

  // Whether Write runs at once, so that changes() tells what it changed.
  virtual bool counts_changes() const = 0;
  // Rows inserted, changed, deleted and buffered since it was opened.
  virtual int64_t changes() const = 0;
  // Whether a server answers: then one statement for many keys costs less than
  // one for each. Such statements may use LATERAL.
  virtual bool is_remote() const = 0;
  // Whether rows of the indexes by word and by key gather in tables of fresh
  // ones (posting_sql.h).
  virtual bool has_fresh_tables() const = 0;

  // Of the transaction that is open.
  PostingBuffer& postings() { return postings_; }
  const PostingBuffer& postings() const { return postings_; }
  ActorBuffer& actors() { return actors_; }
  const ActorBuffer& actors() const { return actors_; }
  // Claims yet to be folded, and whether mentions were only added.
  std::map<std::string, bool, std::less<>>& claims() { return claims_; }
  void ForgetBuffered() {
    postings_.Clear();
    actors_.Clear();
    claims_.clear();
  }

  // While it lives, statements of this connection stop soon after the call is
  // cancelled, its deadline passes or it grows older than `max_age`. Nests: the
  // inner one counts. `call` must outlive it.
  class CallScope {
   public:
    CallScope(Connection& connection, const CallContext& call,
              absl::Duration max_age = kMaxCallAge);
    ~CallScope();
    CallScope(const CallScope&) = delete;
    CallScope& operator=(const CallScope&) = delete;

   private:
    Connection& connection_;
    const CallContext* const outer_call_;
    const absl::Time outer_end_;
  };

 protected:
  bool CallIsOver() const;
  // OK while the call that this runs for goes on.
  absl::Status CheckCall() const;

 private:
  const CallContext* call_ = nullptr;
  absl::Time call_end_ = absl::InfiniteFuture();
  PostingBuffer postings_;
  ActorBuffer actors_;
  std::map<std::string, bool, std::less<>> claims_;
};

}  // namespace isnad::store::sql
