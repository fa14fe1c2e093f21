// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/article_rows.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/store/codec/record.h"
#include "core/store/errors.h"
#include "core/store/sql/contradiction_rows.h"
#include "core/store/sql/contributions.h"
#include "core/store/sql/curation_sql.h"
#include "core/store/sql/detection_rows.h"
#include "core/store/sql/finding_sql.h"
#include "core/store/sql/listing.h"
#include "core/store/sql/queries.h"
#include "core/store/sql/sketch_rows.h"
#include "core/store/sql/sql.h"
#include "core/store/sql/waiting_postings.h"

namespace isnad::store::sql {
namespace {

template <typename T>
absl::StatusOr<std::vector<T>> LoadAll(Connection& connection, absl::string_view sql,
                                       absl::string_view article_id) {
  std::vector<T> all;
  Query row(connection, sql, article_id);
  while (row.Next()) {
    auto record = codec::Decode<T>(row.View(0));
    if (!record.ok()) return record.status();
    all.push_back(*std::move(record));
  }
  if (!row.status().ok()) return row.status();
  return all;
}

// What the article put, in the order in which it was put.
absl::StatusOr<ArticleRecord> LoadRecord(Connection& connection, model::Article article) {
  ArticleRecord record{.article = std::move(article)};
  const std::string& id = record.article.id;
  auto actors = LoadAll<ActorRecord>(connection, sql::kArticleActorsOf, id);
  if (!actors.ok()) return actors.status();
  auto statements = LoadAll<StatementRecord>(connection, sql::kStatementsOf, id);
  if (!statements.ok()) return statements.status();
  auto mentions = LoadAll<KeyedMention>(connection, sql::kMentionsOf, id);
  if (!mentions.ok()) return mentions.status();
  Query row(connection, sql::kDesignationsOf, id);
  while (row.Next()) {
    record.designations.push_back(
        {row.Text(0),
         row.Text(1),
         {row.Enum<model::TextField>(2), static_cast<uint32_t>(row.Int(3)),
          static_cast<uint32_t>(row.Int(4))}});
  }
  if (!row.status().ok()) return row.status();
  record.actors = *std::move(actors);
  record.statements = *std::move(statements);
  record.mentions = *std::move(mentions);
  return record;
}

// A record that contradicts itself is a fault of the analysis.
absl::Status Validate(const ArticleRecord& record) {
  const std::string& id = record.article.id;
  std::set<absl::string_view> statements;
  std::set<absl::string_view> actors;
  if (id.empty()) return StoreInternal("an article without an id");
  for (const StatementRecord& each : record.statements) {
    const model::Statement& statement = each.statement;
    if (statement.article_id != id || !statements.insert(statement.id).second) {
      return StoreInternal(absl::StrCat("statement ", statement.id, " does not fit article ", id));
    }
  }
  for (const ActorRecord& each : record.actors) {
    if (each.actor.id.empty() || !actors.insert(each.actor.id).second) {
      return StoreInternal(absl::StrCat("actor '", each.actor.id, "' twice in article ", id));
    }
  }
  for (const KeyedMention& keyed : record.mentions) {
    const model::ClaimMention& mention = keyed.mention;
    if (mention.article_id != id || statements.count(mention.statement_id) == 0) {
      return StoreInternal(absl::StrCat("a mention of claim ", mention.claim_id,
                                        " belongs to no statement of article ", id));
    }
  }
  return absl::OkStatus();
}

void Apply(Writes& writes, const ArticleRecord& record, Change change) {
  ChangeStatements(writes, record, change);
  ChangeMentions(writes, record, change);
  ChangeActors(writes, record, change);
  ChangeDesignations(writes, record, change);
  Connection& connection = writes.connection();
  if (connection.postings().full()) writes.Update(WritePostings(connection));
  if (connection.actors().full()) writes.Update(WriteActors(connection));
}

// Either may be empty: there was nothing, or nothing is left.
void Refold(Writes& writes, const ArticleRecord& before, const ArticleRecord& after) {
  // By claim, the mention where the article has no other one.
  std::map<absl::string_view, const model::ClaimMention*> claims;
  for (const ArticleRecord* record : {&before, &after}) {
    for (const KeyedMention& keyed : record->mentions) {
      const auto [claim, is_new] = claims.emplace(keyed.mention.claim_id, &keyed.mention);
      if (!is_new) claim->second = nullptr;
    }
  }
  const bool only_added = before.mentions.empty();
  std::set<absl::string_view> claims_left, actors;
  for (const auto& [claim, mention] : claims) {
    const bool is_put = only_added && mention != nullptr && PutNewClaim(writes, *mention);
    if (!is_put) claims_left.insert(claim);
  }
  RefoldClaims(writes, claims_left, only_added);
  // Those of `after` are folded when they are written.
  for (const ActorRecord& each : before.actors) actors.insert(each.actor.id);
  RefoldActors(writes, actors);
}

// When the first revision was stored, by the row that is to be replaced.
absl::Time FirstIngestTime(Writes& writes, const model::Article& article) {
  Query stored(writes.connection(), sql::kFirstIngestTime, article.id);
  if (stored.Next()) return stored.Time(0);
  writes.Update(stored.status());
  return article.ingest_time;
}

void InsertArticle(Writes& writes, const model::Article& article, absl::Time first_ingest_time) {
  writes.Run(sql::kPutArticle, article.id, article.outlet, article.url, article.language_code,
             article.title, article.body, article.publish_time, article.ingest_time,
             article.revision, article.duplicate_of, article.content_hash, article.external_id,
             article.rules_version, Recency(article.publish_time), first_ingest_time);
}

// Takes away what the article put before, but for its earlier texts. `revision`:
// the next one; 0 for none.
absl::StatusOr<ArticleRecord> Withdraw(Connection& connection, Writes& writes, absl::string_view id,
                                       int32_t revision) {
  auto article = GetArticle(connection, id);
  if (!article.ok()) return article.status();
  auto before = LoadRecord(connection, *std::move(article));
  if (!before.ok()) return before.status();
  const bool is_same_text = before->article.revision == revision;
  RemoveContradictionsOf(writes, id, is_same_text ? Removal::kForNow : Removal::kForGood);
  if (!is_same_text) ForgetDetectionsOf(writes, id);
  RemoveSketch(writes, id);
  Apply(writes, *before, Change::kRemove);
  return before;
}

}  // namespace

absl::Status WriteBuffered(Connection& connection) {
  absl::Status status = WritePostings(connection);
  status.Update(WriteClaims(connection));
  status.Update(WriteActors(connection));
  return status;
}

absl::StatusOr<std::vector<KeyedMention>> MentionsOf(Connection& connection,
                                                     absl::string_view article_id) {
  return LoadAll<KeyedMention>(connection, sql::kMentionsOf, article_id);
}

absl::Status PutArticle(Connection& connection, const ArticleRecord& given) {
  if (absl::Status status = Validate(given); !status.ok()) return status;
  std::optional<ArticleRecord> sorted;
  if (!StatementsAreSorted(given)) SortStatements(sorted.emplace(given));
  const ArticleRecord& record = sorted ? *sorted : given;
  Writes writes(connection);
  auto before = Withdraw(connection, writes, record.article.id, record.article.revision);
  if (!before.ok() && !absl::IsNotFound(before.status())) return before.status();
  if (!before.ok()) before = ArticleRecord{};
  const int32_t earlier = before->article.revision;
  if (earlier > record.article.revision) {
    return StoreInternal(absl::StrCat("article ", record.article.id, " has revision ", earlier,
                                      " already, not to be replaced by ", record.article.revision));
  }
  const absl::Time first_ingest_time = FirstIngestTime(writes, record.article);
  if (!before->article.id.empty()) {
    if (earlier < record.article.revision) {
      writes.Run(sql::kKeepRevision, record.article.id)
          .Run(sql::kDeleteImported, record.article.id);
    }
    writes.Run(sql::kDeleteArticle, record.article.id);
  }
  InsertArticle(writes, record.article, first_ingest_time);
  const model::Article& article = record.article;
  AddSketch(writes, {{article.publish_time, article.id}, article.duplicate_of, record.sketch});
  Apply(writes, record, Change::kAdd);
  Refold(writes, *before, record);
  return writes.status();
}

absl::Status PutArticleAgain(Connection& connection, absl::string_view id) {
  auto article = GetArticle(connection, id);
  if (!article.ok()) return article.status();
  auto record = LoadRecord(connection, *std::move(article));
  if (!record.ok()) return record.status();
  auto sketched = GetSketch(connection, id);
  if (!sketched.ok()) return sketched.status();
  record->sketch = std::move(sketched->sketch);
  const auto contradictions = ContradictionsOf(connection, id);
  if (!contradictions.ok()) return contradictions.status();
  const absl::Status put = PutArticle(connection, *record);
  return put.ok() ? PutContradictions(connection, *contradictions) : put;
}

absl::Status DeleteArticle(Connection& connection, absl::string_view id) {
  Writes writes(connection);
  const auto before = Withdraw(connection, writes, id, 0);
  if (!before.ok()) return before.status();
  writes.Run(sql::kDeleteArticle, id)
      .Run(sql::kDeleteRevisions, id)
      .Run(sql::kUnqueueArticle, id)
      .Run(sql::kDeleteImported, id);
  Refold(writes, *before, {});
  return writes.status();
}

}  // namespace isnad::store::sql
