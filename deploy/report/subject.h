// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "deploy/report/client.h"
#include "deploy/report/report.h"

namespace isnad::report {

// Whom or what a report is about.
struct Subject {
  SubjectKind kind = SubjectKind::kEverything;
  v1::Actor actor;
  std::string topic;
  std::vector<std::string> other_actors;  // display names that fit as well, or nearly
};

// The actor of this resource name, or the one that fits this name best; one
// that was merged is followed to the actor that remains. NOT_FOUND where none
// fits well enough, naming those that come near.
absl::StatusOr<Subject> FindActor(Stub& stub, const std::string& name);

// The actor who speaks on most sides of contradictions, by name where several
// do; everything where nobody does.
absl::StatusOr<Subject> MostContradicted(Stub& stub);

}  // namespace isnad::report
