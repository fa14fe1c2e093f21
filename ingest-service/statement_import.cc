// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/statement_import.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/rpc/convert/resource_name.h"
#include "core/store/actor_directories.h"
#include "ingest-service/findings.h"
#include "ingest-service/limits.h"
#include "ingest-service/replay.h"
#include "ingest-service/rereading.h"
#include "ingest-service/supplied_statements.h"

namespace isnad::ingest {
namespace {

using model::ErrorReason;
using rpc::Collection;

absl::Status RevisionError(const model::Article& article) {
  const std::string name = rpc::FormatName(Collection::kArticles, article.id);
  return model::MakeError(absl::StatusCode::kAborted,
                          absl::StrCat(name, " has revision ", article.revision, ": read it again"),
                          {ErrorReason::kArticleRevisionMismatch,
                           {{"name", name}, {"revision", absl::StrCat(article.revision)}},
                           ""});
}

absl::Status TooManySystemsError(size_t systems) {
  return model::InvalidField(
      "source_system", ErrorReason::kTooManyElements,
      absl::StrCat("is one more system than the ", kMaxSourceSystems, " that an article takes"),
      {{"limit", absl::StrCat(kMaxSourceSystems)}, {"actual", absl::StrCat(systems)}});
}

// One import inside a transaction.
class Import {
 public:
  Import(const store::CallContext& call, store::Transaction& transaction, const Analysis& analysis,
         const ImportRequest& request, absl::Time now)
      : call_(call), transaction_(transaction), analysis_(analysis), request_(request), now_(now) {}

  absl::StatusOr<ImportResult> Run() {
    const auto earlier = FindEarlier();
    if (!earlier.ok()) return earlier.status();
    const auto article = transaction_.GetArticle(call_, request_.article_id);
    if (!article.ok() && !absl::IsNotFound(article.status())) return article.status();
    if (*earlier) return AnswerAgain(article.ok() ? &*article : nullptr, **earlier);
    if (!article.ok()) return rpc::NotFoundError(Collection::kArticles, request_.article_id);
    if (request_.revision != 0 && request_.revision != article->revision) {
      return RevisionError(*article);
    }
    auto supplied =
        CheckSupplied(call_, transaction_, *article, request_.source_system, request_.statements);
    if (!supplied.ok()) return supplied.status();
    auto all = WithOtherSystems(*supplied);
    if (!all.ok()) return all.status();
    return Replace(*article, *supplied, *all);
  }

 private:
  absl::StatusOr<std::optional<store::RequestRecord>> FindEarlier() const {
    if (request_.request_id.empty()) return std::nullopt;
    auto record = transaction_.FindRequest(request_.request_id);
    if (!record.ok() || !record->has_value()) return record;
    if (auto same = CheckReplay(**record, request_.fingerprint); !same.ok()) return same;
    return record;
  }

  // As the store keeps them: by system, then in the order given.
  absl::StatusOr<std::vector<model::Statement>> WithOtherSystems(
      const std::vector<model::Statement>& supplied) const {
    auto all = transaction_.ImportedStatements(call_, request_.article_id);
    if (!all.ok()) return all.status();
    std::erase_if(*all, [this](const model::Statement& statement) {
      return statement.source_system == request_.source_system;
    });
    all->insert(all->end(), supplied.begin(), supplied.end());
    std::stable_sort(all->begin(), all->end(), [](const auto& a, const auto& b) {
      return a.source_system < b.source_system;
    });
    std::set<absl::string_view> systems;
    for (const model::Statement& statement : *all) systems.insert(statement.source_system);
    if (systems.size() > kMaxSourceSystems) return TooManySystemsError(systems.size());
    return all;
  }

