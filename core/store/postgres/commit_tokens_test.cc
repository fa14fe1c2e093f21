// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// Which commit a caller is told of.
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/store/postgres/postgres_writer.h"
#include "core/store/postgres/testing/cutting_proxy.h"
#include "core/store/postgres/testing/test_server.h"
#include "gmock/gmock.h"

namespace isnad::store::postgres {
namespace {

class CommitTokensTest : public testing::Test {
 protected:
  void SetUp() override {
    ISNAD_NEEDS_POSTGRES();
    address_ = TestServer::Shared().NewDatabase();
    proxy_ = std::make_unique<CuttingProxy>(address_);
    auto writer = PostgresWriter::Open(proxy_->address());
    ASSERT_TRUE(writer.ok()) << writer.status();
    writer_ = *std::move(writer);
  }

  static absl::Status Write(Transaction& transaction, int number) {
    return transaction.PutRequest(
        {absl::StrCat("request", number), "", "", "CREATED", 1, absl::Now()});
  }
  std::optional<CommitToken> TokenOf(absl::FunctionRef<absl::Status(Transaction&)> body) {
    CallNotes notes;
    result_ = writer_->Transact({.notes = &notes}, body);
    return notes.last_commit();
  }
  bool IsMarked(const CommitToken& token) {
    return TestServer::Shared().Run(
               address_, absl::StrCat("SELECT count(*) FROM commit_markers WHERE marker_id = '",
                                      token.key, "'")) == "1";
  }

  std::string address_;
  std::unique_ptr<CuttingProxy> proxy_;
  std::unique_ptr<PostgresWriter> writer_;
  absl::Status result_;
};

TEST_F(CommitTokensTest, EachCommitHasItsOwn) {
  const absl::Time before = absl::Now() - absl::Microseconds(1);
  const auto first = TokenOf([](Transaction& t) { return Write(t, 1); });
  const auto second = TokenOf([](Transaction& t) { return Write(t, 2); });
  ASSERT_TRUE(first && second);
  EXPECT_NE(first->key, second->key);
  EXPECT_TRUE(IsMarked(*first) && IsMarked(*second));
  EXPECT_GE(first->time, before);
  EXPECT_GE(second->time, first->time);
  EXPECT_EQ(ParseCommitToken(FormatCommitToken(*first)), first);
}

// A repeated request: what it was answered with was committed before.
TEST_F(CommitTokensTest, WhatOnlyReadsIsToldOfACommitAfterWhatItRead) {
  ASSERT_TRUE(TokenOf([](Transaction& t) { return Write(t, 1); }));
  const auto token = TokenOf([](Transaction& t) { return t.FindRequest("request1").status(); });
  ASSERT_TRUE(token);
  EXPECT_TRUE(IsMarked(*token));
}

TEST_F(CommitTokensTest, WhatFailsHasNone) {
  EXPECT_FALSE(TokenOf([](Transaction& t) {
    (void)Write(t, 1);
    return absl::AbortedError("only validated: nothing stays");
  }));
  EXPECT_TRUE(absl::IsAborted(result_));
}

TEST_F(CommitTokensTest, OfSeveralTheLastCounts) {
  CallNotes notes;
  const auto writes = [](Transaction& t) { return Write(t, 1); };
  const auto fails = [](Transaction&) { return absl::NotFoundError("gone"); };
  const auto results = writer_->TransactAll({.notes = &notes}, {writes, fails});
  EXPECT_TRUE(results[0].ok());
  ASSERT_TRUE(notes.last_commit());
  EXPECT_TRUE(IsMarked(*notes.last_commit()));
}

TEST_F(CommitTokensTest, ACommitWhoseAnswerWasLostIsToldOfToo) {
  for (const auto cut : {CuttingProxy::Cut::kBeforeCommit, CuttingProxy::Cut::kBeforeAnswer}) {
    proxy_->CutAtCommit(cut);
    const auto token = TokenOf([](Transaction& t) { return Write(t, 1); });
    EXPECT_TRUE(result_.ok()) << result_;
    ASSERT_TRUE(token);
    EXPECT_TRUE(IsMarked(*token));
  }
  EXPECT_EQ(proxy_->cuts(), 2);
}

}  // namespace
}  // namespace isnad::store::postgres
