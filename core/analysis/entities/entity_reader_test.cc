// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "absl/strings/str_cat.h"
#include "core/analysis/entities/entities.h"
#include "core/analysis/statements/testing_reader.h"
#include "core/model/id.h"
#include "core/text/fold.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::analysis {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

std::vector<std::string> Names(const EntitySet& entities) {
  std::vector<std::string> names;
  for (const Entity& entity : entities.entities) names.push_back(entity.actor.display_name);
  return names;
}

const Entity* Find(const EntitySet& entities, const std::string& name) {
  for (const Entity& entity : entities.entities) {
    if (entity.actor.display_name == name) return &entity;
  }
  return nullptr;
}

TEST(EntityReaderTest, TheFullestNameWinsAndTitlesStandApart) {
  const ReadArticle read =
      ReadForTest("", "وصل المهندس سامي الخطيب إلى الموقع. وقال الخطيب إن العمل انتهى.");
  ASSERT_THAT(Names(read.entities), ElementsAre("سامي الخطيب"));
  const Entity& entity = read.entities.entities[0];
  EXPECT_EQ(entity.actor.kind, model::ActorKind::kPerson);
  EXPECT_THAT(entity.actor.aliases, UnorderedElementsAre("سامي الخطيب", "الخطيب"));
  EXPECT_THAT(entity.titles, ElementsAre("المهندس"));
  EXPECT_EQ(read.entities.mentions.size(), 2u);
}

// Titles are compared letter by letter of two bytes; others once made that read past a word's end.
TEST(EntityReaderTest, TitlesWithLatinLettersAreCompared) {
  const ReadArticle read = ReadForTest(
      "", "قال رئيس ABCDEFG للأخبار سامي الخطيب إن العمل انتهى. وغادر رئيس ABCDEF للأخبار.");
  EXPECT_THAT(Names(read.entities), Contains("سامي الخطيب"));
}

TEST(EntityReaderTest, TwoBearersOfOneSurnameStayApart) {
  const ReadArticle read = ReadForTest("", "التقى الوزير سامي الخطيب شقيقه الطبيب وليد الخطيب.");
  EXPECT_THAT(Names(read.entities), UnorderedElementsAre("سامي الخطيب", "وليد الخطيب"));
}

TEST(EntityReaderTest, SpellingVariantsOfOneNameAreOnePerson) {
  const ReadArticle read = ReadForTest(
      "", "وصل الوزير ميكائيل نوفاكوفيتش مساء. وقال الوزير ميكائيل نوفاكوفتش إن الطريق مغلق.");
  EXPECT_THAT(Names(read.entities), ElementsAre("ميكائيل نوفاكوفيتش"));
  EXPECT_THAT(read.entities.entities[0].actor.aliases,
              UnorderedElementsAre("ميكائيل نوفاكوفيتش", "ميكائيل نوفاكوفتش"));
}

TEST(EntityReaderTest, NamesThatOnlySoundAlikeStayApart) {
  const ReadArticle read =
      ReadForTest("", "التقى الوزير سامي سلمان الطبيب سامي سليمان. ثم حضر المهندس سمير سلمان.");
  EXPECT_THAT(Names(read.entities),
              UnorderedElementsAre("سامي سلمان", "سامي سليمان", "سمير سلمان"));
}

TEST(EntityReaderTest, TheIdIsOneForEverySpellingThatTheGazetteerKnows) {
  for (const char* name : {"فايز السراج", "فائز السراج"}) {
    const ReadArticle read = ReadForTest("", absl::StrCat("قال الوزير ", name, " إن الطريق مغلق."));
    ASSERT_EQ(read.entities.entities.size(), 1u) << name;
    EXPECT_EQ(read.entities.entities[0].actor.id, model::ActorId(text::FoldText("فايز السراج")));
  }
  for (const char* name : {"بنيامين نتنياهو", "بنيامين نتانياهو"}) {
    const ReadArticle read = ReadForTest("", absl::StrCat("قال الوزير ", name, " إن الطريق مغلق."));
    ASSERT_EQ(read.entities.entities.size(), 1u) << name;
    EXPECT_EQ(read.entities.entities[0].actor.id,
              model::ActorId(text::FoldText("بنيامين نتنياهو")));
  }
}

