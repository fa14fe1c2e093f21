// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <random>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/rpc/convert/time.h"
#include "core/store/conformance/random_newsroom.h"
#include "ingest-service/testing/curators.h"
#include "ingest-service/testing/finders.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

constexpr std::array<const char*, 4> kNames = {"راشد", "سلمى", "نزار", "هناء"};
constexpr std::array<const char*, 3> kWords = {"الميناء مفتوح", "الطريق آمن", "السفن راسية"};
constexpr std::array<const char*, 2> kSystems = {"رصد", "ارشيف"};
constexpr size_t kSlots = 7;

// What is stored under one URL, and how it came to be.
struct Slot {
  std::vector<v1::IngestArticleRequest> revisions;
  v1::Article article;
  std::map<std::string, v1::ImportStatementsRequest> imports;  // of the last revision, by system
};

std::string IdIn(const std::string& name) { return name.substr(name.find('/') + 1); }

// A desk where articles come, change and go, other systems find statements,
// people dismiss contradictions and merge actors, and the rules change.
class RandomDesk {
 public:
  RandomDesk(TestService& bench, uint32_t seed) : bench_(bench), random_(seed) {}

  void Step() {
    switch (Pick(10)) {
      case 0:
        return Delete();
      case 1:
      case 2:
        return Import();
      case 3:
      case 4:
        return Dismiss();
      case 5:
        return Restore();
      case 6:
        return Reanalyze();
      case 7:
        return Merge();
      default:
        return Ingest();
    }
  }

  // Into another store: first what people decided, then the articles that were
  // published until then and what other systems found in them.
  void Replay(TestService& fresh, absl::Time until = absl::InfiniteFuture()) const {
    fresh.analysis.version = bench_.analysis.version;
    const auto curation = bench_.store->reader().ReadCuration({});
    const auto decisions = Decisions();
    const absl::Status put = fresh.store->Transact({}, [&](store::Transaction& t) {
      absl::Status status;
      for (const auto& merge : curation->merges) status.Update(t.PutActorMerge(merge));
      for (const auto& decision : decisions) status.Update(t.PutDismissal(decision));
      return status;
    });
    ASSERT_TRUE(put.ok()) << put;
    for (const auto& [number, slot] : slots_) {
      if (PublishTime(number) > until) continue;
      for (const auto& request : slot.revisions) {
        ASSERT_TRUE(fresh.service.IngestArticle({}, request).ok());
      }
      for (const auto& [system, request] : slot.imports) {
        const auto imported = fresh.service.ImportStatements({}, request);
        ASSERT_TRUE(imported.ok()) << imported.status();
      }
    }
  }

  static absl::Time PublishTime(size_t slot) {
    return TestService::kStart - absl::Hours(100) + absl::Hours(slot);
  }

  // How often each kind of thing was done.
  std::map<std::string, int> done;

 private:
  size_t Pick(size_t size) { return random_() % size; }
  std::string Name() { return kNames[Pick(kNames.size())]; }

  std::string Body(size_t slot, size_t revision) {
    // No two articles are copies of each other, no two revisions equal.
    std::string body = absl::StrCat("العدد ", slot, " ", revision, "\n");
    for (size_t line = 0; line < 1 + Pick(4); ++line) {
      absl::StrAppend(&body, Name(), ": ", Pick(2) == 0 ? "" : "لن ", kWords[Pick(kWords.size())],
                      "\n");
    }
    return body;
  }

  void Ingest() {
    const size_t number = Pick(kSlots);
    Slot& slot = slots_[number];
    auto request = MakeRequest(number % 2 == 0 ? "صدى الريف" : "الراصد",
                               absl::StrCat("https://example.org/", number),
                               Body(number, slot.revisions.size()));
    *request.mutable_article()->mutable_publish_time() = rpc::ToProto(PublishTime(number));
    const auto response = bench_.service.IngestArticle({}, request);
    ASSERT_TRUE(response.ok()) << response.status();
    ++done[slot.revisions.empty() ? "ingested" : "revised"];
    slot.revisions.push_back(request);
    slot.article = response->article();
    slot.imports.clear();
    articles_.insert(IdIn(slot.article.name()));
  }

  // nullptr where there is nothing yet.
  std::map<size_t, Slot>::iterator AnySlot() {
    return slots_.empty() ? slots_.end() : std::next(slots_.begin(), Pick(slots_.size()));
  }

  void Delete() {
    const auto slot = AnySlot();
    if (slot == slots_.end()) return;
    v1::DeleteArticleRequest request;
    request.set_name(slot->second.article.name());
    ASSERT_TRUE(bench_.service.DeleteArticle({}, request).ok());
    slots_.erase(slot);
    ++done["deleted"];
  }

