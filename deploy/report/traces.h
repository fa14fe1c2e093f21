// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "deploy/report/client.h"
#include "deploy/report/report.h"

namespace isnad::report {

// The chains of one claim, earliest first, whatever their stance.
struct Trace {
  std::vector<Chain> chains;
  bool complete = true;  // false where there are more than were read
};

// The isnads of claims, each read once.
class Traces {
 public:
  explicit Traces(Stub& stub) : stub_(stub) {}
  // Lives as long as the object. A claim that was deleted has no chains.
  absl::StatusOr<const Trace*> Of(const std::string& claim);

 private:
  Stub& stub_;
  std::map<std::string, Trace> known_;
};

// How the chain of a statement in a trace takes the claim; the fallback where
// it has none.
v1::HolderStance StanceIn(const Trace& trace, const std::string& statement,
                          v1::HolderStance fallback);

// What stands behind a statement: the chains with this stance. At most
// max_chains of them are kept, the statement's own among them.
Support SupportOf(const Trace& trace, v1::HolderStance stance, const std::string& statement,
                  int max_chains);

// The chain as the page has it, the speaker first. Nameless links get a name.
Chain FromProto(const v1::TransmissionChain& proto);

}  // namespace isnad::report
