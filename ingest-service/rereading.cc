// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/rereading.h"

#include "ingest-service/article_transaction.h"
#include "ingest-service/duplicates.h"
#include "ingest-service/findings.h"

namespace isnad::ingest {
namespace {

// Whether the article is still what was read.
absl::StatusOr<bool> IsSame(const store::CallContext& call, const store::StoreReader& reader,
                            const model::Article& stored, const Rereading& rereading) {
  const model::Article& read = rereading.record->article;
  if (stored.revision != read.revision || stored.content_hash != read.content_hash) return false;
  const auto imported = reader.ImportedStatements(call, rereading.id);
  if (!imported.ok()) return imported.status();
  return *imported == rereading.imported;
}

}  // namespace

absl::StatusOr<Rereading> Reread(const store::CallContext& call, const store::StoreReader& reader,
                                 const Analysis& analysis, const model::ActorDirectory& directory,
                                 const std::string& id) {
  Rereading rereading{.id = id};
  const auto article = reader.GetArticle(call, id);
  if (absl::IsNotFound(article.status())) return rereading;
  if (!article.ok()) return article.status();
  auto imported = reader.ImportedStatements(call, id);
  if (!imported.ok()) return imported.status();
  rereading.imported = *std::move(imported);
  auto record = analysis.Analyze(*article, directory, rereading.imported);
  rereading.failure = record.status();
  if (record.ok()) rereading.record = *std::move(record);
  return rereading;
}

absl::StatusOr<std::optional<Renewal>> Renew(const store::CallContext& call,
                                             const store::Transaction& transaction,
                                             const Analysis& analysis, Rereading& rereading,
                                             absl::Time now) {
  if (!rereading.record) return std::nullopt;
  const auto stored = transaction.GetArticle(call, rereading.id);
  if (absl::IsNotFound(stored.status())) return std::nullopt;
  if (!stored.ok()) return stored.status();
  const auto same = IsSame(call, transaction, *stored, rereading);
  if (!same.ok()) return same.status();
  if (!*same) return std::nullopt;
  auto renewal = Renew(call, transaction, analysis, *stored, *rereading.record, now);
  if (!renewal.ok()) return renewal.status();
  return *std::move(renewal);
}

absl::StatusOr<Renewal> Renew(const store::CallContext& call, const store::Transaction& transaction,
                              const Analysis& analysis, const model::Article& stored,
                              store::ArticleRecord& record, absl::Time now) {
  Stamp(stored, &record);
  auto statements = StatementsOf(call, transaction, stored.id);
  if (!statements.ok()) return statements.status();
  auto before = ContradictionsOf(call, transaction, stored.id);
  if (!before.ok()) return before.status();
  auto original =
      FindOriginal(call, transaction, {{stored.publish_time, stored.id}, "", record.sketch});
  if (!original.ok()) return original.status();
  record.article.duplicate_of = *std::move(original);
  const auto others = OtherSides(call, transaction, stored.id, *before);
  if (!others.ok()) return others.status();
  auto comparison = Compare(call, transaction, analysis, record, now, *others);
  if (!comparison.ok()) return comparison.status();
  return Renewal{*std::move(statements), *std::move(before), *std::move(comparison)};
}

absl::Status PutAgain(store::Transaction& transaction, const store::ArticleRecord& record,
                      const Renewal& renewal) {
  if (auto put = transaction.PutArticle(record); !put.ok()) return put;
  return transaction.PutContradictions(renewal.comparison.all);
}

}  // namespace isnad::ingest
