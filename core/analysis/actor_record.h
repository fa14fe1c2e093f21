// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/actor.h"
#include "core/store/article_record.h"

namespace isnad::analysis {

// An actor with the folded form of each of its names: display name, aliases,
// romanized names.
store::ActorRecord RecordOf(const model::Actor& actor);

}  // namespace isnad::analysis