  absl::StatusOr<ImportResult> Replace(const model::Article& article,
                                       const std::vector<model::Statement>& supplied,
                                       const std::vector<model::Statement>& all) {
    const auto curated = store::ReadDirectory(call_, transaction_);
    if (!curated.ok()) return curated.status();
    auto record = analysis_.Analyze(article, curated->directory, all);
    if (!record.ok()) return record.status();
    const auto renewal = Renew(call_, transaction_, analysis_, article, *record, now_);
    if (!renewal.ok()) return renewal.status();
    ImportResult result = Show(article, *record, supplied, renewal->comparison.fresh);
    if (request_.validate_only) return result;
    absl::Status put = PutAgain(transaction_, *record, *renewal);
    if (put.ok()) {
      put = transaction_.PutImportedStatements(article.id, request_.source_system, supplied);
    }
    if (put.ok() && !request_.request_id.empty()) {
      put = transaction_.PutRequest({request_.request_id, request_.fingerprint, article.id,
                                     kImportedName, article.revision, now_});
    }
    if (!put.ok()) return put;
    result.written = true;
    return result;
  }

  // The supplied statements as the analysis made them, and of the
  // contradictions those in which they take part.
  static ImportResult Show(const model::Article& article, const store::ArticleRecord& record,
                           const std::vector<model::Statement>& supplied,
                           const std::vector<model::Contradiction>& fresh) {
    std::vector<model::Statement> stored;
    for (const store::StatementRecord& each : record.statements) stored.push_back(each.statement);
    return Show(article, stored, supplied, fresh);
  }

  static ImportResult Show(const model::Article& article,
                           const std::vector<model::Statement>& stored,
                           const std::vector<model::Statement>& supplied,
                           const std::vector<model::Contradiction>& fresh) {
    absl::flat_hash_map<absl::string_view, const model::Statement*> by_id;
    for (const model::Statement& each : stored) by_id.emplace(each.id, &each);
    ImportResult result;
    result.outlet = article.outlet;
    absl::flat_hash_set<absl::string_view> ids;
    for (const model::Statement& each : supplied) {
      const auto found = by_id.find(each.id);
      result.statements.push_back(found == by_id.end() ? each : *found->second);
      ids.insert(each.id);
    }
    for (const model::Contradiction& each : fresh) {
      const bool takes_part =
          ids.contains(each.a.statement_id) || ids.contains(each.b.statement_id);
      if (takes_part) result.contradictions.push_back(each);
    }
    return result;
  }

  // Where the text that the spans count in is gone, the statements are shown as
  // they were supplied.
  absl::StatusOr<ImportResult> AnswerAgain(const model::Article* current,
                                           const store::RequestRecord& record) const {
    if (current == nullptr || current->revision != record.revision) {
      ImportResult result;
      result.statements = request_.statements;
      if (current != nullptr) result.outlet = current->outlet;
      return result;
    }
    const auto supplied =
        CheckSupplied(call_, transaction_, *current, request_.source_system, request_.statements);
    if (!supplied.ok()) return supplied.status();
    const auto stored = StatementsOf(call_, transaction_, current->id);
    if (!stored.ok()) return stored.status();
    const auto detected = ContradictionsDetectedAt(call_, transaction_, current->id, record.time);
    if (!detected.ok()) return detected.status();
    return Show(*current, *stored, *supplied, *detected);
  }

  const store::CallContext& call_;
  store::Transaction& transaction_;
  const Analysis& analysis_;
  const ImportRequest& request_;
  const absl::Time now_;
};

}  // namespace

absl::StatusOr<ImportResult> ImportStatements(const store::CallContext& call,
                                              store::StoreWriter& store, const Analysis& analysis,
                                              const ImportRequest& request, absl::Time now) {
  absl::StatusOr<ImportResult> result = ImportResult();
  const absl::Status committed = store.Transact(call, [&](store::Transaction& transaction) {
    result = Import(call, transaction, analysis, request, now).Run();
    return result.status();
  });
  if (!committed.ok()) return committed;
  return result;
}

}  // namespace isnad::ingest
