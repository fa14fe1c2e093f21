// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>

#include <cstring>
#include <filesystem>
#include <fstream>

#include "core/model/error.h"
#include "core/store/conformance/random_newsroom.h"
#include "core/store/conformance/sample.h"
#include "core/store/sql/query.h"
#include "core/store/sqlite/fresh_postings.h"
#include "core/store/sqlite/schema.h"
#include "core/store/sqlite/sqlite_writer.h"
#include "core/store/sqlite/test_store.h"
#include "core/text/name_sounds.h"
#include "core/text/near_copies.h"
#include "gmock/gmock.h"

namespace isnad::store::sqlite {
namespace {

using absl::StatusCode;
using model::ErrorReason;
using testing::HasSubstr;

ErrorReason ReasonOf(const absl::Status& status) {
  const auto details = model::GetErrorDetails(status);
  return details ? details->reason : ErrorReason::kUnspecified;
}

ArticleRecord Story(int number, size_t body_bytes = 0) {
  ArticleRecord record =
      MakeRecord("البوابة", "story" + std::to_string(number), Day(number),
                 {{"نزار العلي", "انتهت الجولة " + std::to_string(number), "", "انتهى", ""}});
  record.article.body.append(body_bytes, '.');
  return record;
}

absl::Status Put(StoreWriter& writer, const ArticleRecord& record) {
  return writer.Transact({}, [&](Transaction& t) { return t.PutArticle(record); });
}

absl::Status Delete(StoreWriter& writer, absl::string_view id) {
  return writer.Transact({}, [&](Transaction& t) { return t.DeleteArticle(id); });
}

// What another program might do to the file.
void RunRawSql(const std::string& path, const char* sql) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
  sqlite3_close(db);
}

TEST(OpenStoreTest, AnUnknownSchemeIsToldAndNoPassword) {
  const std::string message(OpenStoreForReading("mysql://me:secret@host/db").status().message());
  EXPECT_THAT(message, testing::HasSubstr("mysql"));
  EXPECT_THAT(message, testing::Not(testing::HasSubstr("secret")));
}

TEST(OpenStoreTest, AnUnknownSchemeIsRefused) {
  for (const char* address : {"", "sqlite:", "mysql://host/db", "/var/lib/isnad.db"}) {
    EXPECT_EQ(OpenStoreForWriting(address).status().code(), StatusCode::kInvalidArgument);
    EXPECT_EQ(OpenStoreForReading(address).status().code(), StatusCode::kInvalidArgument);
  }
}

TEST(OpenStoreTest, AReaderWaitsForTheWriterToCreateTheStore) {
  SqliteStoreUnderTest store;
  EXPECT_EQ(store.OpenReader().status().code(), StatusCode::kUnavailable);
  EXPECT_EQ(ReasonOf(store.OpenReader().status()), ErrorReason::kStoreUnavailable);
  EXPECT_FALSE(std::filesystem::exists(store.path()));
  std::ofstream(store.path()).close();
  EXPECT_EQ(store.OpenReader().status().code(), StatusCode::kUnavailable);
  ASSERT_TRUE(store.OpenWriter().ok());
  EXPECT_TRUE(store.OpenReader().ok());
}

TEST(OpenStoreTest, AFolderThatIsNotThereIsUnavailable) {
  TempFolder folder;
  const auto status = OpenStoreForWriting("sqlite:" + folder.File("none/isnad.db")).status();
  EXPECT_EQ(status.code(), StatusCode::kUnavailable);
}

TEST(OpenStoreTest, ASecondWriterIsRefused) {
  SqliteStoreUnderTest store;
  auto writer = store.OpenWriter();
  ASSERT_TRUE(writer.ok());
  const absl::Status second = store.OpenWriter().status();
  EXPECT_EQ(second.code(), StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(second), ErrorReason::kStoreWriterPresent);
  *writer = nullptr;
  EXPECT_TRUE(store.OpenWriter().ok());
}

TEST(SchemaTest, ANewerSchemaIsRefused) {
  SqliteStoreUnderTest store;
  ASSERT_TRUE(store.OpenWriter().ok());
  const auto running = store.OpenReader();
  ASSERT_TRUE((*running)->Count({}).ok());
  RunRawSql(store.path(), "PRAGMA user_version = 999");
  for (const absl::Status& status : {store.OpenWriter().status(), store.OpenReader().status(),
                                     // A service that runs while a newer one migrates the store.
                                     (*running)->Count({}).status()}) {
    EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition);
    EXPECT_EQ(ReasonOf(status), ErrorReason::kStoreSchemaTooNew);
    EXPECT_THAT(std::string(status.message()), HasSubstr("999"));
  }
}

