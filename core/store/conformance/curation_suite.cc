// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/store/actor_directories.h"
#include "core/store/conformance/conformance.h"
#include "core/store/conformance/sample.h"
#include "gmock/gmock.h"

namespace isnad::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr char kHuda[] = "هدى الأمين";
constexpr char kUmmSalim[] = "أم سليم";
constexpr char kNajla[] = "نجلاء الخطيب";

ActorRecord Named(const std::string& name, const std::vector<std::string>& aliases = {}) {
  ActorRecord record{{.id = ActorIdOf(name), .display_name = name, .aliases = aliases},
                     {{name, name}}};
  for (const std::string& alias : aliases) record.names.push_back({alias, alias});
  return record;
}

ActorRecord Curated(const std::string& name, const std::vector<std::string>& aliases = {}) {
  ActorRecord record = Named(name, aliases);
  record.actor.origin = model::ActorOrigin::kCurator;
  record.actor.create_time = record.actor.update_time = Day(3);
  return record;
}

ActorMergeRecord MergeOf(const std::string& id, const std::string& target,
                         const std::vector<std::string>& sources, int day) {
  ActorMergeRecord record{
      {.id = id, .target_id = ActorIdOf(target), .curator = "سعد", .merge_time = Day(day)},
      Named(target)};
  for (const std::string& source : sources) {
    record.merge.source_ids.push_back(ActorIdOf(source));
    record.sources.push_back(Named(source));
  }
  return record;
}

ActorMergeRecord Undone(ActorMergeRecord record) {
  record.merge.undo_curator = "رنا";
  record.merge.undo_time = Day(20);
  return record;
}

ArticleRecord ArticleOf(const std::string& slug, const std::vector<std::string>& speakers) {
  std::vector<Saying> sayings;
  for (const std::string& speaker : speakers) {
    sayings.push_back({speaker, "الجسر مغلق", speaker, "أغلق", ""});
  }
  return MakeRecord("الراصد", slug, Day(1), sayings);
}

// Where a curator sits: puts must succeed, and actors are called by name.
class Desk {
 public:
  explicit Desk(StoreWriter& writer) : writer_(writer), reader_(writer.reader()) {}

  void Put(const ActorMergeRecord& record) {
    Do([&](Transaction& t) { return t.PutActorMerge(record); });
  }
  void Put(const ActorRecord& record) {
    Do([&](Transaction& t) { return t.PutCuratedActor(record); });
  }
  void Do(const std::function<absl::Status(Transaction&)>& body) {
    const absl::Status status = writer_.Transact({}, [&](Transaction& t) { return body(t); });
    EXPECT_TRUE(status.ok()) << status;
  }
  model::Actor Actor(const std::string& name) {
    const auto actor = reader_.GetActor({}, ActorIdOf(name));
    EXPECT_TRUE(actor.ok()) << actor.status();
    return actor.ok() ? *actor : model::Actor{};
  }
  std::vector<std::string> Found(const std::vector<std::string>& terms) {
    std::vector<std::string> ids;
    const auto matches = reader_.FindActorsByName({}, terms, 9);
    for (const AliasMatch& match : *matches) ids.push_back(match.actor.id);
    return ids;
  }
  std::vector<std::string> Listed(const ActorFilter& filter) {
    std::vector<std::string> names;
    const auto page = reader_.ListActors({}, filter, {});
    for (const model::Actor& actor : page->items) names.push_back(actor.display_name);
    return names;
  }
  std::vector<std::string> Merges(const ActorMergeFilter& filter) {
    std::vector<std::string> ids;
    for (const auto& merge : AllPages<model::ActorMerge>(1, [&](const PageRequest& page) {
           return reader_.ListActorMerges({}, filter, page);
         })) {
      ids.push_back(merge.id);
    }
    return ids;
  }

 private:
  StoreWriter& writer_;
  const StoreReader& reader_;
};

TEST_P(StoreConformanceTest, WhatACuratorSetsIsShownOverWhatArticlesSay) {
  Desk desk(writer());
  const ArticleRecord article = ArticleOf("1", {kHuda});
  Put(article);
  const std::string etag = desk.Actor(kHuda).etag;
  ActorRecord curated = Curated(kHuda, {"المهندسة هدى"});
  curated.actor.display_name = "هدى كامل الأمين";
  curated.actor.kind = model::ActorKind::kInstitution;
  curated.actor.description = "مهندسة جسور";
  desk.Put(curated);
  const model::Actor shown = desk.Actor(kHuda);
  EXPECT_EQ(shown.display_name, "هدى كامل الأمين");
  EXPECT_EQ(shown.kind, model::ActorKind::kInstitution);
  EXPECT_EQ(shown.description, "مهندسة جسور");
  EXPECT_EQ(shown.origin, model::ActorOrigin::kCurator);
  EXPECT_EQ(shown.create_time, Day(3));
  EXPECT_THAT(shown.aliases, UnorderedElementsAre(kHuda, "المهندسة هدى"));
  EXPECT_NE(shown.etag, etag);
  EXPECT_THAT(desk.Found({"المهندسة"}), ElementsAre(ActorIdOf(kHuda)));
  // It outlives the articles, and names that it gives up are gone.
  Delete(article.article.id);
  EXPECT_THAT(desk.Actor(kHuda).aliases, ElementsAre("المهندسة هدى"));
  desk.Put(Curated(kHuda));
  EXPECT_THAT(desk.Found({"المهندسة"}), IsEmpty());
  EXPECT_THAT(desk.Listed({.origin = model::ActorOrigin::kCurator}), ElementsAre(kHuda));
  Put(article);
  EXPECT_THAT(desk.Found({"هدى"}), ElementsAre(ActorIdOf(kHuda)));
}

