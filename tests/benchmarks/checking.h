// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/model/article.h"
#include "core/store/store_reader.h"

namespace isnad::benchmarks {

// Median seconds of a call over TCP on this machine, one after the other.
struct Checking {
  double empty = 0;  // CheckText without a text: refused at once
  double check = 0;  // CheckText with a text
};

absl::StatusOr<Checking> CheckTexts(const store::StoreReader& store,
                                    const std::vector<std::string>& texts);

// The beginnings of bodies, drawn evenly from the articles, as somebody would paste
// them: the first paragraph, or what whole words of it fit into some five lines.
std::vector<std::string> Paragraphs(const std::vector<model::Article>& articles);

}  // namespace isnad::benchmarks
