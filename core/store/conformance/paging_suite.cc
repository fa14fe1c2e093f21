// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <map>

#include "absl/strings/str_cat.h"
#include "core/store/conformance/conformance.h"
#include "core/store/conformance/sample.h"
#include "gmock/gmock.h"

namespace isnad::store {
namespace {

// Many articles share a day, so that most of the order is decided by ids.
ArticleRecord Report(int number) {
  return MakeRecord("البوابة", absl::StrCat("report", number), Day(number % 3),
                    {{"رئيس اللجنة", absl::StrCat("اللجنة أنجزت البند رقم ", number),
                      absl::StrCat("البند ", number), "أنجز", ""}});
}

// Walks a listing in pages of two while articles come and go between the
// pages: what stays throughout appears once.
template <typename T>
void ExpectStable(const std::function<absl::StatusOr<Page<T>>(const PageRequest&)>& list,
                  const std::function<std::string(const T&)>& article_of,
                  const std::function<void(int)>& disturb,
                  const std::vector<std::string>& staying) {
  std::map<std::string, int> seen;
  PageRequest request{2, ""};
  int round = 0;
  do {
    const auto page = list(request);
    ASSERT_TRUE(page.ok()) << page.status();
    for (const T& item : page->items) ++seen[article_of(item)];
    disturb(round++);
    request.after = page->next;
  } while (!request.after.empty());
  for (const std::string& id : staying) EXPECT_EQ(seen[id], 1) << id;
  for (const auto& [id, count] : seen) EXPECT_EQ(count, 1) << id;
}

TEST_P(StoreConformanceTest, PagesStayTrueWhileRowsComeAndGo) {
  std::vector<std::string> staying;
  for (int i = 0; i < 24; ++i) {
    Put(Report(i));
    if (i % 3 != 1) staying.push_back(Report(i).article.id);
  }
  // Those of the middle day go one after the other, new ones come on every day.
  int next_new = 100;
  const auto disturb = [&](int round) {
    if (round < 8) Delete(Report(3 * round + 1).article.id);
    Put(Report(next_new++));
  };
  ExpectStable<StoredArticle>(
      [&](const PageRequest& page) { return reader().ListArticles(call_, {}, page); },
      [](const model::Article& article) { return article.id; }, disturb, staying);
  for (int i = 0; i < 8; ++i) Put(Report(3 * i + 1));
  ExpectStable<PrintedStatement>(
      [&](const PageRequest& page) {
        return reader().ListStatements(call_, {.words = {"اللجنة"}}, page);
      },
      [](const model::Statement& statement) { return statement.article_id; }, disturb, staying);
  for (int i = 0; i < 8; ++i) Put(Report(3 * i + 1));
  ExpectStable<model::ClaimSummary>(
      [&](const PageRequest& page) {
        return reader().ListClaims(call_, {.holder_id = ActorIdOf("رئيس اللجنة")}, page);
      },
      [](const model::ClaimSummary& summary) { return summary.claim.id; }, disturb, {});
}

TEST_P(StoreConformanceTest, AListingThatEndsWithAFullPageHasNoNextOne) {
  for (int i = 0; i < 4; ++i) Put(Report(i));
  const auto first = reader().ListArticles(call_, {}, {.size = 2});
  ASSERT_FALSE(first->next.empty());
  const auto second = reader().ListArticles(call_, {}, {2, first->next});
  EXPECT_EQ(second->items.size(), 2u);
  EXPECT_EQ(second->next, "");
}

TEST_P(StoreConformanceTest, APageHasARowWhateverSizeIsAsked) {
  for (int i = 0; i < 3; ++i) Put(Report(i));
  for (const int32_t size : {0, -5}) {
    EXPECT_EQ(reader().ListArticles(call_, {}, {.size = size})->items.size(), 1u);
  }
}

TEST_P(StoreConformanceTest, APositionWhoseRowIsGoneStaysValid) {
  for (int i = 0; i < 3; ++i) Put(Report(3 * i));
  const auto first = reader().ListArticles(call_, {}, {.size = 1});
  const auto rest = reader().ListArticles(call_, {}, {5, first->next});
  Delete(first->items[0].id);
  EXPECT_EQ(reader().ListArticles(call_, {}, {5, first->next})->items, rest->items);
}

}  // namespace
}  // namespace isnad::store
