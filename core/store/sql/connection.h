// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "core/store/call_context.h"
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

  // While it lives, statements of this connection stop soon after the call is
  // cancelled, its deadline passes or it grows older than kMaxCallAge. Nests:
  // the inner one counts. `call` must outlive it.
  class CallScope {
   public:
    CallScope(Connection& connection, const CallContext& call);
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
};

}  // namespace isnad::store::sql
