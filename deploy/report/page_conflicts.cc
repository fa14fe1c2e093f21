// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "absl/strings/str_cat.h"
#include "deploy/report/graph_layout.h"
#include "deploy/report/graph_svg.h"
#include "deploy/report/html.h"
#include "deploy/report/isnad_tree.h"
#include "deploy/report/page_parts.h"

namespace isnad::report {
namespace {

std::string HeadlineHtml(const Conflict& conflict) {
  const bool outlets = conflict.scope == v1::CONTRADICTION_SCOPE_INTER_OUTLET &&
                       conflict.a.outlet != conflict.b.outlet;
  if (conflict.scope == v1::CONTRADICTION_SCOPE_SELF) {
    return absl::StrCat("في أقوال ", Isolate(conflict.b.speaker));
  }
  return absl::StrCat(Isolate(outlets ? conflict.a.outlet : conflict.a.speaker),
                      " <span class=\"versus\">مقابل</span> ",
                      Isolate(outlets ? conflict.b.outlet : conflict.b.speaker));
}

// A bar beside the number; the number alone is read aloud.
std::string ConfidenceHtml(double confidence) {
  const int percent = static_cast<int>(std::lround(confidence * 100));
  return absl::StrCat(
      "<p class=\"confidence\"><span class=\"label\">الثقة</span> <b dir=\"ltr\">", percent,
      "%</b> <svg class=\"bar\" viewBox=\"0 0 100 6\" width=\"100\" height=\"6\" "
      "aria-hidden=\"true\"><rect class=\"all\" width=\"100\" height=\"6\" rx=\"3\"/>"
      "<rect class=\"part\" x=\"",
      100 - percent, "\" width=\"", percent, "\" height=\"6\" rx=\"3\"/></svg></p>\n");
}

std::string ChipsHtml(const Conflict& conflict) {
  std::string chips = "<ul class=\"chips\">";
  for (const v1::ContradictionType type : conflict.types) {
    absl::StrAppend(&chips, "<li class=\"type\">", BilingualHtml(LabelOf(type)), "</li>");
  }
  absl::StrAppend(&chips, "<li>", BilingualHtml(LabelOf(conflict.scope)), "</li></ul>\n");
  return chips;
}

constexpr char kChanged[] =
    "<p class=\"note\">تغيّر نص المقال بعد التحليل؛ هذه كلماته كما حُفظت.</p>\n";

std::string SupportHtml(const Support& support) {
  if (support.chain_count == 0) return "";
  return absl::StrCat("<p class=\"support\">", support.complete ? "" : "أكثر من ", "<b>",
                      Counted(support.origin_count, Noun::kOrigin), "</b> · ",
                      Counted(support.outlet_count, Noun::kOutlet), " ",
                      EnglishHtml(absl::StrCat("independent origins: ", support.origin_count,
                                               ", outlets: ", support.outlet_count)),
                      "</p>\n");
}

std::string SideHtml(const Side& side, absl::string_view letter, absl::string_view css_class) {
  return absl::StrCat("<section class=\"side ", css_class,
                      "\">\n<p class=\"stance\"><span class=\"letter\">", letter, "</span> ",
                      BilingualHtml(LabelOf(side.stance)), "</p>\n<h4>", Isolate(side.speaker),
                      "</h4>\n<p class=\"where\">", Isolate(side.outlet), " · ",
                      TimeHtml(MachineTime(side.publish_time), LongDay(side.publish_time)), " ",
                      SourceLinkHtml(side.source), "</p>\n", PassageHtml(side.passage),
                      side.quoted ? "" : kChanged, SupportHtml(side.support), "</section>\n");
}

// Where the reason begins in an explanation that quotes both sides first; 0 in
// any other.
size_t BeginOfReason(absl::string_view explanation, absl::string_view end_of_quotation) {
  const size_t end = explanation.rfind(end_of_quotation);
  return end == absl::string_view::npos ? 0 : end + end_of_quotation.size();
}

// The reason stands out; the sides before it stand above on the page already.
std::string ExplanationHtml(const Conflict& conflict) {
  const absl::string_view arabic = conflict.arabic, english = conflict.english;
  const size_t reason = BeginOfReason(arabic, "»: "), in_english = BeginOfReason(english, "\": ");
  return absl::StrCat("<div class=\"why\">\n<p>", Escape(arabic.substr(0, reason)), "<b>",
                      Escape(arabic.substr(reason)),
                      "</b></p>\n<p class=\"en\" lang=\"en\" dir=\"ltr\">",
                      IsolateArabic(english.substr(0, in_english)), "<b>",
                      IsolateArabic(english.substr(in_english)), "</b></p>\n</div>\n");
}

std::string ChainListHtml(const Side& side, absl::string_view letter) {
  std::string out;
  for (const Chain& chain : side.support.chains) {
    absl::StrAppend(&out, "<li>", letter, ": ", Escape(ChainAsText(chain)), " · ",
                    Escape(LabelOf(chain.stance).arabic), chain.is_copy ? " · نسخة" : "",
                    "</li>\n");
  }
  return out;
}

std::string GraphHtml(const Conflict& conflict, int number) {
  const IsnadTree tree = GrowIsnadTree(conflict.a.support.chains, conflict.b.support.chains);
  if (tree.nodes.empty()) return "";
  const std::string title = absl::StrCat("إسناد التناقض ", number);
  const std::string description =
      absl::StrCat("الجانب أ: ", Counted(conflict.a.support.chain_count, Noun::kChain),
                   "، الجانب ب: ", Counted(conflict.b.support.chain_count, Noun::kChain),
                   ". السلاسل مكتوبة تحت الرسم.");
  const int64_t hidden =
      conflict.a.support.chain_count - static_cast<int64_t>(conflict.a.support.chains.size()) +
      conflict.b.support.chain_count - static_cast<int64_t>(conflict.b.support.chains.size());
  const bool at_least = !conflict.a.support.complete || !conflict.b.support.complete;
  const std::string id = absl::StrCat("g", number);
  return absl::StrCat("<figure>\n<figcaption>الإسناد: من القائل إلى من نشر ",
                      EnglishHtml("Who said it, through whom, who printed it"), "</figcaption>\n",
                      DrawGraph(tree, LayOutInColumns(tree), id + "w", "wide", title, description),
                      DrawGraph(tree, LayOutInLines(tree), id + "n", "narrow", title, description),
                      "<details><summary>السلاسل كتابةً ", EnglishHtml("The chains in words"),
                      "</summary>\n<ul class=\"chains\">\n", ChainListHtml(conflict.a, "أ"),
                      ChainListHtml(conflict.b, "ب"), "</ul></details>\n",
                      RemainderHtml({hidden, at_least}, Noun::kChain), "</figure>\n");
}

std::string RepeatsHtml(int repeats) {
  if (repeats == 0) return "";
  return absl::StrCat(
      "<p class=\"repeats\">يتكرر هذا التناقض بين مقالات أخرى ", Counted(repeats, Noun::kMention),
      ". ", EnglishHtml(absl::StrCat("The same between other articles: ", repeats, ".")), "</p>\n");
}

std::string ConflictHtml(const Conflict& conflict, int number) {
  return absl::StrCat("<article class=\"conflict\" id=\"c", number, "\" aria-labelledby=\"c",
                      number, "-h\">\n<header>\n<h3 id=\"c", number, "-h\"><span class=\"number\">",
                      number, "</span> ", HeadlineHtml(conflict), "</h3>\n", ChipsHtml(conflict),
                      ConfidenceHtml(conflict.confidence), RepeatsHtml(conflict.repeats),
                      "</header>\n<div class=\"sides\">\n", SideHtml(conflict.a, "أ", "in-a"),
                      SideHtml(conflict.b, "ب", "in-b"), "</div>\n", ExplanationHtml(conflict),
                      GraphHtml(conflict, number), "</article>\n");
}

std::string IndexEntryHtml(const Conflict& conflict, size_t number) {
  const absl::Time time = conflict.b.publish_time;
  std::string out =
      absl::StrCat("<li><a href=\"#c", number, "\">", HeadlineHtml(conflict),
                   "</a> <span class=\"about\">", TimeHtml(MachineDay(time), ShortDay(time)));
  if (!conflict.types.empty()) {
    absl::StrAppend(&out, " · ", LabelOf(conflict.types[0]).arabic);
  }
  return absl::StrCat(out, "</span></li>\n");
}

// What stands on the page, as links.
std::string IndexHtml(const std::vector<Conflict>& conflicts) {
  constexpr size_t kFew = 2;  // need no index
  if (conflicts.size() <= kFew) return "";
  std::string out = "<ol class=\"index\">\n";
  for (size_t i = 0; i < conflicts.size(); ++i) {
    absl::StrAppend(&out, IndexEntryHtml(conflicts[i], i + 1));
  }
  return absl::StrCat(out, "</ol>\n");
}

constexpr char kLegend[] =
    "<details class=\"legend\"><summary>كيف تُقرأ هذه الصفحة <span class=\"en\" lang=\"en\" "
    "dir=\"ltr\">How to read this page</span></summary>\n"
    "<p>الجانب <b>أ</b> هو الأسبق نشرًا، والجانب <b>ب</b> هو اللاحق. العبارة المعلَّمة هي موضع "
    "التعارض، "
    "بنصها في المقال؛ والأغمق فيها كلمات ينفرد بها هذا الجانب، والغليظ خارجها فعل النفي أو "
    "التشكيك. "
    "«الأصل المستقل» ما يبقى بعد جمع النسخ وما نُقل عن مصدر واحد: خمس صحف تنقل خبر وكالة واحدة "
    "أصل واحد. السهم في الرسم يتجه من القائل إلى من نقل عنه، والخط المتقطع نفي.</p>\n"
    "<p class=\"en\" lang=\"en\" dir=\"ltr\">Side A was published first. The marked clause is what "
    "is "
    "in conflict, as printed; darker in it are words that the other side lacks, and bold outside "
    "it is "
    "the verb of a denial or a doubt. Independent origins are what remains once copies and relays "
    "of "
    "one source are folded together. Arrows lead from the speaker to whoever passed the words on; "
    "a "
    "dashed line is a denial.</p></details>\n";

}  // namespace

std::string ConflictsHtml(const Report& report) {
  std::string out = absl::StrCat(
      "<section id=\"contradictions\" aria-labelledby=\"contradictions-h\">\n"
      "<h2 id=\"contradictions-h\">التناقضات ",
      EnglishHtml("Contradictions"), "</h2>\n");
  if (report.conflicts.empty()) {
    absl::StrAppend(&out, "<p class=\"empty\">لم يُعثر على تناقضات. ",
                    EnglishHtml("No contradictions were found."), "</p>\n");
  } else {
    absl::StrAppend(&out, kLegend, IndexHtml(report.conflicts));
  }
  for (size_t i = 0; i < report.conflicts.size(); ++i) {
    absl::StrAppend(&out, ConflictHtml(report.conflicts[i], static_cast<int>(i) + 1));
  }
  absl::StrAppend(&out, RemainderHtml(report.more_conflicts, Noun::kContradiction), "</section>\n");
  return out;
}

}  // namespace isnad::report
