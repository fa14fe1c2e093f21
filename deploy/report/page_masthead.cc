// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "deploy/report/html.h"
#include "deploy/report/page_parts.h"

namespace isnad::report {
namespace {

absl::string_view KickerOf(SubjectKind kind) {
  switch (kind) {
    case SubjectKind::kActor:
      return "تقرير عن";
    case SubjectKind::kTopic:
      return "تقرير عن موضوع";
    case SubjectKind::kEverything:
      return "تقرير عن كل ما في المخزن";
  }
  return "";
}

// Names that say something the display name does not.
std::string OtherNamesHtml(const v1::Actor& actor) {
  std::vector<std::string> names;
  for (const std::string& alias : actor.aliases()) {
    if (alias != actor.display_name()) names.push_back(Isolate(alias));
  }
  if (names.empty()) return "";
  return absl::StrCat("<p class=\"aliases\"><span class=\"label\">يُسمّى أيضًا</span> ",
                      absl::StrJoin(names, "، "), "</p>\n");
}

std::string ActorHtml(const v1::Actor& actor) {
  std::string out;
  if (actor.romanized_names_size() > 0) {
    absl::StrAppend(&out, "<p class=\"romanized\" lang=\"en\" dir=\"ltr\">",
                    Escape(absl::StrJoin(actor.romanized_names(), ", ")), "</p>\n");
  }
  absl::StrAppend(&out, "<p class=\"kind\">", BilingualHtml(LabelOf(actor.kind())));
  if (!actor.description().empty()) {
    absl::StrAppend(&out, " · ", Isolate(actor.description()));
  }
  absl::StrAppend(&out, "</p>\n", OtherNamesHtml(actor));
  return out;
}

std::string Figure(Remainder number, Noun noun, absl::string_view english) {
  return absl::StrCat("<li><b>", number.count, number.at_least ? "+" : "", "</b> <span>",
                      UnitOf(number.count, noun), "</span> ", EnglishHtml(english), "</li>\n");
}

std::string FiguresHtml(const Report& report) {
  std::set<std::string> outlets;
  for (const Source& source : report.sources) outlets.insert(source.outlet);
  Remainder conflicts = report.more_conflicts, entries = report.more_entries;
  conflicts.count += static_cast<int64_t>(report.conflicts.size());
  entries.count += static_cast<int64_t>(report.timeline.size());
  return absl::StrCat(
      "<ul class=\"figures\">\n", Figure(conflicts, Noun::kContradiction, "contradictions"),
      Figure(entries, Noun::kStatement, "statements"),
      Figure({static_cast<int64_t>(outlets.size())}, Noun::kOutlet, "outlets cited"),
      Figure({static_cast<int64_t>(report.sources.size())}, Noun::kArticle, "articles cited"),
      "</ul>\n");
}

// From the first to the last article that the page cites.
std::string PeriodHtml(const Report& report) {
  if (report.sources.empty()) return "";
  const auto [first, last] = std::minmax_element(
      report.sources.begin(), report.sources.end(),
      [](const Source& a, const Source& b) { return a.publish_time < b.publish_time; });
  const std::string from = TimeHtml(MachineDay(first->publish_time), ShortDay(first->publish_time));
  const std::string to = TimeHtml(MachineDay(last->publish_time), ShortDay(last->publish_time));
  return absl::StrCat("<p class=\"period\"><span class=\"label\">نُشرت</span> ",
                      from == to ? from : absl::StrCat("من ", from, " إلى ", to), "</p>\n");
}

std::string NavHtml(const Report& report) {
  return absl::StrCat("<nav aria-label=\"أقسام التقرير\"><ul>",
                      report.titles.empty() ? "" : "<li><a href=\"#titles\">الألقاب</a></li>",
                      "<li><a href=\"#contradictions\">التناقضات</a></li>"
                      "<li><a href=\"#timeline\">الخط الزمني</a></li>"
                      "<li><a href=\"#sources\">المصادر</a></li></ul></nav>\n");
}

std::string TitleRow(const OutletTitles& row) {
  std::vector<std::string> titles;
  for (const auto& [title, count] : row.titles) {
    const std::string times = count > 1 ? absl::StrCat(" <span class=\"count\">",
                                                       Counted(count, Noun::kMention), "</span>")
                                        : "";
    titles.push_back(absl::StrCat("<li>", Isolate(title), times, "</li>"));
  }
  return absl::StrCat("<div><dt>", Isolate(row.outlet), "</dt><dd><ul>", absl::StrJoin(titles, ""),
                      "</ul></dd></div>\n");
}

}  // namespace

std::string SubjectName(const Report& report) {
  switch (report.kind) {
    case SubjectKind::kActor:
      return report.actor.display_name();
    case SubjectKind::kTopic:
      return report.topic;
    case SubjectKind::kEverything:
      return "كل التناقضات";
  }
  return "";
}

std::string MastheadHtml(const Report& report) {
  return absl::StrCat("<header class=\"masthead\">\n<p class=\"brand\">إسناد ",
                      EnglishHtml("Isnad"), "</p>\n<p class=\"kicker\">", KickerOf(report.kind),
                      "</p>\n<h1>", Isolate(SubjectName(report)), "</h1>\n",
                      report.kind == SubjectKind::kActor ? ActorHtml(report.actor) : "",
                      FiguresHtml(report), PeriodHtml(report), NavHtml(report), "</header>\n");
}

std::string TitlesHtml(const Report& report) {
  if (report.titles.empty()) return "";
  std::string rows;
  for (const OutletTitles& row : report.titles) absl::StrAppend(&rows, TitleRow(row));
  return absl::StrCat(
      "<section id=\"titles\" aria-labelledby=\"titles-h\">\n<h2 id=\"titles-h\">بأي لقب يُذكر ",
      EnglishHtml("How each outlet titles the actor"), "</h2>\n<dl class=\"titles\">\n", rows,
      "</dl>\n", RemainderHtml(report.more_titles, Noun::kTitle), "</section>\n");
}

}  // namespace isnad::report
