// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/copier.h"

#include <algorithm>
#include <memory>
#include <ostream>

#include "core/store/conformance/sample.h"
#include "core/store/open_store.h"
#include "core/store/postgres/testing/test_server.h"
#include "deploy/copy/table_list.h"
#include "deploy/copy/testing/copies.h"
#include "gmock/gmock.h"

namespace isnad::copy {
namespace {

using store::RandomNewsroom;
using testing::HasSubstr;

struct Way {
  const char* name;
  Kind from;
  Kind to;

  friend void PrintTo(const Way& way, std::ostream* out) { *out << way.name; }
};

class CopyTest : public testing::TestWithParam<Way> {
 protected:
  void SetUp() override {
    if (GetParam().from == Kind::kPostgres || GetParam().to == Kind::kPostgres) {
      ISNAD_NEEDS_POSTGRES();
    }
    from_ = std::make_unique<Place>(GetParam().from);
    to_ = std::make_unique<Place>(GetParam().to);
    ASSERT_NO_FATAL_FAILURE(Fill(*from_, newsroom_, 60));
  }
  const Place& from() const { return *from_; }
  const Place& to() const { return *to_; }

  void ExpectSameAnswers() {
    ASSERT_NO_FATAL_FAILURE(store::ExpectSameLines(Answers(to()), Answers(from())));
    const auto same = RunCheck(from(), to());
    EXPECT_TRUE(same.ok()) << same.status();
  }

  RandomNewsroom newsroom_{20240301, /*with_curators=*/true};

