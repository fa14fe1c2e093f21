// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/deletion.h"

#include "core/model/id.h"
#include "core/rpc/convert/resource_name.h"
#include "ingest-service/replay.h"

namespace isnad::ingest {
namespace {

std::string FingerprintOf(const DeletionRequest& request) {
  return model::Fingerprint("request.delete_article", {request.article_id});
}

// Whether the article was there; with validate_only it still is.
absl::StatusOr<bool> Remove(const store::CallContext& call, store::Transaction& transaction,
                            const DeletionRequest& request) {
  const absl::Status removed = request.validate_only
                                   ? transaction.GetArticle(call, request.article_id).status()
                                   : transaction.DeleteArticle(request.article_id);
  if (removed.ok()) return true;
  if (!absl::IsNotFound(removed)) return removed;
  if (request.allow_missing) return false;
  return rpc::NotFoundError(rpc::Collection::kArticles, request.article_id);
}

absl::StatusOr<bool> RunDeletion(const store::CallContext& call, store::Transaction& transaction,
                                 const DeletionRequest& request, absl::Time now) {
  const std::string fingerprint = FingerprintOf(request);
  if (!request.request_id.empty()) {
    const auto earlier = transaction.FindRequest(request.request_id);
    if (!earlier.ok()) return earlier.status();
    if (earlier->has_value()) {
      absl::Status same = CheckReplay(**earlier, fingerprint);
      if (!same.ok()) return same;
      return false;
    }
  }
  const auto removed = Remove(call, transaction, request);
  if (!removed.ok() || request.validate_only || request.request_id.empty()) return removed;
  absl::Status kept = transaction.PutRequest(
      {request.request_id, fingerprint, request.article_id, kDeletedName, 0, now});
  if (!kept.ok()) return kept;
  return removed;
}

}  // namespace

absl::StatusOr<bool> DeleteArticle(const store::CallContext& call, store::StoreWriter& store,
                                   const DeletionRequest& request, absl::Time now) {
  absl::StatusOr<bool> removed = false;
  absl::Status committed = store.Transact(call, [&](store::Transaction& transaction) {
    removed = RunDeletion(call, transaction, request, now);
    return removed.status();
  });
  if (!committed.ok()) return committed;
  return *removed && !request.validate_only;
}

}  // namespace isnad::ingest
