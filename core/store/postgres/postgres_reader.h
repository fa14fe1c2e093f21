// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "core/store/postgres/endpoints.h"
#include "core/store/sql/reader_methods.h"

namespace isnad::store::postgres {

// A read-only view of a PostgreSQL store: each call runs on a connection of its
// own and sees one committed state, of one of the servers that hold the store. A
// server that went away and came back is found again by itself.
class PostgresReader final : public sql::ReaderMethods<StoreReader, PostgresReader> {
 public:
  // Errors as OpenStoreForReading; `address` is a postgres:// URI.
  static absl::StatusOr<std::unique_ptr<PostgresReader>> Open(
      const std::string& address, const Endpoints::Options& options = {});

 private:
  friend class sql::ReaderMethods<StoreReader, PostgresReader>;
  explicit PostgresReader(std::unique_ptr<Endpoints> endpoints)
      : endpoints_(std::move(endpoints)) {}

  template <typename F>
  auto Read(const CallContext& call, F f) const -> decltype(f(std::declval<sql::Connection&>())) {
    decltype(f(std::declval<sql::Connection&>())) result = absl::UnknownError("");
    const absl::Status read =
        endpoints_->Read(call, [&](sql::Connection& connection) { result = f(connection); });
    if (!read.ok()) return read;
    return result;
  }

  const std::unique_ptr<Endpoints> endpoints_;
};

}  // namespace isnad::store::postgres
