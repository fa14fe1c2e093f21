// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/postgres_reader.h"

namespace isnad::store::postgres {

absl::StatusOr<std::unique_ptr<PostgresReader>> PostgresReader::Open(
    const std::string& address, const Endpoints::Options& options) {
  auto endpoints = Endpoints::Create(address, options);
  if (!endpoints.ok()) return endpoints.status();
  auto reader = std::unique_ptr<PostgresReader>(new PostgresReader(*std::move(endpoints)));
  // Reads one row: that the store is away, or not this program's, is known now.
  const auto version = reader->CurationVersion({});
  if (!version.ok()) return version.status();
  return reader;
}

}  // namespace isnad::store::postgres
