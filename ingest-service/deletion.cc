// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/deletion.h"

#include "core/model/id.h"
#include "core/rpc/convert/resource_name.h"
#include "ingest-service/duplicates.h"
#include "ingest-service/replay.h"

namespace isnad::ingest {
namespace {

std::string FingerprintOf(const DeletionRequest& request) {
  return model::Fingerprint("request.delete_article", {request.article_id});
}

// One deletion inside a transaction.
class DeletionTransaction {
 public:
  DeletionTransaction(const store::CallContext& call, store::Transaction& transaction,
                      const Analysis& analysis, absl::Time now)
      : call_(call),
        transaction_(transaction),
        copies_(call, transaction, analysis, now),
        now_(now) {}

  absl::StatusOr<Deletion> Run(const DeletionRequest& request) {
    const std::string fingerprint = FingerprintOf(request);
    if (!request.request_id.empty()) {
      const auto earlier = transaction_.FindRequest(request.request_id);
      if (!earlier.ok()) return earlier.status();
      if (earlier->has_value()) {
        absl::Status same = CheckReplay(**earlier, fingerprint);
        if (!same.ok()) return same;
        return Deletion{};
      }
    }
    const auto deletion = Remove(request);
    if (!deletion.ok() || request.validate_only || request.request_id.empty()) return deletion;
    absl::Status kept = transaction_.PutRequest(
        {request.request_id, fingerprint, request.article_id, kDeletedName, 0, now_});
    if (!kept.ok()) return kept;
    return deletion;
  }

 private:
  absl::StatusOr<Deletion> Remove(const DeletionRequest& request) {
    const std::string& id = request.article_id;
    absl::Status removed = transaction_.GetArticle(call_, id).status();
    if (absl::IsNotFound(removed)) {
      if (request.allow_missing) return Deletion{};
      return rpc::NotFoundError(rpc::Collection::kArticles, id);
    }
    if (!removed.ok()) return removed;
    if (request.validate_only) return Deletion{};
    removed = copies_.NoteStored(id);
    if (removed.ok()) removed = transaction_.DeleteArticle(id);
    if (!removed.ok()) return removed;
    const auto settled = copies_.Settle(id);
    if (!settled.ok()) return settled.status();
    return Deletion{true, settled->queued};
  }

  const store::CallContext& call_;
  store::Transaction& transaction_;
  DuplicateKeeper copies_;
  const absl::Time now_;
};

}  // namespace

absl::StatusOr<Deletion> DeleteArticle(const store::CallContext& call, store::StoreWriter& store,
                                       const Analysis& analysis, const DeletionRequest& request,
                                       absl::Time now) {
  absl::StatusOr<Deletion> deletion = Deletion{};
  absl::Status committed = store.Transact(call, [&](store::Transaction& transaction) {
    deletion = DeletionTransaction(call, transaction, analysis, now).Run(request);
    return deletion.status();
  });
  if (!committed.ok()) return committed;
  return deletion;
}

}  // namespace isnad::ingest
