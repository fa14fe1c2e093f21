// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/morphology/light_stem.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

std::string Stem(absl::string_view word) { return LightStem(text::Fold(word)); }

TEST(LightStemTest, NumbersOfANounMeet) {
  const std::vector<std::vector<std::string>> kNouns = {
      {"حكومة", "الحكومة", "حكومتان", "حكومتين", "حكومات", "الحكومات", "وللحكومات", "والحكومة"},
      {"دولة", "الدولتين", "للدولة", "دولتها", "بالدولة"},
      {"مسؤول", "المسؤولان", "مسؤولين", "المسؤولون", "مسؤوليها"},
      {"وزير", "الوزير", "وزيران", "الوزيرين", "وزيرها"},
      {"اتفاق", "الاتفاق", "اتفاقات", "اتفاقين", "اتفاقهم"},
      {"قرار", "قرارات", "القرارين", "قرارها"},
      {"قوة", "قوات", "القوات", "قوتين"},
      {"صحفي", "صحفيون", "الصحفيين", "صحفيتين", "صحفيات"},
      {"مليون", "مليونين"},
      {"بيان", "البيان", "بيانين", "بيانات"},
      {"جيش", "الجيش", "جيشين"},
      {"تأمين", "التأمين", "تأمينات"},
  };
  for (const auto& noun : kNouns) {
    for (const std::string& form : noun) EXPECT_EQ(Stem(form), Stem(noun[0])) << form;
  }
}

TEST(LightStemTest, OtherWordsStayApart) {
  EXPECT_NE(Stem("لبنان"), Stem("لبن"));
  EXPECT_NE(Stem("سنة"), Stem("سن"));
  EXPECT_NE(Stem("تأمين"), Stem("تام"));
  EXPECT_NE(Stem("المتهم"), Stem("متى"));
  EXPECT_NE(Stem("كاتب"), Stem("كتاب"));
}

TEST(LightStemTest, LeavesOtherScriptsAlone) {
  EXPECT_EQ(LightStem("reuters"), "reuters");
  EXPECT_EQ(LightStem("2017"), "2017");
  EXPECT_EQ(LightStem(""), "");
}

TEST(LightStemTest, ThreadsAgree) {
  const std::string expected = Stem("المفاوضات");
  std::vector<std::string> found(4);
  std::vector<std::thread> threads;
  for (std::string& stem : found) {
    threads.emplace_back([&stem] {
      for (int i = 0; i < 1000; ++i) stem = Stem("المفاوضات");
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(found, ::testing::Each(expected));
}

}  // namespace
}  // namespace isnad::analysis
