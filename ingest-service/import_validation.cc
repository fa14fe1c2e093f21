// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "core/model/id.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/convert/statement.h"
#include "core/rpc/position_token.h"
#include "core/rpc/validation.h"
#include "ingest-service/statement_import.h"

namespace isnad::ingest {
namespace {

absl::StatusOr<model::Statement> ReadStatement(const v1::Statement& proto,
                                               const std::string& path) {
  if (!proto.has_span()) return rpc::RequiredFieldError(path + ".span");
  auto statement = rpc::FromProto(proto, path);
  if (!statement.ok()) return statement;
  if (statement->act == model::SpeechAct::kUnspecified) statement->act = model::SpeechAct::kAssert;
  if (statement->endorsement == model::Endorsement::kUnspecified) {
    statement->endorsement = model::Endorsement::kNeutral;
  }
  const model::Attribution& speaker = statement->speaker;
  const bool spoken = statement->kind != model::StatementKind::kNarration;
  if (spoken && !speaker.anonymous && speaker.actor_id.empty() && speaker.display_name.empty() &&
      speaker.mention.empty() && !speaker.mention_span) {
    return rpc::RequiredFieldError(path + ".speaker");
  }
  return statement;
}

}  // namespace

absl::StatusOr<ImportRequest> ReadImportRequest(const v1::ImportStatementsRequest& request) {
  ImportRequest read;
  auto id = rpc::ParseName(rpc::Collection::kArticles, request.article(), "article");
  if (!id.ok()) return id.status();
  read.article_id = *std::move(id);
  absl::Status status = rpc::CheckRequired("source_system", request.source_system());
  if (request.statements().empty()) status.Update(rpc::RequiredFieldError("statements"));
  status.Update(rpc::CheckRequestId(request.request_id()));
  if (!status.ok()) return status;
  for (int i = 0; i < request.statements_size(); ++i) {
    auto statement = ReadStatement(request.statements(i), absl::StrCat("statements[", i, "]"));
    if (!statement.ok()) return statement.status();
    read.statements.push_back(*std::move(statement));
  }
  read.revision = request.revision();
  read.source_system = request.source_system();
  read.request_id = absl::AsciiStrToLower(request.request_id());
  read.fingerprint = model::Fingerprint(
      "request.import_statements", {rpc::BytesWithout(request, {"request_id", "validate_only"})});
  read.validate_only = request.validate_only();
  return read;
}

}  // namespace isnad::ingest
