// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/conformance/conformance.h"
#include "core/store/conformance/sample.h"
#include "gmock/gmock.h"

namespace isnad::store {
namespace {

using model::ContradictionScope;
using model::ContradictionType;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kMayor[] = "باسم الراوي";
constexpr char kEngineer[] = "منى الصفدي";
constexpr char kDam[] = "سد الجبل";

// Three articles on a dam: the mayor affirms, the engineer denies, and later
// the mayor denies too.
class Dam {
 public:
  Dam()
      : affirmed(Says("الراصد", "affirmed", 1, kMayor, model::Polarity::kPositive)),
        denied(Says("الميناء", "denied", 4, kEngineer, model::Polarity::kNegative)),
        recanted(Says("الراصد", "recanted", 8, kMayor, model::Polarity::kNegative)),
        between(MakeContradiction(affirmed.mentions[0].mention, denied.mentions[0].mention)),
        with_himself(
            MakeContradiction(recanted.mentions[0].mention, affirmed.mentions[0].mention)) {
    with_himself.types = {ContradictionType::kNumeric, ContradictionType::kTemporal};
    with_himself.confidence = 0.5;
  }

  const ArticleRecord affirmed, denied, recanted;
  model::Contradiction between, with_himself;

 private:
  static ArticleRecord Says(const std::string& outlet, const std::string& slug, int day,
                            const std::string& who, model::Polarity polarity) {
    return MakeRecord(outlet, slug, Day(day),
                      {{.speaker = who,
                        .text = "حال السد كما نقول في يوم " + slug,
                        .agent = kDam,
                        .predicate = "صمد",
                        .patient = "",
                        .polarity = polarity}});
  }
};

std::vector<std::string> List(const StoreReader& reader, const ContradictionFilter& filter) {
  std::vector<std::string> ids;
  for (const auto& found : AllPages<model::Contradiction>(1, [&](const PageRequest& page) {
         return reader.ListContradictions({}, filter, page);
       })) {
    ids.push_back(found.id);
  }
  return ids;
}

TEST_P(StoreConformanceTest, AContradictionNeedsBothItsStatements) {
  const Dam dam;
  Put(dam.affirmed);
  const auto put = [&](Transaction& t) { return t.PutContradictions({dam.between}); };
  EXPECT_TRUE(absl::IsNotFound(Transact(put)));
  Put(dam.denied);
  EXPECT_TRUE(Transact(put).ok());
  EXPECT_EQ(*reader().GetContradiction(call_, dam.between.id), dam.between);
}

TEST_P(StoreConformanceTest, TheSameContradictionAgainReplaces) {
  Dam dam;
  Put(dam.affirmed);
  Put(dam.denied);
  Put(dam.between);
  dam.between.confidence = 0.25;
  dam.between.evident_time += absl::Hours(5);
  Put(dam.between);
  EXPECT_EQ(*reader().GetContradiction(call_, dam.between.id), dam.between);
  EXPECT_THAT(List(reader(), {.actor_id = ActorIdOf(kMayor)}), ElementsAre(dam.between.id));
  EXPECT_EQ(reader().Count(call_)->contradictions, 1);
}

TEST_P(StoreConformanceTest, NoContradictionIsEvidentBeforeItsSidesArePublished) {
  Dam dam;
  Put(dam.affirmed);
  Put(dam.denied);
  dam.between.evident_time = Day(2);
  EXPECT_EQ(Transact([&](Transaction& t) { return t.PutContradictions({dam.between}); }).code(),
            absl::StatusCode::kInternal);
}

TEST_P(StoreConformanceTest, ContradictionsAreFilteredAndListedNewestFirst) {
  const Dam dam;
  for (const ArticleRecord* record : {&dam.affirmed, &dam.denied, &dam.recanted}) Put(*record);
  Put(dam.between);
  Put(dam.with_himself);
  const std::string &between = dam.between.id, &himself = dam.with_himself.id;
  const StoreReader& reader = this->reader();
  EXPECT_THAT(List(reader, {}), ElementsAre(himself, between));
  EXPECT_THAT(List(reader, {.actor_id = ActorIdOf(kMayor)}), ElementsAre(himself, between));
  EXPECT_THAT(List(reader, {.actor_id = ActorIdOf(kEngineer)}), ElementsAre(between));
  EXPECT_THAT(List(reader, {.actor_id = ActorIdOf(kDam)}), ElementsAre(himself, between));
  EXPECT_THAT(List(reader, {.outlet = "الميناء"}), ElementsAre(between));
  EXPECT_THAT(List(reader, {.outlet = "الراصد"}), ElementsAre(himself, between));
  EXPECT_THAT(List(reader, {.actor_id = ActorIdOf(kMayor), .outlet = "الميناء"}),
              ElementsAre(between));
  EXPECT_THAT(List(reader, {.article_id = dam.affirmed.article.id}), ElementsAre(himself, between));
  EXPECT_THAT(List(reader, {.article_id = dam.denied.article.id}), ElementsAre(between));
  EXPECT_THAT(List(reader, {.article_id = "nowhere"}), IsEmpty());
  EXPECT_THAT(List(reader, {.article_id = dam.recanted.article.id, .outlet = "الميناء"}),
              IsEmpty());
  EXPECT_THAT(List(reader, {.types = {ContradictionType::kNegation}}), ElementsAre(between));
  EXPECT_THAT(List(reader, {.types = {ContradictionType::kDoubt, ContradictionType::kTemporal}}),
              ElementsAre(himself));
  EXPECT_THAT(List(reader, {.scope = ContradictionScope::kInterActor}), ElementsAre(between));
  EXPECT_THAT(List(reader, {.min_confidence = 0.5}), ElementsAre(himself, between));
  EXPECT_THAT(List(reader, {.min_confidence = 0.51}), ElementsAre(between));
  EXPECT_THAT(List(reader, {.published = {Day(4), Day(8)}}), ElementsAre(between));
  EXPECT_THAT(List(reader, {.published = {Day(5), absl::InfiniteFuture()}}), ElementsAre(himself));
}

TEST_P(StoreConformanceTest, AsOfHidesWhatWasNotYetEvident) {
  const Dam dam;
  for (const ArticleRecord* record : {&dam.affirmed, &dam.denied, &dam.recanted}) Put(*record);
  Put(dam.between);
  Put(dam.with_himself);
  const auto as_of = [&](absl::Time time) {
    return List(reader(), {.actor_id = ActorIdOf(kMayor), .as_of = time});
  };
  EXPECT_THAT(as_of(Day(4) - absl::Microseconds(1)), IsEmpty());
  EXPECT_THAT(as_of(Day(4)), ElementsAre(dam.between.id));
  EXPECT_THAT(as_of(Day(8)), ElementsAre(dam.with_himself.id, dam.between.id));
  EXPECT_THAT(List(reader(), {.as_of = Day(7)}), ElementsAre(dam.between.id));
}

TEST_P(StoreConformanceTest, AContradictionGoesWithEitherOfItsArticles) {
  const Dam dam;
  for (const ArticleRecord* record : {&dam.affirmed, &dam.denied, &dam.recanted}) Put(*record);
  Put(dam.between);
  Put(dam.with_himself);
  // Put again, its statement has the same id: what stood on the earlier
  // analysis goes, to be found anew.
  Put(dam.recanted);
  EXPECT_THAT(List(reader(), {}), ElementsAre(dam.between.id));
  Put(dam.with_himself);
  Delete(dam.denied.article.id);
  EXPECT_THAT(List(reader(), {}), ElementsAre(dam.with_himself.id));
  EXPECT_THAT(List(reader(), {.actor_id = ActorIdOf(kEngineer)}), IsEmpty());
  EXPECT_THAT(List(reader(), {.outlet = "الميناء"}), IsEmpty());
}

}  // namespace
}  // namespace isnad::store
