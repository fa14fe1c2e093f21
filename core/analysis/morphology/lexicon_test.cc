// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/morphology/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "core/analysis/morphology/inflection.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

Lexicon MakeLexicon(const std::vector<Lexeme>& lexemes) {
  Lexicon lexicon;
  for (const Lexeme& lexeme : lexemes) EXPECT_EQ(lexicon.Add(lexeme), absl::OkStatus());
  return lexicon;
}

Lexicon::Readings Find(const Lexicon& lexicon, absl::string_view word) {
  return lexicon.Find(text::Fold(word));
}

std::vector<Lexeme> NewsWords() {
  return {
      {.lemma = "قال", .present = "يقول", .passive_participles = {"مقول"}, .masdars = {"قول"}},
      {.lemma = "نفى", .present = "ينفي", .masdars = {"نفي"}},
      {.lemma = "دعا", .present = "يدعو", .masdars = {"دعوة"}},
      {.lemma = "أكّد", .present = "يؤكد"},
      {.lemma = "حذّر", .present = "يحذر"},
      {.lemma = "ردّ", .present = "يرد", .masdars = {"رد"}, .plurals = {"ردود"}},
      {.lemma = "جاء", .present = "يجيء", .masdars = {"مجيء"}},
      {.lemma = "رأى", .present = "يرى", .masdars = {"رؤية"}},
      {.lemma = "أنبأ", .present = "ينبئ"},
      {.lemma = "اتهم", .present = "يتهم"},
      {.lemma = "استولى", .present = "يستولي"},
      {.lemma = "تولى", .present = "يتولى"},
      {.lemma = "دولة", .plurals = {"دول"}},
      {.lemma = "مسؤول", .plurals = {"مسؤولون"}},
      {.lemma = "وزير", .plurals = {"وزراء"}, .feminine = "وزيرة"},
      {.lemma = "إعلام", .plurals = {kNoSuchForm}},
  };
}

TEST(LexiconTest, DoesNotFindAWordInsideAnother) {
  struct Case {
    Lexeme lexeme;
    std::vector<std::string> others;
  };
  const std::vector<Case> kCases = {
      {{.lemma = "قال", .present = "يقول", .masdars = {"قول"}},
       {"مقال", "قالب", "مقالة", "القالي", "نقل", "أقل", "القال", "بقالت", "سقال", "عقول", "قوليس",
        "اقوال"}},
      {{.lemma = "نفى", .present = "ينفي", .masdars = {"نفي"}},
       {"نفط", "النفط", "نفق", "نفس", "نفسه", "منفذ", "ينفق", "سنفى", "نفوذ"}},
      {{.lemma = "حذّر", .present = "يحذر"}, {"حذاء", "الحذره", "بحذرت", "محذور"}},
      {{.lemma = "ردّ", .present = "يرد", .masdars = {"رد"}}, {"برد", "كرد", "أكراد", "مورد"}},
      {{.lemma = "قرأ", .present = "يقرأ", .masdars = {"قراءة"}}, {"قرية", "القرى", "قرار"}},
      {{.lemma = "عاد", .present = "يعود", .masdars = {"عودة"}}, {"عيد", "العيد", "عيدها"}},
      {{.lemma = "أنبأ", .present = "ينبئ"}, {"أنبياء", "الأنبياء", "انباري"}},
      {{.lemma = "وصف", .present = "يصف", .masdars = {"وصف"}}, {"صف", "الصف", "صفها", "موصل"}},
      {{.lemma = "إعلام"}, {"إعلامي", "الإعلامي", "إعلان", "علم"}},
      {{.lemma = "رئيس", .plurals = {"رؤساء"}}, {"رئيسي", "الرئيسي", "رياسة"}},
      {{.lemma = "بيت", .plurals = {"بيوت"}}, {"بيتية", "بي", "تبيت"}},
  };
  for (const Case& c : kCases) {
    const Lexicon lexicon = MakeLexicon({c.lexeme});
    for (const std::string& other : c.others) {
      EXPECT_THAT(Find(lexicon, other), IsEmpty()) << other << " as " << c.lexeme.lemma;
    }
  }
}

