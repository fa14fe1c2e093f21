// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <random>

#include "absl/strings/str_cat.h"
#include "core/store/conformance/conformance.h"
#include "core/store/conformance/sample.h"
#include "gmock/gmock.h"

namespace isnad::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kMinister[] = "ليلى المنصور";
constexpr char kCompany[] = "شركة المرافئ";
constexpr char kUnion[] = "نقابة العمال";

// Two articles: three statements in the first, one in the second.
class Newsroom {
 public:
  Newsroom()
      : strike(MakeRecord(
            "الراصد", "strike", Day(3),
            {{kMinister, "الإضراب في الميناء انتهى", kUnion, "أنهى", ""},
             {kUnion, "الإضراب مستمر حتى الأحد", kUnion, "واصل", "", model::EventType::kProtest,
              model::Polarity::kPositive, model::Stance::kDenies, model::SpeechAct::kDeny,
              model::StatementKind::kDirectQuote},
             {kMinister, "العقد مع الشركة قائم", kMinister, "وقع", kCompany}})),
        contract(
            MakeRecord("الميناء", "contract", Day(7),
                       {{kMinister, "الشركة ستدير الميناء عشر سنوات", kCompany, "أدار", ""}})) {}

  const ArticleRecord strike, contract;
};

std::string Text(const ArticleRecord& record, size_t index) {
  return record.statements[index].statement.text;
}

// The texts of a listing, walked in pages of that size.
std::vector<std::string> List(const StoreReader& reader, const StatementFilter& filter,
                              int32_t page_size = 1) {
  const auto all = AllPages<PrintedStatement>(
      page_size, [&](const PageRequest& page) { return reader.ListStatements({}, filter, page); });
  std::vector<std::string> texts;
  for (const model::Statement& statement : all) texts.push_back(statement.text);
  return texts;
}

TEST_P(StoreConformanceTest, AStatementComesBackAsItWasPut) {
  const Newsroom news;
  Put(news.strike);
  Put(news.contract);
  for (const StatementRecord& each : news.strike.statements) {
    const auto statement = *reader().GetStatement(call_, each.statement.id);
    EXPECT_EQ(statement, each.statement);
    EXPECT_EQ(statement.outlet, news.strike.article.outlet);
  }
}

TEST_P(StoreConformanceTest, WithinAnArticleStatementsStandInTextOrder) {
  const Newsroom news;
  Put(news.strike);
  Put(news.contract);
  EXPECT_THAT(List(reader(), {.article_id = news.strike.article.id}),
              ElementsAre(Text(news.strike, 0), Text(news.strike, 1), Text(news.strike, 2)));
  ArticleRecord record = news.strike;
  std::swap(record.statements[0], record.statements[2]);
  record.statements[2].statement.span.field = model::TextField::kTitle;
  Put(record);
  // The title comes before the body wherever the record has it.
  EXPECT_THAT(List(reader(), {.article_id = record.article.id}),
              ElementsAre(Text(news.strike, 0), Text(news.strike, 1), Text(news.strike, 2)));
}

TEST_P(StoreConformanceTest, OverArticlesTheNewestStatementsComeFirst) {
  const Newsroom news;
  Put(news.strike);
  Put(news.contract);
  EXPECT_THAT(List(reader(), {}), ElementsAre(Text(news.contract, 0), Text(news.strike, 0),
                                              Text(news.strike, 1), Text(news.strike, 2)));
  EXPECT_EQ(List(reader(), {}, 50), List(reader(), {}, 3));
}

TEST_P(StoreConformanceTest, EachStatementFilterNarrows) {
  const Newsroom news;
  Put(news.strike);
  Put(news.contract);
  EXPECT_THAT(List(reader(), {.speaker_id = ActorIdOf(kUnion)}), ElementsAre(Text(news.strike, 1)));
  EXPECT_THAT(List(reader(), {.speaker_id = ActorIdOf(kMinister)}),
              ElementsAre(Text(news.contract, 0), Text(news.strike, 0), Text(news.strike, 2)));
  EXPECT_THAT(List(reader(), {.about_id = ActorIdOf(kCompany)}),
              ElementsAre(Text(news.contract, 0), Text(news.strike, 2)));
  EXPECT_THAT(List(reader(), {.act = model::SpeechAct::kDeny}), ElementsAre(Text(news.strike, 1)));
  EXPECT_THAT(List(reader(), {.kind = model::StatementKind::kDirectQuote}),
              ElementsAre(Text(news.strike, 1)));
  EXPECT_THAT(List(reader(), {.words = {"الإضراب"}}),
              ElementsAre(Text(news.strike, 0), Text(news.strike, 1)));
  EXPECT_THAT(List(reader(), {.words = {"الإضراب", "الأحد"}}), ElementsAre(Text(news.strike, 1)));
  EXPECT_THAT(List(reader(), {.words = {"الإضراب", "\"'\\؟"}}), IsEmpty());
  EXPECT_THAT(List(reader(), {.published = {Day(4), Day(8)}}), ElementsAre(Text(news.contract, 0)));
  EXPECT_THAT(List(reader(), {.published = {Day(3), Day(7)}}).size(), 3u);
}

