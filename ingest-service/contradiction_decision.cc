// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/contradiction_decision.h"

#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "core/model/error.h"
#include "core/model/id.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/validation.h"
#include "core/store/dismissal.h"
#include "ingest-service/replay.h"

namespace isnad::ingest {
namespace {

using model::ErrorReason;
using rpc::Collection;

template <typename Proto>
absl::StatusOr<DecisionRequest> Read(const Proto& request, bool dismiss,
                                     absl::string_view person_field, const std::string& person) {
  auto id = rpc::ParseName(Collection::kContradictions, request.name(), "name");
  if (!id.ok()) return id.status();
  absl::Status status = rpc::CheckRequired("reason", request.reason());
  status.Update(rpc::CheckRequired(person_field, person));
  status.Update(rpc::CheckRequestId(request.request_id()));
  if (!status.ok()) return status;
  // The same UUID, however its digits are written.
  return DecisionRequest{dismiss,
                         *std::move(id),
                         person,
                         request.reason(),
                         absl::AsciiStrToLower(request.request_id()),
                         request.validate_only()};
}

std::string FingerprintOf(const DecisionRequest& request) {
  return model::Fingerprint(
      request.dismiss ? "request.dismiss_contradiction" : "request.restore_contradiction",
      {request.contradiction_id, request.person, request.reason});
}

absl::Status DismissedError(const std::string& id, absl::Time time) {
  const std::string name = rpc::FormatName(Collection::kContradictions, id);
  return model::MakeError(
      absl::StatusCode::kFailedPrecondition, name + " has been dismissed already",
      {ErrorReason::kContradictionDismissed,
       {{"name", name}, {"dismiss_time", absl::FormatTime(time, absl::UTCTimeZone())}},
       ""});
}

absl::Status NotDismissedError(const std::string& id) {
  const std::string name = rpc::FormatName(Collection::kContradictions, id);
  return model::MakeError(absl::StatusCode::kFailedPrecondition, name + " is not dismissed",
                          {ErrorReason::kContradictionNotDismissed, {{"name", name}}, ""});
}

model::Dismissal DismissalBy(const DecisionRequest& request, absl::Time time) {
  return {request.person, request.reason, time};
}

// One decision inside a transaction.
class Decision {
 public:
  Decision(const store::CallContext& call, store::Transaction& transaction,
           const DecisionRequest& request, absl::Time now)
      : call_(call), transaction_(transaction), request_(request), now_(now) {}

  absl::StatusOr<DecisionResult> Run() {
    const auto earlier = EarlierTime();
    if (!earlier.ok()) return earlier.status();
    auto contradiction = transaction_.GetContradiction(call_, request_.contradiction_id);
    if (absl::IsNotFound(contradiction.status())) {
      return rpc::NotFoundError(Collection::kContradictions, request_.contradiction_id);
    }
    if (!contradiction.ok()) return contradiction.status();
    if (*earlier) return Answer(*std::move(contradiction), **earlier, /*written=*/false);
    absl::Status made = Make(*contradiction);
    if (made.ok() && !request_.validate_only && !request_.request_id.empty()) {
      made = transaction_.PutRequest({request_.request_id, FingerprintOf(request_),
                                      request_.contradiction_id,
                                      request_.dismiss ? kDismissedName : kRestoredName, 0, now_});
    }
    if (!made.ok()) return made;
    return Answer(*std::move(contradiction), now_, !request_.validate_only);
  }

 private:
  // When the same request was answered first; nullopt where it is new.
  absl::StatusOr<std::optional<absl::Time>> EarlierTime() const {
    if (request_.request_id.empty()) return std::nullopt;
    const auto record = transaction_.FindRequest(request_.request_id);
    if (!record.ok()) return record.status();
    if (!record->has_value()) return std::nullopt;
    if (auto same = CheckReplay(**record, FingerprintOf(request_)); !same.ok()) return same;
    return (*record)->time;
  }

  DecisionResult Answer(model::Contradiction contradiction, absl::Time time, bool written) const {
    contradiction.dismissal.reset();
    if (request_.dismiss) contradiction.dismissal = DismissalBy(request_, time);
    return {std::move(contradiction), written};
  }

  absl::Status Make(const model::Contradiction& contradiction) {
    const bool dismissed = contradiction.dismissal.has_value();
    if (request_.dismiss && dismissed) {
      return DismissedError(contradiction.id, contradiction.dismissal->dismiss_time);
    }
    if (!request_.dismiss && !dismissed) return NotDismissedError(contradiction.id);
    const auto a = transaction_.GetArticle(call_, contradiction.a.article_id);
    if (!a.ok()) return a.status();
    const auto b = transaction_.GetArticle(call_, contradiction.b.article_id);
    if (!b.ok()) return b.status();
    if (request_.validate_only) return absl::OkStatus();
    if (!request_.dismiss) return TakeBack(contradiction, *a, *b);
    return transaction_.PutDismissal(
        store::MakeDismissal(contradiction, *a, *b, DismissalBy(request_, now_)));
  }

  absl::Status TakeBack(const model::Contradiction& contradiction, const model::Article& a,
                        const model::Article& b) {
    const auto decided = transaction_.FindDismissals(call_, a.id, b.id);
    if (!decided.ok()) return decided.status();
    for (const store::DismissalRecord& record : *decided) {
      if (!store::Covers(record, contradiction, a, b)) continue;
      absl::Status taken = transaction_.DeleteDismissal(record.id);
      if (!taken.ok()) return taken;
    }
    return absl::OkStatus();
  }

  const store::CallContext& call_;
  store::Transaction& transaction_;
  const DecisionRequest& request_;
  const absl::Time now_;
};

}  // namespace

absl::StatusOr<DecisionRequest> ReadDecisionRequest(
    const v1::DismissContradictionRequest& request) {
  return Read(request, /*dismiss=*/true, "dismisser", request.dismisser());
}

absl::StatusOr<DecisionRequest> ReadDecisionRequest(
    const v1::RestoreContradictionRequest& request) {
  return Read(request, /*dismiss=*/false, "restorer", request.restorer());
}

absl::StatusOr<DecisionResult> Decide(const store::CallContext& call, store::StoreWriter& store,
                                      const DecisionRequest& request, absl::Time now) {
  absl::StatusOr<DecisionResult> result = DecisionResult();
  const absl::Status committed = store.Transact(call, [&](store::Transaction& transaction) {
    result = Decision(call, transaction, request, now).Run();
    return result.status();
  });
  if (!committed.ok()) return committed;
  return result;
}

}  // namespace isnad::ingest