TEST(LexiconTest, AttachesOnlyWhatAFormCanCarry) {
  const Lexicon lexicon = MakeLexicon(NewsWords());
  for (const char* word : {
           "القال",     // article before a past
           "اليقول",    // article before a present
           "سقالت",     // future before a past
           "سيقل",      // future before a jussive
           "ليقولون",   // ل before an indicative
           "بيقول",     // preposition before a verb
           "القوله",    // article and pronoun
           "بمسؤولون",  // preposition before a nominative
           "المسؤولو",  // article before a construct
           "بمؤكدا",    // preposition before an accusative
           "قالواها",   // the alef of a plural waw before a pronoun
           "قيلها",     // a passive with an object
           "دولةها",    // ta marbuta closed before a pronoun
           "وفقال",     // two conjunctions
       }) {
    EXPECT_THAT(Find(lexicon, word), IsEmpty()) << word;
  }
}

TEST(LexiconTest, FewerCliticsFirst) {
  const Lexicon lexicon = MakeLexicon({{.lemma = "ردّ", .present = "يرد", .masdars = {"رد"}},
                                       {.lemma = "ورد", .present = "يرد", .masdars = {"ورود"}}});
  const Lexicon::Readings readings = Find(lexicon, "ورد");
  ASSERT_THAT(readings, SizeIs(3));
  EXPECT_EQ(lexicon.lexemes()[readings[0].lexeme].lemma, "ورد");
  EXPECT_EQ(readings[0].clitics, 0);
  EXPECT_EQ(readings[1].clitics, kAnd);
}

TEST(LexiconTest, KeepsTheCallersTag) {
  const Lexicon lexicon = MakeLexicon({{.lemma = "زعم", .present = "يزعم", .tag = 42}});
  const Lexicon::Readings readings = Find(lexicon, "زعموا");
  ASSERT_THAT(readings, SizeIs(1));
  EXPECT_EQ(lexicon.lexemes()[readings[0].lexeme].tag, 42u);
}

TEST(LexiconTest, NoSuchPlural) {
  const Lexicon lexicon = MakeLexicon({{.lemma = "علم", .plurals = {kNoSuchForm}}});
  EXPECT_THAT(Find(lexicon, "علمات"), IsEmpty());
  EXPECT_THAT(Find(lexicon, "علمون"), IsEmpty());
}

TEST(LexiconTest, NoSuchFormSuppressesDerivation) {
  // مصر is Egypt far more often than "insisting".
  const Lexicon lexicon = MakeLexicon({{.lemma = "أصرّ",
                                        .present = "يصر",
                                        .active_participles = {kNoSuchForm},
                                        .passive_participles = {kNoSuchForm}}});
  EXPECT_THAT(Find(lexicon, "مصر"), IsEmpty());
  EXPECT_THAT(Find(lexicon, "وأصرت"), SizeIs(1));
}

TEST(LexiconTest, RejectsWhatCannotBeConjugated) {
  const std::vector<Lexeme> kBad = {
      {.lemma = ""},
      {.lemma = "said"},
      {.lemma = "قال يقول"},
      {.lemma = "قال", .present = "قول"},
      {.lemma = "نفى", .present = "ينفق"},
      {.lemma = "كتب", .present = "يكتبي"},
      {.lemma = "استمر", .present = "يستمر"},  // or of سمر
      {.lemma = "قال", .present = "يقول", .masdars = {"q"}},
      {.lemma = "وزير", .plurals = {"وزر1"}},
      {.lemma = "قا\xD9"},
  };
  for (const Lexeme& lexeme : kBad) {
    Lexicon lexicon;
    EXPECT_EQ(lexicon.Add(lexeme).code(), absl::StatusCode::kInvalidArgument) << lexeme.lemma;
    EXPECT_THAT(lexicon.lexemes(), IsEmpty());
  }
}