// Undo migrations 0009 and 0007.
#define ISNAD_WITHOUT_FEED "DROP TABLE contradiction_feed; DROP TABLE contradiction_feed_head;"
#define ISNAD_WITHOUT_FINDINGS                                                                     \
  ISNAD_WITHOUT_FEED                                                                               \
      "DROP TABLE dismissals; DROP TABLE contradiction_claims; DROP TABLE imported_statements;"    \
      "DROP TABLE statement_claims; DROP TABLE claim_outlets; DROP INDEX "                         \
      "articles_by_first_ingest;"                                                                  \
      "DROP INDEX statements_by_outlet; DROP INDEX claims_by_shared; DROP INDEX actors_by_origin;" \
      "DROP INDEX actors_by_wikidata; ALTER TABLE contradictions DROP COLUMN dismissal_id;"        \
      "ALTER TABLE articles DROP COLUMN first_ingest_time;"                                        \
      "ALTER TABLE statements DROP COLUMN outlet; ALTER TABLE statements DROP COLUMN endorsement;" \
      "ALTER TABLE claims DROP COLUMN is_shared; ALTER TABLE actors DROP COLUMN origin;"           \
      "ALTER TABLE actors DROP COLUMN wikidata_id;"                                                \
      "DELETE FROM index_versions WHERE index_name = 'findings';"

// As a store looks that a version without sounds, or with other ones, left.
class NameSoundsOfEarlierStoresTest : public testing::TestWithParam<const char*> {};
TEST_P(NameSoundsOfEarlierStoresTest, AreFiledWhenTheWriterOpensIt) {
  SqliteStoreUnderTest store;
  {
    auto writer = *store.OpenWriter();
    ASSERT_TRUE(Put(*writer, Story(1)).ok());
  }
  RunRawSql(store.path(), GetParam());
  auto writer = *store.OpenWriter();
  const auto find = [&](absl::string_view word) {
    return writer->reader().FindActorsBySound({}, {text::WordSounds(word)}, 9)->size();
  };
  EXPECT_EQ(find("nizar"), 1);
  EXPECT_EQ(find("stale"), 0);
}
INSTANTIATE_TEST_SUITE_P(
    Sqlite, NameSoundsOfEarlierStoresTest,
    testing::Values(ISNAD_WITHOUT_FINDINGS
                    "DROP TABLE name_word_sounds; DROP TABLE index_versions;"
                    "DROP TABLE article_sketches; DROP TABLE sketch_bands;"
                    "DROP INDEX articles_by_original; DROP INDEX articles_by_url;"
                    "DROP INDEX articles_by_external_id;"
                    "DROP TABLE fresh_statement_postings; DROP TABLE fresh_claim_postings;"
                    "DROP TABLE fresh_mention_keys; PRAGMA user_version = 2",
                    "DELETE FROM name_word_sounds; UPDATE index_versions SET version = 0",
                    "UPDATE name_word_sounds SET sound = 'stl'; DELETE FROM index_versions"));

