// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/model/contradiction.h"
#include "core/model/statement.h"
#include "core/store/store_reader.h"

// What is stored of one article, read back whole: an article's findings are
// bounded by its size.
namespace isnad::ingest {

// In text order, then by id.
absl::StatusOr<std::vector<model::Statement>> StatementsOf(const store::CallContext& call,
                                                           const store::StoreReader& reader,
                                                           absl::string_view article_id);

// Every contradiction that has a side in the article, dismissed ones too, in
// the same order as below.
absl::StatusOr<std::vector<model::Contradiction>> ContradictionsOf(const store::CallContext& call,
                                                                   const store::StoreReader& reader,
                                                                   absl::string_view article_id);

// The contradictions that this article brought to light at that time, without
// dismissed ones; highest confidence first, then by id.
absl::StatusOr<std::vector<model::Contradiction>> ContradictionsDetectedAt(
    const store::CallContext& call, const store::StoreReader& reader, absl::string_view article_id,
    absl::Time time);

// The orders that every answer keeps.
void SortForAnswer(std::vector<model::Statement>* statements);
void SortForAnswer(std::vector<model::Contradiction>* contradictions);

}  // namespace isnad::ingest
