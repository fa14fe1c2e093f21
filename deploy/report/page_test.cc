// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/page.h"

#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kGolden[] = ISNAD_SOURCE_DIR "/deploy/report/testdata/page.html";

absl::Time At(int day, int hour) {
  return absl::FromCivil(absl::CivilHour(2021, 3, day, hour), absl::UTCTimeZone());
}

Chain ChainOf(std::vector<Link> links, v1::HolderStance stance, absl::Time time) {
  Chain chain;
  chain.links = std::move(links);
  chain.stance = stance;
  chain.publish_time = time;
  chain.statement = chain.origin = "statements/" + chain.links.back().name;
  return chain;
}

Side SideOf(const std::string& speaker, const std::string& outlet, v1::HolderStance stance,
            absl::Time time, int source) {
  Side side;
  side.speaker = speaker;
  side.outlet = outlet;
  side.stance = stance;
  side.publish_time = time;
  side.source = source;
  side.support.outlet_count = side.support.origin_count = side.support.chain_count = 1;
  return side;
}

// One contradiction: a harbour that is open, through an agency, and is not.
Report SmallReport() {
  Report report;
  report.kind = SubjectKind::kActor;
  report.actor.set_display_name("سالم المرزوقي");
  report.actor.set_kind(v1::ACTOR_KIND_PERSON);
  report.actor.add_aliases("المرزوقي");
  report.actor.add_romanized_names("Salem al-Marzouqi");
  report.titles.push_back({"الرصيف", {{"مدير الميناء", 3}, {"المهندس", 1}}});
  Conflict conflict;
  conflict.name = "contradictions/x";
  conflict.types = {v1::CONTRADICTION_TYPE_NEGATION, v1::CONTRADICTION_TYPE_DENIAL_VS_REPORT};
  conflict.scope = v1::CONTRADICTION_SCOPE_INTER_ACTOR;
  conflict.confidence = 0.85;
  conflict.repeats = 3;
  conflict.arabic = "أحدهما يثبت «مفتوح» والآخر ينفيه.";
  conflict.english = "one side states \"مفتوح\", the other negates it.";
  conflict.a = SideOf("سالم المرزوقي", "الرصيف", v1::HOLDER_STANCE_ASSERTS, At(24, 14), 0);
  conflict.a.passage = {"قال المرزوقي إن ", "الميناء مفتوح", " أمام السفن.", false, false, 0, {}};
  conflict.a.support.chains.push_back(ChainOf({{v1::LINK_ROLE_SPEAKER, "سالم المرزوقي"},
                                               {v1::LINK_ROLE_RELAY, "وكالة المرفأ"},
                                               {v1::LINK_ROLE_OUTLET, "الرصيف"}},
                                              v1::HOLDER_STANCE_ASSERTS, At(24, 14)));
  conflict.b = SideOf("نقابة البحارة", "صوت الساحل", v1::HOLDER_STANCE_DENIES, At(25, 9), 1);
  conflict.b.passage = {"ونفت النقابة أن يكون ", "الميناء مفتوحا", "", true, true, 0, {{2, 8}}};
  conflict.b.support.chains.push_back(
      ChainOf({{v1::LINK_ROLE_SPEAKER, "نقابة البحارة"}, {v1::LINK_ROLE_OUTLET, "صوت الساحل"}},
              v1::HOLDER_STANCE_DENIES, At(25, 9)));
  report.conflicts.push_back(conflict);
  report.more_conflicts = {12, false};
  Entry entry;
  entry.statement = "statements/a";
  entry.publish_time = At(24, 14);
  entry.stance = v1::HOLDER_STANCE_ASSERTS;
  entry.act = v1::STATEMENT_ACT_ANNOUNCE;
  entry.speaker = "سالم المرزوقي";
  entry.carriers = {"وكالة المرفأ"};
  entry.outlet = "الرصيف";
  entry.text = "الميناء مفتوح أمام السفن";
  entry.source = 0;
  entry.conflicts = {0};
  report.timeline.push_back(entry);
  report.sources.push_back({"articles/a", "الرصيف", "الميناء مفتوح",
                            "https://example.org/a?b=1&c=2", At(24, 14), false});
  report.sources.push_back(
      {"articles/b", "صوت الساحل", "", "javascript:alert(1)", At(25, 9), true});
  report.generate_time = At(26, 8);
  report.rules_version = "0123abcd";
  return report;
}

std::string ReadFile(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return (std::ostringstream() << file.rdbuf()).str();
}

// With ISNAD_UPDATE_GOLDEN set, the page is written there, for a person to read
// the difference.
TEST(RenderPageTest, ASmallReportIsTheGoldenPage) {
  const std::string page = RenderPage(SmallReport(), "body{}");
  if (std::getenv("ISNAD_UPDATE_GOLDEN") != nullptr) std::ofstream(kGolden) << page;
  EXPECT_EQ(page, ReadFile(kGolden));
}

