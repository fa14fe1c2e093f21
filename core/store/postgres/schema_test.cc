// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/schema.h"

#include <thread>

#include "absl/strings/match.h"
#include "core/model/error.h"
#include "core/store/postgres/dialect.h"
#include "core/store/postgres/postgres_writer.h"
#include "core/store/postgres/testing/test_server.h"
#include "gmock/gmock.h"

namespace isnad::store::postgres {
namespace {

using testing::ElementsAre;

TEST(StepsTest, AStepIsAStatementWithoutItsComments) {
  EXPECT_THAT(
      StepsOf("-- a; b\nCREATE TABLE x (\n  y BIGINT  -- why\n);\n\nCREATE INDEX z ON x (y);\n"),
      ElementsAre("CREATE TABLE x (\n  y BIGINT  \n)", "CREATE INDEX z ON x (y)"));
}

// A step that broke off before it was noted is run again.
TEST(StepsTest, EveryStepIsHarmlessWhereItHasRun) {
  for (const Migration& migration : Migrations()) {
    for (const std::string& step : StepsOf(migration.sql)) {
      EXPECT_TRUE(absl::StrContains(step, "IF NOT EXISTS") ||
                  absl::StrContains(step, "IF EXISTS") || absl::StartsWith(step, "UPDATE ") ||
                  absl::StrContains(step, "DO NOTHING"))
          << migration.name << ": " << step;
    }
  }
}

TEST(MigrationsTest, AreNumberedWithoutAGap) {
  int number = 0;
  for (const Migration& migration : Migrations()) EXPECT_EQ(migration.number, ++number);
  EXPECT_GT(number, 0);
}

// What distributed engines do not take.
TEST(MigrationsTest, UseNothingOfOneEngineAlone) {
  for (const Migration& migration : Migrations()) {
    for (const std::string& step : StepsOf(migration.sql)) {
      for (const char* word :
           {"TRIGGER", "REFERENCES", "GENERATED", "SERIAL", "USING", "SEQUENCE"}) {
        EXPECT_FALSE(absl::StrContains(step, word)) << step;
      }
    }
  }
}

// CockroachDB refuses columns with an order that it has no name for.
TEST(MigrationsTest, NameNoOrderWhereBytesAreTheOnlyOne) {
  for (const Migration& migration : Migrations()) {
    for (const std::string& step : StepsOf(migration.sql)) {
      EXPECT_FALSE(absl::StrContains(WithoutByteOrder(step), "COLLATE")) << step;
    }
  }
  EXPECT_EQ(WithoutByteOrder("a TEXT COLLATE \"C\" NOT NULL, b BIGINT"),
            "a TEXT NOT NULL, b BIGINT");
}

class MigrateTest : public testing::Test {
 protected:
  void SetUp() override {
    ISNAD_NEEDS_POSTGRES();
    address_ = TestServer::Shared().NewDatabase();
    auto connection = Connection::Open(address_);
    ASSERT_TRUE(connection.ok()) << connection.status();
    connection_ = *std::move(connection);
  }

  absl::Status Run(const std::vector<Migration>& migrations,
                   absl::Duration patience = absl::ZeroDuration()) {
    const auto never = []() -> absl::StatusOr<bool> { return false; };
    const auto nothing = [] { return absl::OkStatus(); };
    return Migrate(*connection_, migrations, {never, nothing}, patience);
  }
  std::string Sql(const std::string& sql) { return TestServer::Shared().Run(address_, sql); }

  std::string address_;
  std::unique_ptr<Connection> connection_;
};

TEST_F(MigrateTest, WhatBrokeOffGoesOnWhereItBroke) {
  const std::vector<Migration> broken = {
      {1, "one", "CREATE TABLE a (x BIGINT)"},
      {2, "two", "CREATE TABLE b (x BIGINT); CREATE NONSENSE; CREATE TABLE c (x BIGINT)"}};
  EXPECT_FALSE(Run(broken).ok());
  EXPECT_EQ(Sql("SELECT version || '.' || step FROM isnad_schema"), "1.1");
  // Were the first steps run again, their tables would be in the way.
  const std::vector<Migration> whole = {
      {1, "one", "CREATE TABLE a (x BIGINT)"},
      {2, "two", "CREATE TABLE b (x BIGINT); SELECT 1; CREATE TABLE c (x BIGINT)"}};
  EXPECT_TRUE(Run(whole).ok());
  EXPECT_EQ(Sql("SELECT version || '.' || step FROM isnad_schema"), "2.0");
  EXPECT_EQ(Sql("SELECT count(*) FROM c"), "0");
}

TEST_F(MigrateTest, ALeaseKeepsOthersOutUntilItRunsOut) {
  ASSERT_TRUE(Run({{1, "one", "CREATE TABLE a (x BIGINT)"}}).ok());
  const std::vector<Migration> next = {{1, "one", ""}, {2, "two", "CREATE TABLE b (x BIGINT)"}};
  Sql("UPDATE isnad_schema SET lease_holder = 'another',"
      " lease_until = (extract(epoch FROM clock_timestamp()) * 1000000)::bigint + 3600000000");
  const absl::Status busy = Run(next);
  EXPECT_EQ(busy.code(), absl::StatusCode::kUnavailable) << busy;
  EXPECT_EQ(model::GetErrorDetails(busy)->reason, model::ErrorReason::kStoreBusy);
  Sql("UPDATE isnad_schema SET lease_until = 1");
  EXPECT_TRUE(Run(next).ok());
  EXPECT_EQ(Sql("SELECT version FROM isnad_schema"), "2");
  EXPECT_EQ(Sql("SELECT lease_holder FROM isnad_schema"), "");
}

TEST_F(MigrateTest, SeveralServicesThatStartAtOnceAgree) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([this] {
      const auto writer = PostgresWriter::Open(address_);
      EXPECT_TRUE(writer.ok()) << writer.status();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Sql("SELECT step FROM isnad_schema"), "0");
}

}  // namespace
}  // namespace isnad::store::postgres
