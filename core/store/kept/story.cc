// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/kept/story.h"

#include "core/store/conformance/sample.h"

// Programs of earlier versions compile this file, too, to make the stores that
// are kept (README.md): they say here which they are.
#ifndef ISNAD_STORY_VERSION
#define ISNAD_STORY_VERSION 1000
#endif
#if ISNAD_STORY_VERSION >= 2
#include "core/store/curation.h"
#endif
#if ISNAD_STORY_VERSION >= 7
#include "core/store/dismissal.h"
#endif

namespace isnad::store {
namespace {

constexpr char kWarden[] = "باسم الراوي";
constexpr char kFisher[] = "منى الصفدي";
constexpr char kHarbour[] = "ميناء الصيد";
constexpr char kCouncil[] = "مجلس الوادي";

ArticleRecord Open() {
  ArticleRecord record = MakeRecord("الراصد", "harbour-open", Day(1),
                                    {{.speaker = kWarden,
                                      .text = "ميناء الصيد مفتوح للمراكب منذ الفجر",
                                      .agent = kHarbour,
                                      .predicate = "فتح",
                                      .patient = ""},
                                     {.speaker = kFisher,
                                      .text = "وافق مجلس الوادي على توسعة الرصيف",
                                      .agent = kCouncil,
                                      .predicate = "وافق",
                                      .patient = kHarbour,
                                      .event = model::EventType::kAgree}});
  for (ActorRecord& each : record.actors) {
    if (each.actor.display_name != kWarden) continue;
    each.actor.romanized_names = {"Basim al-Rawi"};
    each.names.push_back({"Basim al-Rawi", "basim al rawi"});
    record.designations.push_back({each.actor.id, "حارس الميناء", {model::TextField::kBody, 0, 5}});
  }
  return record;
}

ArticleRecord Shut() {
  return MakeRecord("الميناء", "harbour-shut", Day(2),
                    {{.speaker = kFisher,
                      .text = "لم يفتح ميناء الصيد للمراكب هذا الأسبوع",
                      .agent = kHarbour,
                      .predicate = "فتح",
                      .patient = "",
                      .polarity = model::Polarity::kNegative},
                     {.speaker = kCouncil,
                      .text = "لم يوافق المجلس على توسعة الرصيف",
                      .agent = kCouncil,
                      .predicate = "وافق",
                      .patient = kHarbour,
                      .event = model::EventType::kAgree,
                      .polarity = model::Polarity::kNegative,
                      .stance = model::Stance::kDenies,
                      .act = model::SpeechAct::kDeny}});
}

ArticleRecord Copied() {
  ArticleRecord record = MakeRecord("صدى الريف", "harbour-copied", Day(3),
                                    {{.speaker = kWarden,
                                      .text = "ميناء الصيد مفتوح للمراكب منذ الفجر",
                                      .agent = kHarbour,
                                      .predicate = "فتح",
                                      .patient = "",
                                      .origin = "الراصد"}});
  record.article.duplicate_of = Open().article.id;
  return record;
}

ArticleRecord Market(int revision) {
  return MakeRecord("صدى الريف", "market", Day(4),
                    {{.speaker = "",
                      .text = revision == 1 ? "يزور وفد السوق غدا" : "زار وفد السوق أمس وغادر",
                      .agent = "وفد التجار",
                      .predicate = "زار",
                      .patient = "سوق الخضار"}},
                    revision);
}

ArticleRecord Deleted() {
  return MakeRecord("الراصد", "deleted", Day(5),
                    {{.speaker = "ليلى المنصور",
                      .text = "انتهى الحصاد في القرى",
                      .agent = kCouncil,
                      .predicate = "انتهى",
                      .patient = ""}});
}

model::Contradiction Between(const ArticleRecord& x, const ArticleRecord& y, size_t mention) {
  return MakeContradiction(x.mentions[mention].mention, y.mentions[mention].mention);
}

absl::Status PutNews(Transaction& t) {
  for (const ArticleRecord& record : {Open(), Shut(), Copied(), Market(1), Market(2), Deleted()}) {
    if (absl::Status status = t.PutArticle(record); !status.ok()) return status;
  }
  absl::Status status = t.DeleteArticle(Deleted().article.id);
  if (status.ok()) {
    status = t.PutContradictions(
        {Between(Open(), Shut(), 0), Between(Open(), Shut(), 1), Between(Copied(), Shut(), 0)});
  }
  if (status.ok()) {
    status = t.PutRequest({"7d9f1c52", "fingerprint", Market(2).article.id, "REVISED", 2, Day(4)});
  }
  return status;
}

#if ISNAD_STORY_VERSION >= 2
absl::Status Curate(Transaction& t) {
  ActorRecord curated{.actor = {.id = ActorIdOf(kFisher),
                                .display_name = kFisher,
                                .kind = model::ActorKind::kPerson,
                                .aliases = {"أم يوسف"}}};
  curated.actor.origin = model::ActorOrigin::kCurator;
  curated.actor.create_time = curated.actor.update_time = Day(6);
  curated.names = {{kFisher, kFisher}, {"أم يوسف", "ام يوسف"}};
  const auto snapshot = [](const std::string& name) {
    return ActorRecord{{.id = ActorIdOf(name), .display_name = name, .aliases = {name}},
                       {{name, name}}};
  };
  const auto merge = [&](const char* id, const std::string& source, int day) {
    return ActorMergeRecord{{.id = id,
                             .target_id = ActorIdOf(kWarden),
                             .source_ids = {ActorIdOf(source)},
                             .curator = "هدى",
                             .reason = "شخص واحد",
                             .merge_time = Day(day)},
                            snapshot(kWarden),
                            {snapshot(source)}};
  };
  ActorMergeRecord undone = merge("merge-undone", "وفد التجار", 7);
  absl::Status status = t.PutCuratedActor(curated);
  if (status.ok()) status = t.PutActorMerge(undone);
  undone.merge.undo_curator = "هدى";
  undone.merge.undo_reason = "اثنان";
  undone.merge.undo_time = Day(8);
  if (status.ok()) status = t.PutActorMerge(undone);
  if (status.ok()) status = t.PutActorMerge(merge("merge-standing", kFisher, 9));
  return status;
}
#endif

#if ISNAD_STORY_VERSION >= 7
absl::Status Find(Transaction& t) {
  absl::Status status = t.PutDismissal(MakeDismissal(Between(Copied(), Shut(), 0), Copied().article,
                                                     Shut().article, {"هدى", "ميناءان", Day(9)}));
  if (status.ok()) {
    status =
        t.PutImportedStatements(Market(2).article.id, "مفهرس", {Market(2).statements[0].statement});
  }
  return status;
}
#endif

}  // namespace

absl::Status TellStory(StoreWriter& writer, int version) {
  absl::Status status = writer.Transact({}, &PutNews);
#if ISNAD_STORY_VERSION >= 2
  if (status.ok() && version >= 2) status = writer.Transact({}, &Curate);
#endif
#if ISNAD_STORY_VERSION >= 7
  if (status.ok() && version >= 7) status = writer.Transact({}, &Find);
#endif
#if ISNAD_STORY_VERSION >= 9
  if (status.ok() && version >= 9) status = writer.PublishContradictions({}, 100).status();
#endif
  (void)version;
  return status;
}

}  // namespace isnad::store
