// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/rules/gazetteer.h"

#include "core/analysis/analyzer.h"
#include "core/analysis/entities/vocabulary.h"
#include "core/analysis/rules/rule_files.h"
#include "core/model/id.h"
#include "core/text/fold.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::analysis {
namespace {

using testing::Contains;
using testing::HasSubstr;

const rules::GazetteerEntry* Find(const Gazetteer& gazetteer, absl::string_view name) {
  for (const rules::GazetteerEntry& entry : gazetteer.entries().entry()) {
    if (entry.name() == name) return &entry;
  }
  return nullptr;
}

std::string ErrorOf(const std::string& text) {
  const auto status = Gazetteer::Join({{"own.textproto", text}}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  return std::string(status.message());
}

TEST(GazetteerTest, AnEntryOfTheSameNameExtendsTheBuiltInOne) {
  const int built_in = Gazetteer::BuiltIn()->entries().entry_size();
  const auto joined = Gazetteer::Join({{"own", R"(
    entry { name: "فرنسا" alias: "بلاد الغال" romanized: "Frankreich" capital: "فيشي" })"}});
  ASSERT_TRUE(joined.ok()) << joined.status();
  EXPECT_EQ(joined->entries().entry_size(), built_in);
  const rules::GazetteerEntry* france = Find(*joined, "فرنسا");
  ASSERT_NE(france, nullptr);
  EXPECT_THAT(france->alias(), Contains("بلاد الغال"));
  EXPECT_THAT(france->romanized(), Contains("Frankreich"));
  EXPECT_THAT(france->capital(), Contains("فيشي"));
  EXPECT_EQ(france->kind(), rules::STATE);
}

TEST(GazetteerTest, AnEntryOfTheSameWikidataIdExtendsItUnderItsOwnName) {
  const auto joined = Gazetteer::Join(
      {{"own", R"(entry { name: "الجمهورية الفرنسية" kind: PLACE wikidata_id: "Q142" })"}});
  ASSERT_TRUE(joined.ok()) << joined.status();
  EXPECT_EQ(Find(*joined, "الجمهورية الفرنسية"), nullptr);
  EXPECT_THAT(Find(*joined, "فرنسا")->alias(), Contains("الجمهورية الفرنسية"));
  EXPECT_EQ(Find(*joined, "فرنسا")->kind(), rules::STATE);
}

TEST(GazetteerTest, LaterFilesExtendEarlierOnes) {
  const auto joined = Gazetteer::Join(
      {{"a", R"(entry { name: "بلدية وادي النخيل" kind: ORGANIZATION })"},
       {"b", R"(entry { name: "بلدية وادى النخيل" romanized: "Palm Valley" gender: FEMININE })"}});
  ASSERT_TRUE(joined.ok()) << joined.status();
  const rules::GazetteerEntry* entry = Find(*joined, "بلدية وادي النخيل");
  ASSERT_NE(entry, nullptr);
  EXPECT_THAT(entry->romanized(), Contains("Palm Valley"));
  EXPECT_EQ(entry->gender(), rules::FEMININE);
}

TEST(GazetteerTest, ErrorsNameFileLineAndEntry) {
  EXPECT_THAT(ErrorOf("entry {\n  name: \"جبل الريح\"\n  colour: 1\n}"),
              HasSubstr("own.textproto:3:"));
  const std::string no_kind = ErrorOf("\n\nentry { name: \"جبل الريح\" }");
  EXPECT_THAT(no_kind, HasSubstr("own.textproto:3: entry \"جبل الريح\": "));
  EXPECT_THAT(no_kind, HasSubstr("kind"));
  EXPECT_THAT(ErrorOf("entry { kind: PERSON }"), HasSubstr("own.textproto:1: "));
  EXPECT_THAT(ErrorOf(R"(entry { name: "جبل" kind: PLACE alias: "!" })"), HasSubstr("alias"));
  EXPECT_THAT(ErrorOf(R"(entry { name: "جبل" kind: PLACE wikidata_id: "12" })"),
              HasSubstr("wikidata_id"));
  EXPECT_THAT(ErrorOf(R"(entry { name: "قصر الريح" kind: PLACE stands_for: "جبل الريح" })"),
              HasSubstr("stands_for"));
  EXPECT_THAT(ErrorOf(R"(entry { name: "فرنسا" wikidata_id: "Q183" })"), HasSubstr("ألمانيا"));
}

TEST(GazetteerTest, TheVersionChangesWithTheContent) {
  const std::string entry = R"(entry { name: "جبل الريح" kind: PLACE })";
  EXPECT_EQ(Gazetteer::BuiltIn()->version(), std::string(RulesVersion()));
  const std::string one = Gazetteer::Join({{"a", entry}})->version();
  EXPECT_NE(one, std::string(RulesVersion()));
  EXPECT_EQ(one.size(), RulesVersion().size());
  EXPECT_EQ(one, Gazetteer::Join({{"elsewhere", entry}})->version());
  EXPECT_NE(one, Gazetteer::Join({{"a", entry + " "}})->version());
}

TEST(GazetteerTest, TheAnalysisKnowsTheNamesOfOperators) {
  model::Article article;
  article.outlet = "صدى";
  article.language_code = "ar";
  article.body = "قالت مجموعة نسيم التجارية إن الميناء مغلق.";
  article.revision = 1;
  const auto plain = Analyzer::Create();
  const auto extended = Analyzer::Create({{"own", R"(
    entry { name: "شركة نسيم للملاحة" kind: ORGANIZATION alias: "مجموعة نسيم التجارية"
            wikidata_id: "Q424242" })"}});
  ASSERT_TRUE(plain.ok() && extended.ok()) << extended.status();
  const auto record = *(*extended)->Analyze(article);
  EXPECT_EQ(record.article.rules_version, (*extended)->rules_version());
  EXPECT_NE((*plain)->rules_version(), (*extended)->rules_version());
  ASSERT_FALSE(record.statements.empty());
  EXPECT_EQ(record.statements[0].statement.rules_version, (*extended)->rules_version());
  EXPECT_EQ(record.statements[0].statement.speaker.actor_id,
            model::ActorId(text::FoldText("شركة نسيم للملاحة")));
  bool known = false;
  for (const store::ActorRecord& each : record.actors) known |= each.actor.wikidata_id == "Q424242";
  EXPECT_TRUE(known);
}

TEST(VocabularyTest, ACityWithAnEntryOfItsOwnIsTheCapital) {
  const auto joined = Gazetteer::Join({{"own", R"(
    entry { name: "باريس" kind: PLACE gender: FEMININE romanized: "Paris" wikidata_id: "Q90" })"}});
  ASSERT_TRUE(joined.ok()) << joined.status();
  const auto vocabulary = *Vocabulary::Load(joined->entries());
  const GazetteerEntry& paris = vocabulary->entry(vocabulary->FindEntry(text::FoldText("باريس")));
  EXPECT_EQ(paris.wikidata_id, "Q90");
  ASSERT_GE(paris.stands_for, 0);
  EXPECT_EQ(vocabulary->entry(paris.stands_for).name, "فرنسا");
}

}  // namespace
}  // namespace isnad::analysis
