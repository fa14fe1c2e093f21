// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/store/sql/connection.h"

namespace isnad::copy {

// One committed state of a store, as it was when this was opened, whatever
// services write to it meanwhile: one read transaction, which ends with the object.
class Source {
 public:
  // UNAVAILABLE where the store is away or does not exist; FAILED_PRECONDITION
  // where its schema is newer or older than this program's, or it is itself a
  // copy that is not finished.
  static absl::StatusOr<std::unique_ptr<Source>> Open(absl::string_view address);

  store::sql::Connection& connection() { return *connection_; }
  // By which a store is known from others.
  const std::string& feed_id() const { return feed_id_; }

 private:
  explicit Source(std::unique_ptr<store::sql::Connection> connection)
      : connection_(std::move(connection)) {}

  const std::unique_ptr<store::sql::Connection> connection_;
  std::string feed_id_;
};

}  // namespace isnad::copy
