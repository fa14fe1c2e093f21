// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/conformance/conformance.h"
#include "core/store/conformance/sample.h"
#include "core/text/name_sounds.h"
#include "gmock/gmock.h"

namespace isnad::store {
namespace {

using model::ActorKind;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// An article that knows one actor in its own way.
ArticleRecord About(const std::string& slug, const model::Actor& actor,
                    std::vector<ActorName> names = {}) {
  ArticleRecord record = MakeRecord("الراصد", slug, Day(1), {});
  record.actors.push_back({actor, std::move(names)});
  return record;
}

std::vector<std::string> Names(const std::vector<AliasMatch>& matches) {
  std::vector<std::string> names;
  for (const AliasMatch& match : matches) names.push_back(match.alias);
  return names;
}

TEST_P(StoreConformanceTest, AnActorIsFoldedOverItsArticles) {
  const ArticleRecord one = About("1", {.id = "a",
                                        .display_name = "فؤاد النجار",
                                        .kind = ActorKind::kUnspecified,
                                        .aliases = {"النجار"}});
  const ArticleRecord two = About("2", {.id = "a",
                                        .display_name = "فؤاد سعيد النجار",
                                        .kind = ActorKind::kPerson,
                                        .aliases = {"فؤاد"},
                                        .romanized_names = {"Fuad al-Najjar"}});
  const ArticleRecord three = About("3", {.id = "a",
                                          .display_name = "فؤاد سعيد النجار",
                                          .kind = ActorKind::kPerson,
                                          .aliases = {"النجار"},
                                          .wikidata_id = "Q42",
                                          .stands_for = "state"});
  Put(one);
  const std::string etag = reader().GetActor(call_, "a")->etag;
  EXPECT_FALSE(etag.empty());
  Put(two);
  // A tie: the smaller.
  EXPECT_EQ(reader().GetActor(call_, "a")->display_name,
            std::min(one.actors[0].actor.display_name, two.actors[0].actor.display_name));
  Put(three);
  const model::Actor actor = *reader().GetActor(call_, "a");
  EXPECT_EQ(actor.display_name, "فؤاد سعيد النجار");
  EXPECT_EQ(actor.kind, ActorKind::kPerson);
  EXPECT_THAT(actor.aliases, ElementsAre("النجار", "فؤاد"));
  EXPECT_THAT(actor.romanized_names, ElementsAre("Fuad al-Najjar"));
  EXPECT_EQ(actor.wikidata_id, "Q42");
  EXPECT_EQ(actor.stands_for, "state");
  EXPECT_NE(actor.etag, etag);
  Delete(two.article.id);
  Delete(three.article.id);
  EXPECT_EQ(reader().GetActor(call_, "a")->etag, etag);
  EXPECT_EQ(reader().GetActor(call_, "a")->display_name, "فؤاد النجار");
  Delete(one.article.id);
  EXPECT_TRUE(absl::IsNotFound(reader().GetActor(call_, "a").status()));
}

TEST_P(StoreConformanceTest, ActorsAreListedById) {
  Put(About("1", {.id = "c", .kind = ActorKind::kState}));
  Put(About("2", {.id = "a", .kind = ActorKind::kPerson}));
  Put(About("3", {.id = "b", .kind = ActorKind::kState}));
  const auto list = [&](const ActorFilter& filter) {
    std::vector<std::string> ids;
    for (const model::Actor& actor : AllPages<model::Actor>(1, [&](const PageRequest& page) {
           return reader().ListActors(call_, filter, page);
         })) {
      ids.push_back(actor.id);
    }
    return ids;
  };
  EXPECT_THAT(list({}), ElementsAre("a", "b", "c"));
  EXPECT_THAT(list({.kind = ActorKind::kState}), ElementsAre("b", "c"));
  EXPECT_THAT(list({.kind = ActorKind::kMedia}), IsEmpty());
}

TEST_P(StoreConformanceTest, ANameIsFoundByItsWholeWords) {
  Put(About("1", {.id = "a", .display_name = "هدى الأمين"},
            {{"هدى الأمين", "هدي الامين"},
             {"هدى كامل الأمين", "هدي كامل الامين"},
             {"Huda al-Amin", "huda al amin"}}));
  Put(About("2", {.id = "b", .display_name = "كامل الأمينى"}, {{"كامل الأمينى", "كامل الاميني"}}));
  EXPECT_THAT(Names(*reader().FindActorsByName(call_, {"الامين"}, 9)), ElementsAre("هدى الأمين"));
  EXPECT_THAT(Names(*reader().FindActorsByName(call_, {"الامين", "كامل"}, 9)),
              ElementsAre("هدى كامل الأمين"));
  EXPECT_THAT(Names(*reader().FindActorsByName(call_, {"amin", "huda"}, 9)),
              ElementsAre("Huda al-Amin"));
  EXPECT_THAT(*reader().FindActorsByName(call_, {"كامل"}, 9), SizeIs(2));
  // Words of two different names of one actor are no name.
  EXPECT_THAT(*reader().FindActorsByName(call_, {"huda", "الامين"}, 9), IsEmpty());
  EXPECT_THAT(*reader().FindActorsByName(call_, {"الام"}, 9), IsEmpty());
  EXPECT_THAT(*reader().FindActorsByName(call_, {}, 9), IsEmpty());
}

TEST_P(StoreConformanceTest, ANameIsFoundByHowItsWordsSound) {
  const ArticleRecord one = About("1", {.id = "a", .display_name = "خليفة حفتر"},
                                  {{"خليفة حفتر", "خليفه حفتر"}, {"حفتر", "حفتر"}});
  Put(one);
  Put(About("2", {.id = "b", .display_name = "خليفة الغويل"}, {{"خليفة الغويل", "خليفه الغويل"}}));
  const auto find = [&](const std::vector<absl::string_view>& words, int32_t limit = 9) {
    std::vector<std::vector<std::string>> sounds;
    for (absl::string_view word : words) sounds.push_back(text::WordSounds(word));
    return Names(*reader().FindActorsBySound(call_, sounds, limit));
  };
  EXPECT_THAT(find({"hiftar"}), ElementsAre("حفتر"));
  EXPECT_THAT(find({"khalifa"}), ElementsAre("خليفة حفتر", "خليفة الغويل"));
  EXPECT_THAT(find({"khalifa"}, 1), SizeIs(1));
  EXPECT_THAT(find({"haftar", "khalifa"}), ElementsAre("خليفة حفتر"));
  EXPECT_THAT(find({"هفتر"}), ElementsAre("حفتر"));
  EXPECT_THAT(find({"haftar", "salim"}), IsEmpty());
  EXPECT_THAT(find({}), IsEmpty());
  EXPECT_THAT(*reader().FindActorsBySound(call_, {{}}, 9), IsEmpty());
  // Any of a word's sounds will do.
  EXPECT_THAT(*reader().FindActorsBySound(call_, {{"zzz", text::WordSounds("haftar")[0]}}, 9),
              SizeIs(1));
  Delete(one.article.id);
  EXPECT_THAT(find({"haftar"}), IsEmpty());
  EXPECT_THAT(find({"khalifa"}), ElementsAre("خليفة الغويل"));
}

TEST_P(StoreConformanceTest, TheMostOftenNamedActorComesFirst) {
  Put(MakeRecord("الراصد", "1", Day(1),
                 {{"سمير الخوري", "الميزانية أقرت", "", "أقر", ""},
                  {"سمير الخوري", "الضرائب ستخفض", "", "خفض", ""},
                  {"وليد الخوري", "لم نتفق", "سمير الخوري", "اتفق", "وليد الخوري"}}));
  const ArticleRecord second = MakeRecord("الراصد", "2", Day(2),
                                          {{"وليد الخوري", "نتفق غدا", "", "اتفق", ""},
                                           {"وليد الخوري", "ننتظر", "", "انتظر", ""},
                                           {"وليد الخوري", "نعود", "", "عاد", ""}});
  // Statements that name him: two of his own and one about him.
  auto matches = reader().FindActorsByName(call_, {"الخوري"}, 9);
  EXPECT_THAT(Names(*matches), ElementsAre("سمير الخوري", "وليد الخوري"));
  EXPECT_EQ(matches->at(0).mention_count, 3);
  EXPECT_EQ(matches->at(1).mention_count, 1);
  Put(second);
  matches = reader().FindActorsByName(call_, {"الخوري"}, 1);
  EXPECT_THAT(Names(*matches), ElementsAre("وليد الخوري"));
  EXPECT_EQ(matches->at(0).mention_count, 4);
  Delete(second.article.id);
  EXPECT_EQ(reader().FindActorsByName(call_, {"وليد"}, 1)->at(0).mention_count, 1);
}

TEST_P(StoreConformanceTest, DesignationsAreCountedByOutletAndTitle) {
  const auto titled = [&](const std::string& outlet, const std::string& slug, int day,
                          const std::vector<std::string>& titles) {
    ArticleRecord record = MakeRecord(outlet, slug, Day(day), {});
    uint32_t begin = 0;
    for (const std::string& title : titles) {
      record.designations.push_back({"a", title, {model::TextField::kBody, begin, begin + 8}});
      begin += 10;
    }
    return record;
  };
  const ArticleRecord one = titled("الراصد", "1", 1, {"العميد", "العميد", "المتقاعد"});
  const ArticleRecord two = titled("الراصد", "2", 2, {"العميد"});
  const ArticleRecord three = titled("الميناء", "3", 3, {"المنشق", "المنشق"});
  for (const ArticleRecord* record : {&one, &two, &three}) Put(*record);
  const auto counts = *reader().CountDesignations(call_, "a", {});
  ASSERT_THAT(counts, SizeIs(3));
  EXPECT_EQ(counts[0].outlet, "الراصد");
  EXPECT_EQ(counts[0].title, "العميد");
  EXPECT_EQ(counts[0].count, 3);
  // The newest is the example.
  EXPECT_EQ(counts[0].example_article_id, two.article.id);
  EXPECT_EQ(counts[0].example_span, (model::TextSpan{model::TextField::kBody, 0, 8}));
  EXPECT_EQ(counts[1].title, "المنشق");
  EXPECT_EQ(counts[2].count, 1);
  EXPECT_EQ(counts[2].example_span, (model::TextSpan{model::TextField::kBody, 20, 28}));
  Delete(one.article.id);
  EXPECT_THAT(*reader().CountDesignations(call_, "a", {}), SizeIs(2));
  EXPECT_THAT(*reader().CountDesignations(call_, "nobody", {}), IsEmpty());
}

}  // namespace
}  // namespace isnad::store
