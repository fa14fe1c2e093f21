// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/passage.h"

#include "core/text/utf8.h"
#include "gtest/gtest.h"

namespace isnad::report {
namespace {

constexpr char kText[] =
    "وصل الوفد إلى العاصمة مساء أمس. قال الوزير إن المفاوضات توقفت تماما، ولم يحدد موعدا جديدا. "
    "وغادر الوفد بعد ساعة.";

Passage Cut(const std::string& text, const std::string& words) {
  const size_t begin = text.find(words);
  auto passage = CutPassage(text, begin, begin + words.size());
  EXPECT_TRUE(passage.ok()) << passage.status();
  return passage.ok() ? *passage : Passage();
}

TEST(CutPassageTest, GivesTheSentenceAroundTheWords) {
  const Passage passage = Cut(kText, "المفاوضات توقفت تماما");
  EXPECT_EQ(passage.before, "قال الوزير إن ");
  EXPECT_EQ(passage.marked, "المفاوضات توقفت تماما");
  EXPECT_EQ(passage.after, "، ولم يحدد موعدا جديدا.");
  EXPECT_FALSE(passage.cut_before);
  EXPECT_FALSE(passage.cut_after);
}

TEST(CutPassageTest, WordsOverTwoSentencesHaveBoth) {
  const Passage passage = Cut(kText, "موعدا جديدا. وغادر");
  EXPECT_EQ(passage.before, "قال الوزير إن المفاوضات توقفت تماما، ولم يحدد ");
  EXPECT_EQ(passage.after, " الوفد بعد ساعة.");
}

TEST(CutPassageTest, BytesStayAsTheyAre) {
  // Vowel signs, a stretched letter, a no-break space and Windows line ends.
  const std::string text = "نَفَى الناطق.\r\nقال إن\u00A0القــوات لم تنسحب\r\nمن المدينة.";
  const Passage passage = Cut(text, "القــوات لم تنسحب\r\nمن");
  EXPECT_EQ(passage.marked, "القــوات لم تنسحب\r\nمن");
  EXPECT_NE(text.find(passage.before + passage.marked + passage.after), std::string::npos);
}

TEST(CutPassageTest, LongSentencesAreCutBetweenWords) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "كلمات ";
  const std::string marked = "الموضع المهم";
  text += marked;
  for (int i = 0; i < 200; ++i) text += " تتمة";
  const Passage passage = Cut(text, marked);
  EXPECT_TRUE(passage.cut_before);
  EXPECT_TRUE(passage.cut_after);
  EXPECT_LE(passage.before.size(), kMaxContext);
  EXPECT_LE(passage.after.size(), kMaxContext);
  EXPECT_EQ(passage.before.rfind("كلمات ", 0), 0u);
  EXPECT_EQ(passage.after.substr(passage.after.size() - 8), "تتمة");
}

TEST(CutPassageTest, ALongWordIsCutBetweenCharacters) {
  std::string text = "بداية ";
  const std::string marked = "هنا";
  text += marked;
  for (int i = 0; i < 1000; ++i) text += "ب";
  const Passage passage = Cut(text, marked);
  EXPECT_TRUE(passage.cut_after);
  EXPECT_EQ(text::FindMalformedUtf8(passage.after), std::nullopt);
}

TEST(AddKeyTest, TakesWhatThePassageShowsAndNothingElse) {
  const std::string text = kText;
  Passage passage = Cut(text, "المفاوضات توقفت تماما");
  const std::string verb = "قال", elsewhere = "وصل", beyond = "وغادر";
  for (const std::string& word : {verb, elsewhere, beyond}) {
    AddKey(text.find(word), text.find(word) + word.size(), &passage);
  }
  ASSERT_EQ(passage.keys.size(), 1u);
  const std::string whole = passage.before + passage.marked + passage.after;
  const Stretch key = passage.keys[0];
  EXPECT_EQ(whole.substr(key.begin, key.end - key.begin), verb);
}

TEST(CutPassageTest, SpansThatAreNoneAreRefused) {
  const std::string text = kText;
  EXPECT_EQ(CutPassage(text, 0, text.size() + 1).status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(CutPassage(text, 4, 4).status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(CutPassage(text, 1, 4).status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(CutPassage(text, 0, 3).status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_TRUE(CutPassage(text, 0, text.size()).ok());
}

}  // namespace
}  // namespace isnad::report
