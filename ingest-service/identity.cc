// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/identity.h"

#include <utility>

#include "core/model/id.h"

namespace isnad::ingest {

void NameArticle(model::Article* article) {
  article->id = model::ArticleId(*article);
  article->content_hash = model::ContentHash(article->title, article->body);
}

absl::StatusOr<Identity> Identify(const store::CallContext& call,
                                  const store::Transaction& transaction,
                                  const model::Article& article) {
  auto by_name = transaction.GetArticle(call, article.id);
  if (by_name.ok()) {
    const bool same = by_name->content_hash == article.content_hash;
    return Identity{same ? Disposition::kUnchanged : Disposition::kRevised, *std::move(by_name)};
  }
  if (!absl::IsNotFound(by_name.status())) return by_name.status();
  auto by_content = transaction.FindArticleByContent(article.outlet, article.content_hash);
  if (!by_content.ok()) return by_content.status();
  if (by_content->has_value()) return Identity{Disposition::kUnchanged, **std::move(by_content)};
  return Identity{};
}

}  // namespace isnad::ingest
