// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace isnad::store::sql {

// A JSON array of texts, which one bound parameter can carry into json_each;
// nullopt for no texts.
std::optional<std::string> JsonArrayOrNull(const std::vector<std::string>& texts);

}  // namespace isnad::store::sql