TEST(EntityReaderTest, ASeatOfGovernmentIsLinkedToItsState) {
  const ReadArticle read = ReadForTest("", "قال الكرملين إن الزيارة ألغيت.");
  const Entity* seat = Find(read.entities, "الكرملين");
  const Entity* state = Find(read.entities, "روسيا");
  ASSERT_NE(seat, nullptr);
  ASSERT_NE(state, nullptr);
  EXPECT_EQ(seat->actor.stands_for, state->actor.id);
  EXPECT_EQ(state->actor.stands_for, "");
}

TEST(EntityReaderTest, TheIdIsOfTheGazetteersNameWhateverTheArticleCallsIt) {
  const ReadArticle full = ReadForTest("", "قالت وكالة فرانس برس إن الطريق مغلق.");
  const ReadArticle alias = ReadForTest("", "قالت وكالة الصحافة الفرنسية إن الطريق مغلق.");
  ASSERT_THAT(full.entities.entities, Not(IsEmpty()));
  ASSERT_THAT(alias.entities.entities, Not(IsEmpty()));
  EXPECT_EQ(full.entities.entities[0].actor.id, alias.entities.entities[0].actor.id);
  EXPECT_EQ(full.entities.entities[0].actor.id, model::ActorId(text::FoldText("وكالة فرانس برس")));
  EXPECT_EQ(full.entities.entities[0].actor.kind, model::ActorKind::kMedia);
  EXPECT_EQ(full.entities.entities[0].actor.wikidata_id, "Q40464");
}

TEST(EntityReaderTest, ACapitalIsAPlaceLinkedToItsState) {
  const ReadArticle read = ReadForTest("", "عاد الوفد إلى باريس.");
  const Entity* capital = Find(read.entities, "باريس");
  ASSERT_NE(capital, nullptr);
  EXPECT_EQ(capital->actor.kind, model::ActorKind::kPlace);
  ASSERT_GE(capital->stands_for, 0);
  EXPECT_EQ(read.entities.entities[capital->stands_for].actor.display_name, "فرنسا");
}

TEST(EntityReaderTest, AnOfficePointsToItsHolder) {
  const ReadArticle read = ReadForTest(
      "", "تحدث وزير الزراعة المصري كريم سعيد في المطار. ثم غادر وزير الزراعة المصري القاعة.");
  ASSERT_NE(Find(read.entities, "كريم سعيد"), nullptr);
  int mentions = 0;
  for (const EntityMention& mention : read.entities.mentions) {
    mentions += read.entities.entities[mention.entity].actor.display_name == "كريم سعيد";
  }
  EXPECT_EQ(mentions, 2);
}

TEST(EntityReaderTest, OrganisationsEndBeforeTheirVerbsObject) {
  const ReadArticle read = ReadForTest("", "نفت وزارة الزراعة المصرية الأنباء.");
  EXPECT_THAT(Names(read.entities), Contains("وزارة الزراعة المصرية"));
}

TEST(EntityReaderTest, MentionsAreFoundByToken) {
  const ReadArticle read = ReadForTest("", "وصل سامي الخطيب إلى باريس.");
  const DocumentField& body = read.document->body;
  EXPECT_EQ(read.entities.At(body, 0), nullptr);
  ASSERT_NE(read.entities.At(body, 1), nullptr);
  EXPECT_EQ(read.entities.At(body, 1), read.entities.At(body, 2));
  EXPECT_EQ(read.entities.At(body, 3), nullptr);
  EXPECT_EQ(read.entities.At(read.document->title, 1), nullptr);
}

}  // namespace
}  // namespace isnad::analysis