 private:
  std::unique_ptr<Place> from_;
  std::unique_ptr<Place> to_;
};

TEST_P(CopyTest, AnswersAsItsSourceAndGoesOnAsItWould) {
  const auto summary = RunCopy(from(), to());
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_GT(summary->rows, 400);
  EXPECT_EQ(summary->rows_before, 0);
  ExpectSameAnswers();
  // What is derived stays right under further changes: the same ones at both.
  RandomNewsroom twin = newsroom_;
  const auto source = Write(from());
  const auto copy = Write(to());
  ASSERT_TRUE(source != nullptr && copy != nullptr);
  for (int i = 0; i < 60; ++i) {
    ASSERT_TRUE(newsroom_.Step(*source).ok());
    ASSERT_TRUE(twin.Step(*copy).ok());
  }
  ASSERT_NO_FATAL_FAILURE(
      store::ExpectSameLines(store::Dump(copy->reader()), store::Dump(source->reader())));
}

TEST_P(CopyTest, EveryTableHasRowsToCopy) {
  const auto source = Source::Open(from().address());
  ASSERT_TRUE(source.ok()) << source.status();
  for (const Table& table : CopiedTables()) {
    EXPECT_GT(*table.Count((*source)->connection()), 0) << table.name();
  }
}

// Whoever watches the source goes on at the copy with the token that it has.
TEST_P(CopyTest, TheFeedGoesOnWhereItWas) {
  const auto state = [](const Place& place) {
    return *(*store::OpenStoreForReading(place.address()))->GetFeedState({});
  };
  const store::FeedState before = state(from());
  EXPECT_TRUE(before.has_waiting);  // its last conflict
  ASSERT_TRUE(RunCopy(from(), to()).ok());
  EXPECT_EQ(state(to()), before);
  const auto copy = Write(to());
  ASSERT_TRUE(copy->PublishContradictions({}, store::kFeedRetention).ok());
  const auto page = copy->reader().ReadFeed({}, {.show_dismissed = true}, before.newest, 10);
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_EQ(page->feed_id, before.feed_id);
  EXPECT_GT(page->until, before.newest);
}

TEST_P(CopyTest, ACopyBesideItsSourceHasAFeedOfItsOwn) {
  ASSERT_TRUE(RunCopy(from(), to(), {.new_feed = true}).ok());
  const auto id = [](const Place& place) {
    return (*store::OpenStoreForReading(place.address()))->GetFeedState({})->feed_id;
  };
  EXPECT_NE(id(from()), id(to()));
  EXPECT_EQ(id(to()).size(), 32);
  EXPECT_THAT(std::string(RunCheck(from(), to()).status().message()),
              HasSubstr("contradiction_feed_head"));
  EXPECT_TRUE(RunCheck(from(), to(), {.new_feed = true}).ok());
}

// One batch a run: broken off everywhere where a copy can be.
TEST_P(CopyTest, BrokenOffAfterEveryBatchItEndsTheSame) {
  int runs = 0;
  int64_t copied = -1;
  absl::StatusOr<Summary> summary = absl::CancelledError();
  while (absl::IsCancelled(summary.status())) {
    ASSERT_LT(++runs, 1000);
    Options options = {.rows_per_batch = kFewRows};
    bool is_new = false;
    options.report = [&](const Progress& progress) {
      is_new = progress.phase == Progress::Phase::kCopying && progress.done > copied;
      copied = std::max(copied, progress.done);
    };
    options.is_stopped = [&] { return is_new; };
    summary = RunCopy(from(), to(), options);
    if (!summary.ok()) ExpectUnfinished(to());
  }
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_GT(runs, 100);
  EXPECT_EQ(summary->rows_before, summary->rows);
  ExpectSameAnswers();
  // Once it is finished, running it again changes nothing.
  const auto again = RunCopy(from(), to());
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->was_finished);
}

TEST_P(CopyTest, BrokenOffOnceAnywhereItEndsTheSame) {
  // The first batches of tables, their middles, the last batch, and the comparison.
  for (const int batches : {1, 2, 3, 4, 10, 50, 100, 140, 200, 250}) {
    const Place to(GetParam().to);
    const auto stopped = RunCopy(from(), to, StopAfter(batches));
    ASSERT_TRUE(absl::IsCancelled(stopped.status())) << batches << ": " << stopped.status();
    const auto summary = RunCopy(from(), to);
    ASSERT_TRUE(summary.ok()) << batches << ": " << summary.status();
    const auto same = RunCheck(from(), to);
    EXPECT_TRUE(same.ok()) << batches << ": " << same.status();
  }
}

TEST_P(CopyTest, ASourceThatHasChangedIsNoticed) {
  ASSERT_TRUE(absl::IsCancelled(RunCopy(from(), to(), StopAfter(20)).status()));
  {
    const auto writer = Write(from());
    ASSERT_TRUE(writer
                    ->Transact({},
                               [](store::Transaction& t) {
                                 return t.PutArticle(store::MakeRecord("الراصد", "later",
                                                                       store::Day(3),
                                                                       {{.speaker = "منى الصفدي",
                                                                         .text = "وصلت القافلة",
                                                                         .agent = "القافلة",
                                                                         .predicate = "وصل"}}));
                               })
                    .ok());
  }
  ExpectRefused(RunCopy(from(), to()).status(), "the source has changed");
  ExpectUnfinished(to());
}

// What a source does between two runs without changing what it holds.
TEST_P(CopyTest, ASourceThatWasOpenedMeanwhileHasNotChanged) {
  ASSERT_TRUE(absl::IsCancelled(RunCopy(from(), to(), StopAfter(120)).status()));
  ASSERT_NE(Write(from()), nullptr);
  const auto summary = RunCopy(from(), to());
  ASSERT_TRUE(summary.ok()) << summary.status();
  ExpectSameAnswers();
}

// The copy is one state of the source, whatever is written to it meanwhile.
TEST_P(CopyTest, WhatIsWrittenMeanwhileIsNotCopied) {
  const std::string before = Answers(from());
  const auto writer = Write(from());
  ASSERT_NE(writer, nullptr);
  Options options = {.rows_per_batch = kFewRows};
  options.report = [&](const Progress& progress) {
    if (progress.phase != Progress::Phase::kCopying || progress.done % 5 != 0) return;
    EXPECT_TRUE(newsroom_.Step(*writer).ok());
  };
  const auto summary = RunCopy(from(), to(), options);
  ASSERT_TRUE(summary.ok()) << summary.status();
  ASSERT_NO_FATAL_FAILURE(store::ExpectSameLines(Answers(to()), before));
  EXPECT_NE(store::Dump(writer->reader()), before);
}

TEST_P(CopyTest, ADifferenceIsFoundAndNamed) {
  bool is_damaged = false;
  Options options;
  options.report = [&](const Progress& progress) {
    if (is_damaged || progress.phase != Progress::Phase::kComparing) return;
    is_damaged = true;
    to().Run("UPDATE claim_actors SET mention_count = mention_count + 1;");
  };
  const auto summary = RunCopy(from(), to(), options);
  EXPECT_TRUE(absl::IsDataLoss(summary.status())) << summary.status();
  EXPECT_THAT(std::string(summary.status().message()),
              HasSubstr("differs from its source in claim_actors ("));
  ExpectUnfinished(to());
}

TEST_P(CopyTest, CheckNamesEveryTableThatDiffers) {
  ASSERT_TRUE(RunCopy(from(), to()).ok());
  to().Run("UPDATE contradictions SET confidence = confidence / 2;");
  to().Run("DELETE FROM requests;");
  const absl::Status status = RunCheck(from(), to()).status();
  EXPECT_TRUE(absl::IsDataLoss(status)) << status;
  EXPECT_THAT(std::string(status.message()), HasSubstr("contradictions ("));
  EXPECT_THAT(std::string(status.message()), HasSubstr("requests (1 rows"));
  EXPECT_THAT(std::string(status.message()), testing::Not(HasSubstr("articles (")));
}

TEST_P(CopyTest, OnlyAnEmptyTargetIsTaken) {
  RandomNewsroom other(1);
  ASSERT_NO_FATAL_FAILURE(Fill(to(), other, 3));
  const std::string before = Answers(to());
  ExpectRefused(RunCopy(from(), to()).status(), "not empty");
  EXPECT_EQ(Answers(to()), before);
  // What was copied from one store is no copy of another.
  const Place third(GetParam().to);
  ASSERT_TRUE(absl::IsCancelled(RunCopy(from(), third, StopAfter(3)).status()));
  ExpectRefused(RunCopy(to(), third).status(), "copy of another store");
  ASSERT_TRUE(RunCopy(from(), third).ok());
  ExpectRefused(RunCopy(to(), third).status(), "another source");
}

TEST_P(CopyTest, AnUnfinishedCopyIsNoSource) {
  ASSERT_TRUE(absl::IsCancelled(RunCopy(from(), to(), StopAfter(3)).status()));
  const Place third(GetParam().from);
  const absl::Status status = RunCopy(to(), third).status();
  ExpectRefused(status, "not finished");
}

INSTANTIATE_TEST_SUITE_P(Ways, CopyTest,
                         testing::Values(Way{"SqliteToSqlite", Kind::kSqlite, Kind::kSqlite},
                                         Way{"SqliteToPostgres", Kind::kSqlite, Kind::kPostgres},
                                         Way{"PostgresToSqlite", Kind::kPostgres, Kind::kSqlite},
                                         Way{"PostgresToPostgres", Kind::kPostgres,
                                             Kind::kPostgres}),
                         [](const auto& way) { return way.param.name; });

}  // namespace
}  // namespace isnad::copy