// Every text that comes from articles, set to something hostile.
TEST(RenderPageTest, TextIsNeverMarkup) {
  const std::string evil = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";
  Report report = SmallReport();
  report.actor.set_display_name(evil);
  report.actor.set_description(evil);
  *report.actor.mutable_aliases(0) = evil;
  *report.actor.mutable_romanized_names(0) = evil;
  report.titles[0] = {evil, {{evil, 2}}};
  report.rules_version = evil;
  Conflict& conflict = report.conflicts[0];
  conflict.arabic = conflict.english = evil;
  for (Side* side : {&conflict.a, &conflict.b}) {
    side->speaker = side->outlet = evil;
    side->passage = {evil, evil, evil, false, false, 0, {{0, 1}, {1, 3}, {2, 400}}};
    for (Link& link : side->support.chains[0].links) link.name = evil;
  }
  Entry& entry = report.timeline[0];
  entry.speaker = entry.outlet = entry.text = entry.carriers[0] = evil;
  for (Source& source : report.sources) source.outlet = source.title = evil;
  report.sources[0].url = "https://example.org/\"><script>alert(1)</script>";
  const std::string page = RenderPage(report, Stylesheet());
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_THAT(page, Not(HasSubstr("javascript:")));
  report.kind = SubjectKind::kTopic;
  report.topic = evil;
  EXPECT_THAT(RenderPage(report, ""), Not(HasSubstr("<script")));
}

TEST(RenderPageTest, EmptyReportsSaySo) {
  for (const SubjectKind kind :
       {SubjectKind::kActor, SubjectKind::kTopic, SubjectKind::kEverything}) {
    Report report;
    report.kind = kind;
    report.topic = "سد";
    const std::string page = RenderPage(report, "");
    EXPECT_THAT(page, HasSubstr("لم يُعثر على تناقضات"));
    EXPECT_THAT(page, HasSubstr("لا أقوال هنا"));
    EXPECT_THAT(page, HasSubstr("لا مصادر"));
  }
}

TEST(RenderPageTest, WhatIsLeftOutIsCounted) {
  Report report = SmallReport();
  report.more_entries = {5000, true};
  const std::string page = RenderPage(report, "");
  EXPECT_THAT(page, HasSubstr("غير معروض هنا: 12 تناقضًا"));
  EXPECT_THAT(page, HasSubstr("غير معروض هنا: أكثر من 5,000 قول"));
  EXPECT_THAT(page, HasSubstr("More than 5000, not shown here."));
}

TEST(RenderPageTest, AnUncountedRemainderIsNotHidden) {
  Report report = SmallReport();
  report.more_conflicts = {0, true};
  EXPECT_THAT(RenderPage(report, ""), HasSubstr("غير معروض هنا: المزيد"));
}

TEST(RenderPageTest, ManyContradictionsHaveAnIndex) {
  Report report = SmallReport();
  EXPECT_THAT(RenderPage(report, ""), Not(HasSubstr("class=\"index\"")));
  report.conflicts.resize(3, report.conflicts[0]);
  const std::string page = RenderPage(report, "");
  for (const char* link : {"<li><a href=\"#c1\">", "<li><a href=\"#c3\">"}) {
    EXPECT_THAT(page, HasSubstr(link));
  }
}

TEST(RenderPageTest, OnlyTheWebIsLinked) {
  const std::string page = RenderPage(SmallReport(), "");
  EXPECT_THAT(page, HasSubstr("href=\"https://example.org/a?b=1&amp;c=2\""));
  EXPECT_THAT(page, Not(HasSubstr("alert(1)")));
}

TEST(RenderPageTest, EveryElementIsClosedAndEveryIdIsOne) {
  Report report = SmallReport();
  report.conflicts.resize(3, report.conflicts[0]);
  const std::string page = RenderPage(report, "");
  const std::set<std::string> empty = {"meta", "!doctype", "rect", "path"};
  std::vector<std::string> open;
  const std::regex tag("<(/?)([a-z!0-9]+)([^>]*)>");
  for (std::sregex_iterator it(page.begin(), page.end(), tag), end; it != end; ++it) {
    if (empty.count((*it)[2]) > 0) continue;
    if ((*it)[1].length() == 0) {
      open.push_back((*it)[2]);
    } else {
      ASSERT_FALSE(open.empty());
      EXPECT_EQ(open.back(), (*it)[2].str());
      open.pop_back();
    }
  }
  EXPECT_TRUE(open.empty());
  std::set<std::string> ids;
  const std::regex id(" id=\"([^\"]*)\"");
  for (std::sregex_iterator it(page.begin(), page.end(), id), end; it != end; ++it) {
    EXPECT_TRUE(ids.insert((*it)[1]).second) << (*it)[1];
  }
  const std::regex target("href=\"#([^\"]*)\"");
  for (std::sregex_iterator it(page.begin(), page.end(), target), end; it != end; ++it) {
    EXPECT_EQ(ids.count((*it)[1]), 1u) << (*it)[1];
  }
}

TEST(StylesheetTest, AsksForNothingFromElsewhere) {
  EXPECT_GT(Stylesheet().size(), 1000u);
  for (const char* outside : {"url(", "@import", "http", "</"}) {
    EXPECT_THAT(std::string(Stylesheet()), Not(HasSubstr(outside)));
  }
}

}  // namespace
}  // namespace isnad::report
