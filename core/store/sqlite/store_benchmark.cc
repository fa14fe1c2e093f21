// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// Articles of the size that news has: 10 statements, 15 mentions of 5 keys and
// 10 terms each, 6 actors. Some 470 rows an article.
#include <filesystem>
#include <random>

#include "absl/strings/str_cat.h"
#include "benchmark/benchmark.h"
#include "core/store/conformance/sample.h"
#include "core/store/open_store.h"

namespace isnad::store {
namespace {

constexpr int kWords = 20000;

std::string Word(std::mt19937& random) {
  // Common words are common: the square of an even draw.
  const double draw = std::generate_canonical<double, 32>(random);
  return absl::StrCat("كلمة", static_cast<int>(draw * draw * kWords));
}

ArticleRecord News(int number) {
  std::mt19937 random(number);
  std::vector<Saying> sayings;
  for (int i = 0; i < 10; ++i) {
    const auto name = [&] { return absl::StrCat("اسم ", random() % 6, " ", number % 500); };
    std::string text = absl::StrCat("جملة", i);
    for (int w = 0; w < 9; ++w) absl::StrAppend(&text, " ", Word(random));
    sayings.push_back({name(), text, name(), Word(random), name()});
  }
  ArticleRecord record =
      MakeRecord(absl::StrCat("منبر ", number % 20), absl::StrCat("news", number),
                 Day(0) + absl::Minutes(number), sayings);
  for (int i = 0; i < 5; ++i) record.mentions.push_back(record.mentions[i]);
  for (KeyedMention& keyed : record.mentions) {
    for (int k = 0; k < 4; ++k) keyed.keys.push_back(Word(random));
  }
  return record;
}

class Folder {
 public:
  Folder() : path_((std::filesystem::temp_directory_path() / "isnad-bench-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr) std::abort();
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string address() const { return "sqlite:" + path_ + "/isnad.db"; }
  std::string file() const { return path_ + "/isnad.db"; }

 private:
  std::string path_;
};

// Puts articles in commits of so many.
void BM_PutArticles(benchmark::State& state) {
  Folder folder;
  auto writer = *OpenStoreForWriting(folder.address());
  int next = 0;
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<ArticleRecord> records;
    for (int i = 0; i < state.range(0); ++i) records.push_back(News(next++));
    state.ResumeTiming();
    const absl::Status status = writer->Transact({}, [&](Transaction& t) {
      for (const ArticleRecord& record : records) {
        if (absl::Status put = t.PutArticle(record); !put.ok()) return put;
      }
      return absl::OkStatus();
    });
    if (!status.ok()) state.SkipWithError(status.ToString().c_str());
  }
  state.SetItemsProcessed(next);
  state.counters["bytes_per_article"] =
      static_cast<double>(std::filesystem::file_size(folder.file())) / next;
}
BENCHMARK(BM_PutArticles)
    ->Arg(1)
    ->Arg(16)
    ->Arg(64)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Iterations(50);

// Reads of a store of 2,000 articles.
class Loaded {
 public:
  Loaded() : writer(*OpenStoreForWriting(folder_.address())) {
    for (int batch = 0; batch < 20; ++batch) {
      const absl::Status status = writer->Transact({}, [&](Transaction& t) {
        for (int i = 0; i < 100; ++i) {
          if (absl::Status put = t.PutArticle(News(batch * 100 + i)); !put.ok()) return put;
        }
        return absl::OkStatus();
      });
      if (!status.ok()) std::abort();
    }
  }

  static const StoreReader& Reader() {
    static const Loaded loaded;
    return loaded.writer->reader();
  }

 private:
  Folder folder_;

 public:
  const std::unique_ptr<StoreWriter> writer;
};

void BM_GetClaim(benchmark::State& state) {
  const StoreReader& reader = Loaded::Reader();
  const std::string id = News(7).mentions[0].mention.claim_id;
  for (auto _ : state) benchmark::DoNotOptimize(reader.GetClaim({}, id).ok());
}
BENCHMARK(BM_GetClaim);

void BM_ListStatementsOfSpeaker(benchmark::State& state) {
  const StoreReader& reader = Loaded::Reader();
  const StatementFilter filter{.speaker_id = News(7).statements[0].statement.speaker.actor_id};
  for (auto _ : state) benchmark::DoNotOptimize(reader.ListStatements({}, filter, {}).ok());
}
BENCHMARK(BM_ListStatementsOfSpeaker);

void BM_SearchClaims(benchmark::State& state) {
  const StoreReader& reader = Loaded::Reader();
  for (auto _ : state) {
    benchmark::DoNotOptimize(reader.SearchClaims({}, {"كلمة0", "كلمة900", "جملة3"}, {}, 20).ok());
  }
}
BENCHMARK(BM_SearchClaims);

void BM_FindMentionsByKey(benchmark::State& state) {
  const StoreReader& reader = Loaded::Reader();
  const std::vector<std::string> keys = News(7).mentions[0].keys;
  for (auto _ : state) benchmark::DoNotOptimize(reader.FindMentionsByKey({}, keys, 20).ok());
}
BENCHMARK(BM_FindMentionsByKey);

}  // namespace
}  // namespace isnad::store

BENCHMARK_MAIN();
