// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// What is copied from and into nothing, and what several copies do to each other.
#include <memory>

#include "absl/strings/str_cat.h"
#include "core/store/postgres/testing/test_server.h"
#include "deploy/copy/testing/copies.h"
#include "gmock/gmock.h"

namespace isnad::copy {
namespace {

using absl::StatusCode;
using store::RandomNewsroom;
using testing::HasSubstr;

class RefusalTest : public testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (GetParam() == Kind::kPostgres) {
      ISNAD_NEEDS_POSTGRES();
    }
  }
  // Sets the version that a store says it has.
  static void SetVersion(const Place& place, int version) {
    place.Run(GetParam() == Kind::kSqlite
                  ? absl::StrCat("PRAGMA user_version = ", version)
                  : absl::StrCat("UPDATE isnad_schema SET version = ", version));
  }
};

TEST_P(RefusalTest, ASourceOfAnotherSchema) {
  const Place from(GetParam());
  const Place to(Kind::kSqlite);
  ASSERT_NE(Write(from), nullptr);
  SetVersion(from, 1);
  ExpectRefused(RunCopy(from, to).status(), "start the ingest service first");
  SetVersion(from, 999);
  ExpectRefused(RunCopy(from, to).status(), "run a newer program");
  const Place nothing(GetParam());
  EXPECT_TRUE(absl::IsUnavailable(RunCopy(nothing, to).status()));
  EXPECT_EQ(RunCopy(to, to).status().code(), StatusCode::kUnavailable);  // nor was it created
}

TEST_P(RefusalTest, ATargetOfAnotherProgram) {
  const Place from(Kind::kSqlite);
  const Place to(GetParam());
  ASSERT_NE(Write(from), nullptr);
  to.Run("CREATE TABLE ledger (amount BIGINT)");
  ExpectRefused(RunCopy(from, to).status(),
                GetParam() == Kind::kSqlite ? "of another program" : "ledger");
}

TEST_P(RefusalTest, ACopyByAnotherVersion) {
  const Place from(Kind::kSqlite);
  const Place to(GetParam());
  RandomNewsroom newsroom(7);
  ASSERT_NO_FATAL_FAILURE(Fill(from, newsroom, 3));
  ASSERT_TRUE(absl::IsCancelled(RunCopy(from, to, StopAfter(3)).status()));
  SetVersion(to, 1'000'001);
  ExpectRefused(RunCopy(from, to).status(), "another version of isnad-copy");
  ExpectUnfinished(to);
}

TEST_P(RefusalTest, AnIngestServiceThatRunsOnTheTarget) {
  const Place from(Kind::kSqlite);
  const Place to(GetParam());
  ASSERT_NE(Write(from), nullptr);
  const auto running = Write(to);
  ExpectRefused(RunCopy(from, to).status(), GetParam() == Kind::kSqlite
                                                ? "another process writes"
                                                : "holds a store of 0 articles");
}

INSTANTIATE_TEST_SUITE_P(Kinds, RefusalTest, testing::Values(Kind::kSqlite, Kind::kPostgres),
                         [](const auto& kind) {
                           return kind.param == Kind::kSqlite ? "Sqlite" : "Postgres";
                         });

TEST(AddressTest, WhatIsNoAddressIsNotRepeated) {
  for (const char* bad : {"", "isnad.db", "sqlite:", "mysql://u:secret@h/d"}) {
    const absl::Status status = Target::Open(bad).status();
    EXPECT_TRUE(absl::IsInvalidArgument(status)) << status;
    EXPECT_THAT(std::string(status.message()), testing::Not(HasSubstr("secret")));
  }
}

// A file has its lock; on a server the later of two takes the copy over.
TEST(SeveralCopiesTest, OneOfThemGoesOn) {
  ISNAD_NEEDS_POSTGRES();
  const Place from(Kind::kSqlite);
  const Place to(Kind::kPostgres);
  RandomNewsroom newsroom(11);
  ASSERT_NO_FATAL_FAILURE(Fill(from, newsroom, 20));
  absl::Status second;
  Options options = {.rows_per_batch = kFewRows};
  options.report = [&, batches = 0](const Progress&) mutable {
    if (++batches == 30) second = RunCopy(from, to).status();
  };
  const absl::Status first = RunCopy(from, to, options).status();
  EXPECT_TRUE(second.ok()) << second;
  EXPECT_TRUE(absl::IsUnavailable(first)) << first;
  EXPECT_TRUE(RunCheck(from, to).ok());
}

// A copy that breaks off while it makes the tables has only to go on.
TEST(CreationTest, GoesOnWhereItBrokeOff) {
  ISNAD_NEEDS_POSTGRES();
  const Place from(Kind::kSqlite);
  const Place to(Kind::kPostgres);
  RandomNewsroom newsroom(11);
  ASSERT_NO_FATAL_FAILURE(Fill(from, newsroom, 20));
  ASSERT_TRUE(absl::IsCancelled(RunCopy(from, to, StopAfter(1)).status()));
  for (const char* table : {"store_copy", "store_copy_tables", "contradiction_feed_head"}) {
    to.Run(absl::StrCat("DROP TABLE ", table));
  }
  ExpectUnfinished(to);
  const auto summary = RunCopy(from, to);
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_TRUE(RunCheck(from, to).ok());
}

}  // namespace
}  // namespace isnad::copy
