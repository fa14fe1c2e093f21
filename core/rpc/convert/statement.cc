// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/statement.h"

#include "absl/strings/str_cat.h"
#include "core/rpc/convert/attribution.h"
#include "core/rpc/convert/enums.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/convert/text_span.h"
#include "core/rpc/convert/time.h"
#include "core/rpc/validation.h"

namespace isnad::rpc {
namespace {

absl::Status ReadSpans(const v1::Statement& statement, absl::string_view field,
                       model::Statement* result) {
  auto span = FromProto(statement.span(), absl::StrCat(field, ".span"));
  if (!span.ok()) return span.status();
  result->span = *span;
  if (!statement.has_cue_span()) return absl::OkStatus();
  auto cue = FromProto(statement.cue_span(), absl::StrCat(field, ".cue_span"));
  if (!cue.ok()) return cue.status();
  result->cue_span = *cue;
  return absl::OkStatus();
}

absl::Status ReadAttributions(const v1::Statement& statement, absl::string_view field,
                              model::Statement* result) {
  auto speaker = FromProto(statement.speaker(), absl::StrCat(field, ".speaker"));
  if (!speaker.ok()) return speaker.status();
  result->speaker = *std::move(speaker);
  for (int i = 0; i < statement.chain_size(); ++i) {
    auto carrier = FromProto(statement.chain(i), absl::StrCat(field, ".chain[", i, "]"));
    if (!carrier.ok()) return carrier.status();
    result->chain.push_back(*std::move(carrier));
  }
  return absl::OkStatus();
}

}  // namespace

v1::Statement ToProto(const model::Statement& statement, absl::string_view outlet) {
  v1::Statement proto;
  proto.set_name(FormatName(Collection::kStatements, statement.id));
  proto.set_article(FormatName(Collection::kArticles, statement.article_id));
  proto.set_revision(statement.revision);
  proto.set_kind(SameNumber<v1::StatementKind>(statement.kind));
  proto.set_act(SameNumber<v1::StatementAct>(statement.act));
  proto.set_endorsement(SameNumber<v1::Endorsement>(statement.endorsement));
  proto.set_text(statement.text);
  *proto.mutable_span() = ToProto(statement.span);
  if (statement.cue_span) *proto.mutable_cue_span() = ToProto(*statement.cue_span);
  *proto.mutable_speaker() = ToProto(statement.speaker);
  for (const model::Attribution& carrier : statement.chain) {
    *proto.add_chain() = ToProto(carrier);
  }
  for (const std::string& id : statement.claim_ids) {
    proto.add_claims(FormatName(Collection::kClaims, id));
  }
  *proto.mutable_publish_time() = ToProto(statement.publish_time);
  proto.set_rule(statement.rule);
  proto.set_rules_version(statement.rules_version);
  proto.set_source_system(statement.source_system);
  proto.set_outlet(std::string(outlet));
  return proto;
}

absl::StatusOr<model::Statement> FromProto(const v1::Statement& statement,
                                           absl::string_view field) {
  if (statement.kind() == v1::STATEMENT_KIND_UNSPECIFIED) {
    return EnumValueError(absl::StrCat(field, ".kind"), statement.kind());
  }
  model::Statement result;
  result.kind = SameNumber<model::StatementKind>(statement.kind());
  result.act = SameNumber<model::SpeechAct>(statement.act());
  result.endorsement = SameNumber<model::Endorsement>(statement.endorsement());
  result.text = statement.text();
  absl::Status status = ReadSpans(statement, field, &result);
  if (status.ok()) status = ReadAttributions(statement, field, &result);
  if (!status.ok()) return status;
  return result;
}

}  // namespace isnad::rpc
