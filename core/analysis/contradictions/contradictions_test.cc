// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/contradictions/contradictions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "absl/strings/str_cat.h"
#include "core/analysis/claims/claims.h"
#include "core/analysis/claims/event_table.h"
#include "core/analysis/claims/hand_made_article.h"
#include "core/analysis/claims/name_stems.h"
#include "core/analysis/rules/rule_files.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

using model::ClaimMention;
using model::ContradictionScope;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr absl::Time kPublished = absl::FromUnixSeconds(1600000000);

const ClaimReader& Reader() {
  static const ClaimReader& reader = *new ClaimReader(*ClaimReader::Create());
  return reader;
}

const ContradictionJudge& Judge() {
  static const ContradictionJudge& judge = *new ContradictionJudge(*ContradictionJudge::Create());
  return judge;
}

// What one outlet narrates, `hours` after the first report.
std::vector<ClaimMention> Narrated(absl::string_view outlet, const std::string& text,
                                   int hours = 0) {
  HandMadeArticle article(text, kPublished + absl::Hours(hours));
  article.Name("سالم الهادي", model::ActorKind::kPerson)
      .Name("كريم الهادي", model::ActorKind::kPerson)
      .Name("كتائب الشمال", model::ActorKind::kArmedGroup)
      .Name("بلدة الزهراء", model::ActorKind::kPlace)
      .Name("تونس", model::ActorKind::kState)
      .Narration();
  std::vector<ClaimMention> mentions = article.Read(Reader());
  for (size_t i = 0; i < mentions.size(); ++i) {
    mentions[i].outlet = mentions[i].holder.display_name = std::string(outlet);
    mentions[i].article_id = absl::StrCat(std::string(outlet), hours);
    mentions[i].statement_id = absl::StrCat(mentions[i].article_id, ".", text::Fold(text));
  }
  return mentions;
}

std::vector<Finding> Compare(const std::vector<ClaimMention>& a,
                             const std::vector<ClaimMention>& b) {
  std::vector<Finding> findings;
  for (const ClaimMention& x : a) {
    for (const ClaimMention& y : b) {
      if (auto finding = Judge().Compare(x, y)) findings.push_back(*finding);
    }
  }
  return findings;
}

TEST(CompareTest, ExplainsInBothLanguagesWithTheWordsInConflict) {
  const auto findings = Compare(Narrated("الساحل", "سيطرت كتائب الشمال على بلدة الزهراء"),
                                Narrated("الجبل", "لم تسيطر كتائب الشمال على بلدة الزهراء"));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].scope, ContradictionScope::kInterOutlet);
  EXPECT_EQ(findings[0].rule, "conflict-negation");
  EXPECT_GT(findings[0].confidence, 0.6);
  EXPECT_LE(findings[0].confidence, 1.0);
  for (const std::string& text : {findings[0].explanation_ar, findings[0].explanation_en}) {
    EXPECT_THAT(text, HasSubstr("سيطر"));
    EXPECT_THAT(text, HasSubstr("الساحل"));
    EXPECT_THAT(text, HasSubstr("الجبل"));
  }
}

struct Compatible {
  const char* why;
  const char* a;
  const char* b;
  int hours = 0;

  friend void PrintTo(const Compatible& pair, std::ostream* out) { *out << pair.why; }
};

class CompatibleTest : public ::testing::TestWithParam<Compatible> {};

TEST_P(CompatibleTest, IsNoContradiction) {
  const Compatible& pair = GetParam();
  const auto findings = Compare(Narrated("الساحل", pair.a), Narrated("الجبل", pair.b, pair.hours));
  EXPECT_THAT(findings, IsEmpty()) << pair.why << ": " << findings.front().explanation_en;
}

