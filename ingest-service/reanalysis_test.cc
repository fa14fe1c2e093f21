// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/reanalysis.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstring>
#include <map>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "ingest-service/reanalysis_worker.h"
#include "ingest-service/testing/curators.h"
#include "ingest-service/testing/gate.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

constexpr char kRashid[] = "راشد المنصوري";
constexpr char kAbuNader[] = "أبو نادر";

class ReanalysisTest : public testing::Test {
 protected:
  ReanalysisTest() {
    // More than one batch.
    for (int i = 0; i < kArticles; ++i) Ingest(i);
  }

  static v1::IngestArticleRequest Request(int number) {
    return MakeRequest(
        "بريد الموانئ", absl::StrCat("https://example.org/", number),
        absl::StrCat(number % 2 == 0 ? kRashid : kAbuNader, ": السفن راسية ", number));
  }
  void Ingest(int number) { EXPECT_TRUE(bench_.service.IngestArticle({}, Request(number)).ok()); }
  size_t SaidBy(const std::string& name) {
    store::StatementFilter filter;
    filter.speaker_id = IdOf(name);
    return bench_.store->reader().ListStatements({}, filter, {1000, ""})->items.size();
  }
  size_t Merges() { return bench_.store->reader().ListActorMerges({}, {}, {})->items.size(); }
  // Any change waits until all that waits is done.
  void FinishWork(const IngestService& service) {
    const auto changed = service.UpsertActor({}, MakeUpsert("نوال الهاشمي"));
    EXPECT_TRUE(changed.ok()) << changed.status();
  }

  // A merge is recorded, and then the process dies.
  void RecordMergeOnly() {
    const store::ActorMergeRecord merge{
        {.id = "m", .target_id = IdOf(kRashid), .source_ids = {IdOf(kAbuNader)}},
        {{.id = IdOf(kRashid), .display_name = kRashid}},
        {{{.id = IdOf(kAbuNader), .display_name = kAbuNader}}}};
    const absl::Status recorded = bench_.store->Transact({}, [&](store::Transaction& t) {
      absl::Status status = t.PutActorMerge(merge);
      status.Update(t.QueueArticlesOfActors({IdOf(kRashid), IdOf(kAbuNader)}));
      return status;
    });
    ASSERT_TRUE(recorded.ok()) << recorded;
  }

  static constexpr int kArticles = 3 * kReanalysisBatch;
  TestService bench_;
};

TEST_F(ReanalysisTest, WhatAnEarlierProcessLeftIsWorkedOff) {
  RecordMergeOnly();
  const IngestService restarted(*bench_.store, bench_.analysis, bench_.metrics,
                                [this] { return bench_.Now(); });
  FinishWork(restarted);
  EXPECT_EQ(SaidBy(kRashid), kArticles);
  EXPECT_EQ(SaidBy(kAbuNader), 0);
}

// Another process that shares the store records a merge and dies, and nobody
// asks this one for anything.
TEST_F(ReanalysisTest, WhatAnotherProcessLeavesIsWorkedOffUnasked) {
  store::ActorDirectories directories;
  const Reanalysis reanalysis(*bench_.store, directories, bench_.analysis,
                              [this] { return bench_.Now(); });
  const ReanalysisWorker worker(reanalysis, absl::Milliseconds(1));
  RecordMergeOnly();
  while (!bench_.store->reader().QueuedArticles({}, 1)->empty()) {
    absl::SleepFor(absl::Milliseconds(1));
  }
  EXPECT_EQ(SaidBy(kRashid), kArticles);
  EXPECT_EQ(SaidBy(kAbuNader), 0);
}

// By the two statements, whatever their claims are called.
std::map<std::pair<std::string, std::string>, absl::Time> DetectTimes(
    const store::StoreReader& reader) {
  std::map<std::pair<std::string, std::string>, absl::Time> times;
  const auto listed = reader.ListContradictions({}, {}, {1000, ""});
  EXPECT_TRUE(listed.ok()) << listed.status();
  if (!listed.ok()) return times;
  for (const model::Contradiction& each : listed->items) {
    times[{each.a.statement_id, each.b.statement_id}] = each.detect_time;
  }
  return times;
}

