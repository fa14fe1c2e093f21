// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "tests/eval/scorer.h"

namespace isnad::eval {

// The figures for a person: one a line, then statement recall by construction.
std::string FiguresAsTable(const Tally& tally);

// The same as one line of JSON, rounded to four digits.
std::string FiguresAsJson(const Tally& tally);

}  // namespace isnad::eval
