// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/store/postgres/dialect.h"
#include "core/store/postgres/wire_format.h"

namespace isnad::store::postgres {

// A statement that writes, as it was first seen on a connection.
struct WritePlan {
  absl::string_view sql;  // the constant
  std::vector<sql::ValueType> types;
  std::optional<ManyRows> many;  // nullopt: runs by itself, after all before it
};

// Rows that wait to be written by one run of one statement.
class Batch {
 public:
  explicit Batch(const WritePlan& plan);

  const WritePlan& plan() const { return *plan_; }
  // False where the row was changed already by this batch: it needs another.
  bool Add(absl::Span<const sql::Value> values);
  int32_t count() const { return count_; }
  // An array for each parameter. Leaves nothing behind.
  std::vector<std::string> TakeArrays();

 private:
  std::string KeyOf(absl::Span<const sql::Value> values) const;

  const WritePlan* plan_;
  int32_t count_ = 0;
  std::vector<ArrayBuilder> columns_;
  absl::flat_hash_set<std::string> keys_;
};

// What a transaction has yet to write. Rows of one table are written in the
// order in which they were given; rows of different tables know nothing of each
// other (no triggers, no foreign keys), so that those of one statement gather
// into one run, until somebody reads their table. A row costs the server a twentieth of what it
// costs by itself.
class WriteQueue {
 public:
  // From here on what waits should be sent: some megabytes.
  static constexpr size_t kFull = 1 << 14;

  // For a plan that has `many`; it outlives the queue.
  void Add(const WritePlan& plan, absl::Span<const sql::Value> values);
  bool empty() const { return batches_.empty(); }
  bool full() const { return rows_ >= kFull; }
  // In the order in which they must run.
  std::vector<std::unique_ptr<Batch>> Take();
  // Only those of tables that are among these words.
  std::vector<std::unique_ptr<Batch>> Take(const absl::flat_hash_set<std::string>& words);

 private:
  size_t rows_ = 0;
  std::vector<std::unique_ptr<Batch>> batches_;
};

}  // namespace isnad::store::postgres