INSTANTIATE_TEST_SUITE_P(
    All, CompatibleTest,
    ::testing::Values(
        Compatible{"the same", "سيطرت كتائب الشمال على بلدة الزهراء",
                   "سيطرت كتائب الشمال على بلدة الزهراء"},
        Compatible{"plan and outcome", "ستسيطر كتائب الشمال على بلدة الزهراء",
                   "لم تسيطر كتائب الشمال على بلدة الزهراء"},
        Compatible{"attempt and outcome", "حاولت كتائب الشمال السيطرة على بلدة الزهراء",
                   "لم تسيطر كتائب الشمال على بلدة الزهراء"},
        Compatible{"condition", "إذا سيطرت كتائب الشمال على بلدة الزهراء",
                   "لم تسيطر كتائب الشمال على بلدة الزهراء"},
        Compatible{"question", "هل سيطرت كتائب الشمال على بلدة الزهراء",
                   "لم تسيطر كتائب الشمال على بلدة الزهراء"},
        Compatible{"namesakes", "زار سالم الهادي بلدة الزهراء", "لم يزر كريم الهادي بلدة الزهراء"},
        Compatible{"another place", "زار سالم الهادي بلدة الزهراء",
                   "لم يزر سالم الهادي ميناء الرمال"},
        Compatible{"update", "لم تدخل كتائب الشمال بلدة الزهراء", "دخلت كتائب الشمال بلدة الزهراء",
                   24 * 60},
        Compatible{"other days", "زار سالم الهادي بلدة الزهراء في 3 مارس 2020",
                   "لم يزر سالم الهادي بلدة الزهراء في 9 يونيو 2020"},
        Compatible{"words and digits", "أسفر انفجار المصنع عن مقتل سبعة أشخاص",
                   "أسفر انفجار المصنع عن مقتل 7 أشخاص"},
        Compatible{"at least", "أسفر انفجار المصنع عن مقتل ما لا يقل عن 7 أشخاص",
                   "أسفر انفجار المصنع عن مقتل 9 أشخاص"},
        Compatible{"rising toll", "أسفر انفجار المصنع عن مقتل 7 أشخاص",
                   "أسفر انفجار المصنع عن مقتل 11 شخصا", 20},
        Compatible{
            "other periods, told before the clause",
            "منذ أبريل 2015، قدمت كتائب الشمال مساعدات بقيمة 9 ملايين دولار إلى بلدة الزهراء",
            "قدمت كتائب الشمال منذ بداية عام 2020 مساعدات بقيمة مليون دولار إلى بلدة الزهراء"},
        Compatible{"a slip of the pen", "قتلت كتائب الشمال 1.570054 شخصا في بلدة الزهراء",
                   "قتلت كتائب الشمال 14869 شخصا في بلدة الزهراء"},
        Compatible{"who stops and who goes on", "توقف سالم الهادي", "واصل سالم الهادي"},
        Compatible{"a closed crossing beside an open land", "تونس المفتوحة على البحر",
                   "معبر الوادي مع تونس المغلق منذ أيام"},
        Compatible{"growing share", "تسيطر كتائب الشمال على 40 في المئة من البلاد",
                   "تسيطر كتائب الشمال على 60 في المئة من البلاد", 24 * 5}));

TEST(CompareTest, TheHomesOfOthersAreOtherHomes) {
  const auto fled = Narrated("الساحل", "فر الجميع من منازلهم");
  auto doubted = Narrated("الجبل", "فر مليون شخص من منازلهم");
  for (ClaimMention& mention : doubted) mention.endorsement = model::Endorsement::kDoubted;
  ASSERT_FALSE(fled.empty() || doubted.empty());
  EXPECT_THAT(Compare(fled, doubted), IsEmpty());
}

TEST(CompareTest, DeedsWeeksApartAreTwo) {
  const auto findings = [](int hours) {
    auto denied = Narrated("الجبل", "استخدمت كتائب الشمال الغاز السام", hours);
    for (ClaimMention& mention : denied) mention.stance = model::Stance::kDenies;
    return Compare(Narrated("الساحل", "استخدمت كتائب الشمال الغاز السام"), denied);
  };
  EXPECT_THAT(findings(24), SizeIs(1));
  EXPECT_THAT(findings(24 * 30), IsEmpty());
}

TEST(CompareTest, FallingTollIsNoUpdate) {
  const auto findings = Compare(Narrated("الساحل", "أسفر انفجار المصنع عن مقتل 27 شخصا"),
                                Narrated("الجبل", "أسفر انفجار المصنع عن مقتل 11 شخصا", 20));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_THAT(findings[0].types, ElementsAre(model::ContradictionType::kNumeric));
  EXPECT_THAT(findings[0].explanation_en, HasSubstr("27"));
}

TEST(CompareTest, VagueSharesCountAsNumbers) {
  const auto findings = Compare(Narrated("الساحل", "تسيطر كتائب الشمال على 80 في المئة من البلاد"),
                                Narrated("الجبل", "تسيطر كتائب الشمال على أجزاء محدودة من البلاد"));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "conflict-number");
}

std::vector<store::KeyedMention> Corpus() {
  std::vector<store::KeyedMention> corpus;
  int hours = 0;
  for (const char* text :
       {"سيطرت كتائب الشمال على بلدة الزهراء", "لم تسيطر كتائب الشمال على بلدة الزهراء",
        "انسحبت كتائب الشمال من بلدة الزهراء", "زار سالم الهادي بلدة الزهراء",
        "لم يزر سالم الهادي بلدة الزهراء", "غادر سالم الهادي بلدة الزهراء"}) {
    for (ClaimMention& mention : Narrated(hours % 2 ? "الساحل" : "الجبل", text, hours)) {
      corpus.push_back({mention, Judge().KeysOf(mention), {}});
    }
    ++hours;
  }
  return corpus;
}

