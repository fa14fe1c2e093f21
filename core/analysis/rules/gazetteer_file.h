// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace isnad::analysis {

// A gazetteer file of an operator, as read; `name` is for the errors.
struct GazetteerFile {
  std::string name;
  std::string text;  // rules/gazetteer.proto in text format
};

}  // namespace isnad::analysis