// As a store looks that a version without sketches, or with other ones, left.
class SketchesOfEarlierStoresTest : public testing::TestWithParam<const char*> {};
TEST_P(SketchesOfEarlierStoresTest, AreMadeAnewAndEveryArticleIsReadAgain) {
  SqliteStoreUnderTest store;
  ArticleRecord record = Story(1);
  record.article.duplicate_of = "other";
  {
    auto writer = *store.OpenWriter();
    ASSERT_TRUE(Put(*writer, record).ok());
    EXPECT_TRUE(writer->reader().QueuedArticles({}, 9)->empty());
  }
  RunRawSql(store.path(), GetParam());
  auto writer = *store.OpenWriter();
  const SketchedArticle expected{{record.article.publish_time, record.article.id},
                                 "other",
                                 text::SketchText(record.article.body)};
  EXPECT_EQ(*writer->reader().GetSketch({}, record.article.id), expected);
  EXPECT_EQ(*writer->reader().QueuedArticles({}, 9), std::vector<std::string>{record.article.id});
}
INSTANTIATE_TEST_SUITE_P(
    Sqlite, SketchesOfEarlierStoresTest,
    testing::Values(ISNAD_WITHOUT_FINDINGS
                    "DROP TABLE article_sketches; DROP TABLE sketch_bands;"
                    "DROP INDEX articles_by_original; DROP INDEX articles_by_url;"
                    "DROP INDEX articles_by_external_id;"
                    "DROP TABLE fresh_statement_postings; DROP TABLE fresh_claim_postings;"
                    "DROP TABLE fresh_mention_keys; PRAGMA user_version = 3;"
                    "DELETE FROM index_versions WHERE index_name = 'article_sketches'",
                    "UPDATE article_sketches SET sketch = x'0400000000';"
                    "UPDATE index_versions SET version = 0"));

// As a store looks that a version left which could not narrow listings by them,
// or did it otherwise.
class FindingsOfEarlierStoresTest : public testing::TestWithParam<const char*> {};
TEST_P(FindingsOfEarlierStoresTest, AreFiledWhenTheWriterOpensIt) {
  SqliteStoreUnderTest store;
  std::string before;
  {
    auto writer = *store.OpenWriter();
    RandomNewsroom newsroom(11, /*with_curators=*/true);
    for (int step = 0; step < 40; ++step) ASSERT_TRUE(newsroom.Step(*writer).ok());
    ASSERT_GT(writer->reader().Count({})->contradictions, 0);
    before = Dump(writer->reader());
  }
  RunRawSql(store.path(), GetParam());
  EXPECT_TRUE(Dump((*store.OpenWriter())->reader()) == before);
}
INSTANTIATE_TEST_SUITE_P(
    Sqlite, FindingsOfEarlierStoresTest,
    testing::Values(ISNAD_WITHOUT_FINDINGS "PRAGMA user_version = 6",
                    "DELETE FROM statement_claims; UPDATE statements SET outlet = '';"
                    "DELETE FROM claim_outlets; UPDATE actors SET origin = 0;"
                    "UPDATE index_versions SET version = 0 WHERE index_name = 'findings'"));

TEST(SchemaTest, AReaderRefusesAnOlderSchema) {
  SqliteStoreUnderTest store;
  ASSERT_TRUE(store.OpenWriter().ok());
  RunRawSql(store.path(), "PRAGMA user_version = -1");
  EXPECT_EQ(ReasonOf(store.OpenReader().status()), ErrorReason::kStoreSchemaMissing);
}

TEST(SchemaTest, AStoreOfTheFirstSchemaIsBroughtUpToDate) {
  SqliteStoreUnderTest store;
  RunRawSql(store.path(), Migrations().front().sql);
  RunRawSql(store.path(),
            "PRAGMA application_id = 1230196292; PRAGMA user_version = 1;"
            // An actor as the first record format has it, and an answered request.
            "INSERT INTO actors VALUES ('a', 1, 2, 1, x'01016101620100000000');"
            "INSERT INTO requests VALUES ('r', 'f', 'article', 'CREATED', 1, 0);");
  const auto writer = store.OpenWriter();
  ASSERT_TRUE(writer.ok()) << writer.status();
  const auto actor = (*writer)->reader().GetActor({}, "a");
  ASSERT_TRUE(actor.ok()) << actor.status();
  EXPECT_EQ(actor->display_name, "b");
  EXPECT_EQ(*(*writer)->reader().CurationVersion({}), 0);
  std::optional<RequestRecord> request;
  const absl::Status read = (*writer)->Transact({}, [&](Transaction& t) {
    request = *t.FindRequest("r");
    return absl::OkStatus();
  });
  EXPECT_TRUE(read.ok()) << read;
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->resource_id, "article");
}

