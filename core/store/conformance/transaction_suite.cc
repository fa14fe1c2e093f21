// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <future>
#include <thread>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/store/conformance/conformance.h"
#include "core/store/conformance/sample.h"
#include "gmock/gmock.h"

namespace isnad::store {
namespace {

using testing::ElementsAre;
using testing::Not;
using testing::SizeIs;

// Two statements each.
ArticleRecord Harvest(int number) {
  return MakeRecord(
      "صدى الريف", absl::StrCat("harvest", number), Day(number % 30),
      {{"عادل المصري", absl::StrCat("الموسم وفير في الحقل ", number), "عادل المصري", "زرع", ""},
       {"هالة يونس", absl::StrCat("الأسعار ثابتة في السوق ", number), "هالة يونس", "ثبت", ""}});
}

RequestRecord Request(const std::string& id, absl::Time time) {
  return {id, "fingerprint", "article", "CREATED", 1, time};
}

TEST_P(StoreConformanceTest, ABodyThatFailsLeavesNothing) {
  const absl::Status status = Transact([&](Transaction& t) {
    EXPECT_TRUE(t.PutArticle(Harvest(1)).ok());
    EXPECT_TRUE(t.PutRequest(Request("r", Day(1))).ok());
    return absl::AbortedError("of its own will");
  });
  EXPECT_EQ(status, absl::AbortedError("of its own will"));
  EXPECT_EQ(*reader().Count(call_), StoreReader::Counts{});
  EXPECT_TRUE(Transact([&](Transaction& t) {
                EXPECT_EQ(*t.FindRequest("r"), std::nullopt);
                return absl::OkStatus();
              }).ok());
}

TEST_P(StoreConformanceTest, ABodyMayNotPassOverAFailedWrite) {
  ArticleRecord broken = Harvest(1);
  broken.mentions[1].mention.statement_id = "nowhere";
  EXPECT_FALSE(Transact([&](Transaction& t) {
                 EXPECT_TRUE(t.PutArticle(Harvest(2)).ok());
                 EXPECT_FALSE(t.PutArticle(broken).ok());
                 return absl::OkStatus();
               }).ok());
  EXPECT_EQ(*reader().Count(call_), StoreReader::Counts{});
}

TEST_P(StoreConformanceTest, ATransactionReadsItsOwnWrites) {
  const ArticleRecord record = Harvest(1);
  const absl::Status status = Transact([&](Transaction& t) {
    EXPECT_TRUE(t.PutArticle(record).ok());
    EXPECT_EQ(*t.GetArticle(call_, record.article.id), record.article);
    EXPECT_THAT(t.ListStatements(call_, {}, {})->items, SizeIs(2));
    const StatementFilter words{.words = {record.statements[0].terms.back()}};
    EXPECT_THAT(t.ListStatements(call_, words, {})->items, Not(SizeIs(0)));
    const std::string& actor = record.actors[0].actor.id;
    EXPECT_EQ(t.GetActor(call_, actor)->display_name, record.actors[0].actor.display_name);
    EXPECT_EQ(t.Count(call_)->actors, 2);
    EXPECT_THAT(t.ListActors(call_, {}, {})->items, SizeIs(2));
    // Nobody else sees them yet.
    EXPECT_TRUE(absl::IsNotFound(reader().GetActor(call_, actor).status()));
    EXPECT_TRUE(absl::IsNotFound(reader().GetArticle(call_, record.article.id).status()));
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_TRUE(reader().GetArticle(call_, record.article.id).ok());
}

TEST_P(StoreConformanceTest, RequestsAreRememberedForTheirRetention) {
  const RequestRecord first = Request("first", Day(1));
  ASSERT_TRUE(Transact([&](Transaction& t) { return t.PutRequest(first); }).ok());
  const auto find = [&](const std::string& id) {
    std::optional<RequestRecord> found;
    EXPECT_TRUE(Transact([&](Transaction& t) {
                  found = *t.FindRequest(id);
                  return absl::OkStatus();
                }).ok());
    return found;
  };
  const auto put = [&](const std::string& id, absl::Time time) {
    EXPECT_TRUE(Transact([&](Transaction& t) { return t.PutRequest(Request(id, time)); }).ok());
  };
  EXPECT_EQ(find("first"), first);
  EXPECT_EQ(find("other"), std::nullopt);
  put("second", first.time + kRequestRetention);
  EXPECT_EQ(find("first"), first);
  put("third", first.time + kRequestRetention + absl::Microseconds(1));
  EXPECT_EQ(find("first"), std::nullopt);
  EXPECT_TRUE(find("second").has_value());
}

TEST_P(StoreConformanceTest, TransactionsTogetherFailAndSucceedEachByItself) {
  // By body: one may run again, and then sees what it saw.
  std::vector<int64_t> seen(5, -1);
  const auto put = [&](int body) {
    return [&, body](Transaction& t) {
      seen[body] = t.Count(call_)->articles;
      return t.PutArticle(Harvest(body));
    };
  };
  const auto fail = [&](int body) {
    return [&, body](Transaction& t) {
      (void)put(body)(t);
      return absl::AbortedError("no");
    };
  };
  const auto first = put(0), third = put(2), last = put(4);
  const auto second = fail(1), fourth = fail(3);
  const auto results = writer().TransactAll(call_, {first, second, third, fourth, last});
  ASSERT_THAT(results, SizeIs(5));
  for (int i : {0, 2, 4}) EXPECT_TRUE(results[i].ok()) << results[i];
  for (int i : {1, 3}) EXPECT_EQ(results[i], absl::AbortedError("no"));
  EXPECT_THAT(seen, ElementsAre(0, 1, 1, 2, 2));
  EXPECT_EQ(reader().Count(call_)->articles, 3);
  for (int i : {1, 3}) {
    EXPECT_TRUE(absl::IsNotFound(reader().GetArticle(call_, Harvest(i).article.id).status()));
  }
  // Nor do their words lead anywhere.
  const StatementFilter words{.words = {Harvest(0).statements[0].terms.back()}};
  EXPECT_THAT(reader().ListStatements(call_, words, {})->items, SizeIs(3));
  // Nor do they count as naming an actor.
  const auto named = *reader().FindActorsByName(call_, {"عادل", "المصري"}, 9);
  ASSERT_THAT(named, SizeIs(1));
  EXPECT_EQ(named[0].mention_count, 3);
  EXPECT_THAT(writer().TransactAll(call_, {}), SizeIs(0));
}

TEST_P(StoreConformanceTest, WhatWasAcknowledgedOutlivesTheWriter) {
  const ArticleRecord record = Harvest(1);
  Put(record);
  auto other = store().OpenReader();
  ASSERT_TRUE(other.ok()) << other.status();
  EXPECT_EQ(*(*other)->GetArticle(call_, record.article.id), record.article);
  Reopen();
  EXPECT_EQ(*reader().GetArticle(call_, record.article.id), record.article);
  Put(Harvest(2));
  EXPECT_EQ((*other)->Count(call_)->articles, 2);
}

TEST_P(StoreConformanceTest, ACallThatIsOverIsNotStarted) {
  const CallContext late{.deadline = absl::Now() - absl::Seconds(1)};
  const CallContext gone{.cancelled = [] { return true; }};
  bool ran = false;
  const auto body = [&](Transaction&) {
    ran = true;
    return absl::OkStatus();
  };
  EXPECT_TRUE(absl::IsDeadlineExceeded(writer().Transact(late, body)));
  EXPECT_TRUE(absl::IsCancelled(writer().Transact(gone, body)));
  EXPECT_FALSE(ran);
  const absl::Status status = reader().ListArticles(late, {}, {}).status();
  EXPECT_TRUE(absl::IsDeadlineExceeded(status));
  EXPECT_EQ(model::GetErrorDetails(status)->reason, model::ErrorReason::kDeadlineTooShort);
  EXPECT_TRUE(absl::IsCancelled(reader().GetArticle(gone, "x").status()));
}

// Counts the looks at a call, and ends the call at one of them.
class CountedCall {
 public:
  explicit CountedCall(int last) : last_(last) {
    context.cancelled = [this] { return ++looks_ > last_; };
  }
  int looks() const { return looks_; }

  CallContext context;

 private:
  const int last_;
  int looks_ = 0;
};

TEST_P(StoreConformanceTest, ACallIsCancelledHalfWay) {
  std::vector<ArticleRecord> records;
  for (int i = 0; i < 600; ++i) records.push_back(Harvest(i));
  ASSERT_TRUE(Transact([&](Transaction& t) {
                for (const ArticleRecord& record : records) {
                  if (absl::Status status = t.PutArticle(record); !status.ok()) return status;
                }
                return absl::OkStatus();
              }).ok());
  // Looks through every statement and finds none.
  const StatementFilter none{.act = model::SpeechAct::kPromise};
  CountedCall whole(1 << 30);
  ASSERT_THAT(reader().ListStatements(whole.context, none, {})->items, SizeIs(0));
  // How often a store looks differs a little from run to run.
  ASSERT_GE(whole.looks(), 4);
  CountedCall half(whole.looks() - 2);
  EXPECT_TRUE(absl::IsCancelled(reader().ListStatements(half.context, none, {}).status()));
  EXPECT_TRUE(reader().ListStatements(call_, none, {}).ok());
  // Within a transaction too; the writer goes on.
  CountedCall inside(2);
  EXPECT_TRUE(absl::IsCancelled(Transact(
      [&](Transaction& t) { return t.ListStatements(inside.context, none, {}).status(); })));
  Put(Harvest(1000));
}

TEST_P(StoreConformanceTest, AWaitingTransactionIsWithdrawn) {
  std::promise<void> busy, go_on;
  std::thread first([&] {
    EXPECT_TRUE(Transact([&](Transaction&) {
                  busy.set_value();
                  go_on.get_future().wait();
                  return absl::OkStatus();
                }).ok());
  });
  busy.get_future().wait();
  bool ran = false;
  CountedCall call(1);
  const absl::Status status = writer().Transact(call.context, [&](Transaction&) {
    ran = true;
    return absl::OkStatus();
  });
  EXPECT_TRUE(absl::IsCancelled(status)) << status;
  const CallContext short_call{.deadline = absl::Now() + absl::Milliseconds(20)};
  EXPECT_TRUE(absl::IsDeadlineExceeded(
      writer().Transact(short_call, [](Transaction&) { return absl::OkStatus(); })));
  go_on.set_value();
  first.join();
  EXPECT_FALSE(ran);
}

TEST_P(StoreConformanceTest, ManyWriteAndReadAtOnce) {
  constexpr int kWriters = 4, kEach = 20;
  std::atomic<int> running = kWriters;
  std::vector<std::thread> threads;
  for (int w = 0; w < kWriters; ++w) {
    threads.emplace_back([&, w] {
      for (int i = 0; i < kEach; ++i) {
        // Everyone also puts an article that all share.
        for (const int number : {w * kEach + i, 5000}) {
          const ArticleRecord record = Harvest(number);
          EXPECT_TRUE(Transact([&](Transaction& t) { return t.PutArticle(record); }).ok());
          EXPECT_TRUE(reader().GetArticle(call_, record.article.id).ok());
        }
      }
      --running;
    });
  }
  for (int r = 0; r < 2; ++r) {
    threads.emplace_back([&] {
      while (running > 0) {
        const auto counts = reader().Count(call_);
        ASSERT_TRUE(counts.ok()) << counts.status();
        EXPECT_EQ(counts->statements, 2 * counts->articles);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(reader().Count(call_)->articles, kWriters * kEach + 1);
}

}  // namespace
}  // namespace isnad::store
