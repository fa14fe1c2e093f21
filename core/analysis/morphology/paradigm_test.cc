// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// Verbs of all classes with the forms that news uses: paradigms.txt.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/analysis/morphology/lexicon.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

using ::testing::ElementsAre;

// "past 3fs", "pres 3mp passive", "active fs", with the clitics that were cut.
std::string Describe(const Reading& reading) {
  constexpr const char* kForms[] = {"past", "pres", "active", "passive", "masdar", "noun"};
  constexpr const char* kGenders[] = {"", "m", "f"};
  constexpr const char* kNumbers[] = {"", "s", "d", "p"};
  constexpr const char* kClitics[] = {"w", "f", "s", "l", "b", "k", "al", "pron"};
  std::string text = absl::StrCat(kForms[static_cast<int>(reading.form)], " ");
  if (reading.form <= WordForm::kPresent) {
    absl::StrAppend(&text, 3 - static_cast<int>(reading.person));
  }
  absl::StrAppend(&text, kGenders[static_cast<int>(reading.gender)],
                  kNumbers[static_cast<int>(reading.number)]);
  if (reading.passive) absl::StrAppend(&text, " passive");
  if (reading.jussive) absl::StrAppend(&text, " jussive");
  for (int bit = 0; bit < 8; ++bit) {
    if ((reading.clitics >> bit) & 1) absl::StrAppend(&text, "+", kClitics[bit]);
  }
  return text;
}

struct Written {
  std::string word;
  std::string reading;  // the first one
};

struct Paradigm {
  Lexeme lexeme;
  std::vector<Written> forms;
};

// "verb قال يقول masdar قول": lists that are named may have several words.
Lexeme ParseLexeme(absl::string_view line) {
  const std::vector<std::string> words = absl::StrSplit(line, ' ');
  Lexeme lexeme;
  lexeme.lemma = words[1];
  size_t i = 2;
  if (words[0] == "verb") lexeme.present = words[i++];
  for (; i + 1 < words.size(); i += 2) {
    const std::string& word = words[i + 1];
    if (words[i] == "active") lexeme.active_participles.push_back(word);
    if (words[i] == "passive") lexeme.passive_participles.push_back(word);
    if (words[i] == "masdar") lexeme.masdars.push_back(word);
    if (words[i] == "plural") lexeme.plurals.push_back(word);
    if (words[i] == "feminine") lexeme.feminine = word;
  }
  return lexeme;
}

std::vector<Paradigm> ReadParadigms() {
  std::ifstream stream(ISNAD_SOURCE_DIR "/core/analysis/morphology/paradigms.txt");
  std::vector<Paradigm> paradigms;
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::pair<std::string, std::string> sides =
        absl::StrSplit(line, absl::MaxSplits(" = ", 1));
    if (sides.second.empty()) {
      paradigms.push_back({ParseLexeme(line), {}});
    } else {
      paradigms.back().forms.push_back({sides.first, sides.second});
    }
  }
  return paradigms;
}

TEST(ParadigmTest, EachFormIsReadAsItself) {
  const std::vector<Paradigm> paradigms = ReadParadigms();
  ASSERT_GE(paradigms.size(), 35u);
  for (const Paradigm& paradigm : paradigms) {
    Lexicon lexicon;
    ASSERT_EQ(lexicon.Add(paradigm.lexeme), absl::OkStatus());
    for (const Written& written : paradigm.forms) {
      const Lexicon::Readings readings = lexicon.Find(text::Fold(written.word), written.word);
      const std::string first = readings.empty() ? "nothing" : Describe(readings[0]);
      EXPECT_EQ(first, written.reading) << written.word;
    }
  }
}

std::vector<std::string> AllReadings(const Lexeme& lexeme, absl::string_view word) {
  Lexicon lexicon;
  EXPECT_EQ(lexicon.Add(lexeme), absl::OkStatus());
  std::vector<std::string> texts;
  for (const Reading& reading : lexicon.Find(text::Fold(word))) texts.push_back(Describe(reading));
  return texts;
}

TEST(ParadigmTest, AllReadingsOfAnAmbiguousWord) {
  EXPECT_THAT(AllReadings({.lemma = "نفى", .present = "ينفي", .masdars = {"نفي"}}, "نفي"),
              ElementsAre("past 3ms", "masdar ms"));
  EXPECT_THAT(AllReadings({.lemma = "أعلن", .present = "يعلن"}, "أعلنت"),
              ElementsAre("past 3fs", "past 1s", "past 2s"));
  EXPECT_THAT(AllReadings({.lemma = "وصف", .present = "يصف"}, "تصف"),
              ElementsAre("pres 3fs", "pres 2ms"));
  EXPECT_THAT(AllReadings({.lemma = "أكّد", .present = "يؤكد"}, "مؤكدين"),
              ElementsAre("active mp", "active md", "passive mp", "passive md"));
  EXPECT_THAT(AllReadings({.lemma = "لجنة", .plurals = {"لجان"}}, "للجنة"),
              ElementsAre("noun fs+l", "noun fs+l+al"));
}

}  // namespace
}  // namespace isnad::analysis
