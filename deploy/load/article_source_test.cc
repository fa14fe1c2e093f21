// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/load/article_source.h"

#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "gtest/gtest.h"

namespace isnad::load {
namespace {

class ArticleSourceTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) / "الأخبار" / test->name();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  std::string Write(const std::string& name, const std::string& text) {
    const std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  static std::vector<SourceItem> ReadAll(const std::vector<std::string>& paths) {
    auto source = ArticleSource::Open(paths, {});
    EXPECT_TRUE(source.ok()) << source.status();
    std::vector<SourceItem> items;
    while (auto item = source->Next()) items.push_back(*std::move(item));
    return items;
  }
  std::filesystem::path folder_;
};

TEST_F(ArticleSourceTest, ABadLineIsAnErrorOfItsOwn) {
  const std::string path = Write("a.jsonl", "{\"body\":\"1\"}\n\nnonsense\r\n{\"body\":\"2\"}");
  const auto items = ReadAll({path});
  ASSERT_EQ(items.size(), 3u);
  EXPECT_EQ(items[0].article->body(), "1");
  EXPECT_EQ(items[1].place, path + ":3");
  EXPECT_FALSE(items[1].article.ok());
  EXPECT_EQ(items[2].article->body(), "2");
}

TEST_F(ArticleSourceTest, GzipReadsLikePlain) {
  const std::string path = (folder_ / "a.jsonl.gz").string();
  gzFile out = gzopen(path.c_str(), "wb");
  for (int i = 0; i < 300; ++i) {
    gzprintf(out, "{\"id\":\"%d\",\"body\":\"%s\"}\n", i, std::string(1000, 'x').c_str());
  }
  gzclose(out);
  const auto items = ReadAll({path});
  ASSERT_EQ(items.size(), 300u);
  EXPECT_EQ(items[299].article->external_id(), "299");
}

TEST_F(ArticleSourceTest, ABrokenGzipGivesWhatItHasAndAnError) {
  const std::string path = (folder_ / "a.jsonl.gz").string();
  gzFile out = gzopen(path.c_str(), "wb");
  for (int i = 0; i < 20000; ++i) gzprintf(out, "{\"id\":\"%d\",\"body\":\"%d\"}\n", i, i * 7919);
  gzclose(out);
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  const auto items = ReadAll({path});
  ASSERT_GT(items.size(), 1u);
  EXPECT_TRUE(items.front().article.ok());
  EXPECT_FALSE(items.back().article.ok());
}

TEST_F(ArticleSourceTest, AManifestSpeaksForTheTextsBesideIt) {
  Write("manifest.jsonl",
        "{\"file\":\"1.txt\",\"outlet\":\"o\",\"published\":\"2020-01-02\",\"titled\":true}\n");
  Write("1.txt", "عنوان\n\nنص");
  Write("2.txt", "نص آخر");
  const auto items = ReadAll({folder_.string()});
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].article->outlet(), folder_.filename().string());
  EXPECT_EQ(items[0].article->body(), "نص آخر");
  EXPECT_EQ(items[1].article->outlet(), "o");
  EXPECT_EQ(items[1].article->title(), "عنوان");
  EXPECT_EQ(items[1].article->url(), "file:1.txt");
}

TEST_F(ArticleSourceTest, ALineOverTheLimitIsPassedOver) {
  const std::string path =
      Write("a.jsonl", std::string(LineReader::kMaxLineBytes + 10, 'x') + "\n{\"body\":\"2\"}\n");
  const auto items = ReadAll({path});
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].article.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(items[1].article->body(), "2");
}

TEST_F(ArticleSourceTest, RefusesWhatItCannotLoad) {
  EXPECT_EQ(ArticleSource::Open({(folder_ / "none").string()}, {}).status().code(),
            absl::StatusCode::kNotFound);
  EXPECT_EQ(ArticleSource::Open({Write("a.pdf", "")}, {}).status().code(),
            absl::StatusCode::kInvalidArgument);
  std::filesystem::create_directories(folder_ / "empty");
  EXPECT_EQ(ArticleSource::Open({(folder_ / "empty").string()}, {}).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace isnad::load