TEST(LexiconTest, OddWordsAreUnknown) {
  const Lexicon lexicon = MakeLexicon(NewsWords());
  for (const char* word : {"", "a", "و", "ق", "قا", "\xD9", "\xD9\x82\xD9", "2017", "said", "…",
                           "وال", "للل", "ههه", "سسس"}) {
    EXPECT_THAT(lexicon.Find(word), IsEmpty()) << word;
  }
  EXPECT_THAT(Lexicon().Find(text::Fold("قال")), IsEmpty());
}

// Lemmas of what a written word is read as.
std::vector<std::string> LemmasOf(const Lexicon& lexicon, absl::string_view word) {
  std::vector<std::string> lemmas;
  for (const Reading& reading : lexicon.Find(text::Fold(word), word)) {
    lemmas.push_back(lexicon.lexemes()[reading.lexeme].lemma);
  }
  return lemmas;
}

TEST(LexiconTest, SurfaceRulesOutReadings) {
  struct Case {
    Lexeme lexeme;
    std::vector<std::string> found;
    std::vector<std::string> others;
  };
  const std::vector<Case> kCases = {
      {{.lemma = "تذكّر", .present = "يتذكر"}, {"تذكره", "تذكرها"}, {"تذكرة", "التذكرة"}},
      {{.lemma = "بدأ", .present = "يبدأ", .masdars = {"بدء"}},
       {"بدأ", "وبدأت", "أبدأ", "سيبدأ", "بدء", "بدأه"},
       {"بدا", "أبدا", "إبداء"}},
      {{.lemma = "أيّد", .present = "يؤيد"}, {"فأيد", "وايدت", "أيده"}, {"فايدة", "إيدن"}},
      {{.lemma = "وصف", .present = "يصف", .masdars = {"وصف"}}, {"وصفه"}, {"وصفاء", "وصفة"}},
      {{.lemma = "دعا", .present = "يدعو", .masdars = {"دعوة"}}, {"دعا", "دعوة"}, {"دعاء", "دعاة"}},
      {{.lemma = "استقال", .present = "يستقيل"}, {"استقال", "إستقال", "الإستقالة"}, {}},
      {{.lemma = "أعلن", .present = "يعلن"},
       {"أعلن", "اعلن", "إعلان", "الاعلان"},
       {"إعلن", "آعلن"}},
      {{.lemma = "وزير", .plurals = {"وزراء"}}, {"وزراء", "وزراءه", "وزرا"}, {"وزيراء"}},
  };
  for (const Case& c : kCases) {
    const Lexicon lexicon = MakeLexicon({c.lexeme});
    for (const auto& word : c.found) EXPECT_THAT(LemmasOf(lexicon, word), Not(IsEmpty())) << word;
    for (const auto& word : c.others) EXPECT_THAT(LemmasOf(lexicon, word), IsEmpty()) << word;
  }
}

TEST(LexiconTest, CarelessSpellingOnlyIfNothingElseFits) {
  const Lexicon lexicon = MakeLexicon({{.lemma = "أدان", .present = "يدين"}});
  // "he condemned it" before إدانة; the masdar only where it is written so.
  EXPECT_EQ(lexicon.Find(text::Fold("أدانه"), "أدانه")[0].form, WordForm::kPast);
  EXPECT_EQ(lexicon.Find(text::Fold("إدانة"), "إدانة")[0].form, WordForm::kMasdar);
  EXPECT_EQ(lexicon.Find(text::Fold("الإدانه"), "الإدانه")[0].form, WordForm::kMasdar);
  const Lexicon calls = MakeLexicon({{.lemma = "دعا", .present = "يدعو"},
                                     {.lemma = "ادّعى", .present = "يدعي", .masdars = {"ادعاء"}}});
  EXPECT_THAT(LemmasOf(calls, "يدعى"), ::testing::ElementsAre("دعا"));
  EXPECT_THAT(LemmasOf(calls, "يدعي"), ::testing::ElementsAre("ادّعى"));
}

// The clitics before a form, by what it may carry.
struct Proclitic {
  const char* letters;
  uint16_t bits;
};
constexpr Proclitic kProclitics[] = {
    {"", 0},
    {"و", kAnd},
    {"ف", kFa},
    {"س", kFuture},
    {"وس", kAnd | kFuture},
    {"ل", kLam},
    {"ب", kBa},
    {"ك", kKaf},
    {"ول", kAnd | kLam},
    {"ال", kArticle},
    {"وال", kAnd | kArticle},
    {"بال", kBa | kArticle},
    {"وكال", kAnd | kKaf | kArticle},
    {"لل", kLam | kArticle},
    {"فلل", kFa | kLam | kArticle},
};

