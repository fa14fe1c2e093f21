// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/entities/entities.h"

#include <algorithm>

namespace isnad::analysis {

const EntityMention* EntitySet::At(const DocumentField& field, uint32_t token) const {
  const auto before = [](const EntityMention& mention, std::pair<model::TextField, uint32_t> at) {
    return std::make_pair(mention.field->field, mention.end) <= at;
  };
  const auto found = std::lower_bound(mentions.begin(), mentions.end(),
                                      std::make_pair(field.field, token), before);
  if (found == mentions.end() || found->field->field != field.field || found->begin > token) {
    return nullptr;
  }
  return &*found;
}

}  // namespace isnad::analysis
