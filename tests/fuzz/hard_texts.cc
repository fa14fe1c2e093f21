// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/hard_texts.h"

#include <functional>
#include <initializer_list>
#include <iterator>

namespace isnad::fuzz {
namespace {

constexpr const char* kForenames[] = {"سامي", "هالة", "نزار", "ليلى", "كمال", "منى", "رامي"};
constexpr const char* kSyllables[] = {"را", "مو", "دي", "سا", "كو", "ني", "لا", "با", "تو", "في"};

constexpr const char* kSentences[] = {
    "قال وزير الأشغال سامي الخطيب إن الجسر الجديد سيفتح أمام السيارات في نهاية الشهر المقبل. ",
    "وأضاف أن كلفة المشروع بلغت نحو 12 مليون دولار، وأن ثلاث شركات محلية شاركت في تنفيذه. ",
    "ورفضت رئيسة لجنة المالية هالة النجار هذه الأرقام، مؤكدة أن الوزارة «أخفت جزءاً من النفقات». ",
    "ووصلت إلى المرفأ صباح الأحد سفينتان تحملان أربعين ألف طن من القمح بعد رحلة دامت أسبوعين. ",
    "وأوضحت مصادر في البلدية أن العمال لم يتسلموا رواتبهم منذ تشرين الثاني/نوفمبر الماضي.\n",
    "وبحسب بيان نشرته الشركة، فإن المفاوضات مع النقابة ستستأنف يوم الثلاثاء في العاصمة. ",
    "وانخفضت أسعار الخضر في الأسواق بنسبة 15 في المئة خلال الأسبوع الأول من الموسم. ",
    "«لن نقبل بأقل من اتفاق مكتوب»، قال المتحدث باسم النقابة رامي البستاني لوكالة الأنباء.\n\n",
};

// The `i`-th of many surnames, no two alike for a long while.
std::string Surname(size_t i) {
  std::string name = "ال";
  for (size_t rest = i + 10; rest > 0; rest /= std::size(kSyllables)) {
    name += kSyllables[rest % std::size(kSyllables)];
  }
  return name;
}

std::string Forename(size_t i) { return kForenames[i % std::size(kForenames)]; }

// `piece(0) piece(1) …` behind `start`.
std::string Fill(size_t bytes, const std::string& start,
                 const std::function<std::string(size_t)>& piece) {
  std::string text = start;
  for (size_t i = 0; text.size() < bytes; ++i) text += piece(i);
  return text;
}

std::string Repeat(size_t bytes, const std::string& piece) {
  return Fill(bytes, "", [&piece](size_t) { return piece; });
}

std::string Cycle(size_t bytes, std::initializer_list<const char*> pieces) {
  return Fill(bytes, "", [&pieces](size_t i) { return pieces.begin()[i % pieces.size()]; });
}

void AddQuotes(size_t bytes, std::vector<HardText>* texts) {
  const auto sentence = [](size_t i) { return kSentences[i % std::size(kSentences)]; };
  texts->push_back({"one_unclosed_quote", Fill(bytes, "قال سامي الخطيب: «", sentence)});
  texts->push_back({"quotes_never_closed", Repeat(bytes, "قال «انتهى العمل ")});
  texts->push_back({"opening_marks", Repeat(bytes, "«")});
  texts->push_back({"closing_marks", Repeat(bytes, "»")});
  texts->push_back({"straight_marks", Repeat(bytes, "\"قال\" ")});
  texts->push_back(
      {"mixed_marks", Cycle(bytes, {"«قال ", "“أكد ", "\"نفى ", "‘رأى ", "» ", "” "})});
  texts->push_back({"nested_parentheses", Repeat(bytes, "(قال ")});
  texts->push_back({"bare_parentheses", Repeat(bytes, "(")});
}

void AddWords(size_t bytes, std::vector<HardText>* texts) {
  texts->push_back({"one_word", Repeat(bytes, "الحكومة ")});
  texts->push_back({"one_letter", Repeat(bytes, "ا")});
  texts->push_back({"no_spaces", Repeat(bytes, "قالالوزيرسامي")});
  texts->push_back({"conjunctions", Repeat(bytes, "و")});
  texts->push_back({"commas", Repeat(bytes, "قال، ")});
  texts->push_back({"full_stops", Repeat(bytes, ". ")});
  texts->push_back({"line_breaks", Repeat(bytes, "\n")});
  texts->push_back({"hash_tags", Repeat(bytes, "#_")});
  texts->push_back({"vowel_signs", Fill(bytes, "ب", [](size_t) { return "\u064E\u0651"; })});
  texts->push_back(
      {"reordered_marks", Fill(bytes, "ب", [](size_t) { return "\u0651\u064E\u0323"; })});
  texts->push_back({"marks_apart", Fill(bytes, "e", [](size_t) { return "\u0323\u200D\u0308"; })});
  texts->push_back({"decomposed_marks", Fill(bytes, "e", [](size_t) { return "\u0F73"; })});
  texts->push_back({"latin_marks", Fill(bytes, "e", [](size_t) { return "\u0323\u0308"; })});
  texts->push_back({"bidi_controls", Repeat(bytes, "\u202E\u2066")});
  texts->push_back({"one_sentence", Repeat(bytes, "وصلت السفينة إلى المرفأ بعد رحلة طويلة ")});
}

void AddReports(size_t bytes, std::vector<HardText>* texts) {
  texts->push_back({"reporting_verbs", Cycle(bytes, {"قال ", "وأضاف ", "أكد ", "نفى ", "وحذر "})});
  texts->push_back({"participles", Cycle(bytes, {"مؤكدا ", "مضيفا ", "نافيا ", "محذرا "})});
  texts->push_back({"complementizers", Repeat(bytes, "قال إن ")});
  texts->push_back({"reports_without_end", Repeat(bytes, "وأضاف سامي أن العمل انتهى ")});
  texts->push_back({"dropped_subjects", Repeat(bytes, "انتهى العمل وأضاف أن السد سليم ")});
  texts->push_back({"sources", Repeat(bytes, "بحسب مصدر أمني ")});
  texts->push_back({"turns", Repeat(bytes, "س: متى يفتح الجسر؟\nج: غدا إن شاء الله.\n")});
  texts->push_back({"headlines", Repeat(bytes, "الخطيب: الجسر يفتح غدا\n\n")});
  texts->push_back({"clauses", Repeat(bytes, "قتل جنود وأغلقت القوات المعبر وقصفت المدينة ")});
  texts->push_back({"said_clauses", Fill(bytes, "قال سامي الخطيب إن ", [](size_t) {
                      return "القوات قصفت المدينة وقتلت جنودا وأغلقت المعبر ";
                    })});
  texts->push_back({"quoted_clauses", Fill(bytes, "قال سامي الخطيب: «", [](size_t) {
                      return "قصفت القوات المدينة. أغلقت المعبر ";
                    })});
}

void AddNames(size_t bytes, std::vector<HardText>* texts) {
  texts->push_back(
      {"names", Fill(bytes, "", [](size_t i) { return Forename(i) + " " + Surname(i) + " "; })});
  texts->push_back({"surnames_shared", Fill(bytes, "", [](size_t i) {
                      return Forename(i) + " " + Forename(i / 7) + " الخطيب، ";
                    })});
  texts->push_back({"titled_names", Fill(bytes, "", [](size_t i) {
                      return "الوزير " + Forename(i) + " " + Surname(i) + ". ";
                    })});
  texts->push_back({"leaders", Fill(bytes, "", [](size_t i) {
                      return "قصفت حركة " + Surname(i) + " بقيادة سامي " + Surname(i / 2) +
                             " مدينة تونس. ";
                    })});
  texts->push_back({"titles", Cycle(bytes, {"رئيس ", "وزير ", "مدير ", "الرئيس ", "الوزير "})});
  texts->push_back({"offices", Repeat(bytes, "وزير الخارجية الروسي. ")});
  texts->push_back({"organizations", Cycle(bytes, {"وزارة ", "شركة ", "لجنة ", "حركة "})});
  texts->push_back({"states", Cycle(bytes, {"روسيا ", "موسكو ", "مصر ", "القاهرة ", "تونس "})});
}

void AddNumbers(size_t bytes, std::vector<HardText>* texts) {
  texts->push_back({"digits", Repeat(bytes, "1234567890 ")});
  texts->push_back({"one_number", Repeat(bytes, "7")});
  texts->push_back(
      {"said_digits", Fill(bytes, "قتل جنود قال سامي إن ", [](size_t) { return "1234 "; })});
  texts->push_back({"number_words", Cycle(bytes, {"خمسة ", "وعشرون ", "مليون ", "وثلاثمئة "})});
  texts->push_back({"said_numbers", Fill(bytes, "قال سامي إن القوات قتلت ",
                                         [](size_t) { return "نحو ثلاثة آلاف وخمسمئة جندي "; })});
  texts->push_back({"ranges", Fill(bytes, "قتلت القوات ", [](size_t) { return "من 5 إلى 6 "; })});
  texts->push_back({"dates", Fill(bytes, "قتلت القوات جنودا ",
                                  [](size_t) { return "يوم الأحد 3 آذار/مارس 2019 "; })});
}

}  // namespace

std::string PlainText(size_t bytes) {
  return Fill(bytes, "", [](size_t i) { return kSentences[i % std::size(kSentences)]; });
}

std::vector<HardText> HardTexts(size_t bytes) {
  std::vector<HardText> texts;
  AddQuotes(bytes, &texts);
  AddWords(bytes, &texts);
  AddReports(bytes, &texts);
  AddNames(bytes, &texts);
  AddNumbers(bytes, &texts);
  return texts;
}

}  // namespace isnad::fuzz