TEST(SchemaTest, ArticlesWithKeysOfAnEarlierFormWaitToBeAnalysedAgain) {
  SqliteStoreUnderTest store;
  ASSERT_TRUE(Put(**store.OpenWriter(), Story(1)).ok());
  EXPECT_THAT(*(*store.OpenWriter())->reader().QueuedArticles({}, 9), testing::IsEmpty());
  RunRawSql(store.path(), ISNAD_WITHOUT_FEED "PRAGMA user_version = 7");
  EXPECT_THAT(*(*store.OpenWriter())->reader().QueuedArticles({}, 9),
              testing::ElementsAre(Story(1).article.id));
}

TEST(SchemaTest, ADatabaseOfAnotherProgramIsLeftAlone) {
  SqliteStoreUnderTest store;
  RunRawSql(store.path(), "CREATE TABLE recipes (name TEXT)");
  for (const absl::Status& status : {store.OpenWriter().status(), store.OpenReader().status()}) {
    EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition) << status;
    EXPECT_THAT(std::string(status.message()), HasSubstr("another program"));
  }
  RunRawSql(store.path(), "PRAGMA journal_mode = DELETE; INSERT INTO recipes VALUES ('كبسة')");
}

TEST(CorruptionTest, AFileThatIsNoDatabaseIsDataLoss) {
  SqliteStoreUnderTest store;
  std::ofstream(store.path()) << std::string(8192, 'x');
  for (const absl::Status& status : {store.OpenWriter().status(), store.OpenReader().status()}) {
    EXPECT_EQ(status.code(), StatusCode::kDataLoss) << status;
    EXPECT_EQ(ReasonOf(status), ErrorReason::kStoreCorrupt);
  }
}

