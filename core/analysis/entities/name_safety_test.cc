// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/entities/name_safety.h"

#include "core/analysis/rules/gazetteer.h"
#include "core/text/fold.h"
#include "gtest/gtest.h"

namespace isnad::analysis {
namespace {

const NameSafety& Safety() {
  static const auto& safety = *new NameSafety(*NameSafety::Create());
  return safety;
}

TEST(NameSafetyTest, NamesAreSafe) {
  for (const char* name :
       {"فرنسا", "نتنياهو", "محمود عباس", "هيئة تحرير الشام", "الفاتيكان", "سكاي نيوز عربية"}) {
    EXPECT_TRUE(Safety().IsSafe(name)) << name;
  }
}

TEST(NameSafetyTest, OrdinaryWordsCuesAndForenamesAreNot) {
  for (const char* name : {"قال", "أعلن", "الوزير", "محمد", "مصادر", "الثلاثاء", "في", "بن", "جو",
                           "ال", "", "NATO", "ناتو 3 X", "بيان", "وزارة"}) {
    EXPECT_FALSE(Safety().IsSafe(name)) << name;
  }
}

// A name of one word in the built-in list is found wherever the word stands.
TEST(NameSafetyTest, TheBuiltInNamesOfOneWordAreSafe) {
  const auto gazetteer = Gazetteer::BuiltIn();
  ASSERT_TRUE(gazetteer.ok()) << gazetteer.status();
  const auto vocabulary = *Vocabulary::Load();
  const auto check = [&vocabulary](const std::string& name) {
    const auto words = text::FoldedWords(name);
    // Acronyms of three letters, and names of people that others bear too, are
    // looked at by a person.
    if (words.size() == 1 && words[0].size() > 6 &&
        !vocabulary->Look(words[0]).Is(kGivenName | kAmbiguousName)) {
      EXPECT_TRUE(Safety().IsSafe(name)) << name;
    }
  };
  for (const rules::GazetteerEntry& entry : gazetteer->entries().entry()) {
    check(entry.name());
    for (const std::string& alias : entry.alias()) check(alias);
    for (const std::string& capital : entry.capital()) check(capital);
  }
}

}  // namespace
}  // namespace isnad::analysis
