// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/curation.h"

#include "core/model/id.h"
#include "gtest/gtest.h"

namespace isnad::store {
namespace {

using Entry = model::ActorDirectory::Entry;

ActorRecord Curated(const std::string& id, const std::string& name,
                    const std::vector<std::string>& aliases = {}) {
  ActorRecord record{{.id = id, .display_name = name, .kind = model::ActorKind::kPerson},
                     {{name, name}}};
  for (const std::string& alias : aliases) record.names.push_back({alias, alias});
  return record;
}

ActorMergeRecord MergeOf(const std::string& target, const std::string& source) {
  return {{.id = target + source, .target_id = target, .source_ids = {source}},
          {{.id = target, .display_name = "اسم " + target}}};
}

std::string IdOf(const std::string& name) { return model::ActorId(name); }

// The actor that a name or an id means; "" where nobody decided.
std::string Meaning(const Curation& curation, const std::string& id) {
  const model::ActorDirectory directory = DirectoryOf(curation);
  const Entry* const entry = directory.Find(id);
  return entry == nullptr ? "" : entry->id;
}

TEST(DirectoryTest, EveryNameOfACuratedActorMeansIt) {
  const Curation curation{1, {Curated("a", "سمر حداد", {"أم نبيل"})}};
  for (const std::string& id : {std::string("a"), IdOf("سمر حداد"), IdOf("أم نبيل")}) {
    EXPECT_EQ(Meaning(curation, id), "a");
  }
  EXPECT_EQ(Meaning(curation, IdOf("نبيل")), "");
  EXPECT_EQ(*DirectoryOf(curation).Find("a"),
            (Entry{"a", "سمر حداد", model::ActorKind::kPerson, ""}));
}

TEST(DirectoryTest, NobodyGetsANameThatTwoClaim) {
  Curation curation{1,
                    {Curated("a", "سمر حداد", {"الوزيرة"}), Curated("b", "هند سعد", {"الوزيرة"})}};
  EXPECT_EQ(Meaning(curation, IdOf("الوزيرة")), "");
  EXPECT_EQ(Meaning(curation, IdOf("هند سعد")), "b");
  // Unless the two are one.
  curation.merges = {MergeOf("a", "b")};
  EXPECT_EQ(Meaning(curation, IdOf("الوزيرة")), "a");
}

TEST(DirectoryTest, AnActorOfItsOwnIsNobodysAlias) {
  const std::string wazira = IdOf("الوزيرة");
  const Curation curation{1, {Curated("a", "سمر حداد", {"الوزيرة"}), Curated(wazira, "الوزيرة")}};
  EXPECT_EQ(Meaning(curation, wazira), wazira);
}

TEST(DirectoryTest, MergesAreFollowedToTheLastWithItsName) {
  const Curation curation{1, {}, {MergeOf("b", "a"), MergeOf("c", "b")}};
  for (const char* id : {"a", "b", "c"}) EXPECT_EQ(Meaning(curation, id), "c") << id;
  EXPECT_EQ(DirectoryOf(curation).Find("a")->display_name, "اسم c");
}

TEST(DirectoryTest, AMergedCuratedActorTakesItsNamesAlong) {
  const Curation curation{
      2, {Curated("a", "سمر حداد", {"أم نبيل"}), Curated("b", "هند سعد")}, {MergeOf("b", "a")}};
  EXPECT_EQ(Meaning(curation, IdOf("أم نبيل")), "b");
  EXPECT_EQ(DirectoryOf(curation).Find(IdOf("أم نبيل"))->display_name, "هند سعد");
}

}  // namespace
}  // namespace isnad::store
