// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/alignment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "core/analysis/pairs/testing_pairs.h"

namespace isnad::analysis {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "ارتفع>انخفض" for opposites, "ارتفع=صعد" for all other matches.
std::vector<std::string> Matches(const std::string& a, const std::string& b) {
  const PairText x = ReadText(a), y = ReadText(b);
  std::vector<std::string> matches;
  for (const WordMatch& match : Align(x, y).matches) {
    matches.push_back(absl::StrCat(x.words[static_cast<size_t>(match.a)].surface,
                                   match.kind == MatchKind::kAntonym ? ">" : "=",
                                   y.words[static_cast<size_t>(match.b)].surface));
  }
  return matches;
}

TEST(AlignmentTest, FormsOfAWordMeet) {
  EXPECT_THAT(Matches("يدعم الوزير المزارعين", "دعمت الوزارة مزارعي الوادي"),
              ElementsAre("يدعم=دعمت", "الوزير=الوزارة", "المزارعين=مزارعي"));
}

TEST(AlignmentTest, AVerbMeetsItsNoun) {
  EXPECT_THAT(Matches("ارتفع منسوب النهر", "ارتفاع منسوب النهر"), Contains("ارتفع=ارتفاع"));
}

TEST(AlignmentTest, SynonymsMeetAndOppositesAreTold) {
  EXPECT_THAT(Matches("ارتفعت أسعار القمح", "صعدت أسعار القمح"), Contains("ارتفعت=صعدت"));
  EXPECT_THAT(Matches("ارتفعت أسعار القمح", "تراجعت أسعار القمح"), Contains("ارتفعت>تراجعت"));
}

TEST(AlignmentTest, NeighboursDecideWhichOfTwoLikeWordsMeet) {
  EXPECT_THAT(Matches("سعر القمح يرتفع وسعر الأرز ينخفض", "سعر القمح ينخفض وسعر الأرز يرتفع"),
              ElementsAre("سعر=سعر", "القمح=القمح", "يرتفع>ينخفض", "وسعر=وسعر", "الأرز=الأرز",
                          "ينخفض>يرتفع"));
}

TEST(AlignmentTest, NumbersMeetByValue) {
  EXPECT_THAT(Matches("غرق 12 قاربا", "غرق 13 قاربا"), ElementsAre("غرق=غرق", "قاربا=قاربا"));
  EXPECT_THAT(Matches("غرق 12 قاربا", "غرق ١٢ قاربا"), Contains("12=12"));
}

TEST(AlignmentTest, NamesMeetInTwoSpellings) {
  EXPECT_THAT(Matches("سافر بابتشينكو", "عاد بابشينكو"), Contains("بابتشينكو=بابشينكو"));
}

TEST(AlignmentTest, EachWordMeetsOneAtMost) {
  EXPECT_THAT(Matches("القارب والقارب", "القارب"), ElementsAre("القارب=القارب"));
}

TEST(AlignmentTest, NothingMeetsNothing) {
  EXPECT_THAT(Matches("", "غرق القارب"), IsEmpty());
  EXPECT_THAT(Matches("هطل المطر", "أغلقت المدارس"), IsEmpty());
}

TEST(AlignmentTest, ExchangingTheTextsExchangesTheResult) {
  const PairText a = ReadText("أعلنت البلدية إغلاق السوق بعد أن غرق ثلاثة صيادين في الميناء");
  const PairText b = ReadText("السوق مفتوح والصيادون عادوا إلى الميناء سالمين");
  const Alignment forth = Align(a, b), back = Align(b, a);
  ASSERT_EQ(forth.matches.size(), back.matches.size());
  for (const WordMatch& match : forth.matches) {
    const int other = back.of_a[static_cast<size_t>(match.b)];
    ASSERT_GE(other, 0);
    EXPECT_EQ(back.matches[static_cast<size_t>(other)].b, match.a);
    EXPECT_EQ(back.matches[static_cast<size_t>(other)].kind, match.kind);
  }
}

TEST(AlignmentTest, LongTextsAreReadUpToTheLimit) {
  std::string text;
  for (int i = 0; i < 400; ++i) absl::StrAppend(&text, "قارب ");
  EXPECT_EQ(Align(ReadText(text), ReadText(text)).matches.size(), kMaxAlignedWords);
}

}  // namespace
}  // namespace isnad::analysis