std::vector<ClaimMention> MentionsOf(const std::vector<store::KeyedMention>& keyed) {
  std::vector<ClaimMention> mentions;
  for (const store::KeyedMention& k : keyed) mentions.push_back(k.mention);
  return mentions;
}

TEST(FindTest, OrderOfTheInputDoesNotMatter) {
  std::vector<store::KeyedMention> corpus = Corpus();
  const auto expected = Judge().Find(corpus, MentionsOf(corpus));
  ASSERT_GE(expected.size(), 3u);
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(corpus.begin(), corpus.end(), random);
    std::vector<ClaimMention> candidates = MentionsOf(corpus);
    std::shuffle(candidates.begin(), candidates.end(), random);
    EXPECT_EQ(Judge().Find(corpus, candidates), expected) << "round " << round;
  }
}

TEST(FindTest, OneArticleAtATimeFindsWhatAllAtOnceDo) {
  const std::vector<store::KeyedMention> corpus = Corpus();
  std::vector<model::Contradiction> found;
  std::vector<ClaimMention> seen;
  for (const store::KeyedMention& mention : corpus) {
    for (auto& c : Judge().Find({mention}, seen)) found.push_back(std::move(c));
    seen.push_back(mention.mention);
  }
  std::sort(found.begin(), found.end(), [](const auto& x, const auto& y) { return x.id < y.id; });
  EXPECT_EQ(found, Judge().Find(corpus, MentionsOf(corpus)));
}

// Whatever the filing: every pair that Compare finds fault with meets.
TEST(FindTest, FindsWhatComparingEveryPairFinds) {
  const std::vector<store::KeyedMention> corpus = Corpus();
  std::set<std::string> pairs;
  for (const store::KeyedMention& a : corpus) {
    for (const store::KeyedMention& b : corpus) {
      const std::string &x = a.mention.statement_id, &y = b.mention.statement_id;
      if (x < y && Judge().Compare(a.mention, b.mention)) pairs.insert(absl::StrCat(x, "|", y));
    }
  }
  EXPECT_EQ(Judge().Find(corpus, MentionsOf(corpus)).size(), pairs.size());
}

// A later analysis of the same words may read them otherwise, with the same ids.
TEST(FindTest, AMentionThatChangedIsReadAnew) {
  std::vector<store::KeyedMention> corpus = Corpus();
  ASSERT_THAT(Judge().Find({corpus[0]}, {corpus[1].mention}), SizeIs(1));
  corpus[1].mention.frame.polarity = model::Polarity::kPositive;
  EXPECT_THAT(Judge().Find({corpus[0]}, {corpus[1].mention}), IsEmpty());
}

TEST(FindTest, OfThousandsAThousandAreFound) {
  const auto said = Narrated("الجبل", "سيطرت كتائب الشمال على بلدة الزهراء", 0);
  const auto denied = Narrated("الساحل", "لم تسيطر كتائب الشمال على بلدة الزهراء", 1);
  std::vector<store::KeyedMention> text;
  for (int i = 0; i < 60; ++i) {
    for (ClaimMention mention : {said[0], denied[0]}) {
      mention.statement_id += absl::StrCat(".", i);
      text.push_back({mention, Judge().KeysOf(mention), {}});
    }
  }
  EXPECT_THAT(Judge().Find(text, MentionsOf(text)), SizeIs(1000));  // of 3,600
}

TEST(FindTest, CompareIsSymmetricOverAllPairs) {
  for (const store::KeyedMention& a : Corpus()) {
    for (const store::KeyedMention& b : Corpus()) {
      EXPECT_EQ(Judge().Compare(a.mention, b.mention), Judge().Compare(b.mention, a.mention));
    }
  }
}

TEST(FindTest, EarlierSideIsAAndBothAreEvidence) {
  const std::vector<store::KeyedMention> corpus = Corpus();
  for (const model::Contradiction& c : Judge().Find(corpus, MentionsOf(corpus))) {
    EXPECT_LE(c.a.publish_time, c.b.publish_time);
    EXPECT_NE(c.a.statement_id, c.b.statement_id);
    EXPECT_EQ(c.evident_time, c.b.publish_time);
    EXPECT_EQ(c.rules_version, std::string(RulesVersion()));
  }
}

}  // namespace
}  // namespace isnad::analysis
