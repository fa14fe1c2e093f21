// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/article.h"

#include "core/rpc/convert/testing.h"
#include "core/rpc/convert/time.h"
#include "core/rpc/testing.h"
#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

using model::ErrorReason;
using testing::ElementsAre;

model::Article Sample() {
  model::Article article;
  article.id = "a1";
  article.outlet = "صدى الساحل";
  article.url = "https://sada.example/1";
  article.language_code = "ar";
  article.title = "هدنة في الميناء";
  article.body = "أعلن المجلس هدنة في الميناء.";
  article.publish_time = Noon(2019, 4, 20);
  article.ingest_time = Noon(2019, 4, 21);
  article.revision = 1;
  article.duplicate_of = "a0";
  article.external_id = "notice-17";
  article.rules_version = "r1";
  return article;
}

TEST(ArticleTest, EveryFieldReachesTheWire) {
  const v1::Article proto = ToProto(Sample());
  EXPECT_THAT(proto, EqualsProto(R"pb(
                name: "articles/a1"
                outlet: "صدى الساحل"
                title: "هدنة في الميناء"
                body: "أعلن المجلس هدنة في الميناء."
                url: "https://sada.example/1"
                language_code: "ar"
                publish_time { seconds: 1555761600 }
                ingest_time { seconds: 1555848000 }
                revise_time { seconds: 1555848000 }
                revision: 1
                duplicate_of: "articles/a0"
                external_id: "notice-17"
                rules_version: "r1"
              )pb"));
  EXPECT_THAT(UnsetFields(proto), ElementsAre());
}

TEST(ArticleTest, TheBasicViewHasNoBody) {
  EXPECT_THAT(UnsetFields(ToProto(Sample(), v1::ARTICLE_VIEW_BASIC)),
              ElementsAre("body"));
}

TEST(ArticleTest, ALaterRevisionDoesNotClaimToBeTheFirst) {
  model::Article article = Sample();
  article.revision = 2;
  EXPECT_FALSE(ToProto(article).has_ingest_time());
  EXPECT_TRUE(ToProto(article).has_revise_time());
}

TEST(ArticleTest, WhatACallerMaySetRoundTripsAndTheRestIsIgnored) {
  const auto back = FromProto(ToProto(Sample()), "article");
  ASSERT_TRUE(back.ok()) << back.status();
  model::Article expected = Sample();
  expected.id = expected.duplicate_of = expected.rules_version = "";
  expected.revision = 0;
  expected.ingest_time = absl::UnixEpoch();
  EXPECT_EQ(*back, expected);
}

TEST(ArticleTest, AnEmptyLanguageIsArabic) {
  v1::Article proto = ToProto(Sample());
  proto.clear_language_code();
  EXPECT_EQ(FromProto(proto, "article")->language_code, "ar");
}

TEST(ArticleTest, NamesTheMissingField) {
  v1::Article proto = ToProto(Sample());
  proto.clear_outlet();
  EXPECT_THAT(FromProto(proto, "article").status(),
              IsInvalidField("article.outlet", ErrorReason::kFieldRequired));
  proto = ToProto(Sample());
  proto.clear_body();
  EXPECT_THAT(FromProto(proto, "article").status(),
              IsInvalidField("article.body", ErrorReason::kFieldRequired));
  proto = ToProto(Sample());
  proto.clear_publish_time();
  EXPECT_THAT(FromProto(proto, "article").status(),
              IsInvalidField("article.publish_time", ErrorReason::kFieldRequired));
  proto.mutable_publish_time()->set_nanos(-1);
  EXPECT_THAT(FromProto(proto, "article").status(),
              IsInvalidField("article.publish_time", ErrorReason::kTimeOutOfRange));
}

}  // namespace
}  // namespace isnad::rpc
