// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/gazetteer/importer.h"

#include <fstream>
#include <iterator>
#include <sstream>

#include "core/analysis/rules/gazetteer.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace isnad::gazetteer {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// A dump line put together; the identifiers below are invented unless the class
// table has them.
class Line {
 public:
  Line(const std::string& id, const std::string& kind, const std::string& label, int sitelinks) {
    item_ = {{"type", "item"}, {"id", id}, {"labels", json::object()}};
    if (!label.empty()) item_["labels"]["ar"] = {{"language", "ar"}, {"value", label}};
    for (int i = 0; i < sitelinks; ++i) item_["sitelinks"]["wiki" + std::to_string(i)] = {};
    Has("P31", kind);
  }
  Line& Has(const std::string& property, const std::string& id,
            const std::string& rank = "normal") {
    return Says(property, {{"id", id}, {"entity-type", "item"}}, rank);
  }
  Line& Says(const std::string& property, const json& value, const std::string& rank = "normal") {
    item_["claims"][property].push_back(
        {{"rank", rank}, {"mainsnak", {{"datavalue", {{"value", value}}}}}});
    return *this;
  }
  Line& Named(const std::string& language, const std::string& alias) {
    item_["aliases"][language].push_back({{"language", language}, {"value", alias}});
    return *this;
  }
  Line& English(const std::string& label) {
    item_["labels"]["en"] = {{"language", "en"}, {"value", label}};
    return *this;
  }
  std::string str() const { return item_.dump() + ","; }

 private:
  json item_;
};

class ImporterTest : public testing::Test {
 protected:
  rules::Gazetteer Import(const std::vector<Line>& lines, const ImportOptions& options = {}) {
    auto importer = Importer::Create(options);
    EXPECT_TRUE(importer.ok()) << importer.status();
    EXPECT_TRUE(importer->AddLine("[").ok());
    for (const Line& line : lines) EXPECT_TRUE(importer->AddLine(line.str()).ok());
    EXPECT_TRUE(importer->AddLine("]").ok());
    rules::Gazetteer made = importer->Finish();
    counts_ = importer->counts();
    return made;
  }
  static std::vector<std::string> Names(const rules::Gazetteer& gazetteer) {
    std::vector<std::string> names;
    for (const auto& entry : gazetteer.entry()) names.push_back(entry.name());
    return names;
  }
  static Line Minister(const std::string& id, const std::string& label, int sitelinks) {
    return Line(id, "Q5", label, sitelinks).Has("P39", "Q83307").Has("P21", "Q6581097");
  }

  ImportCounts counts_;
};

TEST_F(ImporterTest, APersonWithAnOfficeBecomesAnEntry) {
  const rules::Gazetteer made = Import({Minister("Q9000001", "شهاب الدوري", 40)
                                            .English("Shihab al-Duri")
                                            .Named("en", "Shehab Duri")
                                            .Named("en", "شهاب")
                                            .Named("ar", "شهاب كامل الدوري")
                                            .Named("ar", "الدوري")});
  ASSERT_EQ(made.entry_size(), 1);
  const rules::GazetteerEntry& entry = made.entry(0);
  EXPECT_EQ(entry.name(), "شهاب الدوري");
  EXPECT_EQ(entry.kind(), rules::PERSON);
  EXPECT_EQ(entry.gender(), rules::MASCULINE);
  EXPECT_EQ(entry.wikidata_id(), "Q9000001");
  // A surname alone may be anybody's.
  EXPECT_THAT(entry.alias(), ElementsAre("شهاب كامل الدوري"));
  EXPECT_THAT(entry.romanized(), ElementsAre("Shihab al-Duri", "Shehab Duri"));
  EXPECT_EQ(counts_.unsafe_names, 1);
}

TEST_F(ImporterTest, WhoIsInNoNewsIsLeftOut) {
  const std::vector<Line> lines = {
      Line("Q9000002", "Q5", "لمياء الصفدي", 90).Has("P106", "Q33999"),  // an actress
      Line("Q9000003", "Q5", "رؤوف الصفدي", 90).Has("P106", "Q82955"),
      Line("Q9000004", "Q5", "سهيل الصفدي", 90).Has("P106", "Q82955", "deprecated"),
      Minister("Q9000005", "هشام الصفدي", 3),
      Line("Q9000006", "Q16521", "سنجاب الرمال", 90),  // a taxon
      Line("Q9000007", "Q5", "", 90).Has("P39", "Q83307").English("No Arabic")};
  EXPECT_THAT(Names(Import(lines)), ElementsAre("رؤوف الصفدي"));
  EXPECT_EQ(Import(lines, {.all_people = true}).entry_size(), 3);
  EXPECT_EQ(Import(lines, {.min_sitelinks = 1}).entry_size(), 2);
}

TEST_F(ImporterTest, OrdinaryWordsAndCuesAreNoNames) {
  EXPECT_THAT(
      Names(Import({Line("Q9000010", "Q43229", "أعلن", 90),
                    Line("Q9000011", "Q43229", "الوزير", 90), Line("Q9000012", "Q515", "في", 90),
                    Line("Q9000013", "Q5", "زرياب", 90).Has("P39", "Q83307"),
                    Line("Q9000014", "Q43229", "NGO 21", 90),
                    Line("Q9000015", "Q515", "السلام", 30)})),
      IsEmpty());
  EXPECT_EQ(counts_.unsafe_names, 6);
  EXPECT_EQ(Import({Line("Q9000016", "Q515", "كراسنودار", 30)}).entry_size(), 1);
}

