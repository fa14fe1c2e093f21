// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/contradiction.h"
#include "core/rpc/convert/statement.h"
#include "core/rpc/log.h"
#include "ingest-service/article_transaction.h"
#include "ingest-service/contradiction_decision.h"
#include "ingest-service/service.h"
#include "ingest-service/statement_import.h"
#include "nlohmann/json.hpp"

// The methods of the service about what was found: by other systems, and what
// people decide about it.
namespace isnad::ingest {
namespace {

template <typename Proto>
absl::StatusOr<v1::Contradiction> DecideAndLog(const store::CallContext& call,
                                               store::StoreWriter& store, const Proto& request,
                                               absl::Time now) {
  const auto read = ReadDecisionRequest(request);
  if (!read.ok()) return read.status();
  const auto result = Decide(call, store, *read, now);
  if (!result.ok()) return result.status();
  if (result->written) {
    rpc::Log(rpc::LogLevel::kInfo,
             read->dismiss ? "contradiction_dismissed" : "contradiction_restored",
             {{"name", request.name()}, {"person", read->person}, {"reason", read->reason}});
  }
  return rpc::ToProto(result->contradiction);
}

}  // namespace

absl::StatusOr<v1::Contradiction> IngestService::DismissContradiction(
    const store::CallContext& call, const v1::DismissContradictionRequest& request) const {
  return DecideAndLog(call, store_, request, ToStoredPrecision(clock_()));
}

absl::StatusOr<v1::Contradiction> IngestService::RestoreContradiction(
    const store::CallContext& call, const v1::RestoreContradictionRequest& request) const {
  return DecideAndLog(call, store_, request, ToStoredPrecision(clock_()));
}

absl::StatusOr<v1::ImportStatementsResponse> IngestService::ImportStatements(
    const store::CallContext& call, const v1::ImportStatementsRequest& request) const {
  const auto read = ReadImportRequest(request);
  if (!read.ok()) return read.status();
  const auto result =
      ingest::ImportStatements(call, store_, analysis_, *read, ToStoredPrecision(clock_()));
  if (!result.ok()) return result.status();
  v1::ImportStatementsResponse response;
  for (const model::Statement& statement : result->statements) {
    *response.add_statements() = rpc::ToProto(statement, result->outlet);
  }
  for (const model::Contradiction& contradiction : result->contradictions) {
    *response.add_contradictions() = rpc::ToProto(contradiction);
  }
  if (result->written) {
    rpc::Log(rpc::LogLevel::kInfo, "statements_imported",
             {{"article", request.article()},
              {"source_system", request.source_system()},
              {"statements", request.statements_size()}});
  }
  return response;
}

}  // namespace isnad::ingest
