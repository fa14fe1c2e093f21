// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/gold_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "tests/eval/markup.h"
#include "tests/eval/speaker_match.h"
#include "tests/eval/words.h"

// The project's own gold keeps to its own guide (README.md).
namespace isnad::eval {
namespace {

using ::testing::Each;
using ::testing::Ge;
using ::testing::IsEmpty;

class GoldTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto loaded = LoadMarkupFolder(ISNAD_SOURCE_DIR "/tests/eval/gold");
    ASSERT_TRUE(loaded.ok()) << loaded.status();
    articles_ = new std::vector<GoldArticle>(*std::move(loaded));
  }
  static void TearDownTestSuite() { delete articles_; }

  static std::string TextOf(const GoldArticle& article, const GoldStatement& statement) {
    return article.text.substr(statement.begin, statement.end - statement.begin);
  }

  // Runs `complaint` on every statement; collects what it says.
  template <typename Complaint>
  static std::vector<std::string> Complaints(Complaint complaint) {
    std::vector<std::string> wrong;
    for (const GoldArticle& article : *articles_) {
      for (const GoldStatement& statement : article.statements) {
        if (!complaint(article, statement)) continue;
        wrong.push_back(absl::StrCat(article.name, ": ", TextOf(article, statement)));
      }
    }
    return wrong;
  }

  static std::vector<GoldArticle>* articles_;
};

std::vector<GoldArticle>* GoldTest::articles_ = nullptr;

TEST_F(GoldTest, IsLargeAndHasArticlesWithoutStatements) {
  size_t without = 0, statements = 0;
  for (const GoldArticle& article : *articles_) {
    without += article.statements.empty() ? 1 : 0;
    statements += article.statements.size();
  }
  EXPECT_GE(articles_->size(), 40u);
  EXPECT_GE(without, 4u);
  EXPECT_GE(statements, 250u);
}

TEST_F(GoldTest, HasSeveralOfEveryConstructionActAndKind) {
  std::map<std::string, int> seen;
  for (absl::string_view construction : Constructions()) seen[std::string(construction)] = 0;
  for (int act = 1; act <= 8; ++act) seen[absl::StrCat("act ", act)] = 0;
  for (const GoldArticle& article : *articles_) {
    for (const GoldStatement& statement : article.statements) {
      ++seen[statement.construction];
      ++seen[absl::StrCat("act ", static_cast<int>(statement.act))];
      ++seen[absl::StrCat("kind ", static_cast<int>(statement.kind))];
      if (statement.doubted) ++seen["doubted"];
      if (!statement.chain.empty()) ++seen["chain"];
      if (statement.chain.size() > 1) ++seen["long chain"];
    }
  }
  for (const auto& [what, count] : seen) EXPECT_GE(count, what == "long chain" ? 1 : 3) << what;
}

TEST_F(GoldTest, ContentsHaveNoSpaceAtTheirEnds) {
  EXPECT_THAT(Complaints([](const GoldArticle& article, const GoldStatement& statement) {
                const std::string text = TextOf(article, statement);
                return absl::StripAsciiWhitespace(text) != text;
              }),
              IsEmpty());
}

TEST_F(GoldTest, ContentsBeginBehindTheComplementizer) {
  EXPECT_THAT(Complaints([](const GoldArticle& article, const GoldStatement& statement) {
                const std::string text = TextOf(article, statement);
                return absl::StartsWith(text, "إن ") || absl::StartsWith(text, "أن ") ||
                       absl::StartsWith(text, "بأن ") || absl::StartsWith(text, "إنه ");
              }),
              IsEmpty());
}

TEST_F(GoldTest, ContentsStandInsideTheirOuterQuoteMarks) {
  EXPECT_THAT(Complaints([](const GoldArticle& article, const GoldStatement& statement) {
                const std::string text = TextOf(article, statement);
                return (absl::StartsWith(text, "«") && absl::EndsWith(text, "»")) ||
                       (absl::StartsWith(text, "\"") && absl::EndsWith(text, "\""));
              }),
              IsEmpty());
}

TEST_F(GoldTest, QuotationsFollowAQuoteMarkOrATurnMarker) {
  EXPECT_THAT(Complaints([](const GoldArticle& article, const GoldStatement& statement) {
                if (statement.kind != model::StatementKind::kDirectQuote) return false;
                if (statement.construction == "turn") return false;
                const auto before = absl::string_view(article.text).substr(0, statement.begin);
                return !absl::EndsWith(before, "«") && !absl::EndsWith(before, "\"") &&
                       !absl::EndsWith(before, "”");
              }),
              IsEmpty());
}

TEST_F(GoldTest, MixedContentsHoldAQuoteMark) {
  EXPECT_THAT(Complaints([](const GoldArticle& article, const GoldStatement& statement) {
                if (statement.kind != model::StatementKind::kMixedQuote) return false;
                const std::string text = TextOf(article, statement);
                return !absl::StrContains(text, "«") && !absl::StrContains(text, "\"") &&
                       !absl::StrContains(text, "''");
              }),
              IsEmpty());
}

TEST_F(GoldTest, OnlyTitlesHoldHeadlines) {
  EXPECT_THAT(Complaints([](const GoldArticle& article, const GoldStatement& statement) {
                return (statement.end <= article.title_size) !=
                       (statement.construction == "headline");
              }),
              IsEmpty());
}

// A speaker goes by words of the article, or is described by them.
TEST_F(GoldTest, SpeakersAreNamedInTheirArticle) {
  EXPECT_THAT(Complaints([](const GoldArticle& article, const GoldStatement& statement) {
                absl::string_view name = statement.speaker;
                if (name == kInterviewer || absl::ConsumePrefix(&name, kAnonymousPrefix)) {
                  return name.empty();
                }
                const std::string text = absl::StrJoin(FoldName(article.text), " ");
                for (const std::string& word : FoldName(name)) {
                  if (!absl::StrContains(text, word)) return true;
                }
                return FoldName(name).empty();
              }),
              IsEmpty());
}

TEST_F(GoldTest, TextsAreLongEnoughToHaveContext) {
  for (const GoldArticle& article : *articles_) {
    EXPECT_GE(WordsOf(article.text).size(), 60u) << article.name;
    EXPECT_LE(WordsOf(article.text).size(), 260u) << article.name;
  }
}

TEST(GoldFilesTest, AFolderWithoutGoldIsAnError) {
  EXPECT_FALSE(LoadMarkupFolder(ISNAD_SOURCE_DIR "/tests/eval/nowhere").ok());
  EXPECT_FALSE(LoadStandoff("no manifest", "no gold", "").ok());
}

}  // namespace
}  // namespace isnad::eval
