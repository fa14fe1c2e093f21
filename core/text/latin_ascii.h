// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace isnad::text {

// Folded Latin letters without their marks, and without apostrophes, by ICU's
// Latin-ASCII transform (CLDR): erdoğan as erdogan. Other scripts stay.
// Thread-safe; plain ASCII and Arabic cost nothing. Requires UTF-8.
std::string LatinToAscii(absl::string_view folded_word);

}  // namespace isnad::text
