// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/name_sounds.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "core/text/name_spellings_data.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr double kAlike = 0.8;

bool ShareASound(const NamePart& a, const NamePart& b) {
  return std::any_of(a.sounds.begin(), a.sounds.end(), [&b](const std::string& sound) {
    return std::find(b.sounds.begin(), b.sounds.end(), sound) != b.sounds.end();
  });
}

// Every part of the one that counts, found in the other at its place.
bool SameName(absl::string_view a, absl::string_view b) {
  const auto counted = [](absl::string_view name) {
    std::vector<NamePart> parts = NameParts(name);
    parts.erase(std::remove_if(parts.begin(), parts.end(),
                               [](const NamePart& part) { return part.optional; }),
                parts.end());
    return parts;
  };
  const std::vector<NamePart> x = counted(a), y = counted(b);
  return x.size() == y.size() &&
         std::equal(x.begin(), x.end(), y.begin(), [](const NamePart& p, const NamePart& q) {
           return ShareASound(p, q) && Likeness(p, q) >= kAlike;
         });
}

struct Pair {
  absl::string_view a, b;

  friend void PrintTo(const Pair& pair, std::ostream* out) { *out << pair.a << " " << pair.b; }
};

class SameNameTest : public testing::TestWithParam<Pair> {};
TEST_P(SameNameTest, Meets) { EXPECT_TRUE(SameName(GetParam().a, GetParam().b)); }
INSTANTIATE_TEST_SUITE_P(
    Latin, SameNameTest,
    testing::Values(
        Pair{"حفتر", "Haftar"}, Pair{"حفتر", "Hiftar"}, Pair{"حفتر", "Hifter"},
        Pair{"Haftar", "Hifter"}, Pair{"خليفة حفتر", "Khalifa Haftar"},
        Pair{"خليفة حفتر", "Khalifah Haftar"}, Pair{"السراج", "al-Sarraj"},
        Pair{"السراج", "Sarraj"}, Pair{"السراج", "As-Sarraj"}, Pair{"السراج", "el-Serraj"},
        Pair{"فايز السراج", "Fayez al-Sarraj"}, Pair{"فائز السراج", "Faiez Serraj"},
        Pair{"نتنياهو", "Netanyahu"}, Pair{"نتانياهو", "Netanyahou"}, Pair{"القذافي", "Gaddafi"},
        Pair{"القذافي", "Qadhafi"}, Pair{"القذافي", "Kadhafi"}, Pair{"القذافي", "al-Gaddafi"},
        Pair{"معمر القذافي", "Moammar Gadhafi"}, Pair{"ظريف", "Zarif"},
        Pair{"محمد جواد ظريف", "Mohammad Javad Zarif"}, Pair{"أردوغان", "Erdogan"},
        Pair{"أردوغان", "Erdoğan"}, Pair{"لافروف", "Lavrov"}, Pair{"بوتين", "Putin"},
        Pair{"بوتين", "Poutine"}, Pair{"ماكرون", "Macron"},
        Pair{"عبد الفتاح السيسي", "Abdel Fattah el-Sisi"},
        Pair{"عبد الفتاح السيسي", "Abdelfattah al-Sissi"}, Pair{"السيسي", "Sisi"},
        Pair{"عبدالله", "Abdullah"}, Pair{"عبد الله", "Abdallah"}, Pair{"نصر الله", "Nasrallah"},
        Pair{"حزب الله", "Hezbollah"}, Pair{"حزب الله", "Hizbullah"},
        Pair{"نور الدين", "Noureddine"}, Pair{"نور الدين", "Nour al-Din"},
        Pair{"محمد بن سلمان", "Mohammed bin Salman"}, Pair{"محمد بن سلمان", "Mohamed Salman"},
        Pair{"أبو مازن", "Abou Mazen"}, Pair{"البرادعي", "ElBaradei"}, Pair{"السبسي", "Essebsi"},
        Pair{"بشار الأسد", "Bachar al-Assad"}, Pair{"خاشقجي", "Khashoggi"}, Pair{"هنية", "Haniyeh"},
        Pair{"هنية", "Haniyya"}, Pair{"روحاني", "Rouhani"}, Pair{"خامنئي", "Khamenei"},
        Pair{"الحريري", "Hariri"}, Pair{"جعجع", "Geagea"}, Pair{"ممدوح", "Mamdouh"},
        Pair{"بوتفليقة", "Bouteflika"}, Pair{"تبون", "Tebboune"}, Pair{"جونسون", "Johnson"},
        Pair{"ترامب", "Trump"}, Pair{"علي", "Ali"}, Pair{"عمر البشير", "Omar al-Bashir"},
        Pair{"يوسف", "Youssef"}, Pair{"وليد", "Walid"}, Pair{"حسين", "Hussein"},
        Pair{"حسن", "Hassan"}, Pair{"محمد", "Mohammed"}, Pair{"محمود", "Mahmoud"},
        Pair{"الدبيبة", "Dbeibah"}, Pair{"السوداني", "Sudani"}));
INSTANTIATE_TEST_SUITE_P(Arabic, SameNameTest,
                         testing::Values(Pair{"فايز السراج", "فائز السراج"},
                                         Pair{"نتنياهو", "نتانياهو"}, Pair{"نتنياهو", "نيتنياهو"},
                                         Pair{"عبدالله", "عبد الله"},
                                         Pair{"عبدالفتاح", "عبد الفتاح"}, Pair{"أبوبكر", "أبو بكر"},
                                         Pair{"محمد بن سلمان", "محمد ابن سلمان"},
                                         Pair{"السراج", "سراج"}, Pair{"نورالدين", "نور الدين"},
                                         Pair{"ميكائيلوف", "ميكايلوف"}));

