// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "core/model/article.h"
#include "core/store/store_writer.h"
#include "ingest-service/pipeline.h"

namespace isnad::ingest {

// What an article is to the store.
struct Identity {
  Disposition disposition = Disposition::kCreated;
  std::optional<model::Article> stored;  // absent for kCreated
};

// Sets the id and the content hash, from the other fields.
void NameArticle(model::Article* article);

// By outlet and URL first: the same text is UNCHANGED, another one REVISED,
// even where another article of the outlet has that text. Then by outlet and
// content. One row each. `article` is named.
absl::StatusOr<Identity> Identify(const store::CallContext& call,
                                  const store::Transaction& transaction,
                                  const model::Article& article);

}  // namespace isnad::ingest