TEST(CorruptionTest, ADamagedPageIsDataLoss) {
  SqliteStoreUnderTest store;
  {
    auto writer = *store.OpenWriter();
    for (int i = 0; i < 50; ++i) ASSERT_TRUE(Put(*writer, Story(i)).ok());
  }
  // Everything after the schema's pages, which hold some 30 tables and indexes.
  const auto size = std::filesystem::file_size(store.path());
  std::fstream file(store.path(), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(16 * 4096);
  file << std::string(size - 16 * 4096, '\x5a');
  file.close();
  const auto reader = store.OpenReader();
  const absl::Status status =
      reader.ok() ? (*reader)->ListArticles({}, {}, {}).status() : reader.status();
  EXPECT_EQ(status.code(), StatusCode::kDataLoss) << status;
  EXPECT_EQ(ReasonOf(status), ErrorReason::kStoreCorrupt);
}

TEST(CorruptionTest, ARecordThatDoesNotDecodeIsDataLoss) {
  SqliteStoreUnderTest store;
  const ArticleRecord record = Story(1);
  ASSERT_TRUE(Put(**store.OpenWriter(), record).ok());
  RunRawSql(store.path(), "UPDATE statements SET record = x'01ff'");
  const absl::Status status =
      (*store.OpenReader())->GetStatement({}, record.statements[0].statement.id).status();
  EXPECT_EQ(status.code(), StatusCode::kDataLoss) << status;
  EXPECT_EQ(ReasonOf(status), ErrorReason::kStoreCorrupt);
}

TEST(FullTest, AFullStoreSaysSoAndKeepsNoHalf) {
  TempFolder folder;
  const std::string path = folder.File("isnad.db");
  auto writer = SqliteWriter::Open(path, {.max_pages = 150});
  ASSERT_TRUE(writer.ok()) << writer.status();
  absl::Status status;
  int64_t stored = 0;
  while ((status = Put(**writer, Story(static_cast<int>(stored), 20000))).ok()) ++stored;
  EXPECT_EQ(status.code(), StatusCode::kResourceExhausted) << status;
  EXPECT_EQ(ReasonOf(status), ErrorReason::kStoreFull);
  EXPECT_GT(stored, 3);
  EXPECT_EQ((*writer)->reader().Count({})->articles, stored);
  EXPECT_EQ((*writer)->reader().Count({})->statements, stored);
  EXPECT_EQ(IntegrityCheck(path), "ok");
}

TEST(FullTest, WhatFitsIsStoredBesideWhatDoesNot) {
  TempFolder folder;
  auto writer = SqliteWriter::Open(folder.File("isnad.db"), {.max_pages = 150});
  ASSERT_TRUE(writer.ok()) << writer.status();
  std::vector<ArticleRecord> records = {Story(1), Story(2, 2 << 20), Story(3)};
  int runs = 0;
  const auto put = [&](size_t i) {
    return [&, i](Transaction& t) {
      ++runs;
      return t.PutArticle(records[i]);
    };
  };
  const auto first = put(0), huge = put(1), last = put(2);
  const auto results = (*writer)->TransactAll({}, {first, huge, last});
  EXPECT_TRUE(results[0].ok()) << results[0];
  EXPECT_EQ(results[1].code(), StatusCode::kResourceExhausted) << results[1];
  EXPECT_TRUE(results[2].ok()) << results[2];
  // SQLite gave up the shared transaction: the first ran again by itself.
  EXPECT_EQ(runs, 4);
  EXPECT_EQ((*writer)->reader().Count({})->articles, 2);
}

TEST(WalTest, TheLogIsMovedIntoTheDatabaseAsItGrows) {
  TempFolder folder;
  const std::string path = folder.File("isnad.db");
  auto writer = *SqliteWriter::Open(path, {.checkpoint_pages = 2048});  // 8 MiB
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(Put(*writer, Story(i, 1 << 20)).ok());
  EXPECT_GT(std::filesystem::file_size(path), 12u << 20);
  EXPECT_LT(std::filesystem::file_size(path + "-wal"), 12u << 20);
}

// More transactions than move what gathered: the words of the first and of the
// last are found alike, and once, before and after the store was closed.
TEST(FreshPostingsTest, WordsAreFoundWhereverTheirRowsStand) {
  SqliteStoreUnderTest store;
  auto writer = *store.OpenWriter();
  const int last = static_cast<int>(kBodiesPerMove) + 3;
  std::vector<ArticleRecord> stories;
  for (int i = 0; i <= last; ++i) stories.push_back(Story(i));
  for (const ArticleRecord& story : stories) ASSERT_TRUE(Put(*writer, story).ok());
  const StatementFilter filter{.words = {stories[0].statements[0].terms.back()}};
  const auto count = [&] {
    int found = 0;
    PageRequest page{.size = 100};
    do {
      const auto listed = *writer->reader().ListStatements({}, filter, page);
      found += static_cast<int>(listed.items.size());
      page.after = listed.next;
    } while (!page.after.empty());
    return found;
  };
  EXPECT_EQ(count(), last + 1);
  writer.reset();
  writer = *store.OpenWriter();
  EXPECT_EQ(count(), last + 1);
  ASSERT_TRUE(Delete(*writer, stories.front().article.id).ok());
  ASSERT_TRUE(Delete(*writer, stories.back().article.id).ok());
  EXPECT_EQ(count(), last - 1);
}

TEST(ReaderTest, AReaderCannotWrite) {
  SqliteStoreUnderTest store;
  ASSERT_TRUE(store.OpenWriter().ok());
  auto connection = *Connection::Open(store.path(), Connection::Mode::kReader);
  const absl::Status status = connection->RunScript("DELETE FROM articles");
  EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition) << status;
  EXPECT_EQ(ReasonOf(status), ErrorReason::kStoreReadOnly);
}

}  // namespace
}  // namespace isnad::store::sqlite
