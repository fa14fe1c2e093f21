// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/wording.h"

#include "gtest/gtest.h"

namespace isnad::report {
namespace {

TEST(CountedTest, EachNumberHasItsForm) {
  EXPECT_EQ(Counted(0, Noun::kContradiction), "لا تناقضات");
  EXPECT_EQ(Counted(1, Noun::kContradiction), "تناقض واحد");
  EXPECT_EQ(Counted(2, Noun::kContradiction), "تناقضان");
  EXPECT_EQ(Counted(3, Noun::kContradiction), "3 تناقضات");
  EXPECT_EQ(Counted(11, Noun::kContradiction), "11 تناقضًا");
  EXPECT_EQ(Counted(100, Noun::kContradiction), "100 تناقض");
  EXPECT_EQ(Counted(7, Noun::kOrigin), "7 أصول مستقلة");
  EXPECT_EQ(Counted(12, Noun::kMention), "12 مرة");
}

TEST(CountedTest, EveryNounHasAForm) {
  for (int noun = 0; noun <= static_cast<int>(Noun::kMention); ++noun) {
    for (const int number : {0, 1, 2, 5, 20, 100}) {
      const std::string text = Counted(number, static_cast<Noun>(noun));
      EXPECT_EQ(text.find('#'), std::string::npos) << text;
      EXPECT_GT(text.size(), 4u) << text;
    }
  }
}

TEST(UnitOfTest, EachNumberHasItsForm) {
  EXPECT_EQ(UnitOf(0, Noun::kContradiction), "تناقض");
  EXPECT_EQ(UnitOf(1, Noun::kArticle), "مقال");
  EXPECT_EQ(UnitOf(2, Noun::kOutlet), "وسيلتا إعلام");
  EXPECT_EQ(UnitOf(6, Noun::kStatement), "أقوال");
  EXPECT_EQ(UnitOf(11, Noun::kContradiction), "تناقضًا");
  EXPECT_EQ(UnitOf(100, Noun::kArticle), "مقال");
}

TEST(DatesTest, AreInUtcAndInArabic) {
  const absl::Time time =
      absl::FromCivil(absl::CivilMinute(2021, 7, 26, 20, 30), absl::UTCTimeZone());
  EXPECT_EQ(LongDay(time), "الاثنين 26 يوليو/تموز 2021");
  EXPECT_EQ(ShortDay(time), "26 يوليو 2021");
  EXPECT_EQ(Clock(time), "20:30");
  EXPECT_EQ(MachineTime(time), "2021-07-26T20:30:00Z");
  EXPECT_EQ(MachineDay(time), "2021-07-26");
  const absl::Time new_year = absl::FromCivil(absl::CivilDay(2023, 1, 1), absl::UTCTimeZone());
  EXPECT_EQ(LongDay(new_year), "الأحد 1 يناير/كانون الثاني 2023");
}

template <typename Enum>
void ExpectNamed(const google::protobuf::EnumDescriptor* descriptor) {
  for (int i = 0; i < descriptor->value_count(); ++i) {
    const int number = descriptor->value(i)->number();
    const bool known = LabelOf(static_cast<Enum>(number)).english != "Unknown";
    EXPECT_EQ(known, number != 0) << descriptor->value(i)->name();
  }
}

TEST(LabelTest, EveryValueOfTheApiHasAName) {
  ExpectNamed<v1::ActorKind>(v1::ActorKind_descriptor());
  ExpectNamed<v1::ContradictionType>(v1::ContradictionType_descriptor());
  ExpectNamed<v1::ContradictionScope>(v1::ContradictionScope_descriptor());
  ExpectNamed<v1::HolderStance>(v1::HolderStance_descriptor());
  ExpectNamed<v1::StatementAct>(v1::StatementAct_descriptor());
}

}  // namespace
}  // namespace isnad::report