TEST_P(StoreConformanceTest, AMergedActorLendsItsNamesAndStaysReadable) {
  Desk desk(writer());
  Put(ArticleOf("1", {kHuda, kUmmSalim}));
  const model::Actor before = desk.Actor(kHuda);
  const ActorMergeRecord merge = MergeOf("m1", kHuda, {kUmmSalim}, 4);
  desk.Put(merge);
  EXPECT_EQ(desk.Actor(kUmmSalim).merged_into, ActorIdOf(kHuda));
  EXPECT_EQ(desk.Actor(kUmmSalim).display_name, kUmmSalim);
  EXPECT_EQ(desk.Actor(kHuda).display_name, kHuda);
  EXPECT_THAT(desk.Actor(kHuda).aliases, UnorderedElementsAre(kHuda, kUmmSalim));
  EXPECT_THAT(desk.Found({"سليم"}), ElementsAre(ActorIdOf(kHuda)));
  EXPECT_THAT(desk.Listed({}), ElementsAre(kHuda));
  EXPECT_THAT(desk.Listed({.show_merged = true}), UnorderedElementsAre(kHuda, kUmmSalim));
  desk.Put(Undone(merge));
  EXPECT_EQ(desk.Actor(kHuda), before);
  EXPECT_EQ(desk.Actor(kUmmSalim).merged_into, "");
  EXPECT_THAT(desk.Found({"سليم"}), ElementsAre(ActorIdOf(kUmmSalim)));
}

TEST_P(StoreConformanceTest, AChainOfMergesEndsAtTheLastActor) {
  Desk desk(writer());
  for (const char* name : {kHuda, kUmmSalim, kNajla}) desk.Put(Curated(name));
  ActorMergeRecord second = MergeOf("m2", kNajla, {kUmmSalim}, 5);
  second.sources[0] = Named(kUmmSalim, {kHuda});  // as it was shown by then
  desk.Put(MergeOf("m1", kUmmSalim, {kHuda}, 4));
  desk.Put(second);
  EXPECT_EQ(desk.Actor(kHuda).merged_into, ActorIdOf(kNajla));
  EXPECT_EQ(desk.Actor(kUmmSalim).merged_into, ActorIdOf(kNajla));
  EXPECT_THAT(desk.Found({"هدى"}), ElementsAre(ActorIdOf(kNajla)));
  desk.Do([](Transaction& t) {
    EXPECT_EQ(*t.FindMergeOf(ActorIdOf(kUmmSalim)), "m2");
    EXPECT_EQ(*t.FindMergeOf(ActorIdOf(kNajla)), std::nullopt);
    return absl::OkStatus();
  });
  desk.Put(Undone(second));
  EXPECT_EQ(desk.Actor(kHuda).merged_into, ActorIdOf(kUmmSalim));
  EXPECT_THAT(desk.Found({"هدى"}), ElementsAre(ActorIdOf(kUmmSalim)));
}

TEST_P(StoreConformanceTest, AMergeOfAMergedActorIsRefused) {
  Desk desk(writer());
  desk.Put(MergeOf("m1", kHuda, {kUmmSalim}, 4));
  for (const ActorMergeRecord& wrong :
       {MergeOf("m2", kNajla, {kUmmSalim}, 5), MergeOf("m3", kUmmSalim, {kNajla}, 5),
        MergeOf("m4", kNajla, {kNajla}, 5), MergeOf("m5", kNajla, {}, 5)}) {
    EXPECT_TRUE(absl::IsInternal(Transact([&](Transaction& t) { return t.PutActorMerge(wrong); })));
  }
  EXPECT_THAT(desk.Merges({.show_undone = true}), ElementsAre("m1"));
}

