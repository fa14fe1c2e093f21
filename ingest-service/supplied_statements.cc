// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/supplied_statements.h"

#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/model/id.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/convert/text_span.h"
#include "ingest-service/curation_errors.h"

namespace isnad::ingest {
namespace {

using model::ErrorReason;

absl::string_view TextOf(const model::Article& article, model::TextField field) {
  return field == model::TextField::kTitle ? article.title : article.body;
}

absl::Status MismatchError(const std::string& field, const model::TextSpan& span) {
  return model::InvalidField(
      field, ErrorReason::kSpanTextMismatch, "is not what stands there in the article",
      {{"begin", absl::StrCat(span.begin)}, {"end", absl::StrCat(span.end)}});
}

// Fills in *text, or checks it where it is given.
absl::Status CheckText(const model::Article& article, const model::TextSpan& span,
                       const std::string& span_field, const std::string& text_field,
                       std::string* text) {
  const absl::string_view whole = TextOf(article, span.field);
  if (auto fits = rpc::CheckSpan(span, whole, span_field); !fits.ok()) return fits;
  const absl::string_view words = whole.substr(span.begin, span.end - span.begin);
  if (!text->empty() && *text != words) return MismatchError(text_field, span);
  *text = std::string(words);
  return absl::OkStatus();
}

class Checker {
 public:
  Checker(const store::CallContext& call, const store::StoreReader& reader,
          const model::Article& article)
      : call_(call), reader_(reader), article_(article) {}

  absl::Status Check(const std::string& path, model::Statement* statement) {
    absl::Status status =
        CheckText(article_, statement->span, path + ".span", path + ".text", &statement->text);
    if (status.ok() && statement->cue_span) {
      status = rpc::CheckSpan(*statement->cue_span, TextOf(article_, statement->cue_span->field),
                              path + ".cue_span");
    }
    if (status.ok()) status = CheckAttribution(path + ".speaker", &statement->speaker);
    for (size_t i = 0; status.ok() && i < statement->chain.size(); ++i) {
      status = CheckAttribution(absl::StrCat(path, ".chain[", i, "]"), &statement->chain[i]);
    }
    return status;
  }

 private:
  absl::Status CheckAttribution(const std::string& path, model::Attribution* attribution) {
    if (attribution->mention_span) {
      absl::Status status = CheckText(article_, *attribution->mention_span, path + ".mention_span",
                                      path + ".mention", &attribution->mention);
      if (!status.ok()) return status;
    }
    if (attribution->actor_id.empty()) return absl::OkStatus();
    const auto known = actors_.find(attribution->actor_id);
    if (known != actors_.end()) return known->second;
    return actors_[attribution->actor_id] = CheckActor(attribution->actor_id);
  }

  absl::Status CheckActor(const std::string& id) const {
    const auto actor = reader_.GetActor(call_, id);
    if (absl::IsNotFound(actor.status())) return rpc::NotFoundError(rpc::Collection::kActors, id);
    if (!actor.ok()) return actor.status();
    if (!actor->merged_into.empty()) return ActorMergedError(id, actor->merged_into);
    return absl::OkStatus();
  }

  const store::CallContext& call_;
  const store::StoreReader& reader_;
  const model::Article& article_;
  absl::flat_hash_map<std::string, absl::Status> actors_;
};

}  // namespace

absl::StatusOr<std::vector<model::Statement>> CheckSupplied(
    const store::CallContext& call, const store::StoreReader& reader, const model::Article& article,
    const std::string& source_system, std::vector<model::Statement> statements) {
  Checker checker(call, reader, article);
  absl::flat_hash_map<std::string, size_t> seen;  // ids, with the index
  for (size_t i = 0; i < statements.size(); ++i) {
    model::Statement& statement = statements[i];
    const std::string path = absl::StrCat("statements[", i, "]");
    if (auto checked = checker.Check(path, &statement); !checked.ok()) return checked;
    statement.source_system = source_system;
    statement.article_id = article.id;
    statement.revision = article.revision;
    statement.id = model::StatementId(statement);
    const auto [earlier, is_new] = seen.emplace(statement.id, i);
    if (is_new) continue;
    const std::string other = absl::StrCat("statements[", earlier->second, "]");
    return model::InvalidField(path, ErrorReason::kDuplicateElement,
                               "has the spans and the speaker of " + other, {{"earlier", other}});
  }
  return statements;
}

}  // namespace isnad::ingest
