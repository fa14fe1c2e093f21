// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/store/conformance/random_newsroom.h"
#include "core/store/store_writer.h"

namespace isnad::copy {

enum class Kind { kSqlite, kPostgres };

// Where a store of a kind may be made: a path in a folder of its own, or an empty
// database on the server that tests share. Gone with the object.
class Place {
 public:
  explicit Place(Kind kind);
  ~Place();
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  const std::string& address() const { return address_; }
  // Runs statements there behind everybody's back. A failure fails the test.
  void Run(const std::string& sql) const;

 private:
  std::filesystem::path folder_;
  std::string address_;
};

// Opens it, or fails the test.
std::unique_ptr<store::StoreWriter> Write(const Place& place);
// What a store answers, as store::Dump.
std::string Answers(const Place& place);

// Fills every table that an ingest service fills: `steps` of a newsroom and its
// curators, and one decision, one import, one request and one article that waits.
void Fill(const Place& place, store::RandomNewsroom& newsroom, int steps);

}  // namespace isnad::copy
