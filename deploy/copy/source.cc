// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/source.h"

#include <utility>

#include "core/store/errors.h"
#include "core/store/postgres/schema.h"
#include "core/store/sql/feed_sql.h"
#include "core/store/sql/query.h"
#include "core/store/sqlite/control_sql.h"
#include "core/store/sqlite/schema.h"
#include "deploy/copy/address.h"

namespace isnad::copy {
namespace {

using ConnectionOr = absl::StatusOr<std::unique_ptr<store::sql::Connection>>;

ConnectionOr OpenSqlite(const std::string& path) {
  using store::sqlite::Connection;
  auto connection = Connection::Open(path, Connection::Mode::kReader);
  if (!connection.ok()) return connection.status();
  absl::Status status = (*connection)->Run(store::sqlite::kBeginRead);
  // Reads the file, and the state that is read stays from here on.
  if (status.ok()) status = store::sqlite::CheckSchema(**connection, path);
  if (!status.ok()) return status;
  return *std::move(connection);
}

ConnectionOr OpenPostgres(const std::string& address) {
  using store::postgres::Connection;
  auto connection = Connection::Open(address);
  if (!connection.ok()) return connection.status();
  // To count the rows of a large table takes its time, and so does what is done
  // with them between two questions.
  for (const char* setting :
       {"SET statement_timeout = 0", "SET idle_in_transaction_session_timeout = 0"}) {
    const absl::Status status = (*connection)->RunAlone(setting);
    if (!status.ok()) return status;
  }
  (*connection)->Begin(Connection::Isolation::kReadOnly);
  store::postgres::ExpectSchema(**connection);
  return *std::move(connection);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Source>> Source::Open(absl::string_view text) {
  const auto address = ParseAddress(text);
  if (!address.ok()) return address.status();
  auto connection =
      address->is_postgres ? OpenPostgres(address->place) : OpenSqlite(address->place);
  if (!connection.ok()) return connection.status();
  auto source = std::unique_ptr<Source>(new Source(*std::move(connection)));
  store::sql::Query head(source->connection(), store::sql::kGetFeedState);
  if (head.Next()) source->feed_id_ = head.Text(0);
  if (!head.status().ok()) return head.status();
  if (source->feed_id_.empty()) {
    return store::StoreCorrupt("the row of contradiction_feed_head is gone");
  }
  return source;
}

}  // namespace isnad::copy
