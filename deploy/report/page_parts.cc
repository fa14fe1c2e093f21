// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/page_parts.h"

#include "absl/strings/str_cat.h"
#include "deploy/report/html.h"

namespace isnad::report {

std::string EnglishHtml(absl::string_view text) {
  return absl::StrCat("<span class=\"en\" lang=\"en\" dir=\"ltr\">", Escape(text), "</span>");
}

std::string BilingualHtml(const Label& label) {
  return absl::StrCat(Escape(label.arabic), " ", EnglishHtml(label.english));
}

std::string TimeHtml(absl::string_view machine, absl::string_view shown) {
  return absl::StrCat("<time datetime=\"", Escape(machine), "\">", Escape(shown), "</time>");
}

std::string SourceLinkHtml(int source) {
  if (source < 0) return "";
  return absl::StrCat("<a class=\"ref\" href=\"#s", source + 1, "\" aria-label=\"المصدر ",
                      source + 1, "\">[", source + 1, "]</a>");
}

std::string RemainderHtml(const Remainder& more, Noun noun) {
  if (more.count == 0 && !more.at_least) return "";
  std::string arabic = "المزيد", english = "More";
  if (more.count > 0) {
    arabic = absl::StrCat(more.at_least ? "أكثر من " : "", Counted(more.count, noun));
    english =
        absl::StrCat(more.at_least ? "More than " : "", more.count, more.at_least ? "" : " more");
  }
  return absl::StrCat("<p class=\"more\">غير معروض هنا: ", arabic, ". ",
                      EnglishHtml(absl::StrCat(english, ", not shown here.")), "</p>\n");
}

absl::string_view StanceClass(v1::HolderStance stance) {
  switch (stance) {
    case v1::HOLDER_STANCE_ASSERTS:
      return "asserts";
    case v1::HOLDER_STANCE_DENIES:
      return "denies";
    case v1::HOLDER_STANCE_DOUBTS:
      return "doubts";
    default:
      return "unknown";
  }
}

}  // namespace isnad::report
