// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/bulk_reanalysis.h"

#include <set>
#include <thread>

#include "absl/strings/str_cat.h"
#include "core/rpc/convert/time.h"
#include "core/rpc/testing.h"
#include "ingest-service/limits.h"
#include "ingest-service/testing/curators.h"
#include "ingest-service/testing/finders.h"
#include "ingest-service/testing/gate.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

using absl::StatusCode;
using model::ErrorReason;
using rpc::IsError;

class BulkReanalysisTest : public testing::Test {
 protected:
  BulkReanalysisTest() {
    for (int i = 0; i < kArticles; ++i) Ingest(i);
  }

  static v1::IngestArticleRequest Request(int number) {
    return MakeRequest(number % 2 == 0 ? "بريد الموانئ" : "صدى الريف",
                       absl::StrCat("https://example.org/", number),
                       absl::StrCat("راشد: السفن راسية ", number));
  }
  std::string Ingest(int number) {
    const auto response = bench_.service.IngestArticle({}, Request(number));
    EXPECT_TRUE(response.ok()) << response.status();
    return response->article().name();
  }
  absl::Status Run(
      const v1::ReanalyzeArticlesRequest& request,
      const std::function<absl::Status(const v1::ReanalyzeArticlesResponse&)>& also =
          [](const auto&) { return absl::OkStatus(); },
      const store::CallContext& call = {}) {
    responses_.clear();
    return bench_.service.ReanalyzeArticles(call, request, [&](const auto& response) {
      responses_.push_back(response);
      return also(response);
    });
  }
  const v1::ReanalyzeArticlesResponse& last() const { return responses_.back(); }
  int Analyzed(const v1::ReanalyzeArticlesRequest& request) {
    const int before = bench_.analysis.analyses();
    EXPECT_TRUE(Run(request).ok());
    return bench_.analysis.analyses() - before;
  }

  absl::Time Now() { return bench_.Now(); }

  static constexpr int kArticles = 2 * kReanalysisBatch + 3;
  TestService bench_;
  std::vector<v1::ReanalyzeArticlesResponse> responses_;
};

TEST_F(BulkReanalysisTest, CountsGrowAndTheLastMessageSaysDone) {
  ASSERT_TRUE(Run({}).ok());
  ASSERT_EQ(responses_.size(), 5) << "at the start, after each batch, at the end";
  int64_t articles = 0;
  for (const auto& response : responses_) {
    EXPECT_GE(response.article_count(), articles);
    articles = response.article_count();
    EXPECT_EQ(response.total_count(), kArticles);
    EXPECT_EQ(response.rules_version(), "1");
    EXPECT_EQ(response.done(), &response == &last());
  }
  EXPECT_EQ(last().article_count(), kArticles);
  EXPECT_EQ(last().changed_count(), 0);
  EXPECT_EQ(last().failed_count(), 0);
}

