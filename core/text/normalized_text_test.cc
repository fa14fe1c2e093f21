// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/normalized_text.h"

#include <string>

#include "core/model/error.h"
#include "gtest/gtest.h"

namespace isnad::text {
namespace {

NormalizedText Make(const std::string& raw) {
  auto text = NormalizedText::Create(raw);
  EXPECT_TRUE(text.ok()) << text.status();
  return *std::move(text);
}

std::string Normalize(const std::string& raw) { return Make(raw).normalized(); }

// The raw text behind the first place at which `part` stands in the normalized.
std::string RawOf(const std::string& raw, const std::string& part) {
  const NormalizedText text = Make(raw);
  const size_t at = text.normalized().find(part);
  EXPECT_NE(at, std::string::npos) << part << " not in " << text.normalized();
  if (at == std::string::npos) return "";
  const ByteRange range =
      text.ToRaw({static_cast<uint32_t>(at), static_cast<uint32_t>(at + part.size())});
  return raw.substr(range.begin, range.size());
}

TEST(NormalizedTextTest, OrdinaryTextStaysAsItIs) {
  const std::string text = "أكدت اللجنة، مساء الأربعاء، أن «الهدنة» ستُعلن؟ لا!\nوأضافت: \"نعم\".";
  EXPECT_EQ(Normalize("قال الوزير: «نعم»، ثم غادر (سريعا)."),
            "قال الوزير: «نعم»، ثم غادر (سريعا).");
  EXPECT_EQ(Make("رئيس هيئة آثار القاهرة").map().run_count(), 0u);
  EXPECT_EQ(Normalize(text).find("ستُعلن"), std::string::npos);
}

TEST(NormalizedTextTest, HarakatAndTatweelGo) {
  EXPECT_EQ(Normalize("مُحَمَّدٌ"), "محمد");
  EXPECT_EQ(Normalize("الرحمٰن"), "الرحمن");
  EXPECT_EQ(Normalize("الســـلام"), "السلام");
  EXPECT_EQ(Normalize("قرآنٌ كريمٌ"), "قرآن كريم");
}

TEST(NormalizedTextTest, LettersKeepTheirHamza) {
  EXPECT_EQ(Normalize("أإآؤئءىة"), "أإآؤئءىة");
  EXPECT_EQ(Normalize("\u0627\u0653\u0644"), "آل") << "written in two code points";
  EXPECT_EQ(Normalize("\u0627\u064E\u0654"), "أ") << "with a vowel sign between";
  EXPECT_EQ(Normalize("\u0648\u0654\u064A\u0654"), "ؤئ");
}

TEST(NormalizedTextTest, PresentationFormsBecomeLetters) {
  EXPECT_EQ(Normalize("ﻻ ﺳﻼم"), "لا سلام");
  EXPECT_EQ(Normalize("ﷲ"), "الله");
  EXPECT_EQ(RawOf("في ﺍﻟﻼﻋﺐ اليوم", "اللاعب"), "ﺍﻟﻼﻋﺐ");
  EXPECT_EQ(RawOf("هو ﷺ قال", "الله"), "ﷺ") << "a ligature is one unit";
}

TEST(NormalizedTextTest, DigitsOfEveryScript) {
  EXPECT_EQ(Normalize("٢٠١٧ و۲۰۱۸ و२०१९ و２０２０ و𝟚𝟘"), "2017 و2018 و2019 و2020 و20");
  EXPECT_EQ(RawOf("عام ٢٠١٧ م", "2017"), "٢٠١٧");
}

TEST(NormalizedTextTest, SpacesAndLineBreaks) {
  EXPECT_EQ(Normalize("أ\u00A0ب\tج\u2003د\u3000ه\u202Fو"), "أ ب ج د ه و");
  EXPECT_EQ(Normalize("أ\r\nب\rج\u0085د\u2028ه\u2029و\n\nز"), "أ\nب\nج\nد\nه\nو\n\nز");
  EXPECT_EQ(RawOf("أ\r\nب", "\n"), "\r\n");
}

TEST(NormalizedTextTest, InvisibleCharactersGo) {
  EXPECT_EQ(Normalize("\uFEFFقال\u200F \u202B\"نعم\"\u202C\u200B، هي\u200Cها \u2067س\u2069"),
            "قال \"نعم\"، هيها س");
  EXPECT_EQ(Normalize("كلمة\u00ADطويلة"), "كلمةطويلة");
}

TEST(NormalizedTextTest, WhatWasRemovedAtTheEdgesStaysOutside) {
  EXPECT_EQ(RawOf("\u200Fقال\u200E \u202Bنعم\u202C", "نعم"), "نعم");
  EXPECT_EQ(RawOf("قا\u200Bل", "قال"), "قا\u200Bل");
}

TEST(NormalizedTextTest, RemovalDoesNotLeaveMarksApart) {
  EXPECT_EQ(Normalize("e\u200D\u0301"), "é");
  EXPECT_EQ(Normalize("e\u0640\u0301"), "é");
  EXPECT_EQ(Normalize("\u1100\u200B\u1161"), "가");
  EXPECT_EQ(Normalize("e\uFE71\u0301"), "é") << "a presentation form that holds a tatweel";
}

TEST(NormalizedTextTest, MarksWithoutEndAreCut) {
  // ICU takes the square of their number to put them into order: a mebibyte
  // of them took a minute.
  std::string raw = "e";
  for (int i = 0; i < 500'000; ++i) raw += i % 2 == 0 ? "\u0323" : "\u0308";
  const NormalizedText text = Make(raw + " نعم");
  EXPECT_LT(text.normalized().size(), 80u);
  EXPECT_EQ(Normalize(text.normalized()), text.normalized());
  EXPECT_EQ(RawOf(raw + " نعم", "نعم"), "نعم");
}

TEST(NormalizedTextTest, MarksThatMeetOnlyAfterARemovalAreCut) {
  std::string raw = "e";
  for (int i = 0; i < 1'000; ++i) raw += "\u0323\u0308\u200D\u0344";
  const std::string once = Normalize(raw);
  EXPECT_LT(once.size(), 80u);
  EXPECT_EQ(Normalize(once), once);
}

TEST(NormalizedTextTest, EllipsisBecomesStops) { EXPECT_EQ(Normalize("لكن…"), "لكن..."); }

TEST(NormalizedTextTest, EmptyText) {
  EXPECT_EQ(Normalize(""), "");
  EXPECT_EQ(Make("").ToRaw({0, 0}), (ByteRange{0, 0}));
  EXPECT_EQ(Normalize("\u200F\u0640"), "");
}

TEST(NormalizedTextTest, MalformedTextIsRefusedWithItsOffset) {
  const auto text = NormalizedText::Create("قال\xED\xA0\x80");
  ASSERT_EQ(text.status().code(), absl::StatusCode::kInvalidArgument);
  const auto details = model::GetErrorDetails(text.status());
  ASSERT_TRUE(details.has_value());
  EXPECT_EQ(details->reason, model::ErrorReason::kMalformedUtf8);
  EXPECT_EQ(details->metadata.at("byte_offset"), "6");
}

TEST(NormalizedTextTest, SpaceOfTheMapStaysSmall) {
  std::string tatweel, digits, forms;
  for (int i = 0; i < 500'000; ++i) {
    tatweel += "ـ";
    digits += "٣";
    forms += "ﻻ";
  }
  for (const std::string& raw : {tatweel, digits, forms}) {
    EXPECT_EQ(Make(raw).map().run_count(), 1u);
  }
}

}  // namespace
}  // namespace isnad::text
