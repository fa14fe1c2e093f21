// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "core/model/claim.h"

namespace isnad::analysis {

// The folded content words of the mention, for SearchClaims: sorted, unique.
std::vector<std::string> TermsOf(const model::ClaimMention& mention);

// The stem of a name's word, under which a country and what is of it meet:
// ليبيا, الليبي, الليبية.
std::string NameStem(absl::string_view folded_word);

// Words of a participant's name that tell it from others: folded, without the
// article and without endings, in order.
std::vector<std::string> NameStems(absl::string_view name);

}  // namespace isnad::analysis
