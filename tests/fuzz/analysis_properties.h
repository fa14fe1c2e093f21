// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "core/analysis/analyzer.h"
#include "core/model/article.h"
#include "core/store/article_record.h"

// What holds for the analysis of every text, however broken: one statement of
// it, run by the tests over their own texts and by the fuzzer over its.
namespace isnad::fuzz {

// The article of any bytes: what stands before the first blank line is the
// title, the rest the body; all is body without one.
model::Article ArticleOf(absl::string_view bytes);

// Analyses the article twice. Well-formed UTF-8 gives a record, anything else
// INVALID_ARGUMENT; both times the same; of the record, what
// FindBrokenReference says. Returns the first property that fails, in words,
// else "".
std::string FindBrokenProperty(const analysis::Analyzer& analyzer, const model::Article& article);

// Every span, of statements, cues, speakers, carriers, claims and titles, is
// not empty, stands inside its field on code point boundaries and has the text
// that goes with it; ids are unique and refer to what the record holds. Returns
// the first that is not so, in words, else "".
std::string FindBrokenReference(const store::ArticleRecord& record);

}  // namespace isnad::fuzz
