// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/store/sql/connection.h"
#include "core/store/store_writer.h"

namespace isnad::store::sql {

// Transaction::PutArticle and DeleteArticle. What an article contributed is
// loaded back as the record that was put, and taken away by the same functions
// that added it (contributions.h), so that nothing of it can be forgotten.
absl::StatusOr<std::vector<KeyedMention>> MentionsOf(Connection& connection,
                                                     absl::string_view article_id);
absl::Status PutArticle(Connection& connection, const ArticleRecord& record);
// Puts an article as it stands, with its contradictions, so that all that is
// written beside records is written anew.
absl::Status PutArticleAgain(Connection& connection, absl::string_view id);
absl::Status DeleteArticle(Connection& connection, absl::string_view id);

}  // namespace isnad::store::sql