TEST_F(ImporterTest, APaperOfOneWordGetsItsNoun) {
  const rules::Gazetteer made = Import({Line("Q9000020", "Q11032", "الفنار (صحيفة)", 30)
                                            .Named("ar", "جريدة الفنار اليومية")
                                            .Has("P31", "Q43229")});
  ASSERT_EQ(made.entry_size(), 1);
  EXPECT_EQ(made.entry(0).name(), "صحيفة الفنار");
  EXPECT_EQ(made.entry(0).kind(), rules::MEDIA);
  EXPECT_EQ(made.entry(0).gender(), rules::FEMININE);
  EXPECT_THAT(made.entry(0).alias(), ElementsAre("جريدة الفنار اليومية"));
}

TEST_F(ImporterTest, NamesakesKeepTheirNameOnlyIfClearlyBetterKnown) {
  EXPECT_THAT(
      Names(Import(
          {Minister("Q9000030", "رائد الشمري", 40), Minister("Q9000031", "رائد الشمري", 30),
           Minister("Q9000032", "وائل النجفي", 90), Minister("Q9000033", "وائل النجفى", 20)})),
      ElementsAre("وائل النجفي"));
  EXPECT_EQ(counts_.shared_names, 3);
}

TEST_F(ImporterTest, CapitalsAreLinkedToTheirState) {
  const rules::Gazetteer made =
      Import({Line("Q9000040", "Q3624078", "جمهورية مرجانيا", 90)
                  .Has("P36", "Q9000041")
                  .Says("P1549", {{"language", "ar"}, {"text", "مرجاني"}})
                  .Says("P1549", {{"language", "ar"}, {"text", "مرجانيون"}})
                  .Says("P1549", {{"language", "en"}, {"text", "Marjani"}}),
              Line("Q9000041", "Q515", "مدينة مرجانة الكبرى", 50)});
  ASSERT_EQ(made.entry_size(), 2);
  EXPECT_EQ(made.entry(0).kind(), rules::STATE);
  EXPECT_THAT(made.entry(0).adjective(), ElementsAre("مرجاني"));
  EXPECT_EQ(made.entry(1).stands_for(), "جمهورية مرجانيا");
}

TEST_F(ImporterTest, MemoryIsBoundedByTheMostLinked) {
  std::vector<Line> lines;
  const char* const surnames[] = {"الفراتي",  "الحمداني",  "الزيتوني",  "الكناني", "القرشي",
                                  "البرقاوي", "الدمنهوري", "السكاكيني", "المقدسي", "الطوسي"};
  for (int i = 0; i < 10; ++i) {
    lines.push_back(
        Minister("Q91" + std::to_string(i), std::string("لقمان ") + surnames[i], 20 + i));
  }
  EXPECT_THAT(Names(Import(lines, {.max_entries = 2})),
              ElementsAre("لقمان الطوسي", "لقمان المقدسي"));
}

TEST_F(ImporterTest, MalformedLinesAreCountedAndDoNotStopIt) {
  auto importer = *Importer::Create({});
  for (const char* line : {"{\"id\": ", "nonsense,", "{}", "\xff\xfe", "42"}) {
    EXPECT_EQ(importer.AddLine(line).code(), absl::StatusCode::kInvalidArgument) << line;
  }
  EXPECT_TRUE(importer.AddLine(R"({"id": "P31", "type": "property"},)").ok());
  EXPECT_TRUE(importer.AddLine(R"({"id": "Q9", "type": "item", "claims": [], "labels": []})").ok());
  EXPECT_TRUE(importer.AddLine(Minister("Q9000050", "شهاب الدوري", 40).str()).ok());
  EXPECT_EQ(importer.Finish().entry_size(), 1);
  EXPECT_EQ(importer.counts().malformed, 5);
  EXPECT_EQ(importer.counts().lines, 8);
}

TEST_F(ImporterTest, WhatItWritesTheServicesRead) {
  // The built-in Q142 is extended; one at odds with the built-in list is left out.
  const rules::Gazetteer made =
      Import({Line("Q142", "Q3624078", "الجمهورية الفرنسية", 300),
              Line("Q183", "Q3624078", "إيطاليا", 300), Minister("Q9000060", "شهاب الدوري", 40)});
  EXPECT_EQ(counts_.refused, 1);
  std::ostringstream out;
  WriteGazetteer(made, out);
  EXPECT_THAT(out.str(), HasSubstr("name: \"شهاب الدوري\""));
  const auto joined = analysis::Gazetteer::Join({{"wikidata", out.str()}});
  ASSERT_TRUE(joined.ok()) << joined.status();
  EXPECT_EQ(joined->entries().entry_size(),
            analysis::Gazetteer::BuiltIn()->entries().entry_size() + 1);
}

TEST(ExampleTest, TheExampleIsAGazetteer) {
  std::ifstream file(ISNAD_SOURCE_DIR "/deploy/gazetteer/example.textproto");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  ASSERT_FALSE(text.empty());
  const auto joined = analysis::Gazetteer::Join({{"example.textproto", text}});
  ASSERT_TRUE(joined.ok()) << joined.status();
  EXPECT_EQ(joined->entries().entry_size(),
            analysis::Gazetteer::BuiltIn()->entries().entry_size() + 3);
}

}  // namespace
}  // namespace isnad::gazetteer
