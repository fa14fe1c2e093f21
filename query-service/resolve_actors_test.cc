// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "core/rpc/testing.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "query-service/actor_ranking.h"
#include "query-service/query_service.h"
#include "query-service/testing.h"

namespace isnad::query {
namespace {

using model::ErrorReason;
using rpc::IsInvalidField;
using testing::ElementsAre;
using testing::IsEmpty;

class ResolveActorsTest : public testing::Test {
 protected:
  ResolveActorsTest() {
    ArticleBuilder often("صدى", "1", Day(1));
    often.Knows(salim_).Knows(nadir_).Knows(council_);
    for (int i = 0; i < 20; ++i) {
      often.Says(salim_, absl::StrCat("القول رقم ", i), absl::StrCat("قال", i));
    }
    often.Says(nadir_, "قول واحد", "قال");
    store_.Put(often.Build());
  }

  std::vector<std::string> Resolve(const std::string& text, int limit = 0,
                                   v1::ActorKind kind = v1::ACTOR_KIND_UNSPECIFIED) {
    v1::ResolveActorsRequest request;
    request.set_text(text);
    request.set_max_candidates(limit);
    request.set_kind(kind);
    const auto response = service_.ResolveActors({}, request);
    EXPECT_TRUE(response.ok()) << response.status();
    std::vector<std::string> names;
    if (!response.ok()) return names;
    double last = 1;
    for (const v1::ActorCandidate& candidate : response->candidates()) {
      EXPECT_GT(candidate.score(), 0);
      EXPECT_LE(candidate.score(), last);
      last = candidate.score();
      names.push_back(candidate.actor().display_name() + "/" + candidate.matched_alias());
    }
    return names;
  }

  static model::Actor Council() {
    model::Actor council = Person("مجلس الكاظمي البلدي");
    council.kind = model::ActorKind::kInstitution;
    return council;
  }

  const model::Actor salim_ = Person("سليم الكاظمي", {"الكاظمي"}, {"Kadhimi", "Salim al-Kadhimi"});
  const model::Actor nadir_ = Person("نادر الكاظمي", {"الكاظمي"});
  const model::Actor council_ = Council();
  TestStore store_;
  const QueryService service_{store_.reader(), Analysis()};
};

TEST_F(ResolveActorsTest, AFullNameFindsOnePerson) {
  EXPECT_THAT(Resolve("سليم الكاظمي"), ElementsAre("سليم الكاظمي/سليم الكاظمي"));
}

TEST_F(ResolveActorsTest, SpellingAndVowelSignsMakeNoDifference) {
  EXPECT_THAT(Resolve("سَلِيم الكاظمى"), ElementsAre("سليم الكاظمي/سليم الكاظمي"));
}

TEST_F(ResolveActorsTest, OfNamesakesTheOneMostSpokenOfComesFirst) {
  EXPECT_THAT(Resolve("الكاظمي"), ElementsAre("سليم الكاظمي/الكاظمي", "نادر الكاظمي/الكاظمي",
                                              "مجلس الكاظمي البلدي/مجلس الكاظمي البلدي"));
  EXPECT_THAT(Resolve("الكاظمي", 1), ElementsAre("سليم الكاظمي/الكاظمي"));
  EXPECT_THAT(Resolve("الكاظمي", 0, v1::ACTOR_KIND_INSTITUTION),
              ElementsAre("مجلس الكاظمي البلدي/مجلس الكاظمي البلدي"));
}

TEST_F(ResolveActorsTest, TitlesBeforeTheNameAreDropped) {
  EXPECT_THAT(Resolve("وزير النقل سليم الكاظمي"), ElementsAre("سليم الكاظمي/سليم الكاظمي"));
}

TEST_F(ResolveActorsTest, LatinSpellingsMatchWhateverTheCase) {
  EXPECT_THAT(Resolve("kadhimi"), ElementsAre("سليم الكاظمي/Kadhimi", "نادر الكاظمي/الكاظمي",
                                              "مجلس الكاظمي البلدي/مجلس الكاظمي البلدي"));
  EXPECT_THAT(Resolve("SALIM AL-KADHIMI"), ElementsAre("سليم الكاظمي/Salim al-Kadhimi"));
}

TEST_F(ResolveActorsTest, NobodyIsNoError) {
  EXPECT_THAT(Resolve("رامي"), IsEmpty());
  EXPECT_THAT(Resolve("؟!"), IsEmpty());
  std::string paragraph;
  for (int i = 0; i < 200; ++i) paragraph += "الكاظمي ";
  EXPECT_THAT(Resolve(paragraph), IsEmpty());
}

TEST_F(ResolveActorsTest, BoundsAreChecked) {
  v1::ResolveActorsRequest request;
  EXPECT_THAT(service_.ResolveActors({}, request).status(),
              IsInvalidField("text", ErrorReason::kFieldRequired));
  request.set_text("الكاظمي");
  for (int limit : {-1, 101}) {
    request.set_max_candidates(limit);
    EXPECT_THAT(service_.ResolveActors({}, request).status(),
                IsInvalidField("max_candidates", ErrorReason::kNumberOutOfRange));
  }
}

TEST(StandsForTest, ACapitalComesFirstAndItsStateAfterItWithTheReason) {
  model::Actor russia = Person("روسيا", {}, {"Russia"});
  russia.kind = model::ActorKind::kState;
  model::Actor moscow = Person("موسكو", {}, {"Moscow"});
  moscow.kind = model::ActorKind::kPlace;
  moscow.stands_for = russia.id;
  ArticleBuilder article("صدى", "1", Day(1));
  article.Knows(russia).Knows(moscow).Says(moscow, "السفير سيعود", "عاد");
  TestStore store;
  store.Put(article.Build());
  const QueryService service(store.reader(), Analysis());
  v1::ResolveActorsRequest request;
  for (const char* text : {"موسكو", "Moscow", "Moskou"}) {
    request.set_text(text);
    const auto response = *service.ResolveActors({}, request);
    ASSERT_EQ(response.candidates_size(), 2) << text;
    const v1::ActorCandidate &first = response.candidates(0), &second = response.candidates(1);
    EXPECT_EQ(first.actor().display_name(), "موسكو");
    EXPECT_EQ(first.actor().stands_for(), second.actor().name());
    EXPECT_FALSE(first.has_explanation());
    EXPECT_EQ(second.actor().display_name(), "روسيا");
    EXPECT_EQ(second.linked_from(), first.actor().name());
    EXPECT_DOUBLE_EQ(second.score(), first.score() * 0.8);
    EXPECT_EQ(second.matched_alias(), "");
    EXPECT_EQ(second.explanation().arabic(), "تقول الأخبار «موسكو» وتعني «روسيا».");
  }
  request.set_kind(v1::ACTOR_KIND_STATE);
  EXPECT_EQ(service.ResolveActors({}, request)->candidates(0).actor().display_name(), "روسيا");
  // The state is not asked for its capital, and what one says is not the other's.
  request.Clear();
  request.set_text("روسيا");
  EXPECT_EQ(service.ResolveActors({}, request)->candidates_size(), 1);
  v1::ListStatementsRequest said;
  said.set_speaker("actors/" + russia.id);
  EXPECT_EQ(service.ListStatements({}, said)->statements_size(), 0);
  said.set_speaker("actors/" + moscow.id);
  EXPECT_EQ(service.ListStatements({}, said)->statements_size(), 1);
}

// A newsroom of Arabic names alone, with others that sound nearly like them.
struct Asked {
  std::string text;
  std::vector<std::string> expected;  // all candidates, best first

