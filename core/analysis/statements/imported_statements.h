// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/analysis/document.h"
#include "core/analysis/entities/entities.h"
#include "core/analysis/statements/statements.h"
#include "core/model/actor_directory.h"
#include "core/model/statement.h"

namespace isnad::analysis {

// Statements that another system found, as the claim reader takes them: with
// the tokens that their spans cover and the actors that their speakers and
// carriers are. Spans have been checked against the document. A narration is
// the outlet's. Else whoever is not anonymous is, in this order,
// - the actor that is given,
// - the entity of this article that stands in the mention's span,
// - the entity that has the mention, or else the display name, for a name,
// - an actor of that name, as if an article had called him so.
// The directory says whom they mean by now; entities that the article did not
// have are added. Ids must be set: they name what was supplied, not what is
// made of it. In the order given. O(statements × (log tokens + entities)).
std::vector<FoundStatement> AnchorStatements(const Document& document,
                                             const model::ActorDirectory& directory,
                                             const std::vector<model::Statement>& imported,
                                             EntitySet* entities);

}  // namespace isnad::analysis