TEST_P(StoreConformanceTest, MergesAreListedLatestFirst) {
  Desk desk(writer());
  desk.Put(MergeOf("m1", kHuda, {kUmmSalim}, 4));
  desk.Put(MergeOf("m2", "سعاد", {"عزة", "منيرة"}, 6));
  const ActorMergeRecord undone = MergeOf("m3", "لبنى", {kNajla}, 5);
  desk.Put(undone);
  desk.Put(Undone(undone));
  EXPECT_THAT(desk.Merges({}), ElementsAre("m2", "m1"));
  EXPECT_THAT(desk.Merges({.show_undone = true}), ElementsAre("m2", "m3", "m1"));
  EXPECT_THAT(desk.Merges({.actor_id = ActorIdOf("منيرة")}), ElementsAre("m2"));
  EXPECT_THAT(desk.Merges({.actor_id = ActorIdOf(kHuda)}), ElementsAre("m1"));
  EXPECT_THAT(desk.Merges({.actor_id = ActorIdOf("لبنى")}), IsEmpty());
  EXPECT_THAT(desk.Merges({.actor_id = ActorIdOf("لبنى"), .show_undone = true}), ElementsAre("m3"));
  EXPECT_EQ(reader().GetActorMerge(call_, "m3")->merge.undo_curator, "رنا");
  EXPECT_TRUE(absl::IsNotFound(reader().GetActorMerge(call_, "m9").status()));
}

TEST_P(StoreConformanceTest, ANameThatACuratedActorTookLeadsToIt) {
  Desk desk(writer());
  desk.Put(Curated(kHuda, {kUmmSalim}));
  EXPECT_EQ(desk.Actor(kUmmSalim).merged_into, ActorIdOf(kHuda));
  desk.Put(Curated(kNajla, {kUmmSalim}));
  EXPECT_TRUE(absl::IsNotFound(reader().GetActor(call_, ActorIdOf(kUmmSalim)).status()));
  desk.Put(MergeOf("m1", kHuda, {kNajla}, 4));
  EXPECT_EQ(desk.Actor(kUmmSalim).merged_into, ActorIdOf(kHuda)) << "both are one now";
}

TEST_P(StoreConformanceTest, TheCurationIsReadBackWithAVersionThatGrows) {
  EXPECT_EQ(*reader().CurationVersion(call_), 0);
  EXPECT_EQ(reader().ReadCuration(call_)->version, 0);
  const ActorRecord curated = Curated(kHuda, {"المهندسة"});
  const ActorMergeRecord merge = MergeOf("m1", kHuda, {kUmmSalim}, 4);
  Desk(writer()).Put(curated);
  Desk(writer()).Put(merge);
  const Curation curation = *reader().ReadCuration(call_);
  EXPECT_EQ(curation.version, 2);
  EXPECT_THAT(curation.actors, ElementsAre(curated));
  EXPECT_THAT(curation.merges, ElementsAre(merge));
  Desk(writer()).Put(Undone(merge));
  EXPECT_EQ(*reader().CurationVersion(call_), 3);
  EXPECT_THAT(reader().ReadCuration(call_)->merges, IsEmpty());
  // What fails leaves the version as it was.
  EXPECT_FALSE(Transact([&](Transaction& t) {
                 EXPECT_TRUE(t.PutCuratedActor(curated).ok());
                 EXPECT_EQ(*t.CurationVersion(call_), 4);
                 return absl::AbortedError("of its own will");
               }).ok());
  Reopen();
  EXPECT_EQ(*reader().CurationVersion(call_), 3);
}

TEST_P(StoreConformanceTest, DirectoriesFollowTheStore) {
  ActorDirectories directories;
  const auto target_of = [&](const std::string& name) -> std::string {
    const auto current = *directories.Current(call_, reader());
    const auto* const entry = current->directory.Find(ActorIdOf(name));
    return entry == nullptr ? "" : entry->id;
  };
  EXPECT_EQ(target_of(kUmmSalim), "");
  Desk(writer()).Put(MergeOf("m1", kHuda, {kUmmSalim}, 4));
  EXPECT_EQ(target_of(kUmmSalim), ActorIdOf(kHuda));
  Desk(writer()).Put(Undone(MergeOf("m1", kHuda, {kUmmSalim}, 4)));
  EXPECT_EQ(target_of(kUmmSalim), "");
}

TEST_P(StoreConformanceTest, ArticlesOfAnActorWaitUntilTheyAreTakenOrGone) {
  const ArticleRecord one = ArticleOf("1", {kHuda, kNajla});
  const ArticleRecord two = ArticleOf("2", {kNajla});
  const ArticleRecord three = ArticleOf("3", {kUmmSalim});
  for (const ArticleRecord* record : {&one, &two, &three}) Put(*record);
  const auto queue = [&](const std::vector<std::string>& ids) {
    Desk(writer()).Do([&](Transaction& t) { return t.QueueArticlesOfActors(ids); });
  };
  queue({ActorIdOf(kHuda), ActorIdOf(kNajla)});
  queue({ActorIdOf(kNajla)});
  EXPECT_THAT(*reader().QueuedArticles(call_, 9),
              UnorderedElementsAre(one.article.id, two.article.id));
  EXPECT_THAT(*reader().QueuedArticles(call_, 1), testing::SizeIs(1));
  Desk(writer()).Do([&](Transaction& t) { return t.UnqueueArticle(one.article.id); });
  Reopen();
  EXPECT_THAT(*reader().QueuedArticles(call_, 9), ElementsAre(two.article.id));
  Delete(two.article.id);
  EXPECT_THAT(*reader().QueuedArticles(call_, 9), IsEmpty());
}

}  // namespace
}  // namespace isnad::store
