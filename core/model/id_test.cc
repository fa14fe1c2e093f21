// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/model/id.h"

#include "gtest/gtest.h"

namespace isnad::model {
namespace {

TEST(FingerprintTest, IsStableAcrossBuilds) {
  EXPECT_EQ(Fingerprint("actor", {"a"}), Fingerprint("actor", {"a"}));
  EXPECT_EQ(Fingerprint("", {}).size(), 20u);
  // Pinned: an id that changes orphans everything stored under it. This is
  // SHA-256 of "1:x1:y" (sha256sum), in base32.
  EXPECT_EQ(Fingerprint("x", {"y"}), "4gg2tt42es8gh014ve4h");
}

TEST(FingerprintTest, PartsDoNotRunTogether) {
  EXPECT_NE(Fingerprint("d", {"ab", "c"}), Fingerprint("d", {"a", "bc"}));
  EXPECT_NE(Fingerprint("d", {"ab"}), Fingerprint("da", {"b"}));
}

TEST(ArticleIdTest, UrlNamesTheArticleWhateverItsText) {
  Article a{.outlet = "o", .url = "https://example.org/1", .body = "x"};
  Article b = a;
  b.body = "y";
  EXPECT_EQ(ArticleId(a), ArticleId(b));
  b.outlet = "p";
  EXPECT_NE(ArticleId(a), ArticleId(b));
}

TEST(ArticleIdTest, WithoutUrlTheContentNamesIt) {
  Article a{.outlet = "o", .body = "x"};
  Article b = a;
  EXPECT_EQ(ArticleId(a), ArticleId(b));
  b.body = "y";
  EXPECT_NE(ArticleId(a), ArticleId(b));
}

TEST(ClaimIdTest, WordingOfAKnownActorIsNoPartOfTheProposition) {
  Frame f{.predicate = "طلب", .agent = {"actor1", "حفتر"}};
  Frame g = f;
  g.agent.text = "المشير حفتر";
  EXPECT_EQ(ClaimId(f), ClaimId(g));
  g.polarity = Polarity::kNegative;
  EXPECT_NE(ClaimId(f), ClaimId(g));
}

}  // namespace
}  // namespace isnad::model
