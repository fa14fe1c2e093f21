// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/contradiction.h"
#include "core/store/sql/query.h"

// When contradictions were first found, for as long as they do not stand. A new
// analysis takes those of an article out, and what stands between it and another
// one may come back only when that one is read anew as well: in another
// transaction, by another process, under another id where claims have other
// names. Two statements are what it is known by. A row for each that is out, and
// none for those that stand.
namespace isnad::store::sql {

// One is taken out, and may come again.
void KeepDetection(Writes& writes, const model::Contradiction& contradiction);
// An article goes or has another text: what was found in it is found anew.
void ForgetDetectionsOf(Writes& writes, absl::string_view article_id);

// The same contradictions, each with the time at which one between its two
// statements was first found, if that is kept; and what is kept is forgotten.
// One round trip where a server answers.
std::vector<model::Contradiction> WithFirstDetection(Writes& writes,
                                                     std::vector<model::Contradiction> found);

}  // namespace isnad::store::sql