// Each article's contradiction goes with the one process and comes back with the
// other.
TEST_F(ReanalysisTest, TwoProcessesAtOnceLeaveContradictionsTheirTimes) {
  std::vector<std::string> ids;
  for (int i = 0; i < 4 * kReanalysisBatch; ++i) {
    const auto response = bench_.service.IngestArticle(
        {}, MakeRequest("صدى", absl::StrCat("https://example.org/sea/", i),
                        absl::StrCat("راشد: ", i % 2 == 0 ? "" : "لن ", "البحر هادئ ", i / 2)));
    ASSERT_TRUE(response.ok()) << response.status();
    ids.push_back(response->article().name().substr(strlen("articles/")));
  }
  const auto before = DetectTimes(bench_.store->reader());
  ASSERT_EQ(before.size(), ids.size() / 2);
  bench_.analysis.version = "2";
  ASSERT_TRUE(bench_.store
                  ->Transact({},
                             [&](store::Transaction& t) {
                               absl::Status status;
                               for (const auto& id : ids) status.Update(t.QueueArticle(id));
                               return status;
                             })
                  .ok());
  const auto work = [this] {
    store::ActorDirectories directories;
    const Reanalysis reanalysis(*bench_.store, directories, bench_.analysis,
                                [this] { return bench_.Now(); });
    absl::StatusOr<bool> more = true;
    while (more.ok() && *more) more = reanalysis.RunBatch({});
    EXPECT_TRUE(more.ok()) << more.status();
  };
  std::thread other(work);
  work();
  other.join();
  EXPECT_EQ(DetectTimes(bench_.store->reader()), before);
}

TEST_F(ReanalysisTest, ACallerThatGivesUpDoesNotStopTheWork) {
  Gate gate;
  std::atomic<bool> waiting = false;
  bench_.analysis.on_analyze = [&](const model::Article&) {
    waiting = true;
    gate.Pass();
  };
  store::CallContext call;
  call.cancelled = [&] { return waiting.load(); };
  EXPECT_TRUE(absl::IsCancelled(
      bench_.service.MergeActors(call, MakeMerge(kRashid, {kAbuNader})).status()));
  EXPECT_EQ(Merges(), 1) << "the merge stands";
  EXPECT_EQ(SaidBy(kAbuNader), kArticles / 2);
  gate.Open();
  FinishWork(bench_.service);
  EXPECT_EQ(SaidBy(kRashid), kArticles);
}

TEST_F(ReanalysisTest, AMergeIsUndoneWhileItIsWorkedOff) {
  Gate gate;
  std::atomic<bool> waiting = false;
  bench_.analysis.on_analyze = [&](const model::Article&) {
    waiting = true;
    gate.Pass();
  };
  store::CallContext call;
  call.cancelled = [&] { return waiting.load(); };
  (void)bench_.service.MergeActors(call, MakeMerge(kRashid, {kAbuNader}));
  const std::string merge = bench_.store->reader().ListActorMerges({}, {}, {})->items.front().id;
  // The first batch was read as merged, and is put after the undo.
  call.cancelled = [&] { return *bench_.store->reader().CurationVersion({}) == 2; };
  (void)bench_.service.UnmergeActors(call, MakeUnmerge("actorMerges/" + merge));
  EXPECT_EQ(Merges(), 0);
  gate.Open();
  FinishWork(bench_.service);
  EXPECT_EQ(SaidBy(kRashid), kArticles / 2);
  EXPECT_EQ(SaidBy(kAbuNader), kArticles / 2);
}

TEST_F(ReanalysisTest, AnArticleReadBeforeAMergeAndStoredAfterItFollowsIt) {
  std::vector<PreparedArticle> articles;
  articles.push_back(*bench_.service.Prepare({}, Request(kArticles + 1)));
  ASSERT_TRUE(bench_.service.MergeActors({}, MakeMerge(kRashid, {kAbuNader})).ok());
  const auto results = bench_.service.Commit({}, articles);
  ASSERT_TRUE(results[0].ok()) << results[0].status();
  EXPECT_EQ(results[0]->statements[0].speaker.actor_id, IdOf(kRashid));
  EXPECT_EQ(SaidBy(kRashid), kArticles + 1);
}

TEST_F(ReanalysisTest, ArticlesKeepTheirRevisionAndTimes) {
  const auto list = [&] { return bench_.store->reader().ListArticles({}, {}, {1000, ""})->items; };
  const auto before = list();
  ASSERT_TRUE(bench_.service.MergeActors({}, MakeMerge(kRashid, {kAbuNader})).ok());
  EXPECT_EQ(list(), before);
}

}  // namespace
}  // namespace isnad::ingest
