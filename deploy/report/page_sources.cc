// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "absl/strings/str_cat.h"
#include "deploy/report/html.h"
#include "deploy/report/page_parts.h"

namespace isnad::report {
namespace {

std::string LinkHtml(const std::string& url) {
  if (!IsWebAddress(url)) return "";
  return absl::StrCat(" <a class=\"out\" rel=\"noopener noreferrer nofollow\" href=\"", Escape(url),
                      "\" dir=\"ltr\">", Escape(HostOf(url)), "</a>");
}

std::string SourceHtml(const Source& source, size_t number) {
  const std::string title = source.title.empty() ? "بلا عنوان" : source.title;
  return absl::StrCat("<li id=\"s", number, "\" tabindex=\"-1\"><cite dir=\"auto\">", Escape(title),
                      "</cite>\n<p>", Isolate(source.outlet), " · ",
                      TimeHtml(MachineTime(source.publish_time), LongDay(source.publish_time)),
                      source.is_copy ? " · <span class=\"copy\">نسخة عن مقال أسبق</span>" : "",
                      LinkHtml(source.url), "</p></li>\n");
}

}  // namespace

std::string SourcesHtml(const Report& report) {
  std::string out = absl::StrCat(
      "<section id=\"sources\" aria-labelledby=\"sources-h\">\n<h2 id=\"sources-h\">المصادر ",
      EnglishHtml("Sources"), "</h2>\n");
  if (report.sources.empty()) {
    return absl::StrCat(out, "<p class=\"empty\">لا مصادر. ", EnglishHtml("No sources."),
                        "</p>\n</section>\n");
  }
  absl::StrAppend(&out, "<ol class=\"sources\">\n");
  for (size_t i = 0; i < report.sources.size(); ++i) {
    absl::StrAppend(&out, SourceHtml(report.sources[i], i + 1));
  }
  return absl::StrCat(out, "</ol>\n</section>\n");
}

std::string FooterHtml(const Report& report) {
  const std::string time = absl::StrCat(LongDay(report.generate_time), "، ",
                                        Clock(report.generate_time), " بالتوقيت العالمي");
  return absl::StrCat(
      "<footer>\n<p>استُخرجت هذه النتائج آليًا. اقرأ المقالين قبل أن تحكم. ",
      EnglishHtml("Found by a program: read both articles before you judge."), "</p>\n<p>كُتب في ",
      TimeHtml(MachineTime(report.generate_time), time),
      report.rules_version.empty()
          ? ""
          : absl::StrCat(" · قواعد <code dir=\"ltr\">", Escape(report.rules_version), "</code>"),
      " · الأوقات كلها بالتوقيت العالمي</p>\n</footer>\n");
}

}  // namespace isnad::report
