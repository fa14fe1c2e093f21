// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/curation.h"

#include "core/store/curation.h"
#include "ingest-service/article_transaction.h"
#include "ingest-service/curation_changes.h"
#include "ingest-service/replay.h"

namespace isnad::ingest {
namespace {

// The actors whose articles have to be read again: articles are stored under
// what names meant before.
std::vector<std::string> Affected(const model::ActorDirectory& before,
                                  const model::ActorDirectory& after) {
  std::set<std::string> affected;
  const auto compare = [&](const model::ActorDirectory& directory) {
    for (const auto& [id, entry] : directory.entries()) {
      const auto* const was = before.Find(id);
      const auto* const is = after.Find(id);
      if (was != nullptr && is != nullptr && *was == *is) continue;
      affected.insert(was == nullptr ? id : was->id);
    }
  };
  compare(before);
  compare(after);
  return {affected.begin(), affected.end()};
}

absl::StatusOr<model::ActorDirectory> DirectoryIn(const store::CallContext& call,
                                                  const store::Transaction& transaction) {
  const auto curation = transaction.ReadCuration(call);
  if (!curation.ok()) return curation.status();
  return store::DirectoryOf(*curation);
}

// The actors that the answer shows.
absl::Status Show(const store::CallContext& call, const store::StoreReader& reader,
                  const Change& change, CurationResult* result) {
  result->actors.clear();
  for (const std::string& id : change.shown_ids) {
    auto actor = reader.GetActor(call, id);
    if (absl::IsNotFound(actor.status())) continue;
    if (!actor.ok()) return actor.status();
    result->actors.push_back(*std::move(actor));
  }
  return absl::OkStatus();
}

// The change that a request made when it came first; nullopt where it is new.
template <typename Request>
absl::StatusOr<std::optional<Change>> FindEarlier(const store::CallContext& call,
                                                  const store::Transaction& transaction,
                                                  const Request& request) {
  if (request.request_id.empty()) return std::nullopt;
  const auto record = transaction.FindRequest(request.request_id);
  if (!record.ok()) return record.status();
  if (!record->has_value()) return std::nullopt;
  if (auto same = CheckReplay(**record, FingerprintOf(request)); !same.ok()) return same;
  auto change = EarlierChange(call, transaction, request, (*record)->resource_id);
  if (!change.ok()) return change.status();
  return *std::move(change);
}

template <typename Request>
absl::StatusOr<Change> MakeChange(const store::CallContext& call, store::Transaction& transaction,
                                  const Request& request, absl::Time now) {
  const auto before = DirectoryIn(call, transaction);
  if (!before.ok()) return before.status();
  auto change = Apply(call, transaction, request, now);
  if (!change.ok()) return change.status();
  const auto after = DirectoryIn(call, transaction);
  if (!after.ok()) return after.status();
  absl::Status status = transaction.QueueArticlesOfActors(Affected(*before, *after));
  if (status.ok() && !request.request_id.empty()) {
    status = transaction.PutRequest({request.request_id, FingerprintOf(request),
                                     change->resource_id, DispositionOf(request), 0, now});
  }
  if (!status.ok()) return status;
  change->written = true;
  return change;
}

// Others stored what was read again: a commit that the caller is told of is to be
// after theirs.
absl::Status CommitAfterOthers(const store::CallContext& call, store::StoreWriter& store) {
  const bool is_told = call.notes != nullptr && call.notes->last_commit().has_value();
  if (!is_told) return absl::OkStatus();
  return store.Transact(call, [](store::Transaction&) { return absl::OkStatus(); });
}

}  // namespace

template <typename Request>
absl::StatusOr<CurationResult> Curation::Run(const store::CallContext& call,
                                             const Request& request) const {
  Change change;
  CurationResult result;
  bool validated = false;
  const absl::Status status = store_.Transact(call, [&](store::Transaction& transaction) {
    validated = false;
    auto earlier = FindEarlier(call, transaction, request);
    if (!earlier.ok()) return earlier.status();
    auto made = earlier->has_value()
                    ? absl::StatusOr<Change>(**std::move(earlier))
                    : MakeChange(call, transaction, request, ToStoredPrecision(clock_()));
    if (!made.ok()) return made.status();
    change = *std::move(made);
    if (!request.validate_only) return absl::OkStatus();
    absl::Status shown = Show(call, transaction, change, &result);
    if (!shown.ok()) return shown;
    validated = true;
    return absl::AbortedError("only validated: nothing stays");
  });
  if (!status.ok() && !validated) return status;
  result.merge = change.merge;
  if (request.validate_only) return result;
  result.written = change.written;
  if (absl::Status done = worker_.Finish(call); !done.ok()) return done;
  if (absl::Status told = CommitAfterOthers(call, store_); !told.ok()) return told;
  if (absl::Status shown = Show(call, store_.reader(), change, &result); !shown.ok()) return shown;
  return result;
}

absl::StatusOr<CurationResult> Curation::Upsert(const store::CallContext& call,
                                                const UpsertRequest& request) const {
  return Run(call, request);
}

absl::StatusOr<CurationResult> Curation::Merge(const store::CallContext& call,
                                               const MergeRequest& request) const {
  return Run(call, request);
}

absl::StatusOr<CurationResult> Curation::Unmerge(const store::CallContext& call,
                                                 const UnmergeRequest& request) const {
  return Run(call, request);
}

}  // namespace isnad::ingest