  friend void PrintTo(const Asked& asked, std::ostream* out) { *out << asked.text; }
};

class SpellingTest : public testing::TestWithParam<Asked> {
 protected:
  static const QueryService& Service() {
    static const std::unique_ptr<TestStore> store = [] {
      auto made = std::make_unique<TestStore>();
      ArticleBuilder article("صدى", "names", Day(1));
      for (const char* name :
           {"خليفة حفتر",     "صدام حفتر",       "فايز السراج",       "بنيامين نتنياهو",
            "معمر القذافي",   "محمد جواد ظريف",  "رجب طيب أردوغان",   "سيرغي لافروف",
            "فلاديمير بوتين", "إيمانويل ماكرون", "عبد الفتاح السيسي", "حسن نصر الله",
            "محمد بن سلمان",  "محمد البرادعي",   "علي لاريجاني",      "علاء مبارك",
            "ليلى الطرابلسي", "هاني سلامة",      "هناء عبدالله",      "حسين سلامي",
            "حسن روحاني",     "سالم العيسى",     "سليم العيسى",       "أحمد الطيب",
            "طيب البكوش",     "نوري المالكي",    "مجلس النواب",       "القوات المسلحة",
            "جون باس",        "مؤسسة المواصلات", "عمليات قمع",        "بشار الجعفري",
            "جيمس باكر"}) {
        article.Knows(Person(name));
      }
      made->Put(article.Build());
      return made;
    }();
    static const QueryService service(store->reader(), Analysis());
    return service;
  }
};

TEST_P(SpellingTest, FindsWhoIsMeantAndNobodyElse) {
  v1::ResolveActorsRequest request;
  request.set_text(GetParam().text);
  const auto response = Service().ResolveActors({}, request);
  ASSERT_TRUE(response.ok()) << response.status();
  std::vector<std::string> names;
  for (const v1::ActorCandidate& candidate : response->candidates()) {
    names.push_back(candidate.actor().display_name());
    EXPECT_GT(candidate.score(), 0.3);
    EXPECT_LE(candidate.score(), 1);
  }
  EXPECT_EQ(names, GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Latin, SpellingTest,
    testing::Values(
        Asked{"Khalifa Haftar", {"خليفة حفتر"}}, Asked{"Khalifa Hifter", {"خليفة حفتر"}},
        Asked{"Marshal Khalifa Haftar", {"خليفة حفتر"}}, Asked{"al-Sarraj", {"فايز السراج"}},
        Asked{"Fayez al-Sarraj", {"فايز السراج"}}, Asked{"Faiez Serraj", {"فايز السراج"}},
        Asked{"Netanyahu", {"بنيامين نتنياهو"}}, Asked{"Netanyahou", {"بنيامين نتنياهو"}},
        Asked{"Benjamin Netanyahu", {"بنيامين نتنياهو"}}, Asked{"Gaddafi", {"معمر القذافي"}},
        Asked{"Qadhafi", {"معمر القذافي"}}, Asked{"Kadhafi", {"معمر القذافي"}},
        Asked{"Zarif", {"محمد جواد ظريف"}}, Asked{"Mohammad Javad Zarif", {"محمد جواد ظريف"}},
        Asked{"Erdogan", {"رجب طيب أردوغان"}}, Asked{"Erdoğan", {"رجب طيب أردوغان"}},
        Asked{"Lavrov", {"سيرغي لافروف"}}, Asked{"Sergey Lavrov", {"سيرغي لافروف"}},
        Asked{"Putin", {"فلاديمير بوتين"}}, Asked{"Poutine", {"فلاديمير بوتين"}},
        Asked{"Macron", {"إيمانويل ماكرون"}}, Asked{"el-Sisi", {"عبد الفتاح السيسي"}},
        Asked{"Abdelfattah Sissi", {"عبد الفتاح السيسي"}}, Asked{"Nasrallah", {"حسن نصر الله"}},
        Asked{"Mohammed bin Salman", {"محمد بن سلمان"}}, Asked{"ElBaradei", {"محمد البرادعي"}},
        Asked{"Maliki", {"نوري المالكي"}}));
INSTANTIATE_TEST_SUITE_P(
    ShortSounds, SpellingTest,
    testing::Values(Asked{"Ali", {"علي لاريجاني"}}, Asked{"Hani", {"هاني سلامة"}},
                    Asked{"Hussein", {"حسين سلامي"}}, Asked{"Layla", {"ليلى الطرابلسي"}},
                    Asked{"Salim Issa", {"سليم العيسى", "سالم العيسى"}},
                    Asked{"Saleem Issa", {"سليم العيسى"}},
                    Asked{"Salama", {"هاني سلامة", "حسين سلامي"}}, Asked{"Olu", {}},
                    Asked{"Mo", {}}, Asked{"X", {}}, Asked{"42", {}}, Asked{"Kim", {}},
                    Asked{"Abbas", {}}, Asked{"Moussa", {}}, Asked{"Bachir", {}},
                    Asked{"Smith", {}}, Asked{"Merkel", {}}));
INSTANTIATE_TEST_SUITE_P(
    Arabic, SpellingTest,
    testing::Values(Asked{"فائز السراج", {"فايز السراج"}}, Asked{"نتانياهو", {"بنيامين نتنياهو"}},
                    Asked{"بنيامين نتانياهو", {"بنيامين نتنياهو"}},
                    Asked{"عبدالفتاح السيسي", {"عبد الفتاح السيسي"}},
                    Asked{"سراج", {"فايز السراج"}}, Asked{"سيرجي لافروف", {"سيرغي لافروف"}},
                    Asked{"محمد ابن سلمان", {"محمد بن سلمان"}},
                    Asked{"هناء عبد الله", {"هناء عبدالله"}},
                    Asked{"حسن", {"حسن روحاني", "حسن نصر الله"}}, Asked{"كامل", {}},
                    Asked{"علاء", {"علاء مبارك"}}, Asked{"سليمان", {}}));

TEST(FitSoundTest, AnExactNameComesFirst) {
  const model::Actor actor = Person("خليفة حفتر", {"حفتر"}, {"Khalifa Haftar"});
  const auto sound = [&](const std::string& asked) {
    const auto parts = text::NameParts(asked);
    return FitSound(parts, parts.size(), actor, 1000);
  };
  EXPECT_LE(sound("Khalifa Haftar").score, kSoundShare);
  EXPECT_GT(sound("Haftar").score, 0.9);
  EXPECT_EQ(sound("Haftar").matched_name, "حفتر");
  EXPECT_GT(sound("Haftar").score, sound("Hefetar").score);
  EXPECT_EQ(sound("Khalid").score, 0);
}

TEST(FitNameTest, MoreOfBothNamesScoresHigher) {
  const model::Actor actor = Person("سليم بن نادر الكاظمي", {"سليم الكاظمي", "الكاظمي"});
  const auto score = [&](const std::string& asked, size_t used) {
    return FitName(NameWords(asked), used, actor, 1000).score;
  };
  EXPECT_GT(score("سليم الكاظمي", 2), score("نادر الكاظمي", 2));
  EXPECT_GT(score("الكاظمي", 1), score("الوزير الكاظمي", 1));
  EXPECT_EQ(score("رامي الكاظمي", 2), 0);
  EXPECT_LE(score("سليم الكاظمي", 2), 1);
  EXPECT_GT(score("سليم الكاظمي", 2), 0.99);
  EXPECT_EQ(FitName(NameWords("سليم الكاظمي"), 2, actor, 0).score, 0.9);
}

}  // namespace
}  // namespace isnad::query
