// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libpq-fe.h>

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/store/sql/value.h"

// Values in PostgreSQL's binary format, which its clones share: integers and
// doubles are 8 bytes, most significant first; text and bytea are their bytes
// (PostgreSQL 15, src/backend/utils/adt: int8send, textsend, array_recv).
namespace isnad::store::postgres {

// The server's types, by their fixed numbers (pg_type.dat).
Oid TypeOf(sql::ValueType type);
Oid ArrayTypeOf(sql::ValueType type);
// "text", "bigint" …: as a cast names them.
absl::string_view NameOfType(sql::ValueType type);

// The parameters of one statement, in the form that libpq takes. Text and bytes
// are borrowed.
class Parameters {
 public:
  explicit Parameters(absl::Span<const sql::Value> values);
  // Arrays, encoded already.
  explicit Parameters(const std::vector<std::string>& arrays);
  Parameters(const Parameters&) = delete;
  Parameters& operator=(const Parameters&) = delete;

  int size() const { return static_cast<int>(pointers_.size()); }
  const char* const* pointers() const { return pointers_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  void Add(const char* bytes, size_t size);

  std::vector<uint64_t> numbers_;
  std::vector<const char*> pointers_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

// Values of one type, one after the other, as one array parameter.
class ArrayBuilder {
 public:
  explicit ArrayBuilder(sql::ValueType type) : type_(type) {}

  void Add(const sql::Value& value);
  int32_t count() const { return count_; }
  // The whole array; leaves the builder empty.
  std::string Take();

 private:
  sql::ValueType type_;
  int32_t count_ = 0;
  bool has_null_ = false;
  std::string elements_;
};

// An integer or truth value of 1, 2, 4 or 8 bytes.
int64_t DecodeInteger(absl::string_view bytes);

}  // namespace isnad::store::postgres
