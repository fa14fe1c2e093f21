// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/actor_record.h"

#include <string>

#include "core/text/fold.h"

namespace isnad::analysis {

store::ActorRecord RecordOf(const model::Actor& actor) {
  store::ActorRecord record{.actor = actor};
  const auto add = [&record](const std::string& name) {
    record.names.push_back({name, text::FoldText(name)});
  };
  add(actor.display_name);
  for (const std::string& alias : actor.aliases) add(alias);
  for (const std::string& romanized : actor.romanized_names) add(romanized);
  return record;
}

}  // namespace isnad::analysis
