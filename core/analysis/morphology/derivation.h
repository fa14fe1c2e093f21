// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "core/analysis/morphology/spelling.h"
#include "core/analysis/morphology/verb_pattern.h"

namespace isnad::analysis {

// The regular nouns of a verb, as W. Wright, A Grammar of the Arabic Language,
// tables them; in the spelling they have with the article (النافي).

// قائل، نافي، معلن، مستقيل.
Letters ActiveParticipleOf(const VerbPattern& verb);

// مقول، منفي، معلن، مستقال. None where the dictionary forms do not tell the
// middle radical (خاف، يخاف).
std::optional<Letters> PassiveParticipleOf(const VerbPattern& verb);

// تحذير، محاولة، إعلان، تعاون، اعتراف، استقالة، سيطرة. None for measure I.
std::optional<Letters> MasdarOf(const VerbPattern& verb);

}  // namespace isnad::analysis