class OtherNameTest : public testing::TestWithParam<Pair> {};
TEST_P(OtherNameTest, StaysApart) { EXPECT_FALSE(SameName(GetParam().a, GetParam().b)); }
INSTANTIATE_TEST_SUITE_P(
    Latin, OtherNameTest,
    testing::Values(Pair{"علاء", "Ali"}, Pair{"علي", "Ola"}, Pair{"حسين", "Hassan"},
                    Pair{"حسن", "Hussein"}, Pair{"محمود", "Mohammed"}, Pair{"هناء", "Hani"},
                    Pair{"سلوى", "Sali"}, Pair{"خالد", "Khaldi"}, Pair{"مراد", "Mourid"},
                    Pair{"صالح", "Salwa"}, Pair{"كريم", "Karam"}, Pair{"مالي", "Mali Khan"},
                    Pair{"زيد", "Saad"}, Pair{"بدر", "Peter"}, Pair{"قمع", "Kim"},
                    Pair{"مؤسسة", "Moussa"}, Pair{"باس", "Abbas"}, Pair{"China", "Hani"},
                    Pair{"ILO", "Ali"}, Pair{"Bashar", "Bashir"}, Pair{"Rome", "Rami"},
                    Pair{"بشار", "Bachir"}));
INSTANTIATE_TEST_SUITE_P(Arabic, OtherNameTest,
                         testing::Values(Pair{"حسن", "حسين"}, Pair{"سالم", "سليم"},
                                         Pair{"محمد", "محمود"}, Pair{"كامل", "كمال"},
                                         Pair{"صالح", "صلاح"}, Pair{"رشيد", "راشد"},
                                         Pair{"علي", "علاء"}, Pair{"سمير", "سامر"},
                                         Pair{"قاسم", "جاسم"}, Pair{"سلمان", "سليمان"}));

TEST(NameSpellingsTest, EveryLetterHasAnExampleThatMeetsAndOneThatDoesNot) {
  for (const ArabicLetterSpelling& row : ArabicLetterSpellings()) {
    EXPECT_NE(row.example.find(row.letter.data(), 0, row.letter.size()), absl::string_view::npos)
        << row.letter;
    EXPECT_TRUE(SameName(row.example, row.example_latin)) << row.example << row.example_latin;
    EXPECT_FALSE(SameName(row.example, row.counter_example)) << row.example << row.counter_example;
  }
}

TEST(LikenessTest, OtherScriptsAreLikeThemselvesAlone) {
  const auto like = [](absl::string_view a, absl::string_view b) {
    return Likeness(NameParts(a)[0], NameParts(b)[0]);
  };
  EXPECT_EQ(like("Путин", "Москва"), 0);
  EXPECT_EQ(like("путин", "Путин"), 1);
  EXPECT_EQ(like("Путин", "Putin"), 0);
  EXPECT_EQ(like("737", "737"), 1);
  EXPECT_LT(like("737", "787"), kAlike);
}

TEST(NamePartsTest, EndlessWordsAreCut) {
  std::string latin, arabic, mixed = "ح";
  for (int i = 0; i < 100000; ++i) {
    absl::StrAppend(&latin, "abdth");
    absl::StrAppend(&arabic, "عبدث");
    absl::StrAppend(&mixed, "x€");
  }
  for (const std::string& word : {latin, arabic, mixed}) {
    for (const NamePart& part : NameParts(word)) {
      for (const std::string& spelling : part.spellings) {
        EXPECT_LE(spelling.size(), 2 * kMaxLetters) << word.substr(0, 20);
      }
    }
  }
}

TEST(NamePartsTest, ArticlesGoAndJoinedPartsComeApart) {
  const auto first = [](absl::string_view name) {
    std::vector<std::string> spellings;
    for (const NamePart& part : NameParts(name)) spellings.push_back(part.spellings[0]);
    return spellings;
  };
  EXPECT_THAT(first("Fayez al-Sarraj"), ElementsAre("fayez", "sarraj"));
  EXPECT_THAT(first("Abdelaziz"), ElementsAre("abd", "aziz"));
  EXPECT_THAT(first("عبدالعزيز"), ElementsAre("عبد", "عزيز"));
  EXPECT_THAT(first("Al"), ElementsAre("al"));
  EXPECT_THAT(first("عبده"), ElementsAre("عبده"));
  EXPECT_THAT(NameParts("\xFF"), IsEmpty());
  EXPECT_THAT(NameParts("2021")[0].sounds, IsEmpty());
}

TEST(WordSoundsTest, OfEveryPartAndNoLongerThanAllowed) {
  EXPECT_THAT(WordSounds("حفتر"), ElementsAre("hftr"));
  EXPECT_THAT(WordSounds("haftar"), ElementsAre("hftr"));
  EXPECT_THAT(WordSounds("عبدالعزيز"), testing::SizeIs(2));
  EXPECT_THAT(WordSounds("42"), IsEmpty());
  std::string many;
  for (int i = 0; i < 1000; ++i) absl::StrAppend(&many, "thac");
  EXPECT_LE(WordSounds(many).size(), 2 * kMaxSounds);
}

}  // namespace
}  // namespace isnad::text