  // Somebody else is said to have said what a line says.
  void Import() {
    const auto slot = AnySlot();
    if (slot == slots_.end()) return;
    const v1::Article& article = slot->second.article;
    auto request = MakeImport(article, kSystems[Pick(kSystems.size())]);
    std::set<std::string> words;
    for (absl::string_view line : absl::StrSplit(article.body(), '\n')) {
      const size_t says = line.find(": ");
      if (says != absl::string_view::npos) words.insert(std::string(line.substr(says + 2)));
    }
    for (const std::string& each : words) {
      if (Pick(3) > 0) AddSaying(article, Name(), each, &request);
    }
    if (request.statements().empty()) return;
    const auto response = bench_.service.ImportStatements({}, request);
    ASSERT_TRUE(response.ok()) << response.status();
    slot->second.imports[request.source_system()] = request;
    ++done["imported"];
  }

  std::vector<model::Contradiction> Contradictions(bool dismissed) const {
    auto all =
        bench_.store->reader().ListContradictions({}, {.show_dismissed = true}, {1000, ""})->items;
    std::erase_if(
        all, [dismissed](const auto& each) { return each.dismissal.has_value() != dismissed; });
    return all;
  }

  void Dismiss() {
    const auto standing = Contradictions(false);
    if (standing.empty()) return;
    const std::string name = "contradictions/" + standing[Pick(standing.size())].id;
    const auto response = bench_.service.DismissContradiction({}, MakeDismissal(name));
    ASSERT_TRUE(response.ok()) << response.status();
    ++done["dismissed"];
  }

  void Restore() {
    const auto dismissed = Contradictions(true);
    if (dismissed.empty()) return;
    const std::string name = "contradictions/" + dismissed[Pick(dismissed.size())].id;
    const auto response = bench_.service.RestoreContradiction({}, MakeRestoration(name));
    ASSERT_TRUE(response.ok()) << response.status();
    EXPECT_FALSE(bench_.store->reader().GetContradiction({}, IdIn(name))->dismissal.has_value());
    ++done["restored"];
  }

  // Sometimes with other rules, and then all of it.
  void Reanalyze() {
    v1::ReanalyzeArticlesRequest request;
    if (Pick(2) == 0) {
      bench_.analysis.version = bench_.analysis.version == "1" ? "2" : "1";
      request.set_stale_only(Pick(2) == 0);
    } else if (Pick(2) == 0) {
      request.set_outlet("الراصد");
    }
    const absl::Status status =
        bench_.service.ReanalyzeArticles({}, request, [](const auto&) { return absl::OkStatus(); });
    ASSERT_TRUE(status.ok()) << status;
    ++done["reanalyzed"];
  }

  void Merge() {
    const auto response = bench_.service.MergeActors({}, MakeMerge(Name(), {Name()}));
    if (response.ok()) ++done["merged"];
  }

  std::vector<store::DismissalRecord> Decisions() const {
    std::vector<store::DismissalRecord> all;
    for (auto a = articles_.begin(); a != articles_.end(); ++a) {
      for (auto b = a; b != articles_.end(); ++b) {
        const auto found = *bench_.store->reader().FindDismissals({}, *a, *b);
        all.insert(all.end(), found.begin(), found.end());
      }
    }
    return all;
  }

  TestService& bench_;
  std::mt19937 random_;
  std::map<size_t, Slot> slots_;
  std::set<std::string> articles_;  // ids of all that ever were
};

std::vector<std::string> Listed(const TestService& bench,
                                const store::ContradictionFilter& filter) {
  std::vector<std::string> ids;
  const auto listed = bench.store->reader().ListContradictions({}, filter, {1000, ""});
  for (const auto& each : listed->items) {
    ids.push_back(each.id);
  }
  return ids;
}

// Whatever was ingested, revised, deleted, dismissed, imported and analysed
// again on the way, the store is as one that was loaded afresh; and as_of
// answers as one that was loaded with what had been published by then.
TEST(FindingsPropertyTest, HistoryLeavesNoTrace) {
  std::map<std::string, int> done;
  for (const uint32_t seed : {1u, 2u, 3u, 4u, 5u, 6u}) {
    TestService worn;
    RandomDesk desk(worn, seed);
    for (int step = 1; step <= 90; ++step) {
      SCOPED_TRACE(absl::StrCat("seed ", seed, " step ", step));
      desk.Step();
      if (::testing::Test::HasFatalFailure()) return;
      if (step % 15 != 0) continue;
      TestService fresh;
      desk.Replay(fresh);
      if (::testing::Test::HasFatalFailure()) return;
      store::ExpectSameLines(store::Dump(worn.store->reader(), /*with_detect_times=*/false),
                             store::Dump(fresh.store->reader(), /*with_detect_times=*/false));
      if (::testing::Test::HasFatalFailure()) return;
      const absl::Time until = RandomDesk::PublishTime(step / 15);
      TestService earlier;
      desk.Replay(earlier, until);
      EXPECT_EQ(Listed(worn, {.as_of = until}), Listed(earlier, {}));
      EXPECT_EQ(Listed(worn, {.as_of = until, .show_dismissed = true}),
                Listed(earlier, {.show_dismissed = true}));
    }
    for (const auto& [what, times] : desk.done) done[what] += times;
  }
  for (const char* what : {"ingested", "revised", "deleted", "imported", "dismissed", "restored",
                           "reanalyzed", "merged"}) {
    EXPECT_GE(done[what], 5) << "too little was " << what << " for the test to say much";
  }
}

}  // namespace
}  // namespace isnad::ingest
