// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/dismissal.h"

#include <gtest/gtest.h>

#include <utility>

#include "core/model/id.h"

namespace isnad::store {
namespace {

constexpr char kOpen[] = "الجسر مفتوح أمام الشاحنات";
constexpr char kShut[] = "الجسر مغلق حتى إشعار آخر";

model::Article Article(const std::string& id, const std::string& body) {
  model::Article article;
  article.id = id;
  article.body = body;
  article.content_hash = model::ContentHash("", body);
  return article;
}

model::ContradictionSide Side(const model::Article& article, absl::string_view words,
                              const std::string& claim) {
  const auto begin = static_cast<uint32_t>(article.body.find(std::string(words)));
  model::ContradictionSide side;
  side.article_id = article.id;
  side.claim_id = claim;
  side.statement_id = article.id + claim;
  side.span = {model::TextField::kBody, begin, begin + static_cast<uint32_t>(words.size())};
  return side;
}

class DismissalTest : public testing::Test {
 protected:
  DismissalTest() {
    found_.a = Side(a_, kOpen, "open");
    found_.b = Side(b_, kShut, "shut");
    record_ = MakeDismissal(found_, a_, b_, {"هدى", "جسران", absl::FromUnixSeconds(7)});
  }

  const model::Article a_ = Article("a", kOpen);
  const model::Article b_ = Article("b", kShut);
  model::Contradiction found_;
  DismissalRecord record_;
};

TEST_F(DismissalTest, ItCoversItsContradictionWhicheverSideIsFirst) {
  EXPECT_TRUE(Covers(record_, found_, a_, b_));
  std::swap(found_.a, found_.b);
  EXPECT_TRUE(Covers(record_, found_, b_, a_));
}

TEST_F(DismissalTest, RulesMayNameTheSidesAnewAndDrawTheirEndsAnew) {
  found_.a.statement_id = found_.a.claim_id = "other";
  found_.a.span.begin += 10;
  EXPECT_TRUE(Covers(record_, found_, a_, b_));
  found_.a.span = {model::TextField::kTitle, found_.a.span.begin, found_.a.span.end};
  EXPECT_FALSE(Covers(record_, found_, a_, b_));
}

TEST_F(DismissalTest, AnotherClauseOfTheSameTextIsAnotherMatter) {
  const model::Article longer = Article("a", std::string(kOpen) + " والطريق مقطوع");
  found_.a = Side(longer, kOpen, "open");
  record_ = MakeDismissal(found_, longer, b_, {});
  found_.a = Side(longer, "والطريق مقطوع", "cut");
  EXPECT_FALSE(Covers(record_, found_, longer, b_));
}

TEST_F(DismissalTest, InARevisedTextTheWordsOrTheClaimDecide) {
  const model::Article moved = Article("a", std::string("خبر عاجل: ") + kOpen);
  found_.a = Side(moved, kOpen, "named anew");
  EXPECT_TRUE(Covers(record_, found_, moved, b_));
  const model::Article reworded = Article("a", "فتح الجسر للشاحنات اليوم");
  found_.a = Side(reworded, "فتح الجسر للشاحنات", "open");
  EXPECT_TRUE(Covers(record_, found_, reworded, b_));
  found_.a.claim_id = "another number";
  EXPECT_FALSE(Covers(record_, found_, reworded, b_));
}

TEST_F(DismissalTest, ItSaysNothingOfOtherArticles) {
  const model::Article copy = Article("c", kOpen);
  found_.a = Side(copy, kOpen, "open");
  EXPECT_FALSE(Covers(record_, found_, copy, b_));
}

TEST_F(DismissalTest, SpansOutsideTheTextHaveNoWords) {
  found_.a.span.end += 500;
  const auto record = MakeDismissal(found_, a_, b_, {});
  EXPECT_EQ(record.a.text, "");
}

TEST_F(DismissalTest, EachDecisionHasAnIdOfItsOwn) {
  EXPECT_EQ(record_.id, MakeDismissal(found_, a_, b_, {"سعد", "", absl::FromUnixSeconds(7)}).id);
  EXPECT_NE(record_.id, MakeDismissal(found_, a_, b_, {"هدى", "", absl::FromUnixSeconds(8)}).id);
}

}  // namespace
}  // namespace isnad::store
