// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/postgres_target.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "core/store/postgres/schema.h"
#include "core/store/random_id.h"
#include "core/store/sql/query.h"

namespace isnad::copy {
namespace {

using store::postgres::Connection;

constexpr absl::string_view kFindTable =
    "SELECT 1 FROM information_schema.tables"
    " WHERE table_schema = current_schema() AND table_name = ?1";
constexpr absl::string_view kFindAnyTable =
    "SELECT table_name FROM information_schema.tables"
    " WHERE table_schema = current_schema() AND table_name <> 'isnad_schema'"
    " ORDER BY table_name LIMIT 1";
// The last one that Create makes.
constexpr absl::string_view kLastTable = "store_copy";

class PostgresTarget final : public Target {
 public:
  explicit PostgresTarget(std::unique_ptr<Connection> connection)
      : connection_(std::move(connection)) {}

  absl::StatusOr<State> GetState() override {
    const auto version = store::postgres::SchemaVersion(*connection_);
    if (!version.ok()) return version.status();
    auto state = StateOfVersion(*version, store::postgres::Migrations().back().number);
    if (!state.ok() || *state == State::kStore) return state;
    if (*state == State::kUnfinishedCopy) {
      const auto created = HasTable(kLastTable);
      if (!created.ok()) return created.status();
      return *created ? State::kUnfinishedCopy : State::kEmpty;
    }
    store::sql::Query table(*connection_, kFindAnyTable);
    if (table.Next()) {
      return absl::FailedPreconditionError(
          absl::StrCat("the target database is not empty: it has a table ", table.Text(0),
                       "; give one without tables"));
    }
    if (!table.status().ok()) return table.status();
    return state;
  }

  absl::Status Create(const std::vector<std::string>& further) override {
    return store::postgres::CreateForCopy(*connection_, further);
  }
  absl::Status Take() override { return store::postgres::TakeCopy(*connection_, holder_); }
  absl::Status Transact(absl::FunctionRef<absl::Status()> body) override {
    return connection_->InTransaction([&] {
      absl::Status status = store::postgres::HoldCopy(*connection_, holder_);
      return status.ok() ? body() : status;
    });
  }
  absl::Status Finish() override { return store::postgres::FinishCopy(*connection_, holder_); }
  store::sql::Connection& connection() override { return *connection_; }

 private:
  absl::string_view table_query() const override { return kFindTable; }

  const std::string holder_ = absl::StrCat("isnad-copy-", store::NewRandomId());
  const std::unique_ptr<Connection> connection_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Target>> OpenPostgresTarget(const std::string& address) {
  auto connection = Connection::Open(address);
  if (!connection.ok()) return connection.status();
  // To count the rows of a large table takes its time.
  const absl::Status status = (*connection)->RunAlone("SET statement_timeout = 0");
  if (!status.ok()) return status;
  return std::make_unique<PostgresTarget>(*std::move(connection));
}

}  // namespace isnad::copy