TEST_P(StoreConformanceTest, StatementFiltersAreJoined) {
  const Newsroom news;
  Put(news.strike);
  Put(news.contract);
  EXPECT_THAT(List(reader(), {.speaker_id = ActorIdOf(kMinister), .about_id = ActorIdOf(kCompany)}),
              ElementsAre(Text(news.contract, 0), Text(news.strike, 2)));
  EXPECT_THAT(List(reader(), {.speaker_id = ActorIdOf(kMinister),
                              .about_id = ActorIdOf(kCompany),
                              .words = {"الميناء"}}),
              ElementsAre(Text(news.contract, 0)));
  EXPECT_THAT(List(reader(), {.speaker_id = ActorIdOf(kUnion), .act = model::SpeechAct::kAssert}),
              IsEmpty());
  EXPECT_THAT(List(reader(), {.article_id = news.strike.article.id,
                              .speaker_id = ActorIdOf(kMinister),
                              .words = {"الشركة"}}),
              ElementsAre(Text(news.strike, 2)));
  EXPECT_THAT(List(reader(), {.article_id = news.strike.article.id, .published = {Day(4), Day(8)}}),
              IsEmpty());
  EXPECT_THAT(
      List(reader(), {.article_id = news.contract.article.id, .published = {Day(7), Day(8)}}),
      ElementsAre(Text(news.contract, 0)));
}

// Every page, whatever index leads it, joins up to the listing without pages.
TEST_P(StoreConformanceTest, PagesOfEveryStatementFilterJoinUp) {
  const Newsroom news;
  Put(news.strike);
  Put(news.contract);
  for (int i = 0; i < 12; ++i) {
    Put(MakeRecord(
        "الراصد", "more" + std::to_string(i), Day(i % 3),
        {{i % 2 == 0 ? kMinister : kUnion, "الميناء يعمل كالمعتاد اليوم", kCompany, "عمل", kUnion},
         {kMinister, "العمال عادوا إلى الميناء", kUnion, "عاد", ""}}));
  }
  const StatementFilter filters[] = {{},
                                     {.speaker_id = ActorIdOf(kMinister)},
                                     {.about_id = ActorIdOf(kUnion)},
                                     {.words = {"الميناء"}},
                                     {.words = {"الميناء", "العمال"}},
                                     {.published = {Day(1), Day(2)}}};
  for (const StatementFilter& filter : filters) {
    const std::vector<std::string> whole = List(reader(), filter, 100);
    EXPECT_GE(whole.size(), 8u);
    for (const int32_t size : {1, 3, 5}) EXPECT_EQ(List(reader(), filter, size), whole);
  }
}

TEST_P(StoreConformanceTest, WordsOfAReplacedRevisionAreForgotten) {
  const Newsroom news;
  Put(news.strike);
  Put(news.contract);
  Put(MakeRecord("الراصد", "strike", Day(3), {{kUnion, "العمال عادوا", kUnion, "عاد", ""}}, 2));
  EXPECT_THAT(List(reader(), {.words = {"الإضراب"}}), IsEmpty());
  EXPECT_THAT(List(reader(), {.words = {"عادوا"}}), ElementsAre("العمال عادوا"));
  EXPECT_THAT(List(reader(), {.about_id = ActorIdOf(kUnion)}), ElementsAre("العمال عادوا"));
}

// Letters of which no engine makes less by packing them.
std::string Endless(size_t size) {
  std::mt19937 random(7);
  std::string word;
  while (word.size() < size) word += static_cast<char>('a' + random() % 26);
  return word;
}

// No index of a server takes it, and nobody looks for it.
TEST_P(StoreConformanceTest, AWordWithoutEndIsStoredButNotFiled) {
  const std::string word = Endless(20000);
  const ArticleRecord record =
      MakeRecord("صحيفة التل", "endless", Day(1),
                 {{"سامي الحداد", absl::StrCat("وصلت الرسالة ", word), "سامي الحداد", "وصل", ""}});
  Put(record);
  EXPECT_EQ(reader().GetStatement(call_, record.statements[0].statement.id)->text,
            record.statements[0].statement.text);
  const auto count = [&](const std::string& term) {
    return reader().ListStatements(call_, {.words = {term}}, {})->items.size();
  };
  EXPECT_EQ(count(word), 0);
  EXPECT_EQ(count(record.statements[0].terms.back()), 1);
  Delete(record.article.id);
  EXPECT_EQ(*reader().Count(call_), StoreReader::Counts{});
}

TEST_P(StoreConformanceTest, NamesTitlesAndKeysWithoutEndAreNotFiledEither) {
  ArticleRecord record =
      MakeRecord("صحيفة التل", "endless", Day(1),
                 {{"سامي الحداد", "وصلت الرسالة", "سامي الحداد", Endless(20000), ""}});
  model::Actor& sami = record.actors[0].actor;
  for (const size_t size : {700u, 2048u, 9000u}) {
    sami.aliases.push_back(Endless(size));
    record.actors[0].names.push_back({Endless(size), Endless(size)});
    record.designations.push_back({sami.id, Endless(size), {model::TextField::kBody, 0, 5}});
  }
  Put(record);
  const auto shown = reader().GetActor(call_, sami.id);
  ASSERT_TRUE(shown.ok()) << shown.status();
  // What a request may hold is shown.
  EXPECT_EQ(std::count(shown->aliases.begin(), shown->aliases.end(), Endless(2048)), 1);
  EXPECT_EQ(reader().FindActorsByName(call_, {"سامي"}, 5)->size(), 1);
  EXPECT_EQ(reader().FindActorsByName(call_, {Endless(700)}, 5)->size(), 0);
  EXPECT_EQ(reader().FindMentionsByKey(call_, record.mentions[0].keys, 5)->size(), 0);
  EXPECT_EQ(reader().CountDesignations(call_, sami.id, {})->size(), 2);
  Delete(record.article.id);
  EXPECT_EQ(*reader().Count(call_), StoreReader::Counts{});
}

}  // namespace
}  // namespace isnad::store
