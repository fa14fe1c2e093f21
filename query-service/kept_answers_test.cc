// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/kept_answers.h"

#include <atomic>
#include <optional>
#include <string>
#include <thread>

#include "core/rpc/wire.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "query-service/testing.h"

namespace isnad::query {
namespace {

constexpr char kMethod[] = "GetArticle";
constexpr size_t kRoom = 128 << 10;

grpc::ByteBuffer Bytes(const std::string& text) {
  const grpc::Slice slice(text);
  return grpc::ByteBuffer(&slice, 1);
}

class KeptAnswersTest : public testing::Test {
 protected:
  KeptAnswersTest() {
    kept_.Serve(store_.reader());
    // After the first commit the store tidies up, before it takes the second.
    Commit();
    Commit();
  }

  // The answer that is kept; else this one is from now on.
  std::string Ask(const std::string& request, const std::string& answer,
                  const std::string& method = kMethod) {
    auto found = kept_.Look(method, Bytes(request));
    if (found.answer) return rpc::Flatten(*found.answer);
    if (found.question) kept_.Keep(*found.question, Bytes(answer));
    return "anew";
  }
  void Commit() {
    store_.Put(ArticleBuilder("صدى", absl::StrCat(++articles_), Day(1)).Build());
  }

  TestStore store_;
  KeptAnswers kept_{kRoom};

 private:
  int articles_ = 0;
};

TEST_F(KeptAnswersTest, GivesTheSameAnswerAgain) {
  EXPECT_EQ(Ask("a", "the answer to a"), "anew");
  EXPECT_EQ(Ask("b", "the answer to b"), "anew");
  EXPECT_EQ(Ask("a", "not this one"), "the answer to a");
  EXPECT_EQ(Ask("b", "not this one"), "the answer to b");
  EXPECT_EQ(kept_.found(), 2);
  EXPECT_EQ(kept_.missed(), 2);
}

TEST_F(KeptAnswersTest, AnotherMethodIsAnotherQuestion) {
  EXPECT_EQ(Ask("a", "an article"), "anew");
  EXPECT_EQ(Ask("a", "an actor", "GetActor"), "anew");
  EXPECT_EQ(Ask("a", "", "GetActor"), "an actor");
}

TEST_F(KeptAnswersTest, ForgetsAllWhenSomethingIsCommitted) {
  EXPECT_EQ(Ask("a", "before"), "anew");
  Commit();
  EXPECT_EQ(Ask("a", "after"), "anew");
  EXPECT_EQ(Ask("a", ""), "after");
}

TEST_F(KeptAnswersTest, KeepsNoAnswerToAQuestionOfAnEarlierState) {
  const auto early = kept_.Look(kMethod, Bytes("a"));
  ASSERT_TRUE(early.question);
  Commit();
  EXPECT_TRUE(kept_.Look(kMethod, Bytes("b")).question);
  kept_.Keep(*early.question, Bytes("of the state before"));
  EXPECT_EQ(Ask("a", ""), "anew");
}

TEST_F(KeptAnswersTest, WhatIsAskedForStaysWhenRoomIsScarce) {
  EXPECT_EQ(Ask("asked often", "x"), "anew");
  for (int i = 0; i < 500; ++i) {
    EXPECT_EQ(Ask(absl::StrCat("once ", i), std::string(1600, 'y')), "anew");
    EXPECT_EQ(Ask("asked often", ""), "x");
    EXPECT_LE(kept_.bytes(), kRoom);
  }
  EXPECT_GT(kept_.bytes(), kRoom / 4);
  EXPECT_EQ(Ask("once 0", ""), "anew");
}

TEST_F(KeptAnswersTest, LeavesOutWhatWouldDriveOutTheOthers) {
  EXPECT_EQ(Ask("a", std::string(kRoom / 10, 'x')), "anew");
  EXPECT_EQ(Ask("a", ""), "anew");
  EXPECT_EQ(Ask("a", ""), "");
}

TEST_F(KeptAnswersTest, LooksForNoLongRequest) {
  EXPECT_EQ(Ask(std::string(4096, 'a'), "x"), "anew");
  EXPECT_EQ(Ask(std::string(4096, 'a'), ""), "x");
  EXPECT_EQ(Ask(std::string(4097, 'a'), "x"), "anew");
  EXPECT_EQ(Ask(std::string(4097, 'a'), ""), "anew");
}

TEST_F(KeptAnswersTest, WithoutRoomOrStoreItKeepsNothing) {
  KeptAnswers no_room(0);
  no_room.Serve(store_.reader());
  KeptAnswers no_store(kRoom);
  for (KeptAnswers* kept : {&no_room, &no_store}) {
    const auto found = kept->Look(kMethod, Bytes("a"));
    EXPECT_FALSE(found.answer || found.question);
    EXPECT_EQ(kept->missed(), 0);
  }
}

// Readers that answer how many articles there are, while more of them come in.
TEST_F(KeptAnswersTest, NoAnswerIsOlderThanWhatItsCallerMaySee) {
  constexpr int kCommits = 200;
  std::atomic<int64_t> committed = 0;
  const auto read = [&] {
    while (committed < kCommits) {
      const int64_t least = committed;
      auto found = kept_.Look(kMethod, Bytes("how many"));
      if (!found.answer) {
        found.answer = Bytes(absl::StrCat(store_.reader().Count({})->articles));
        if (found.question) kept_.Keep(*found.question, *found.answer);
      }
      EXPECT_GE(std::stoll(rpc::Flatten(*found.answer)), least);
    }
  };
  std::thread one(read), another(read);
  for (int i = 0; i < kCommits; ++i) {
    Commit();
    ++committed;
  }
  one.join();
  another.join();
}

}  // namespace
}  // namespace isnad::query
