// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/dialect.h"

#include "core/store/postgres/write_queue.h"
#include "gmock/gmock.h"

namespace isnad::store::postgres {
namespace {

using sql::ToValue;
using sql::ValueType;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr ValueType kText = ValueType::kText;
constexpr ValueType kInteger = ValueType::kInteger;

TEST(TranslateTest, ParametersAreNumberedTheServersWay) {
  EXPECT_EQ(Translate("SELECT a FROM t WHERE b = ?1 AND (?12 IS NULL OR c = ?12)"),
            "SELECT a FROM t WHERE b = $1 AND ($12 IS NULL OR c = $12)");
}

TEST(TranslateTest, ListsAreReadTheServersWay) {
  EXPECT_EQ(Translate("FROM json_each(?9) w CROSS JOIN a ON a.id = w.value"),
            "FROM json_array_elements_text($9::json) AS w(value) JOIN a ON a.id = w.value");
  EXPECT_EQ(Translate("d.term = json_extract(?11, '$[0]') AND x"),
            "d.term = ($11::json ->> 0) AND x");
}

TEST(TranslateTest, FreshTablesAreLeftOut) {
  EXPECT_EQ(Translate("/*fresh*/SELECT 1 /*fresh*/AND x /*end*/UNION ALL /*end*/SELECT 2"),
            "SELECT 2");
}

TEST(ManyRowsTest, AnInsertTakesARowOfEachArray) {
  const ValueType types[] = {kText, kInteger};
  const auto many = ForManyRows("INSERT INTO t (a, n, b) VALUES (?1, 1, ?2)", types);
  ASSERT_TRUE(many);
  EXPECT_EQ(many->sql,
            "INSERT INTO t (a, n, b) SELECT u.c1, 1, u.c2"
            " FROM unnest($1::text[], $2::bigint[]) AS u(c1, c2)");
  EXPECT_EQ(many->table, "t");
  EXPECT_THAT(many->key, IsEmpty());
}

TEST(ManyRowsTest, ARowIsCountedOnceInAStatement) {
  const ValueType types[] = {kText, kText, kInteger};
  const auto many = ForManyRows(
      "INSERT INTO t (a, b, n) VALUES (?1, ?2, ?3) ON CONFLICT (a, b) DO UPDATE SET n = t.n + 1",
      types);
  ASSERT_TRUE(many);
  EXPECT_THAT(many->key, ElementsAre(0, 1));
  EXPECT_FALSE(many->leaves_out_repeats);
}

TEST(ManyRowsTest, RepeatsOfAnArticlesOwnRowsAreLeftOut) {
  const ValueType types[] = {kText, kInteger};
  const auto many =
      ForManyRows("INSERT INTO t (a, b) VALUES (?1, ?2) ON CONFLICT DO NOTHING /*own*/", types);
  ASSERT_TRUE(many);
  EXPECT_EQ(many->sql,
            "INSERT INTO t (a, b) SELECT u.c1, u.c2"
            " FROM unnest($1::text[], $2::bigint[]) AS u(c1, c2)");
  EXPECT_TRUE(many->leaves_out_repeats);
}

TEST(ManyRowsTest, ChangesFindTheirRowsByEachArray) {
  const ValueType types[] = {kText, kInteger};
  const auto update = ForManyRows("UPDATE t SET n = ?2 WHERE a = ?1 AND n <> ?2", types);
  ASSERT_TRUE(update);
  EXPECT_EQ(update->sql,
            "UPDATE t SET n = u.c2 FROM unnest($1::text[], $2::bigint[]) AS u(c1, c2)"
            " WHERE a = u.c1 AND n <> u.c2");
  EXPECT_THAT(update->key, ElementsAre(0));
  const auto erase = ForManyRows("DELETE FROM t WHERE a = ?1 AND n = ?2", types);
  ASSERT_TRUE(erase);
  EXPECT_EQ(erase->sql,
            "DELETE FROM t USING unnest($1::text[], $2::bigint[]) AS u(c1, c2)"
            " WHERE a = u.c1 AND n = u.c2");
}

TEST(ManyRowsTest, WhatReadsOtherRowsRunsByItself) {
  const ValueType types[] = {kText};
  EXPECT_FALSE(ForManyRows("INSERT INTO t (a) SELECT b FROM s WHERE b = ?1", types));
  EXPECT_FALSE(ForManyRows("DELETE FROM t WHERE a IN (SELECT b FROM s WHERE b < ?1)", types));
  EXPECT_FALSE(ForManyRows("DELETE FROM t", {}));
}

class WriteQueueTest : public testing::Test {
 protected:
  static WritePlan Plan(absl::string_view sql, std::vector<ValueType> types) {
    WritePlan plan{sql, types, ForManyRows(sql, types)};
    EXPECT_TRUE(plan.many) << sql;
    return plan;
  }
  void Add(const WritePlan& plan, const std::string& text) {
    const sql::Value values[] = {ToValue(text)};
    queue_.Add(plan, values);
  }
  // Statement and rows of each run.
  std::vector<std::pair<absl::string_view, int>> Taken() {
    std::vector<std::pair<absl::string_view, int>> runs;
    for (const auto& batch : queue_.Take()) runs.emplace_back(batch->plan().sql, batch->count());
    return runs;
  }

  WriteQueue queue_;
  const WritePlan put_ = Plan("INSERT INTO t (a) VALUES (?1)", {kText});
  const WritePlan erase_ = Plan("DELETE FROM t WHERE a = ?1", {kText});
  const WritePlan other_ = Plan("INSERT INTO s (a) VALUES (?1)", {kText});
  const WritePlan count_ =
      Plan("INSERT INTO t (a) VALUES (?1) ON CONFLICT (a) DO UPDATE SET n = t.n + 1", {kText});
};

TEST_F(WriteQueueTest, RowsOfOneStatementRunTogether) {
  for (const char* text : {"ا", "ب"}) {
    Add(put_, text);
    Add(other_, text);
  }
  EXPECT_THAT(Taken(), ElementsAre(std::pair(put_.sql, 2), std::pair(other_.sql, 2)));
  EXPECT_TRUE(queue_.empty());
}

TEST_F(WriteQueueTest, ATableKeepsItsOrder) {
  Add(put_, "ا");
  Add(erase_, "ا");
  Add(put_, "ا");
  EXPECT_THAT(Taken(), ElementsAre(std::pair(put_.sql, 1), std::pair(erase_.sql, 1),
                                   std::pair(put_.sql, 1)));
}

TEST_F(WriteQueueTest, RowsWaitUntilTheirTableIsRead) {
  Add(put_, "ا");
  Add(other_, "ا");
  const auto words = WordsOf("SELECT s.a FROM json_each(?1) w CROSS JOIN s ON s.a = w.value");
  ASSERT_THAT(queue_.Take(words), SizeIs(1));
  EXPECT_THAT(Taken(), ElementsAre(std::pair(put_.sql, 1)));
}

TEST_F(WriteQueueTest, ARowThatIsCountedAgainBeginsAnotherRun) {
  for (const char* text : {"ا", "ب", "ا"}) Add(count_, text);
  EXPECT_THAT(Taken(), ElementsAre(std::pair(count_.sql, 2), std::pair(count_.sql, 1)));
}

}  // namespace
}  // namespace isnad::store::postgres
