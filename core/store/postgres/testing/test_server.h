// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "core/store/conformance/conformance.h"
#include "core/store/open_store.h"

namespace isnad::store::postgres {

// A PostgreSQL server for tests: tests/postgres_cluster. Where PostgreSQL is
// not installed, address() is empty, and tests skip, saying so.
class TestServer {
 public:
  // The one that all tests share, told by ISNAD_TEST_POSTGRES (the folder of
  // tests/postgres_cluster); without, one of this process, stopped when it ends.
  static TestServer& Shared();

  // One that a test may stop and start at will, and that loses nothing then.
  // Gone with the object.
  TestServer();
  // A standby that follows another server, which is running.
  static std::unique_ptr<TestServer> Following(const TestServer& other);
  ~TestServer();
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  // Of its database `postgres`.
  const std::string& address() const { return address_; }
  // Of an empty database that has not been there before.
  std::string NewDatabase();
  // Runs a statement in a database and gives the first column of its rows, one
  // a line. A failure fails the test.
  std::string Run(const std::string& address, const std::string& sql);
  // The database of that name; see NewDatabase of the server that is followed.
  std::string Database(const std::string& name) const;
  // `mode` is fast or immediate (as a crash). Start keeps data and port.
  void Stop(const std::string& mode);
  void Start();
  // Start then makes it a hot standby, of a server that is away.
  void Demote();
  // To all of its processes.
  void Signal(int signal);

 private:
  TestServer(std::string folder, bool is_shared, bool is_durable, std::string followed = "");
  std::string Script(const std::string& command) const;

  const std::string folder_;
  const bool is_shared_;
  const bool is_durable_;
  const std::string followed_;  // the folder of the server that it follows, if any
  std::string address_;
};

// A store in a database of its own on the shared server.
class PostgresStoreUnderTest final : public StoreUnderTest {
 public:
  absl::StatusOr<std::unique_ptr<StoreWriter>> OpenWriter() override {
    return OpenStoreForWriting(address_);
  }
  absl::StatusOr<std::unique_ptr<StoreReader>> OpenReader() override {
    return OpenStoreForReading(address_);
  }

 private:
  const std::string address_ = TestServer::Shared().NewDatabase();
};

}  // namespace isnad::store::postgres

// Leaves a test that cannot run without a server.
#define ISNAD_NEEDS_POSTGRES()                                                    \
  if (isnad::store::postgres::TestServer::Shared().address().empty()) {           \
    GTEST_SKIP() << "PostgreSQL is not installed: deploy/setup test installs it"; \
  }                                                                               \
  static_assert(true, "a semicolon follows")
