// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/postgres_reader.h"

namespace isnad::store::postgres {

absl::StatusOr<std::unique_ptr<PostgresReader>> PostgresReader::Open(const std::string& address,
                                                                     int connections) {
  auto reader = std::unique_ptr<PostgresReader>(new PostgresReader(address, connections));
  // Reads one row: that the store is away, or not this program's, is known now.
  const auto version = reader->CurationVersion({});
  if (!version.ok()) return version.status();
  return reader;
}

}  // namespace isnad::store::postgres
