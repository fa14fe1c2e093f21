// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "deploy/report/report.h"
#include "deploy/report/wording.h"

// The parts of the page, each as escaped HTML.
namespace isnad::report {

std::string MastheadHtml(const Report& report);
std::string TitlesHtml(const Report& report);
std::string ConflictsHtml(const Report& report);
std::string TimelineHtml(const Report& report);
std::string SourcesHtml(const Report& report);
std::string FooterHtml(const Report& report);

// "قيس سعيد", the words of a topic, or "كل التناقضات". Not escaped.
std::string SubjectName(const Report& report);

// Pieces that several parts share.

// The Arabic name with the English one behind it.
std::string BilingualHtml(const Label& label);
// English words in an Arabic page.
std::string EnglishHtml(absl::string_view text);
std::string TimeHtml(absl::string_view machine, absl::string_view shown);
// "[3]", leading to the list of sources; nothing for -1.
std::string SourceLinkHtml(int source);
// What a list leaves out; nothing where it leaves out nothing.
std::string RemainderHtml(const Remainder& more, Noun noun);
// The words of an article: those of the clause in <mark>, its keys in <strong>.
std::string PassageHtml(const Passage& passage);
// A name for stylesheets: "asserts", "denies", "doubts", "unknown".
absl::string_view StanceClass(v1::HolderStance stance);

}  // namespace isnad::report
