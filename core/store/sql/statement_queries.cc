// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "core/store/codec/record.h"
#include "core/store/errors.h"
#include "core/store/sql/json_array.h"
#include "core/store/sql/listing.h"
#include "core/store/sql/posting_sql.h"
#include "core/store/sql/queries.h"
#include "core/store/sql/sql.h"
#include "core/store/sql/waiting_postings.h"

namespace isnad::store::sql {
namespace {

constexpr absl::string_view kByTime = "statements";
constexpr absl::string_view kInArticle = "statements-in-article";
// Counting further would not change which index leads by much.
constexpr int64_t kCountBound = 1000;

// Of a row of its record, its place and its outlet, in columns 0 and 4.
absl::StatusOr<PrintedStatement> ReadStatement(const Query& row) {
  auto record = codec::Decode<StatementRecord>(row.View(0));
  if (!record.ok()) return record.status();
  return PrintedStatement{std::move(record->statement), row.Text(4)};
}

absl::StatusOr<int64_t> CountUpToBound(Connection& connection, absl::string_view sql,
                                       absl::string_view key) {
  Query query(connection, sql, key, kCountBound);
  if (query.Next()) return query.Int(0);
  return query.status();
}

// The listing whose index leads over the fewest rows, and the words with the
// rarest first.
struct Plan {
  absl::string_view sql = sql::kListStatements;
  std::vector<std::string> words;
};

absl::StatusOr<Plan> MakePlan(Connection& connection, const StatementFilter& filter) {
  Plan plan{.words = filter.words};
  int64_t fewest = kCountBound + 1;
  const auto consider = [&](absl::string_view count_sql, absl::string_view list_sql,
                            absl::string_view key) -> absl::StatusOr<bool> {
    if (key.empty()) return false;
    const auto count = CountUpToBound(connection, count_sql, key);
    if (!count.ok()) return count.status();
    if (*count >= fewest) return false;
    fewest = *count;
    plan.sql = list_sql;
    return true;
  };
  auto leads =
      consider(sql::kCountStatementsOfSpeaker, sql::kListStatementsOfSpeaker, filter.speaker_id);
  if (!leads.ok()) return leads.status();
  leads = consider(sql::kCountStatementsAbout, sql::kListStatementsAbout, filter.about_id);
  if (!leads.ok()) return leads.status();
  leads = consider(sql::kCountStatementsOfClaim, sql::kListStatementsOfClaim, filter.claim_id);
  if (!leads.ok()) return leads.status();
  leads = consider(sql::kCountStatementsOfOutlet, sql::kListStatementsOfOutlet, filter.outlet);
  if (!leads.ok()) return leads.status();
  for (size_t i = 0; i < plan.words.size(); ++i) {
    leads = consider(sql::kCountStatementsWithWord, sql::kListStatementsWithWords, plan.words[i]);
    if (!leads.ok()) return leads.status();
    if (*leads) std::swap(plan.words[0], plan.words[i]);
  }
  return plan;
}

absl::StatusOr<Page<PrintedStatement>> ListInArticle(Connection& connection,
                                                     const StatementFilter& filter,
                                                     const PageRequest& page) {
  const auto after = DecodePosition(kInArticle, page.after);
  if (!after.ok()) return after.status();
  Query query(connection, sql::kListStatementsOfArticle, BeforeTime(filter.published.end).order,
              filter.article_id, after->place, Recency(filter.published.begin), LimitOf(page),
              NullIfEmpty(""), NullIfEmpty(filter.speaker_id), NullIfEmpty(filter.about_id),
              filter.act, filter.kind, JsonArrayOrNull(filter.words), NullIfEmpty(filter.claim_id),
              NullIfEmpty(filter.outlet), filter.endorsement);
  return ReadPage<PrintedStatement>(query, kInArticle, SizeOf(page), ReadStatement,
                                    [](const Query& row) {
                                      return PagePosition{0, "", row.Int(3)};
                                    });
}

}  // namespace

absl::StatusOr<PrintedStatement> GetStatement(Connection& connection, absl::string_view id) {
  Query query(connection, sql::kGetStatement, id);
  if (query.Next()) return ReadStatement(query);
  if (!query.status().ok()) return query.status();
  return NotFound("statement", id);
}

absl::StatusOr<Page<PrintedStatement>> ListStatements(Connection& connection,
                                                      const StatementFilter& filter,
                                                      const PageRequest& page) {
  if (!filter.words.empty()) {
    if (absl::Status status = WritePostings(connection); !status.ok()) return status;
  }
  if (!filter.article_id.empty()) return ListInArticle(connection, filter, page);
  const auto after = DecodePosition(kByTime, page.after);
  if (!after.ok()) return after.status();
  const auto plan = MakePlan(connection, filter);
  if (!plan.ok()) return plan.status();
  const PagePosition start = Later(*after, BeforeTime(filter.published.end));
  Query query(connection, plan->sql, start.order, start.id, start.place,
              Recency(filter.published.begin), LimitOf(page), NullIfEmpty(""),
              NullIfEmpty(filter.speaker_id), NullIfEmpty(filter.about_id), filter.act, filter.kind,
              JsonArrayOrNull(plan->words), NullIfEmpty(filter.claim_id),
              NullIfEmpty(filter.outlet), filter.endorsement);
  return ReadPage<PrintedStatement>(query, kByTime, SizeOf(page), ReadStatement,
                                    [](const Query& row) {
                                      return PagePosition{row.Int(1), row.Text(2), row.Int(3)};
                                    });
}

}  // namespace isnad::store::sql
