// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/connection.h"

#include "absl/base/casts.h"
#include "absl/strings/str_cat.h"
#include "core/model/steady_clock.h"
#include "core/store/errors.h"
#include "core/store/postgres/dialect.h"
#include "core/store/sql/contributions.h"

namespace isnad::store::postgres {

namespace {

// Rows between two looks at the call.
constexpr int kRowsPerLook = 256;
// Of a transaction that others get in the way of.
constexpr int kAttempts = 5;
constexpr absl::Duration kRollBackPatience = absl::Seconds(5);

}  // namespace

using sql::Value;

// A result that is still to come, or has come whole.
class Connection::ResultCursor final : public sql::Cursor {
 public:
  explicit ResultCursor(Connection& connection) : connection_(connection) {}

  bool Next(absl::Status* status) override {
    if (is_awaited_) connection_.Drain();
    ++row_;
    if (failure_.ok() && row_ % kRowsPerLook == 0) failure_ = connection_.CheckCall();
    *status = failure_;
    return failure_.ok() && row_ < rows_;
  }
  int64_t Int(int column) const override { return DecodeInteger(View(column)); }
  double Real(int column) const override { return absl::bit_cast<double>(Int(column)); }
  absl::string_view View(int column) const override {
    return absl::string_view(PQgetvalue(result_.get(), row_, column),
                             PQgetlength(result_.get(), row_, column));
  }

  void Await() {
    is_awaited_ = true;
    row_ = -1;
    rows_ = 0;
    failure_ = absl::OkStatus();
  }
  void Receive(Result result, const absl::Status& failure) {
    is_awaited_ = false;
    failure_ = failure;
    result_ = std::move(result);
    rows_ = failure_.ok() ? PQntuples(result_.get()) : 0;
  }
  void Forget() { result_ = nullptr; }

