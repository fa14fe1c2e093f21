// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <random>

#include "absl/strings/str_cat.h"
#include "core/store/conformance/random_newsroom.h"
#include "ingest-service/testing/curators.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

constexpr std::array<const char*, 6> kNames = {"راشد", "سلمى", "نزار", "هناء", "فادي", "ليلى"};
constexpr std::array<const char*, 3> kWords = {"الميناء مفتوح", "الطريق آمن", "السفن راسية"};
constexpr size_t kSlots = 8;

// A desk where articles come and go and curators change their minds.
class RandomDesk {
 public:
  RandomDesk(TestService& bench, uint32_t seed) : bench_(bench), random_(seed) {}

  void Step() {
    switch (Pick(6)) {
      case 0:
        return Merge();
      case 1:
        return Unmerge();
      case 2:
        return Upsert();
      default:
        return ChangeArticle();
    }
  }

  // Into another store: first what holds of the curation, then the articles.
  void Replay(TestService& fresh) const {
    const auto curation = bench_.store->reader().ReadCuration({});
    const absl::Status put = fresh.store->Transact({}, [&](store::Transaction& t) {
      absl::Status status;
      for (const auto& merge : curation->merges) status.Update(t.PutActorMerge(merge));
      for (const auto& actor : curation->actors) status.Update(t.PutCuratedActor(actor));
      return status;
    });
    ASSERT_TRUE(put.ok()) << put;
    for (const auto& [slot, request] : articles_) {
      ASSERT_TRUE(fresh.service.IngestArticle({}, request).ok());
    }
  }

  int changes() const { return changes_; }

 private:
  size_t Pick(size_t size) { return random_() % size; }
  std::string Name() { return kNames[Pick(kNames.size())]; }

  // What may be refused for good reasons is; the rest is counted.
  void Count(const absl::Status& status) {
    if (status.ok()) ++changes_;
    EXPECT_TRUE(status.ok() || absl::IsNotFound(status) || absl::IsFailedPrecondition(status))
        << status;
  }

  void ChangeArticle() {
    const size_t slot = Pick(kSlots);
    if (const auto stored = articles_.find(slot); stored != articles_.end()) {
      v1::DeleteArticleRequest deletion;
      deletion.set_name(names_[slot]);
      ASSERT_TRUE(bench_.service.DeleteArticle({}, deletion).ok());
      articles_.erase(stored);
      return;
    }
    // No two articles are copies of each other.
    std::string body = absl::StrCat("العدد ", slot, "\n");
    for (size_t line = 0; line < 1 + Pick(4); ++line) {
      absl::StrAppend(&body, Name(), ": ", Pick(2) == 0 ? "" : "لن ", kWords[Pick(kWords.size())],
                      "\n");
    }
    const auto request = MakeRequest(slot % 2 == 0 ? "صدى الريف" : "الراصد",
                                     absl::StrCat("https://example.org/", slot), body);
    const auto response = bench_.service.IngestArticle({}, request);
    ASSERT_TRUE(response.ok()) << response.status();
    articles_[slot] = request;
    names_[slot] = response->article().name();
  }

  void Merge() {
    const auto response = bench_.service.MergeActors({}, MakeMerge(Name(), {Name(), Name()}));
    Count(response.status());
    if (response.ok()) merges_.push_back(response->merge().name());
  }

  void Unmerge() {
    if (merges_.empty()) return;
    Count(bench_.service.UnmergeActors({}, MakeUnmerge(merges_[Pick(merges_.size())])).status());
  }

  void Upsert() {
    auto request =
        MakeUpsert(Pick(2) == 0 ? Name() : absl::StrCat(Name(), " الكبير"),
                   Pick(3) == 0 ? std::vector<std::string>{} : std::vector<std::string>{Name()});
    request.mutable_actor()->set_name(ActorName(Name()));
    request.mutable_update_mask()->add_paths("*");
    request.mutable_actor()->set_kind(static_cast<v1::ActorKind>(Pick(3)));
    Count(bench_.service.UpsertActor({}, request).status());
  }

  TestService& bench_;
  std::mt19937 random_;
  std::map<size_t, v1::IngestArticleRequest> articles_;
  std::map<size_t, std::string> names_;
  std::vector<std::string> merges_;
  int changes_ = 0;
};

// Whatever was merged, separated, set, ingested and deleted on the way, the
// store is as one that knew what holds from the beginning.
TEST(CurationPropertyTest, HistoryLeavesNoTrace) {
  int changes = 0;
  for (const uint32_t seed : {1u, 2u, 3u, 4u, 5u, 6u}) {
    TestService worn;
    RandomDesk desk(worn, seed);
    for (int step = 1; step <= 60; ++step) {
      desk.Step();
      if (HasFatalFailure()) return;
      if (step % 10 != 0) continue;
      SCOPED_TRACE(absl::StrCat("seed ", seed, " step ", step));
      TestService fresh;
      desk.Replay(fresh);
      if (HasFatalFailure()) return;
      store::ExpectSameLines(store::Dump(worn.store->reader(), /*with_detect_times=*/false),
                             store::Dump(fresh.store->reader(), /*with_detect_times=*/false));
      if (HasFatalFailure()) return;
      EXPECT_TRUE(worn.store->reader().QueuedArticles({}, 1)->empty());
    }
    changes += desk.changes();
  }
  EXPECT_GT(changes, 40) << "the curators did too little for the test to say much";
}

}  // namespace
}  // namespace isnad::ingest
