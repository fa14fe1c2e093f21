// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/imported_rows.h"

#include <iterator>

#include "core/store/codec/record.h"
#include "core/store/sql/finding_sql.h"
#include "core/store/sql/queries.h"

namespace isnad::store::sql {

absl::StatusOr<std::vector<model::Statement>> ImportedStatements(Connection& connection,
                                                                 absl::string_view article_id) {
  std::vector<model::Statement> statements;
  Query row(connection, sql::kImportedStatements, article_id);
  while (row.Next()) {
    auto record = codec::Decode<codec::ImportedRecord>(row.View(0));
    if (!record.ok()) return record.status();
    std::move(record->statements.begin(), record->statements.end(), std::back_inserter(statements));
  }
  if (!row.status().ok()) return row.status();
  return statements;
}

absl::Status PutImportedStatements(Connection& connection, absl::string_view article_id,
                                   absl::string_view source_system,
                                   const std::vector<model::Statement>& statements) {
  if (auto article = GetArticle(connection, article_id); !article.ok()) return article.status();
  Writes writes(connection);
  if (statements.empty()) {
    return writes.Run(sql::kDeleteImportedOfSystem, article_id, source_system).status();
  }
  return writes
      .Run(sql::kPutImportedStatements, article_id, source_system,
           Blob{codec::Encode(codec::ImportedRecord{statements})})
      .status();
}

}  // namespace isnad::store::sql
