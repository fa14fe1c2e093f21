// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/curation.h"

#include <map>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "core/model/id.h"

namespace isnad::store {
namespace {

using model::ActorDirectory;

class DirectoryBuilder {
 public:
  explicit DirectoryBuilder(const Curation& curation) {
    for (const ActorRecord& curated : curation.actors) curated_[curated.actor.id] = &curated.actor;
    for (const ActorMergeRecord& record : curation.merges) {
      // The oldest merge into a target knows what it was called at first.
      targets_.try_emplace(record.merge.target_id, &record.target.actor);
      for (const std::string& source : record.merge.source_ids) {
        merged_into_[source] = record.merge.target_id;
      }
    }
  }

  ActorDirectory Build(const Curation& curation) {
    Claim(curation);
    for (const auto& [name_id, actor_id] : claimed_) {
      if (!actor_id.empty()) Point(name_id, actor_id);
    }
    // After the names: an actor of its own is nobody's alias.
    for (const auto& [id, actor] : curated_) Point(id, Last(id));
    for (const auto& [id, actor] : targets_) Point(id, Last(id));
    for (const auto& [source, target] : merged_into_) Point(source, Last(source));
    return std::move(directory_);
  }

 private:
  // The end of the chain of merges. A store holds no cycle.
  std::string Last(std::string id) const {
    for (auto next = merged_into_.find(id); next != merged_into_.end();
         next = merged_into_.find(id)) {
      id = next->second;
    }
    return id;
  }

  // Who has each name; "" where several have it.
  void Claim(const Curation& curation) {
    for (const ActorRecord& curated : curation.actors) {
      const std::string actor_id = Last(curated.actor.id);
      for (const ActorName& name : curated.names) {
        if (name.folded.empty()) continue;
        const auto [claim, is_new] = claimed_.try_emplace(model::ActorId(name.folded), actor_id);
        if (!is_new && claim->second != actor_id) claim->second.clear();
      }
    }
  }

  void Point(const std::string& from, const std::string& to) {
    ActorDirectory::Entry entry{.id = to};
    const auto curated = curated_.find(to);
    const auto target = targets_.find(to);
    const model::Actor* known = curated != curated_.end()  ? curated->second
                                : target != targets_.end() ? target->second
                                                           : nullptr;
    if (known != nullptr) {
      entry.display_name = known->display_name;
      entry.kind = known->kind;
      entry.wikidata_id = known->wikidata_id;
    }
    directory_.Put(from, std::move(entry));
  }

  std::map<std::string, const model::Actor*> curated_;
  std::map<std::string, const model::Actor*> targets_;
  absl::flat_hash_map<std::string, std::string> merged_into_;
  std::map<std::string, std::string> claimed_;
  ActorDirectory directory_;
};

}  // namespace

model::ActorDirectory DirectoryOf(const Curation& curation) {
  return DirectoryBuilder(curation).Build(curation);
}

}  // namespace isnad::store
