// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// What a store keeps for those who analyse its articles again.
#include <utility>

#include "core/store/conformance/conformance.h"
#include "core/store/conformance/sample.h"

namespace isnad::store {
namespace {

constexpr char kNurse[] = "هدى السالم";
constexpr char kMayor[] = "كريم الدالي";
constexpr char kClinic[] = "مستوصف الحي";

ArticleRecord Report(const std::string& slug, const std::string& speaker, model::Polarity polarity,
                     int day) {
  return MakeRecord("الضفاف", slug, Day(day),
                    {{.speaker = speaker,
                      .text = "بات المستوصف في خدمة الأهالي كما جاء في " + slug,
                      .agent = kClinic,
                      .predicate = "افتتح",
                      .patient = "",
                      .polarity = polarity}});
}

TEST_P(StoreConformanceTest, AContradictionThatComesAgainKeepsWhenItWasFirstFound) {
  const ArticleRecord one = Report("opened", kMayor, model::Polarity::kPositive, 1);
  const ArticleRecord other = Report("closed", kNurse, model::Polarity::kNegative, 2);
  const auto found = [&](absl::Time time) {
    model::Contradiction contradiction =
        MakeContradiction(one.mentions[0].mention, other.mentions[0].mention);
    contradiction.detect_time = time;
    return contradiction;
  };
  const auto shown = [&] {
    const auto listed = reader().ListContradictions(call_, {}, {});
    return listed.ok() && listed->items.size() == 1 ? listed->items[0].detect_time
                                                    : absl::InfinitePast();
  };
  Put(one);
  Put(other);
  Put(found(Day(5)));
  // Gone with one article's new analysis; the process that took it out is gone, too.
  Put(one);
  EXPECT_EQ(reader().Count(call_)->contradictions, 0);
  Reopen();
  Put(other);
  // Under another id, and found later by its own account.
  model::Contradiction again = found(Day(9));
  again.id = "anothername";
  again.a.claim_id = again.b.claim_id;
  Put(again);
  EXPECT_EQ(shown(), Day(5));
  // Taken out and put back within one transaction.
  EXPECT_TRUE(Transact([&](Transaction& t) {
                if (absl::Status put = t.PutArticle(other); !put.ok()) return put;
                return t.PutContradictions({found(Day(10))});
              }).ok());
  EXPECT_EQ(shown(), Day(5));
  EXPECT_TRUE(Transact([&](Transaction& t) {
                return t.ReplaceContradictions(one.article.id, {found(Day(11))});
              }).ok());
  EXPECT_EQ(shown(), Day(5));
  // An earlier time counts.
  Put(one);
  Put(found(Day(4)));
  EXPECT_EQ(shown(), Day(4));
  // What stands and is put again is as it is put.
  Put(found(Day(6)));
  EXPECT_EQ(shown(), Day(6));
}

TEST_P(StoreConformanceTest, SeveralContradictionsOfTwoStatementsKeepTheirTime) {
  const ArticleRecord one = Report("opened", kMayor, model::Polarity::kPositive, 1);
  const ArticleRecord other = Report("closed", kNurse, model::Polarity::kNegative, 2);
  std::vector<model::Contradiction> found(
      2, MakeContradiction(one.mentions[0].mention, other.mentions[0].mention));
  found[1].id = "anothername";
  Put(one);
  Put(other);
  found[0].detect_time = Day(6);
  found[1].detect_time = Day(5);
  EXPECT_TRUE(Transact([&](Transaction& t) { return t.PutContradictions(found); }).ok());
  Put(one);
  for (model::Contradiction& each : found) each.detect_time = Day(9);
  EXPECT_TRUE(Transact([&](Transaction& t) { return t.PutContradictions(found); }).ok());
  const auto listed = reader().ListContradictions(call_, {}, {});
  ASSERT_TRUE(listed.ok()) << listed.status();
  ASSERT_EQ(listed->items.size(), 2);
  for (const model::Contradiction& each : listed->items) EXPECT_EQ(each.detect_time, Day(5));
}

TEST_P(StoreConformanceTest, WhatIsFoundInAnotherTextIsFoundAnew) {
  ArticleRecord one = Report("opened", kMayor, model::Polarity::kPositive, 1);
  const ArticleRecord other = Report("closed", kNurse, model::Polarity::kNegative, 2);
  model::Contradiction found =
      MakeContradiction(one.mentions[0].mention, other.mentions[0].mention);
  const auto detected = [&](absl::Time time) {
    found.detect_time = time;
    Put(found);
    const auto stored = reader().GetContradiction(call_, found.id);
    return stored.ok() ? stored->detect_time : absl::InfinitePast();
  };
  Put(one);
  Put(other);
  EXPECT_EQ(detected(Day(5)), Day(5));
  Put(other);  // out for now …
  ++one.article.revision;
  for (StatementRecord& each : one.statements) ++each.statement.revision;
  Put(one);  // … and for good
  EXPECT_EQ(detected(Day(6)), Day(6));
  for (const ArticleRecord* each : {&std::as_const(one), &other}) {
    Put(one);
    Delete(each->article.id);
    Put(*each);
    EXPECT_EQ(detected(Day(7)), Day(7)) << each->article.url;
  }
}

TEST_P(StoreConformanceTest, ALeaseHasOneHolderUntilItEnds) {
  const auto take = [&](const std::string& holder, absl::Time now) {
    Lease lease;
    EXPECT_TRUE(Transact([&](Transaction& t) {
                  auto taken = t.TakeLease("census", holder, now, now + absl::Minutes(1));
                  if (taken.ok()) lease = *std::move(taken);
                  return taken.status();
                }).ok());
    return lease;
  };
  const absl::Time start = Day(1);
  const absl::Time next = start + absl::Seconds(30);
  const Lease first{"first", start, start + absl::Minutes(1)};
  EXPECT_EQ(take("first", start), first);
  EXPECT_EQ(take("second", next), first);
  // Held longer, from the same start.
  const Lease longer{"first", start, next + absl::Minutes(1)};
  EXPECT_EQ(take("first", next), longer);
  EXPECT_EQ(take("second", start + absl::Minutes(1)), longer);
  // Nobody ends another one's; the holder does, and so does time.
  EXPECT_TRUE(Transact([](Transaction& t) { return t.EndLease("census", "second"); }).ok());
  EXPECT_EQ(take("second", next), longer);
  EXPECT_TRUE(Transact([](Transaction& t) { return t.EndLease("census", "first"); }).ok());
  EXPECT_EQ(take("second", next).holder, "second");
  EXPECT_EQ(take("first", next + absl::Minutes(1)).holder, "first");
  EXPECT_TRUE(Transact([&](Transaction& t) {
                const auto other = t.TakeLease("another", "third", next, next + absl::Hours(1));
                EXPECT_TRUE(other.ok() && other->holder == "third");
                return other.status();
              }).ok());
}

}  // namespace
}  // namespace isnad::store
