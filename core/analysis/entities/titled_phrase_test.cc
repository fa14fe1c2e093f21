// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// Where an office ends and the name of its bearer begins.
#include <string>
#include <vector>

#include "core/analysis/statements/testing_reader.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::analysis {
namespace {

using ::testing::Contains;
using ::testing::Not;

struct Case {
  std::string text;
  std::string name;
  std::string title;

  friend void PrintTo(const Case& example, std::ostream* out) { *out << example.text; }
};

class TitledPhraseTest : public ::testing::TestWithParam<Case> {};

TEST_P(TitledPhraseTest, TheBearerIsNamed) {
  const ReadArticle read = ReadForTest("", GetParam().text);
  for (const Entity& entity : read.entities.entities) {
    if (entity.actor.display_name != GetParam().name) continue;
    EXPECT_THAT(entity.titles, Contains(GetParam().title));
    return;
  }
  ADD_FAILURE() << "not named: " << GetParam().name << " in: " << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    All, TitledPhraseTest,
    ::testing::Values(
        Case{"قالت مديرة الطوارئ زينب البيطار إن الأسرّة مشغولة.", "زينب البيطار", "مديرة الطوارئ"},
        Case{"وأعلن مدير عام المصرف نبيل الحوراني أن الفروع ستفتح غدا.", "نبيل الحوراني",
             "مدير عام المصرف"},
        Case{"قال رئيس البعثة في جنوب السودان أندريس كالفينو إن الطرق مقطوعة.", "أندريس كالفينو",
             "رئيس البعثة في جنوب السودان"},
        Case{"وذكر أستاذ التاريخ بجامعة حلب مروان الشهابي أن الوثيقة مزورة.", "مروان الشهابي",
             "أستاذ التاريخ بجامعة حلب"},
        Case{"دعا رئيس اللجنة المعترف بها سامي بن يحيى إلى الهدوء.", "سامي بن يحيى",
             "رئيس اللجنة المعترف بها"},
        Case{"وصرح وزير الدولة لشؤون النازحين، فيلبرت بورسلين، أن العودة طوعية.", "فيلبرت بورسلين",
             "وزير الدولة لشؤون النازحين"},
        Case{"قالت وزيرة الإعلام التي تنطق باسم الحكومة، جمانة الأتاسي، إن الجلسة تأجلت.",
             "جمانة الأتاسي", "وزيرة الإعلام التي تنطق باسم الحكومة"},
        Case{"وأكد نائب قائد الحرس، الميجور أندريه سوخوفين، أن الحدود آمنة.", "أندريه سوخوفين",
             "نائب قائد الحرس الميجور"},
        Case{"وقالت المتظاهرة كارين داغليان إن الاعتصام مستمر.", "كارين داغليان", "المتظاهرة"}));

std::vector<std::string> Named(const ReadArticle& read) {
  std::vector<std::string> names;
  for (const Entity& entity : read.entities.entities) names.push_back(entity.actor.display_name);
  return names;
}

TEST(BearerTest, WordsAfterAnOfficeAreNoName) {
  for (const char* text : {"ودعا وزير العدل هيئة الدفاع إلى الحضور.",
                           "وأعلن رئيس البلدية ردا على سؤال أن المشروع باق.",
                           "قال مدير المستشفى خلال جولة إن الأدوية متوافرة."}) {
    for (const Entity& entity : ReadForTest("", text).entities.entities) {
      EXPECT_NE(entity.actor.kind, model::ActorKind::kPerson) << entity.actor.display_name;
    }
  }
}

TEST(BearerTest, TheNameIsOfHimThatASpokesmanSpeaksFor) {
  const ReadArticle read = ReadForTest(
      "", "وقال المتحدث باسم رئيس الوزراء سامي الخطيب إن الجلسة أرجئت. وغادر رئيس الوزراء القاعة.");
  EXPECT_THAT(Named(read), Not(Contains("سامي الخطيب")));
}

TEST(BearerTest, AnOfficeBetweenCommasIsThePersonsBeforeIt) {
  const ReadArticle read = ReadForTest(
      "", "وصل سامي الخطيب، المستشار في الديوان، إلى المطار. ورفض المستشار في الديوان التعليق.");
  ASSERT_THAT(Named(read), Contains("سامي الخطيب"));
  int mentions = 0;
  for (const EntityMention& mention : read.entities.mentions) {
    mentions += read.entities.entities[mention.entity].actor.display_name == "سامي الخطيب";
  }
  EXPECT_EQ(mentions, 3);
}

}  // namespace
}  // namespace isnad::analysis
