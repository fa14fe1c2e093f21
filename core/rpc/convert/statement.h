// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/statement.h"
#include "isnad/v1/statement.pb.h"

namespace isnad::rpc {

// outlet: of the statement's article, which the model keeps only there.
v1::Statement ToProto(const model::Statement& statement, absl::string_view outlet);

// What another system may supply (ImportStatements): kind, act, endorsement,
// text, spans, speaker and chain; the rest is ignored. INVALID_ENUM_VALUE where
// no kind is given, INVALID_SPAN, INVALID_RESOURCE_NAME. Whether the spans fit
// the text, only CheckSpan can say.
absl::StatusOr<model::Statement> FromProto(const v1::Statement& statement, absl::string_view field);

}  // namespace isnad::rpc
