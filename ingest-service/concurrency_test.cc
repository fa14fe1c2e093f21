// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// Articles that meet: in threads, in one commit, in a transaction that runs
// again.

#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "ingest-service/service.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

using google::protobuf::util::MessageDifferencer;

constexpr char kPort[] = "بريد الموانئ";
constexpr char kSahel[] = "صحيفة الساحل";
constexpr char kResumes[] = "يستأنف الميناء عمله يوم الأحد";
constexpr char kResumesNot[] = "لن يستأنف الميناء عمله يوم الأحد";
constexpr char kStrike[] = "ينهي عمال الرصيف إضرابهم";

class ConcurrencyTest : public testing::Test {
 protected:
  v1::IngestArticleResponse Ingest(const v1::IngestArticleRequest& request) {
    auto response = bench_.service.IngestArticle({}, request);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? *response : v1::IngestArticleResponse();
  }

  absl::Status Delete(const std::string& name) {
    v1::DeleteArticleRequest request;
    request.set_name(name);
    return bench_.service.DeleteArticle({}, request).status();
  }

  TestService bench_;
};

TEST_F(ConcurrencyTest, ManyThreadsOneArticle) {
  constexpr int kThreads = 8;
  constexpr int kRounds = 5;
  std::vector<int> created(kRounds, 0);
  absl::Mutex mutex;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < kRounds; ++round) {
        const auto response =
            Ingest(MakeRequest(kPort, absl::StrCat("https://port.example/", round),
                               absl::StrCat(kResumes, " ", round)));
        absl::MutexLock lock(&mutex);
        if (response.disposition() == v1::INGEST_DISPOSITION_CREATED) {
          ++created[round];
        } else {
          EXPECT_EQ(response.disposition(), v1::INGEST_DISPOSITION_UNCHANGED);
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(created, std::vector<int>(kRounds, 1));
  EXPECT_EQ(bench_.Count().articles, kRounds);
  EXPECT_EQ(bench_.Count().statements, kRounds);
}

TEST_F(ConcurrencyTest, BothSidesAtOnceFindTheirContradictionOnce) {
  constexpr int kPairs = 10;
  std::atomic<int> found = 0;
  const auto ingest_side = [&](const char* outlet, const char* line) {
    for (int i = 0; i < kPairs; ++i) {
      const auto response = Ingest(MakeRequest(
          outlet, absl::StrCat("https://example.org/", outlet, i), absl::StrCat(line, " ", i)));
      found += response.contradictions_size();
    }
  };
  std::thread port([&] { ingest_side(kPort, kResumes); });
  ingest_side(kSahel, kResumesNot);
  port.join();
  EXPECT_EQ(found, kPairs);
  EXPECT_EQ(bench_.Count().contradictions, kPairs);
}

TEST_F(ConcurrencyTest, WhatChangedSinceAnArticleWasPreparedIsSeenAtCommit) {
  const auto request = MakeRequest(kPort, "https://port.example/1", kResumes);
  const auto commit = [&](PreparedArticle prepared) {
    std::vector<PreparedArticle> articles;
    articles.push_back(std::move(prepared));
    return *bench_.service.Commit({}, articles).front();
  };
  auto prepared_before = bench_.service.Prepare({}, request);
  const auto created = Ingest(request);
  EXPECT_EQ(commit(*std::move(prepared_before)).disposition, Disposition::kUnchanged);

  auto prepared_as_known = bench_.service.Prepare({}, request);
  ASSERT_FALSE(prepared_as_known->record) << "stored, so not analysed";
  ASSERT_TRUE(Delete(created.article().name()).ok());
  const auto result = commit(*std::move(prepared_as_known));
  EXPECT_EQ(result.disposition, Disposition::kCreated);
  EXPECT_EQ(result.statements.size(), 1);
}

TEST_F(ConcurrencyTest, OneCommitSeesItsEarlierArticles) {
  std::vector<PreparedArticle> articles;
  for (const auto& request :
       {MakeRequest(kPort, "https://port.example/1", kResumes),
        MakeRequest(kPort, "https://port.example/1", kStrike),
        MakeRequest(kPort, "https://port.example/1", kStrike), MakeRequest(kSahel, "", kResumesNot),
        MakeRequest(kSahel, "", absl::StrCat(kStrike, "\nلن ", kStrike))}) {
    articles.push_back(*bench_.service.Prepare({}, request));
  }
  const auto results = bench_.service.Commit({}, articles);
  EXPECT_EQ(results[0]->disposition, Disposition::kCreated);
  EXPECT_EQ(results[1]->disposition, Disposition::kRevised);
  EXPECT_EQ(results[1]->article.revision, 2);
  EXPECT_EQ(results[2]->disposition, Disposition::kUnchanged);
  EXPECT_EQ(results[3]->contradictions.size(), 0) << "the other side was revised away";
  EXPECT_EQ(results[4]->contradictions.size(), 2);
}

// A store whose commits fail once: every body runs twice.
class RepeatingWriter final : public store::StoreWriter {
 public:
  explicit RepeatingWriter(store::StoreWriter& store) : store_(store) {}

  absl::Status Transact(const store::CallContext& call,
                        absl::FunctionRef<absl::Status(store::Transaction&)> body) override {
    return TransactAll(call, {body}).front();
  }
  std::vector<absl::Status> TransactAll(
      const store::CallContext& call,
      const std::vector<absl::FunctionRef<absl::Status(store::Transaction&)>>& bodies) override {
    for (const auto& body : bodies) {
      (void)store_.Transact(call, [&](store::Transaction& transaction) {
        (void)body(transaction);
        return absl::AbortedError("the commit failed");
      });
    }
    return store_.TransactAll(call, bodies);
  }
  absl::StatusOr<int64_t> PublishContradictions(const store::CallContext& call,
                                                int64_t kept) override {
    return store_.PublishContradictions(call, kept);
  }
  absl::Status Beat(const store::CallContext& call) override { return store_.Beat(call); }
  const store::StoreReader& reader() const override { return store_.reader(); }

 private:
  store::StoreWriter& store_;
};

TEST_F(ConcurrencyTest, ATransactionThatRunsAgainStartsAfresh) {
  RepeatingWriter repeating(*bench_.store);
  const IngestService service(repeating, bench_.analysis, bench_.metrics,
                              [this] { return bench_.Now(); });
  ASSERT_TRUE(service.IngestArticle({}, MakeRequest(kPort, "", kResumes)).ok());
  auto request = MakeRequest(kSahel, "https://sahel.example/1", kResumesNot);
  request.set_request_id(kUuid);
  const auto response = service.IngestArticle({}, request);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->disposition(), v1::INGEST_DISPOSITION_CREATED);
  EXPECT_EQ(response->statements_size(), 1);
  EXPECT_EQ(response->contradictions_size(), 1);
  EXPECT_EQ(bench_.Count().contradictions, 1);
  EXPECT_TRUE(MessageDifferencer::Equals(*service.IngestArticle({}, request), *response));

  v1::DeleteArticleRequest deletion;
  deletion.set_name(response->article().name());
  EXPECT_TRUE(service.DeleteArticle({}, deletion).ok());
  EXPECT_EQ(bench_.Count().articles, 1);
}

}  // namespace
}  // namespace isnad::ingest