 private:
  Connection& connection_;
  bool is_awaited_ = false;
  int row_ = -1;
  int rows_ = 0;
  absl::Status failure_;
  Result result_;
};

absl::StatusOr<std::unique_ptr<Connection>> Connection::Open(const std::string& address,
                                                             const CallContext& call) {
  auto link = Link::Open(address, call);
  if (!link.ok()) return link.status();
  return std::unique_ptr<Connection>(new Connection(*std::move(link)));
}

absl::StatusOr<bool> Connection::OpenWhereLost(const std::string& address, const CallContext& call,
                                               std::unique_ptr<Connection>* connection) {
  if (*connection != nullptr && !(*connection)->is_lost()) return false;
  *connection = nullptr;  // the server counts it no more when the next one comes
  auto opened = Open(address, call);
  if (!opened.ok()) return opened.status();
  *connection = *std::move(opened);
  return true;
}

Connection::Connection(std::unique_ptr<Link> link) : link_(std::move(link)) {}
Connection::~Connection() = default;

absl::StatusOr<sql::Cursor*> Connection::Start(absl::string_view sql,
                                               absl::Span<const Value> values) {
  if (absl::Status status = CheckCall(); !status.ok()) return status;
  if (!failure_.ok()) return failure_.status;
  Prepared& prepared = PreparedFor(sql, false);
  if (prepared.words.empty()) prepared.words = WordsOf(sql);
  SendBatches(queue_.Take(prepared.words));
  if (idle_cursors_.empty()) idle_cursors_.push_back(std::make_unique<ResultCursor>(*this));
  ResultCursor* const cursor = idle_cursors_.back().release();
  idle_cursors_.pop_back();
  cursor->Await();
  std::string text;
  std::vector<Oid> types;
  if (!prepared.is_prepared) {
    text = Translate(sql);
    for (const Value& value : values) types.push_back(TypeOf(value.type));
  }
  Send(prepared, text, types, Parameters(values), cursor);
  if (!failure_.ok()) {
    Finish(sql, cursor);
    return failure_.status;
  }
  return cursor;
}

void Connection::Finish(absl::string_view, sql::Cursor* cursor) {
  auto* const own = static_cast<ResultCursor*>(cursor);
  for (Awaited& awaited : awaited_) {
    if (awaited.cursor == own) awaited.cursor = nullptr;
  }
  own->Forget();
  idle_cursors_.emplace_back(own);
}

absl::Status Connection::Write(absl::string_view sql, absl::Span<const Value> values) {
  if (!failure_.ok()) return failure_.status;
  ++writes_;
  const WritePlan& plan = PlanFor(sql, values);
  if (plan.many) {
    queue_.Add(plan, values);
    if (queue_.full()) Push();
    return failure_.status;
  }
  SendWrites();
  Prepared& prepared = PreparedFor(sql, false);
  std::vector<Oid> types;
  for (const sql::ValueType type : plan.types) types.push_back(TypeOf(type));
  Send(prepared, Translate(sql), types, Parameters(values), nullptr);
  return failure_.status;
}

void Connection::Push() {
  if (failure_.ok()) SendWrites();
  if (failure_.ok() && !link_->Flush()) Fail(LostConnection(link_->error()));
}

absl::Status Connection::Tidy(absl::string_view sql, absl::Span<const Value> values) {
  if (!failure_.ok()) return failure_.status;
  tidying_[sql.data()] = {&PlanFor(sql, values), {values.begin(), values.end()}};
  return absl::OkStatus();
}

const WritePlan& Connection::PlanFor(absl::string_view sql, absl::Span<const Value> values) {
  std::unique_ptr<WritePlan>& plan = plans_[sql.data()];
  if (plan == nullptr) {
    plan = std::make_unique<WritePlan>();
    plan->sql = sql;
    for (const Value& value : values) plan->types.push_back(value.type);
    plan->many = ForManyRows(sql, plan->types);
  }
  return *plan;
}

void Connection::SendBatches(const std::vector<std::unique_ptr<Batch>>& batches) {
  for (const std::unique_ptr<Batch>& batch : batches) {
    const WritePlan& plan = batch->plan();
    Prepared& prepared = PreparedFor(plan.sql, true);
    std::vector<Oid> types;
    for (const sql::ValueType type : plan.types) types.push_back(ArrayTypeOf(type));
    const std::vector<std::string> arrays = batch->TakeArrays();
    Send(prepared, plan.many->sql, types, Parameters(arrays), nullptr);
  }
}

Connection::Prepared& Connection::PreparedFor(absl::string_view sql, bool many) {
  std::unique_ptr<Prepared>& prepared = prepared_[{sql.data(), many}];
  if (prepared == nullptr) {
    prepared = std::make_unique<Prepared>();
    prepared->name = absl::StrCat("isnad_", prepared_.size());
  }
  return *prepared;
}

void Connection::Send(Prepared& prepared, const std::string& text, const std::vector<Oid>& types,
                      const Parameters& parameters, ResultCursor* cursor) {
  if (!prepared.is_prepared) {
    if (!link_->SendPrepare(prepared.name, text, types))
      return Fail(LostConnection(link_->error()));
    prepared.is_prepared = true;
    awaited_.push_back({Awaited::Kind::kPrepare, &prepared, nullptr, nullptr});
  }
  if (!link_->SendPrepared(prepared.name, parameters)) {
    return Fail(LostConnection(link_->error()));
  }
  awaited_.push_back({Awaited::Kind::kRows, nullptr, cursor, nullptr});
}

void Connection::SendText(const char* text, ReadResult read) {
  if (!failure_.ok()) return;
  if (!link_->SendText(text)) return Fail(LostConnection(link_->error()));
  awaited_.push_back({Awaited::Kind::kText, nullptr, nullptr, std::move(read)});
}

void Connection::SendSync() {
  if (!link_->SendSync() || !link_->Flush()) return Fail(LostConnection(link_->error()));
  awaited_.push_back({Awaited::Kind::kSync, nullptr, nullptr, nullptr});
}

void Connection::SendTidying() {
  const auto ignore = [](const Failure&, const PGresult*) { return Failure(); };
  for (const auto& [address, tidying] : std::exchange(tidying_, {})) {
    const size_t before = awaited_.size();
    const auto& [plan, values] = tidying;
    std::vector<Oid> types;
    for (const sql::ValueType type : plan->types) types.push_back(TypeOf(type));
    Send(PreparedFor(plan->sql, false), Translate(plan->sql), types, Parameters(values), nullptr);
    for (size_t i = before; i < awaited_.size(); ++i) awaited_[i].read = ignore;
    if (failure_.ok()) SendSync();
  }
}

void Connection::Expect(const char* text, ReadResult read) {
  if (!failure_.ok()) return;
  const size_t before = awaited_.size();
  Send(PreparedFor(text, false), text, {}, Parameters(absl::Span<const Value>()), nullptr);
  if (!failure_.ok()) return;
  // What is wrong may show when it is prepared.
  if (awaited_.size() > before + 1) {
    awaited_[before].read = [read](const Failure& failure, const PGresult* result) {
      return failure.ok() ? failure : read(failure, result);
    };
  }
  awaited_.back().read = std::move(read);
}

void Connection::Begin(Isolation isolation) {
  if (isolation == Isolation::kReadOnly) {
    return SendText("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  }
  if (isolation == Isolation::kLatest) return SendText("BEGIN ISOLATION LEVEL READ COMMITTED");
  // A hot standby knows no other way to say that it cannot be written.
  Expect("BEGIN ISOLATION LEVEL SERIALIZABLE", [](const Failure& failure, const PGresult*) {
    return failure.kind == Failure::Kind::kUnsupported
               ? Failure{Failure::Kind::kOther, StoreReadOnly("the server is a standby")}
               : failure;
  });
  // Before the first statement that reads: what is waited for is then seen
  // (PostgreSQL 15, LOCK). One mode holds for any number, the other for one.
  if (!link_->locks_tables()) return;
  SendText(isolation == Isolation::kAlone ? "LOCK TABLE writer_gate IN EXCLUSIVE MODE"
                                          : "LOCK TABLE writer_gate IN ROW EXCLUSIVE MODE");
}

void Connection::EndReading() {
  SendText("COMMIT");
  if (failure_.ok()) SendSync();
}

absl::Status Connection::Settle() {
  if (failure_.ok()) SendWrites();
  if (failure_.ok()) Drain();
  return failure_.status;
}

absl::Status Connection::Commit() {
  SendWrites();
  // A transaction that has failed answers COMMIT with ROLLBACK and no error.
  SendText("COMMIT", [](const Failure& failure, const PGresult* result) -> Failure {
    if (!failure.ok()) return failure;
    if (absl::string_view(PQcmdStatus(const_cast<PGresult*>(result))) == "COMMIT") return {};
    return {Failure::Kind::kOther, StoreInternal("the server rolled the transaction back")};
  });
  Drain();
  const absl::Status status = failure_.status;
  if (status.ok()) SendTidying();
  return status;
}

absl::Status Connection::InTransaction(absl::FunctionRef<absl::Status()> body) {
  absl::Status status;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    ForgetBuffered();
    Begin(Isolation::kSerializable);
    status = body();
    if (status.ok()) status = sql::WriteBuffered(*this);
    if (status.ok()) status = Commit();
    if (status.ok()) break;
    const bool again = failure_.kind == Failure::Kind::kConflict;
    if (!RollBack() || !again) break;
  }
  return status;
}

bool Connection::RollBack() {
  // Whether or not the call is over, but not for ever.
  const CallContext ending{.deadline = model::SteadyNow() + kRollBackPatience};
  const CallScope scope(*this, ending);
  ForgetBuffered();
  tidying_.clear();
  (void)queue_.Take();
  if (!is_lost()) {
    Drain();  // what was sent is answered first
    failure_ = {};
    SendText("ROLLBACK");
    Drain();
    if (!is_lost()) failure_ = {};
  }
  return !is_lost();
}

absl::Status Connection::RunAlone(const std::string& text) {
  SendText(link_->knows_byte_order() ? text.c_str() : WithoutByteOrder(text).c_str());
  Drain();
  const absl::Status status = failure_.status;
  if (!is_lost()) failure_ = {};
  return status;
}

void Connection::Drain() {
  if (is_lost()) return Fail(LostConnection(link_->error()));
  if (link_->SendSync()) awaited_.push_back({Awaited::Kind::kSync, nullptr, nullptr, nullptr});
  const auto is_over = [this] { return CallIsOver(); };
  // A statement that waits for a server which is away holds its caller no
  // longer than the call lasts.
  while (!awaited_.empty()) {
    Result result = is_lost() ? nullptr : link_->Receive(is_over);
    if (result == nullptr && failure_.kind != Failure::Kind::kLost) {
      Fail(LostConnection(link_->error()));
    }
    Awaited awaited = std::move(awaited_.front());
    awaited_.pop_front();
    Handle(awaited, std::move(result));
  }
}

void Connection::Handle(Awaited& awaited, Result result) {
  const ExecStatusType status =
      result == nullptr ? PGRES_PIPELINE_ABORTED : PQresultStatus(result.get());
  const bool done = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
  if (awaited.read != nullptr && status != PGRES_PIPELINE_ABORTED) {
    const Failure failure = awaited.read(done ? Failure() : FailureOf(result.get()), result.get());
    if (!failure.ok()) Fail(failure);
  } else if (!done && status != PGRES_PIPELINE_ABORTED && status != PGRES_PIPELINE_SYNC) {
    Fail(FailureOf(result.get()));
  }
  if (awaited.prepared != nullptr && !done) awaited.prepared->is_prepared = false;
  if (awaited.cursor != nullptr) awaited.cursor->Receive(std::move(result), failure_.status);
}

void Connection::Fail(Failure failure) {
  if (failure.kind == Failure::Kind::kCancelled) {
    if (absl::Status status = CheckCall(); !status.ok()) failure.status = status;
  }
  const bool is_loss = failure.kind == Failure::Kind::kLost;
  if (is_loss) link_->Lose();
  // Later ones follow from the first, but that the connection is gone counts more.
  if (failure_.ok() || (is_loss && failure_.kind != Failure::Kind::kLost)) {
    failure_ = std::move(failure);
  }
}

}  // namespace isnad::store::postgres