// By an hour, back and forth: it stays its own, and whoever comes after one that
// died waits no longer for it than ever.
TEST_F(BulkReanalysisTest, TheLeaseIsHeldWhereTheClockIsSet) {
  int messages = 0;
  const absl::Status status = Run({}, [&](const auto&) {
    bench_.seconds += ++messages % 2 == 1 ? -3600 : 7200;
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
  bench_.seconds -= 3600;
  store::Lease lease;
  const absl::Status later = Run({}, [&](const auto& response) {
    if (response.done()) return absl::OkStatus();
    bench_.seconds -= 3600;
    if (response.article_count() == 0) return absl::OkStatus();
    return bench_.store->Transact({}, [&](store::Transaction& t) {
      auto found = t.TakeLease("reanalysis", "another", Now(), Now() + kReanalysisLease);
      if (found.ok()) lease = *std::move(found);
      return found.status();
    });
  });
  EXPECT_TRUE(later.ok()) << later;
  EXPECT_NE(lease.holder, "another");
  // As of the hour before the last.
  EXPECT_LE(lease.end, Now() + absl::Hours(1) + kReanalysisLease);
}

TEST_F(BulkReanalysisTest, NewRulesChangeClaimsAndLeaveStatementsTheirNames) {
  bench_.service
      .IngestArticle(
          {}, MakeRequest("صدى", "https://example.org/c", "راشد: البحر هادئ\nراشد: لن البحر هادئ"))
      .IgnoreError();
  const auto before = bench_.store->reader().ListContradictions({}, {}, {})->items;
  ASSERT_EQ(before.size(), 1);
  bench_.analysis.version = "2";
  ASSERT_TRUE(Run({}).ok());
  EXPECT_EQ(last().changed_count(), kArticles + 1);
  EXPECT_EQ(last().added_statement_count(), 0);
  EXPECT_EQ(last().removed_statement_count(), 0);
  EXPECT_EQ(last().added_contradiction_count(), 1);
  EXPECT_EQ(last().removed_contradiction_count(), 1);
  EXPECT_EQ(last().rules_version(), "2");
  const auto after = bench_.store->reader().ListContradictions({}, {}, {})->items;
  ASSERT_EQ(after.size(), 1);
  EXPECT_NE(after[0].id, before[0].id);
  EXPECT_EQ(after[0].detect_time, before[0].detect_time);
}

TEST_F(BulkReanalysisTest, ADismissalOutlivesNewRulesAndDetectTimesStay) {
  bench_.service.IngestArticle({}, MakeRequest("صدى", "https://example.org/a", "راشد: البحر هادئ"))
      .IgnoreError();
  const auto found = bench_.service.IngestArticle(
      {}, MakeRequest("صدى", "https://example.org/b", "راشد: لن البحر هادئ"));
  ASSERT_EQ(found->contradictions_size(), 1);
  ASSERT_TRUE(
      bench_.service.DismissContradiction({}, MakeDismissal(found->contradictions(0).name())).ok());
  bench_.analysis.version = "2";
  ASSERT_TRUE(Run({}).ok());
  EXPECT_TRUE(bench_.store->reader().ListContradictions({}, {}, {})->items.empty());
  const auto all = bench_.store->reader().ListContradictions({}, {.show_dismissed = true}, {});
  ASSERT_EQ(all->items.size(), 1);
  EXPECT_EQ(absl::ToUnixSeconds(all->items[0].detect_time),
            found->contradictions(0).detect_time().seconds());
}

// Newer mentions under the same key do not push out what was found before.
TEST_F(BulkReanalysisTest, WhatStoodBesideOldArticlesStillStands) {
  const auto ingest = [&](const std::string& name, const std::string& body, int hour) {
    auto request = MakeRequest("صدى", "https://example.org/" + name, body);
    *request.mutable_article()->mutable_publish_time() =
        rpc::ToProto(TestService::kStart - absl::Hours(200) + absl::Hours(hour));
    return bench_.service.IngestArticle({}, request)->contradictions_size();
  };
  ingest("a", "راشد: البحر هادئ", 0);
  EXPECT_EQ(ingest("b", "راشد: لن البحر هادئ", 1), 1);
  for (int i = 0; i <= kCandidatesPerKey; ++i) {
    ingest(absl::StrCat("c", i), absl::StrCat("العدد ", i, "\nسلمى: البحر هادئ"), 2 + i);
  }
  ASSERT_EQ(bench_.Count().contradictions, 1);
  ASSERT_TRUE(Run({}).ok());
  EXPECT_EQ(bench_.Count().contradictions, 1);
  EXPECT_EQ(last().removed_contradiction_count(), 0);
}

TEST_F(BulkReanalysisTest, EachFilterNarrows) {
  v1::ReanalyzeArticlesRequest request;
  request.set_outlet("صدى الريف");
  EXPECT_EQ(Analyzed(request), kArticles / 2);
  request.add_articles(Ingest(1));
  request.add_articles(Ingest(2));
  request.add_articles("articles/none");
  EXPECT_EQ(Analyzed(request), 1);
  EXPECT_EQ(last().total_count(), 1);
  v1::ReanalyzeArticlesRequest stale;
  stale.set_stale_only(true);
  EXPECT_EQ(Analyzed(stale), 0);
  bench_.analysis.version = "2";
  EXPECT_EQ(Analyzed(request), 1);
  EXPECT_EQ(Analyzed(stale), kArticles - 1);
  EXPECT_EQ(Analyzed(stale), 0);
  v1::ReanalyzeArticlesRequest range;
  *range.mutable_publish_time_range()->mutable_begin_time() = rpc::ToProto(TestService::kStart);
  EXPECT_EQ(Analyzed(range), 0);
}

TEST_F(BulkReanalysisTest, WhatIsWrongIsSaid) {
  v1::ReanalyzeArticlesRequest request;
  request.add_articles("actors/a");
  EXPECT_THAT(Run(request), rpc::IsInvalidField("articles[0]", ErrorReason::kInvalidResourceName));
  request.Clear();
  request.set_resume_token("abc");
  EXPECT_THAT(Run(request), rpc::IsInvalidField("resume_token", ErrorReason::kInvalidResumeToken));
  request.Clear();
  request.mutable_publish_time_range()->mutable_begin_time()->set_seconds(9);
  request.mutable_publish_time_range()->mutable_end_time()->set_seconds(9);
  EXPECT_THAT(Run(request),
              rpc::IsInvalidField("publish_time_range", ErrorReason::kInvalidTimeRange));
}

TEST_F(BulkReanalysisTest, ABrokenCallGoesOnWhereItEnded) {
  bench_.analysis.version = "2";
  const absl::Status broken = Run({}, [](const auto& response) {
    return response.article_count() == 0 ? absl::OkStatus() : absl::CancelledError("gone");
  });
  EXPECT_TRUE(absl::IsCancelled(broken));
  EXPECT_EQ(last().article_count(), kReanalysisBatch);
  v1::ReanalyzeArticlesRequest request;
  request.set_resume_token(last().resume_token());
  const std::string token = last().resume_token();
  EXPECT_EQ(Analyzed(request), kArticles - kReanalysisBatch);
  EXPECT_EQ(last().total_count(), kArticles - kReanalysisBatch);
  EXPECT_EQ(last().article_count(), kArticles - kReanalysisBatch);
  v1::ReanalyzeArticlesRequest stale;
  stale.set_stale_only(true);
  EXPECT_EQ(Analyzed(stale), 0);
  stale.set_resume_token(token);
  EXPECT_THAT(Run(stale), rpc::IsInvalidField("resume_token", ErrorReason::kInvalidResumeToken))
      << "the token of another request";
}

TEST_F(BulkReanalysisTest, ACancelledCallEndsAfterTheBatchAtHand) {
  store::CallContext call;
  bool cancelled = false;
  call.cancelled = [&] { return cancelled; };
  const absl::Status status = Run(
      {},
      [&](const auto& response) {
        cancelled = response.article_count() > 0;
        return absl::OkStatus();
      },
      call);
  EXPECT_TRUE(absl::IsCancelled(status)) << status;
  EXPECT_EQ(last().article_count(), kReanalysisBatch);
  EXPECT_TRUE(Run({}).ok()) << "the next call may run";
}

TEST_F(BulkReanalysisTest, OneCallRunsAtATime) {
  Gate gate;
  bench_.analysis.on_analyze = [&](const model::Article&) { gate.Pass(); };
  std::thread first([&] {
    EXPECT_TRUE(
        bench_.service.ReanalyzeArticles({}, {}, [](const auto&) { return absl::OkStatus(); })
            .ok());
  });
  gate.AwaitArrivals(1);
  const absl::Status second = Run({});
  gate.Open();
  first.join();
  EXPECT_THAT(second, IsError(StatusCode::kFailedPrecondition, ErrorReason::kReanalysisRunning));
  EXPECT_EQ(rpc::MetadataOf(second).count("started_time"), 1);
  EXPECT_TRUE(Run({}).ok());
}

// Another process of the same store is another service on it.
TEST_F(BulkReanalysisTest, OneCallRunsAtATimeWhateverProcessRunsIt) {
  IngestService other(*bench_.store, bench_.analysis, bench_.metrics, [this] { return Now(); });
  absl::Status meanwhile;
  EXPECT_TRUE(Run({}, [&](const auto& response) {
                if (response.article_count() == 0) return absl::OkStatus();
                meanwhile = other.ReanalyzeArticles({}, {}, [](const auto&) {
                  ADD_FAILURE() << "it must not begin";
                  return absl::OkStatus();
                });
                return absl::OkStatus();
              }).ok());
  EXPECT_THAT(meanwhile, IsError(StatusCode::kFailedPrecondition, ErrorReason::kReanalysisRunning));
  EXPECT_EQ(rpc::MetadataOf(meanwhile).count("started_time"), 1);
  const auto ignore = [](const auto&) { return absl::OkStatus(); };
  EXPECT_TRUE(other.ReanalyzeArticles({}, {}, ignore).ok());
}

TEST_F(BulkReanalysisTest, AProcessThatDiedIsWaitedForNoLongerThanItsLease) {
  const absl::Time died = Now();
  ASSERT_TRUE(bench_.store
                  ->Transact({},
                             [&](store::Transaction& t) {
                               return t
                                   .TakeLease("reanalysis", "a process that is gone", died,
                                              died + kReanalysisLease)
                                   .status();
                             })
                  .ok());
  EXPECT_THAT(Run({}), IsError(StatusCode::kFailedPrecondition, ErrorReason::kReanalysisRunning));
  bench_.seconds += absl::ToInt64Seconds(kReanalysisLease);
  EXPECT_TRUE(Run({}).ok());
}

// One that was so slow that another took its place gives way.
TEST_F(BulkReanalysisTest, ACallWhoseLeaseWasTakenOverEnds) {
  const absl::Status status = Run({}, [&](const auto& response) {
    if (response.article_count() == 0) return absl::OkStatus();
    bench_.seconds += 2 * absl::ToInt64Seconds(kReanalysisLease);
    return bench_.store->Transact({}, [&](store::Transaction& t) {
      const absl::Time now = Now();
      return t.TakeLease("reanalysis", "another process", now, now + absl::Hours(1)).status();
    });
  });
  EXPECT_THAT(status, IsError(StatusCode::kFailedPrecondition, ErrorReason::kReanalysisRunning));
  EXPECT_EQ(last().article_count(), kReanalysisBatch);
}

// A contradiction between two articles goes with the one and comes back with the
// other: by whom, and when, is all the same.
TEST_F(BulkReanalysisTest, DetectTimesOutliveAProcessThatEndsInTheMiddle) {
  bench_.service.IngestArticle({}, MakeRequest("صدى", "https://example.org/a", "راشد: البحر هادئ"))
      .IgnoreError();
  const auto found = bench_.service.IngestArticle(
      {}, MakeRequest("نداء", "https://example.org/b", "راشد: لن البحر هادئ"));
  ASSERT_EQ(found->contradictions_size(), 1);
  const auto listed = [&] { return bench_.store->reader().ListContradictions({}, {}, {})->items; };
  bench_.analysis.version = "2";  // all claims have other names
  v1::ReanalyzeArticlesRequest half;
  half.set_outlet("صدى");
  ASSERT_TRUE(Run(half).ok());
  ASSERT_TRUE(listed().empty()) << "the other article's claims have their old names";
  v1::ReanalyzeArticlesRequest rest;
  rest.set_stale_only(true);
  IngestService next(*bench_.store, bench_.analysis, bench_.metrics, [this] { return Now(); });
  ASSERT_TRUE(next.ReanalyzeArticles({}, rest, [](const auto&) { return absl::OkStatus(); }).ok());
  ASSERT_EQ(listed().size(), 1);
  EXPECT_NE("contradictions/" + listed()[0].id, found->contradictions(0).name());
  EXPECT_EQ(absl::ToUnixSeconds(listed()[0].detect_time),
            found->contradictions(0).detect_time().seconds());
}

TEST_F(BulkReanalysisTest, AStoppingServiceEndsIt) {
  const absl::Status status = Run({}, [&](const auto& response) {
    if (response.article_count() > 0) bench_.service.Drain();
    return absl::OkStatus();
  });
  EXPECT_THAT(status, IsError(StatusCode::kUnavailable, ErrorReason::kShuttingDown));
  EXPECT_EQ(last().article_count(), kReanalysisBatch);
  EXPECT_FALSE(last().resume_token().empty());
}

TEST_F(BulkReanalysisTest, AnArticleThatFailsIsReportedAndStaysAsItWas) {
  bench_.analysis.broken_body = Request(3).article().body();
  const auto before = bench_.Count();
  ASSERT_TRUE(Run({}).ok());
  EXPECT_EQ(last().failed_count(), 1);
  EXPECT_EQ(last().article_count(), kArticles);
  std::vector<std::string> failed;
  for (const auto& response : responses_) {
    for (const auto& failure : response.failures()) {
      failed.push_back(failure.article());
      EXPECT_EQ(failure.status().code(), 13);
    }
  }
  EXPECT_EQ(failed, std::vector<std::string>{Ingest(3)});
  EXPECT_EQ(bench_.Count(), before);
}

TEST_F(BulkReanalysisTest, ValidatingCountsAndStoresNothing) {
  bench_.analysis.version = "2";
  v1::ReanalyzeArticlesRequest request;
  request.set_validate_only(true);
  ASSERT_TRUE(Run(request).ok());
  EXPECT_EQ(last().changed_count(), kArticles);
  EXPECT_EQ(last().resume_token(), "");
  v1::ReanalyzeArticlesRequest stale;
  stale.set_stale_only(true);
  EXPECT_EQ(Analyzed(stale), kArticles) << "none was stored";
}

TEST_F(BulkReanalysisTest, ArticlesThatComeMeanwhileAreLeftOut) {
  int next = kArticles;
  ASSERT_TRUE(Run({}, [&](const auto&) {
                Ingest(next++);
                return absl::OkStatus();
              }).ok());
  EXPECT_EQ(last().article_count(), kArticles);
}

TEST_F(BulkReanalysisTest, ACuratorMeanwhileIsFollowed) {
  bool upserted = false;
  bench_.analysis.on_analyze = [&](const model::Article&) {
    if (std::exchange(upserted, true)) return;
    // Recorded, and the worker that would follow is not told.
    const store::ActorRecord curated{{.id = IdOf("راشد"),
                                      .display_name = "راشد المنصوري",
                                      .origin = model::ActorOrigin::kCurator},
                                     {{"راشد المنصوري", "راشد المنصوري"}}};
    const absl::Status put = bench_.store->Transact(
        {}, [&](store::Transaction& t) { return t.PutCuratedActor(curated); });
    EXPECT_TRUE(put.ok()) << put;
  };
  ASSERT_TRUE(Run({}).ok());
  std::set<std::string> names;
  const auto listed = bench_.store->reader().ListStatements({}, {}, {1000, ""});
  for (const auto& each : listed->items) {
    names.insert(each.speaker.display_name);
  }
  EXPECT_EQ(names, std::set<std::string>{"راشد المنصوري"});
}

}  // namespace
}  // namespace isnad::ingest
