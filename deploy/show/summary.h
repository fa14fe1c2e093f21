// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>
#include <string>

#include "deploy/show/store_view.h"

namespace isnad::show {

struct SummaryOptions {
  int actors = 10;          // most quoted first
  int statements = 6;       // a sample
  int contradictions = 20;  // surest first
  std::string query_address;
  std::string ingest_address;
};

// What was found, for a reader at a terminal: counts, the most quoted actors,
// some statements with their isnad, the contradictions with both texts side by
// side, and the grpcurl lines that ask for the same.
void PrintSummary(const StoreView& view, v1::QueryService::StubInterface& stub,
                  const SummaryOptions& options, std::ostream& out);

// "حفتر <- سبوتنيك <- الشرق الأوسط"
std::string IsnadOf(const v1::Statement& statement);

}  // namespace isnad::show
