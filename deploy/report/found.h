// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "deploy/report/client.h"
#include "deploy/report/subject.h"
#include "deploy/report/traces.h"

namespace isnad::report {

// What the service has on a subject, before it is cut to the size of a page.
struct Found {
  std::vector<v1::Contradiction> contradictions;    // each once
  bool all_contradictions = true;                   // false where there are more than were read
  std::map<std::string, v1::Statement> statements;  // by name; those with a claim, and denials
  int64_t unread_statements = 0;                    // known of, not read
  bool all_statements = true;
};

// An actor: what he says and what is said about him. A topic: the claims that
// match its words well, at most max_statements of their statements, newest
// first. Everything: contradictions alone.
absl::StatusOr<Found> FindFor(Stub& stub, const Subject& subject, int max_statements,
                              Traces* traces);

}  // namespace isnad::report
