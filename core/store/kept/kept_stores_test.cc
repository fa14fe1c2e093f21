// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// What programs of earlier versions left is migrated to what this one makes.
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>
#include <sstream>
#include <system_error>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "core/model/error.h"
#include "core/store/conformance/random_newsroom.h"
#include "core/store/kept/story.h"
#include "core/store/open_store.h"
#include "core/store/postgres/schema.h"
#include "core/store/postgres/testing/test_server.h"
#include "core/store/sqlite/schema.h"
#include "gmock/gmock.h"

namespace isnad::store {
namespace {

enum class Engine { kSqlite, kPostgres };

// A version, by its number on the engine and by that of SQLite with the same
// tables, which tells what a store of it can hold.
struct Version {
  Engine engine;
  int number;
  int story;

  friend void PrintTo(const Version& version, std::ostream* out) { *out << version.number; }
};

// SQLite's versions that could hold what PostgreSQL's 1, 2 … could; of later ones
// that of the last. (SQLite's 5 was never released: what it brought became 7.)
constexpr std::array<int, 2> kPostgresStories = {8, 9};

std::string FileOf(Engine engine, int number) {
  return absl::StrFormat("%s/core/store/kept/%s/%04d.sql", ISNAD_SOURCE_DIR,
                         engine == Engine::kSqlite ? "sqlite" : "postgres", number);
}

std::vector<Version> VersionsOf(Engine engine) {
  std::vector<Version> versions;
  if (engine == Engine::kSqlite) {
    for (const auto& each : sqlite::Migrations()) {
      versions.push_back({engine, each.number, each.number});
    }
  } else {
    for (const auto& each : postgres::Migrations()) {
      const size_t index = std::min<size_t>(each.number, kPostgresStories.size()) - 1;
      versions.push_back({engine, each.number, kPostgresStories[index]});
    }
  }
  return versions;
}

// Those of which a store is kept.
std::vector<Version> KeptVersions(Engine engine) {
  std::vector<Version> kept = VersionsOf(engine);
  kept.erase(std::remove_if(kept.begin(), kept.end(),
                            [](const Version& each) {
                              return !std::filesystem::exists(FileOf(each.engine, each.number));
                            }),
             kept.end());
  return kept;
}

std::vector<Version> EarlierVersions(Engine engine) {
  std::vector<Version> earlier = VersionsOf(engine);
  earlier.pop_back();
  return earlier;
}

// Where a test makes stores. Gone with it.
class KeptStoreTest : public testing::TestWithParam<Version> {
 protected:
  void SetUp() override {
    if (GetParam().engine == Engine::kPostgres) {
      ISNAD_NEEDS_POSTGRES();
    }
    std::string name = (std::filesystem::temp_directory_path() / "isnad-kept-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr) << std::generic_category().message(errno);
    folder_ = name;
  }
  ~KeptStoreTest() override {
    std::error_code ignored;
    if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
  }

  // The address of an empty store.
  std::string Empty(const std::string& name) {
    if (GetParam().engine == Engine::kPostgres) return postgres::TestServer::Shared().NewDatabase();
    return absl::StrCat("sqlite:", (folder_ / name).string());
  }

  // The address of the store as the earlier version left it.
  std::string Kept() {
    std::ifstream in(FileOf(GetParam().engine, GetParam().number));
    std::stringstream script;
    script << in.rdbuf();
    const std::string address = Empty("kept.db");
    if (GetParam().engine == Engine::kPostgres) {
      postgres::TestServer::Shared().Run(address, script.str());
      return address;
    }
    const auto connection =
        sqlite::Connection::Open((folder_ / "kept.db").string(), sqlite::Connection::Mode::kWriter);
    EXPECT_TRUE(connection.ok()) << connection.status();
    const absl::Status status = (*connection)->RunScript(script.str().c_str());
    EXPECT_TRUE(status.ok()) << status;
    return address;
  }

  static std::unique_ptr<StoreWriter> Open(const std::string& address) {
    auto writer = OpenStoreForWriting(address);
    EXPECT_TRUE(writer.ok()) << writer.status();
    return writer.ok() ? *std::move(writer) : nullptr;
  }

 private:
  std::filesystem::path folder_;
};

TEST_P(KeptStoreTest, IsMigratedToWhatThisVersionMakes) {
  const auto kept = Open(Kept());
  const auto fresh = Open(Empty("fresh.db"));
  ASSERT_TRUE(kept != nullptr && fresh != nullptr);
  ASSERT_TRUE(TellStory(*fresh, GetParam().story).ok());
  const std::string answers = Dump(kept->reader());
  EXPECT_THAT(answers, testing::HasSubstr("counts 4 "));
  ASSERT_NO_FATAL_FAILURE(ExpectSameLines(answers, Dump(fresh->reader())));
}

TEST_P(KeptStoreTest, IsWrittenOnAsAnyOther) {
  const auto kept = Open(Kept());
  const auto fresh = Open(Empty("fresh.db"));
  ASSERT_TRUE(kept != nullptr && fresh != nullptr);
  ASSERT_TRUE(TellStory(*fresh, GetParam().story).ok());
  RandomNewsroom newsroom(20240301);
  RandomNewsroom twin = newsroom;
  for (int i = 0; i < 40; ++i) {
    ASSERT_TRUE(newsroom.Step(*kept).ok());
    ASSERT_TRUE(twin.Step(*fresh).ok());
  }
  ASSERT_NO_FATAL_FAILURE(ExpectSameLines(Dump(kept->reader()), Dump(fresh->reader())));
  // What the earlier version wrote is taken back whole.
  for (StoreWriter* const writer : {kept.get(), fresh.get()}) {
    const auto articles = writer->reader().ListArticles({}, {}, {1000, ""});
    ASSERT_TRUE(articles.ok()) << articles.status();
    for (const model::Article& article : articles->items) {
      const absl::Status status =
          writer->Transact({}, [&](Transaction& t) { return t.DeleteArticle(article.id); });
      ASSERT_TRUE(status.ok()) << status;
    }
  }
  ASSERT_NO_FATAL_FAILURE(ExpectSameLines(Dump(kept->reader()), Dump(fresh->reader())));
  EXPECT_THAT(Dump(kept->reader()), testing::HasSubstr("counts 0 "));
}

// Whoever is started at the same time as others.
TEST_P(KeptStoreTest, IsMigratedOnceByThoseThatStartAtOnce) {
  const std::string address = Kept();
  std::atomic<int> opened{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      const auto writer = OpenStoreForWriting(address);
      if (writer.ok()) ++opened;
      // A file has one writer.
      const auto details = model::GetErrorDetails(writer.status());
      EXPECT_TRUE(writer.ok() || details->reason == model::ErrorReason::kStoreWriterPresent)
          << writer.status();
    });
  }
  for (std::thread& thread : threads) thread.join();
  if (GetParam().engine == Engine::kPostgres) {
    EXPECT_EQ(opened, 4);
  } else {
    EXPECT_GE(opened, 1);
  }
  const auto fresh = Open(Empty("fresh.db"));
  ASSERT_NE(fresh, nullptr);
  ASSERT_TRUE(TellStory(*fresh, GetParam().story).ok());
  const auto reader = OpenStoreForReading(address);
  ASSERT_TRUE(reader.ok()) << reader.status();
  ASSERT_NO_FATAL_FAILURE(ExpectSameLines(Dump(**reader), Dump(fresh->reader())));
}

// A reader does not migrate: it says who does, and works once that is done.
TEST_P(KeptStoreTest, IsForTheWriterToMigrate) {
  const std::string address = Kept();
  const bool is_current = GetParam().number == VersionsOf(GetParam().engine).back().number;
  const absl::Status status = OpenStoreForReading(address).status();
  EXPECT_EQ(status.code(),
            is_current ? absl::StatusCode::kOk : absl::StatusCode::kFailedPrecondition)
      << status;
  ASSERT_NE(Open(address), nullptr);
  EXPECT_TRUE(OpenStoreForReading(address).ok());
  // Once it is migrated, it stays so.
  ASSERT_NE(Open(address), nullptr);
}

// A migration of a server is a row of steps, each of which may be the last that an
// ingest service takes before it is killed.
class BrokenMigrationTest : public KeptStoreTest {};
TEST_P(BrokenMigrationTest, GoesOnAfterAnyStep) {
  const auto& migrations = postgres::Migrations();
  const int next = GetParam().number;  // its index: numbers begin with 1
  const auto fresh = Open(Empty("fresh"));
  ASSERT_NE(fresh, nullptr);
  ASSERT_TRUE(TellStory(*fresh, GetParam().story).ok());
  const std::string expected = Dump(fresh->reader());
  const std::vector<std::string> steps = postgres::StepsOf(migrations[next].sql);
  for (size_t done = 0; done < steps.size(); ++done) {
    std::string sql;
    for (size_t i = 0; i < done; ++i) absl::StrAppend(&sql, steps[i], ";\n");
    absl::StrAppend(&sql, "CREATE NONSENSE");
    std::vector<postgres::Migration> broken(migrations.begin(), migrations.begin() + next);
    broken.push_back({next + 1, "broken", sql.c_str()});
    const std::string address = Kept();
    auto connection = postgres::Connection::Open(address);
    ASSERT_TRUE(connection.ok()) << connection.status();
    const auto never = []() -> absl::StatusOr<bool> { return false; };
    const auto nothing = [] { return absl::OkStatus(); };
    ASSERT_FALSE(postgres::Migrate(**connection, broken, {never, nothing}).ok());
    const auto kept = Open(address);
    ASSERT_NE(kept, nullptr) << done;
    ASSERT_NO_FATAL_FAILURE(ExpectSameLines(Dump(kept->reader()), expected)) << done;
  }
}

std::string NameOf(const testing::TestParamInfo<Version>& version) {
  return absl::StrCat("Version", version.param.number);
}
INSTANTIATE_TEST_SUITE_P(Sqlite, KeptStoreTest, testing::ValuesIn(KeptVersions(Engine::kSqlite)),
                         NameOf);
INSTANTIATE_TEST_SUITE_P(Postgres, KeptStoreTest,
                         testing::ValuesIn(KeptVersions(Engine::kPostgres)), NameOf);
INSTANTIATE_TEST_SUITE_P(Postgres, BrokenMigrationTest,
                         testing::ValuesIn(EarlierVersions(Engine::kPostgres)), NameOf);

// Who adds a migration keeps a store of the version before: README.md says how.
TEST(KeptStoresTest, OneIsKeptOfEveryEarlierVersion) {
  for (const Engine engine : {Engine::kSqlite, Engine::kPostgres}) {
    for (const Version& version : EarlierVersions(engine)) {
      EXPECT_TRUE(std::filesystem::exists(FileOf(engine, version.number)))
          << FileOf(engine, version.number);
    }
  }
}

}  // namespace
}  // namespace isnad::store
