// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/conformance/random_newsroom.h"

#include <algorithm>
#include <array>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/store/conformance/sample.h"

namespace isnad::store {
namespace {

constexpr size_t kSlots = 10;
constexpr std::array<const char*, 3> kOutlets = {"الراصد", "الميناء", "صدى الريف"};
constexpr std::array<const char*, 5> kNames = {"ليلى المنصور", "راشد الطيب", "مجلس الوادي",
                                               "نزار العلي", "منى الصفدي"};
constexpr std::array<const char*, 3> kPredicates = {"دخل", "وقع", "رفض"};
constexpr std::array<const char*, 4> kTexts = {"المدينة هادئة هذا الصباح", "لم يوقع أحد شيئا",
                                               "الاتفاق قائم كما هو", "المدينة محاصرة منذ أيام"};
constexpr std::array<const char*, 3> kTitles = {"الوزيرة", "القائد السابق", "المهندسة"};

// Puts the article and what contradicts it, as the ingest service would.
absl::Status Ingest(Transaction& transaction, const ArticleRecord& record) {
  if (absl::Status status = transaction.PutArticle(record); !status.ok()) return status;
  std::vector<model::Contradiction> found;
  for (const KeyedMention& keyed : record.mentions) {
    const auto candidates = transaction.FindMentionsByKey({}, keyed.keys, 1000);
    if (!candidates.ok()) return candidates.status();
    for (const model::ClaimMention& candidate : *candidates) {
      if (candidate.frame.polarity == keyed.mention.frame.polarity) continue;
      if (candidate.statement_id == keyed.mention.statement_id) continue;
      found.push_back(MakeContradiction(keyed.mention, candidate));
    }
  }
  return transaction.PutContradictions(found);
}

}  // namespace

ArticleRecord RandomNewsroom::Write(size_t slot, int32_t revision) {
  std::vector<Saying> sayings;
  for (size_t i = 0; i < 1 + Pick(4); ++i) {
    Saying saying{.speaker = Pick(5) == 0 ? "" : kNames[Pick(kNames.size())],
                  // Numbered, so that no article says one thing twice.
                  .text = absl::StrCat(kTexts[Pick(kTexts.size())], " ", i),
                  .agent = kNames[Pick(kNames.size())],
                  .predicate = kPredicates[Pick(kPredicates.size())],
                  .patient = Pick(2) == 0 ? "" : kNames[Pick(kNames.size())]};
    saying.polarity = Pick(2) == 0 ? model::Polarity::kPositive : model::Polarity::kNegative;
    saying.stance = Pick(3) == 0 ? model::Stance::kDenies : model::Stance::kAsserts;
    saying.event = Pick(2) == 0 ? model::EventType::kConsult : model::EventType::kAgree;
    sayings.push_back(saying);
  }
  ArticleRecord record = MakeRecord(kOutlets[slot % kOutlets.size()], absl::StrCat("slot", slot),
                                    Day(static_cast<int>(Pick(4))), sayings, revision);
  if (slot > 0 && Pick(3) == 0) {
    record.article.duplicate_of = MakeRecord(kOutlets[0], "slot0", Day(0), {}).article.id;
  }
  for (ActorRecord& each : record.actors) {
    if (Pick(2) == 0) absl::StrAppend(&each.actor.display_name, " ", kEpithet);
    if (Pick(2) == 0) each.actor.romanized_names = {absl::StrCat("Name ", Pick(2))};
    each.actor.kind = static_cast<model::ActorKind>(Pick(3));
    each.names.push_back({each.actor.display_name, each.actor.display_name});
    if (Pick(2) == 0) {
      record.designations.push_back(
          {each.actor.id, kTitles[Pick(kTitles.size())], {model::TextField::kBody, 0, 5}});
    }
  }
  return record;
}

bool RandomNewsroom::IsMerged(const std::string& actor_id) const {
  return std::any_of(merges_.begin(), merges_.end(), [&](const ActorMergeRecord& record) {
    return record.merge.source_ids.front() == actor_id;
  });
}

// The name of an actor that stands for itself; there is always one.
std::string RandomNewsroom::PickUnmerged() {
  for (;;) {
    const char* const name = kNames[Pick(kNames.size())];
    if (!IsMerged(ActorIdOf(name))) return name;
  }
}

absl::Status RandomNewsroom::SetActor(StoreWriter& writer) {
  const std::string name = PickUnmerged();
  const std::string nickname = absl::StrCat("أبو ", kNames[Pick(kNames.size())]);
  ActorRecord record{.actor = {.id = ActorIdOf(name),
                               .display_name = absl::StrCat(name, " ", kEpithet),
                               .kind = static_cast<model::ActorKind>(Pick(3)),
                               .aliases = {nickname}}};
  record.actor.origin = model::ActorOrigin::kCurator;
  record.actor.description = Pick(2) == 0 ? "" : nickname;
  record.actor.create_time = record.actor.update_time = Day(1);
  record.names = {{record.actor.display_name, record.actor.display_name}, {nickname, nickname}};
  curated_[record.actor.id] = record;
  return writer.Transact({}, [&](Transaction& t) { return t.PutCuratedActor(record); });
}

absl::Status RandomNewsroom::Merge(StoreWriter& writer) {
  const std::string target = PickUnmerged();
  const std::string source = PickUnmerged();
  if (source == target) return absl::OkStatus();
  const auto snapshot = [](const std::string& name) {
    const std::string alias = absl::StrCat("المدعو ", name);
    return ActorRecord{{.id = ActorIdOf(name), .display_name = name, .aliases = {alias}},
                       {{name, name}, {alias, alias}}};
  };
  ActorMergeRecord record{{.id = absl::StrCat("merge", ++merges_made_),
                           .target_id = ActorIdOf(target),
                           .source_ids = {ActorIdOf(source)},
                           .curator = "هدى",
                           .reason = "شخص واحد",
                           .merge_time = Day(2) + absl::Hours(merges_made_)},
                          snapshot(target),
                          {snapshot(source)}};
  merges_.push_back(record);
  return writer.Transact({}, [&](Transaction& t) { return t.PutActorMerge(record); });
}

absl::Status RandomNewsroom::Separate(StoreWriter& writer) {
  if (merges_.empty()) return absl::OkStatus();
  const auto at = merges_.begin() + static_cast<std::ptrdiff_t>(Pick(merges_.size()));
  if (IsMerged(at->merge.target_id)) return absl::OkStatus();
  ActorMergeRecord record = *at;
  merges_.erase(at);
  record.merge.undo_curator = "هدى";
  record.merge.undo_reason = "اثنان";
  record.merge.undo_time = Day(9);
  return writer.Transact({}, [&](Transaction& t) { return t.PutActorMerge(record); });
}

absl::Status RandomNewsroom::Curate(StoreWriter& writer) {
  switch (Pick(3)) {
    case 0:
      return SetActor(writer);
    case 1:
      return Merge(writer);
    default:
      return Separate(writer);
  }
}

absl::Status RandomNewsroom::Step(StoreWriter& writer) {
  if (with_curators_ && Pick(3) == 0) return Curate(writer);
  const size_t slot = Pick(kSlots);
  ArticleRecord record = Write(slot, 1);
  const std::string id = record.article.id;
  const auto stored = articles_.find(id);
  if (stored != articles_.end() && Pick(3) == 0) {
    articles_.erase(stored);
    return writer.Transact({}, [&](Transaction& t) { return t.DeleteArticle(id); });
  }
  if (stored != articles_.end()) record = Write(slot, stored->second.article.revision + 1);
  articles_[id] = record;
  return writer.Transact({}, [&](Transaction& t) { return Ingest(t, record); });
}

absl::Status RandomNewsroom::LoadSurvivors(StoreWriter& writer) {
  std::vector<const ArticleRecord*> order;
  for (const auto& [id, record] : articles_) order.push_back(&record);
  std::shuffle(order.begin(), order.end(), random_);
  const size_t curators_turn = Pick(order.size() + 1);
  for (size_t i = 0; i <= order.size(); ++i) {
    const absl::Status status = writer.Transact({}, [&](Transaction& t) {
      absl::Status put;
      if (i == curators_turn) {
        for (const ActorMergeRecord& merge : merges_) put.Update(t.PutActorMerge(merge));
        for (const auto& [id, curated] : curated_) put.Update(t.PutCuratedActor(curated));
      }
      if (i < order.size()) put.Update(Ingest(t, *order[i]));
      return put;
    });
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace isnad::store
