// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "isnad/v1/query_service.grpc.pb.h"

namespace isnad::show {

// What a query service holds, as far as a summary shows it.
struct StoreView {
  std::vector<v1::Article> articles;
  std::vector<v1::Actor> actors;
  std::vector<v1::Contradiction> contradictions;
  std::map<std::string, v1::Statement> statements;  // by name
  std::map<std::string, int> statements_of_actor;   // by actor name, narration left out
};

// Reads everything, page by page: meant for a corpus, not for a newsroom's
// years. The first error ends it.
absl::StatusOr<StoreView> ReadStore(v1::QueryService::StubInterface& stub);

// The bytes of a span in the full text of its article; one call.
absl::StatusOr<std::string> TextAt(v1::QueryService::StubInterface& stub,
                                   const std::string& article, const v1::TextSpan& span);

}  // namespace isnad::show