struct Enclitic {
  const char* letters;
  uint8_t kind;
};
constexpr Enclitic kEnclitics[] = {
    {"", 0},
    {"ه", kThirdPronoun},
    {"ها", kThirdPronoun},
    {"هما", kThirdPronoun},
    {"هم", kThirdPronoun},
    {"هن", kThirdPronoun},
    {"نا", kFirstPronoun},
    {"كم", kSecondPronoun},
    {"ك", kSecondPronoun},
    {"ني", kObjectMe},
    {"ي", kPossessiveMy},
};

bool IsLegal(const InflectedForm& form, const Proclitic& before, const Enclitic& after) {
  if ((before.bits & ~form.attachment.clitics) != 0) return false;
  if (after.kind == 0) {
    const bool two_letters = form.folded.size() == 4;
    const bool unsafe = (before.bits & (kBa | kKaf)) && !(before.bits & kArticle);
    return form.attachment.bare && !(two_letters && unsafe);
  }
  const absl::string_view pronoun = after.letters;
  const bool long_enough =
      form.folded.size() > 4 || (pronoun != "كم" && pronoun != "ك" && pronoun != "ي");
  return (after.kind & form.attachment.pronouns) && !(before.bits & kArticle) && long_enough;
}

// A word with one of its readings, as a key.
std::string KeyOf(absl::string_view word, const Reading& r) {
  return absl::StrCat(word, "|", static_cast<int>(r.form), static_cast<int>(r.person),
                      static_cast<int>(r.gender), static_cast<int>(r.number), r.passive, r.jussive,
                      "|", r.clitics);
}

// Calls visit(form, proclitic, enclitic, word, reading) for every combination.
template <typename Visit>
void ForEachCombination(const std::vector<InflectedForm>& forms, Visit visit) {
  for (const InflectedForm& form : forms) {
    if (form.folded.size() < 4) continue;
    for (const Proclitic& before : kProclitics) {
      for (const Enclitic& after : kEnclitics) {
        Reading reading = form.features;
        reading.clitics = before.bits | (after.kind != 0 ? kPronoun : 0);
        visit(IsLegal(form, before, after), before.letters + form.folded + after.letters, reading);
      }
    }
  }
}

// Every form with everything that it may carry is found as itself, and with
// nothing else.
TEST(LexiconTest, FindsExactlyTheLegalCombinations) {
  for (const Lexeme& lexeme : NewsWords()) {
    const Lexicon lexicon = MakeLexicon({lexeme});
    const std::vector<InflectedForm> forms = *Inflect(lexeme);
    absl::flat_hash_set<std::string> legal;
    ForEachCombination(forms, [&](bool is_legal, const std::string& word, const Reading& reading) {
      if (is_legal) legal.insert(KeyOf(word, reading));
    });
    EXPECT_GT(legal.size(), 50u) << lexeme.lemma;
    ForEachCombination(forms, [&](bool, const std::string& word, const Reading& reading) {
      const auto readings = lexicon.Find(word);
      const bool found = std::count(readings.begin(), readings.end(), reading) > 0;
      EXPECT_EQ(found, legal.contains(KeyOf(word, reading))) << KeyOf(word, reading);
    });
  }
}

TEST(LexiconTest, FormsAreFolded) {
  for (const Lexeme& lexeme : NewsWords()) {
    const std::vector<InflectedForm> forms = *Inflect(lexeme);
    for (const InflectedForm& form : forms) {
      // A stem keeps the hamza that a pronoun follows.
      if (form.attachment.bare) {
        EXPECT_EQ(form.folded, text::Fold(form.folded));
      }
      EXPECT_EQ(form.folded + "ه", text::Fold(form.folded + "ه"));
    }
  }
}

}  // namespace
}  // namespace isnad::analysis
