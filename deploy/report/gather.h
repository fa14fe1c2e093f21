// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "deploy/report/client.h"
#include "deploy/report/report.h"
#include "deploy/report/subject.h"

namespace isnad::report {

// How much of what there is a page shows; the rest is counted.
struct Limits {
  int contradictions = 40;  // surest first
  int entries = 150;        // newest first
  int chains = 8;           // of each side of a contradiction
  int titles = 60;
};

// Reads what a page about the subject shows, by the calls of the API alone. The
// number of calls is bounded by the limits, and what is listed only to be
// counted by a few thousand elements. The first error ends it.
absl::StatusOr<Report> GatherReport(Stub& stub, const Subject& subject, const Limits& limits,
                                    absl::Time now);

}  // namespace isnad::report
