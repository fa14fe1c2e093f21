// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "deploy/report/html.h"
#include "deploy/report/page_parts.h"

namespace isnad::report {
namespace {

// The stance, or what the speaker does where that says more: warns, demands.
Label WhatHeDoes(const Entry& entry) {
  const bool plain = entry.act == v1::STATEMENT_ACT_UNSPECIFIED;
  const bool asserts = entry.stance == v1::HOLDER_STANCE_ASSERTS;
  return asserts && !plain ? LabelOf(entry.act) : LabelOf(entry.stance);
}

std::string WhoHtml(const Entry& entry) {
  std::string out =
      absl::StrCat("<span class=\"stance\">", Escape(WhatHeDoes(entry).arabic), "</span> ");
  // In a narration the outlet speaks.
  if (entry.speaker != entry.outlet) {
    absl::StrAppend(&out, "<b>", Isolate(entry.speaker), "</b> ");
  }
  for (const std::string& carrier : entry.carriers) {
    if (carrier == entry.outlet) continue;  // it stands behind them all anyhow
    absl::StrAppend(&out, "<span class=\"via\">عبر ", Isolate(carrier), "</span> ");
  }
  return absl::StrCat(out, "<span class=\"outlet\">", Isolate(entry.outlet), "</span>");
}

std::string ConflictLinksHtml(const Entry& entry) {
  std::string out;
  for (const int conflict : entry.conflicts) {
    absl::StrAppend(&out, " <a class=\"to-conflict\" href=\"#c", conflict + 1, "\">التناقض ",
                    conflict + 1, "</a>");
  }
  return out;
}

std::string EntryHtml(const Entry& entry) {
  return absl::StrCat("<li class=\"entry ", StanceClass(entry.stance), "\">\n<p class=\"who\">",
                      WhoHtml(entry), " ",
                      TimeHtml(MachineTime(entry.publish_time), Clock(entry.publish_time)),
                      "</p>\n<p class=\"said\" dir=\"auto\">", Escape(entry.text),
                      entry.cut ? " …" : "", "</p>\n<p class=\"links\">",
                      SourceLinkHtml(entry.source), ConflictLinksHtml(entry), "</p>\n</li>\n");
}

}  // namespace

std::string TimelineHtml(const Report& report) {
  std::string out = absl::StrCat(
      "<section id=\"timeline\" aria-labelledby=\"timeline-h\">\n"
      "<h2 id=\"timeline-h\">الخط الزمني ",
      EnglishHtml("Timeline of claims and denials"), "</h2>\n");
  if (report.timeline.empty()) {
    absl::StrAppend(&out, "<p class=\"empty\">لا أقوال هنا. ",
                    EnglishHtml("No statements to show."), "</p>\n");
  }
  absl::StrAppend(&out, RemainderHtml(report.more_entries, Noun::kStatement));
  std::string day;
  for (const Entry& entry : report.timeline) {
    const std::string next = MachineDay(entry.publish_time);
    if (next != day) {
      absl::StrAppend(&out, day.empty() ? "" : "</ol>\n", "<h3 class=\"day\">",
                      TimeHtml(next, LongDay(entry.publish_time)),
                      "</h3>\n<ol class=\"entries\">\n");
      day = next;
    }
    absl::StrAppend(&out, EntryHtml(entry));
  }
  return absl::StrCat(out, day.empty() ? "" : "</ol>\n", "</section>\n");
}

}  // namespace isnad::report
