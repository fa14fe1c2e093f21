// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/testing.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "query-service/query_service.h"
#include "query-service/testing.h"

namespace isnad::query {
namespace {

using absl::StatusCode;
using model::ErrorReason;
using rpc::IsError;
using rpc::IsInvalidField;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr char kControls[] = "سيطرت كتائب الشمال على مطار الزهراء.";
constexpr char kDoesNotControl[] = "لم تسيطر كتائب الشمال على مطار الزهراء.";
constexpr char kOther[] = "ارتفعت أسعار القمح في الأسواق المحلية.";

class CompareClaimsTest : public testing::Test {
 protected:
  static v1::CompareClaimsRequest Texts(const std::string& a, const std::string& b) {
    v1::CompareClaimsRequest request;
    request.mutable_a()->set_text(a);
    request.mutable_b()->set_text(b);
    return request;
  }

  v1::CompareClaimsResponse Compare(const v1::CompareClaimsRequest& request) {
    const auto response = service_.CompareClaims({}, request);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? *response : v1::CompareClaimsResponse();
  }

  // Stores what the analysis finds in the text.
  store::ArticleRecord Store(const std::string& text) {
    model::Article article;
    article.outlet = "صدى الساحل";
    article.url = "https://example.org/stored";
    article.language_code = "ar";
    article.body = text;
    article.publish_time = Day(1);
    article.ingest_time = Day(1);
    article.revision = 1;
    article.id = model::ArticleId(article);
    article.content_hash = model::ContentHash(article.title, article.body);
    auto record = Analysis().analyzer().Analyze(article);
    EXPECT_TRUE(record.ok()) << record.status();
    store_.Put(*record);
    return *record;
  }

  TestStore store_;
  const QueryService service_{store_.reader(), Analysis()};
};

TEST_F(CompareClaimsTest, ANegationContradictsWhicheverSideItStandsOn) {
  for (const auto& request :
       {Texts(kControls, kDoesNotControl), Texts(kDoesNotControl, kControls)}) {
    const v1::CompareClaimsResponse response = Compare(request);
    EXPECT_EQ(response.relation(), v1::CLAIM_RELATION_CONTRADICTS);
    EXPECT_THAT(response.types(), testing::Contains(v1::CONTRADICTION_TYPE_NEGATION));
    EXPECT_GT(response.confidence(), 0);
    EXPECT_THAT(response.explanation().english(), Not(IsEmpty()));
    EXPECT_THAT(response.explanation().arabic(), Not(IsEmpty()));
    EXPECT_THAT(response.rule(), Not(IsEmpty()));
    EXPECT_EQ(response.rules_version(), Analysis().rules_version());
    EXPECT_NE(response.frame_a().polarity(), response.frame_b().polarity());
    const v1::ByteRange& range = response.range_a();
    EXPECT_LT(range.begin(), range.end());
    EXPECT_LE(static_cast<size_t>(range.end()), request.a().text().size());
  }
}

TEST_F(CompareClaimsTest, AFullStopAtTheEndMakesNoDifference) {
  const std::string bare(kDoesNotControl, sizeof(kDoesNotControl) - 2);
  const v1::CompareClaimsResponse response = Compare(Texts(kControls, bare));
  EXPECT_EQ(response.relation(), v1::CLAIM_RELATION_CONTRADICTS);
  EXPECT_LE(static_cast<size_t>(response.range_b().end()), bare.size());
}

TEST_F(CompareClaimsTest, TheSameTextCorroborates) {
  const v1::CompareClaimsResponse response = Compare(Texts(kControls, kControls));
  EXPECT_EQ(response.relation(), v1::CLAIM_RELATION_CORROBORATES);
  EXPECT_THAT(response.types(), IsEmpty());
}

TEST_F(CompareClaimsTest, TextsOnOtherMattersAreUnrelated) {
  const v1::CompareClaimsResponse response = Compare(Texts(kControls, kOther));
  EXPECT_EQ(response.relation(), v1::CLAIM_RELATION_UNRELATED);
  EXPECT_FALSE(response.has_explanation());
  EXPECT_EQ(response.rule(), "");
  EXPECT_TRUE(response.has_frame_a());
}

TEST_F(CompareClaimsTest, ATextAgainstAStoredClaim) {
  const store::ArticleRecord record = Store(kControls);
  ASSERT_FALSE(record.mentions.empty());
  v1::CompareClaimsRequest request = Texts("", kDoesNotControl);
  request.mutable_a()->set_claim("claims/" + record.mentions[0].mention.claim_id);
  const v1::CompareClaimsResponse response = Compare(request);
  EXPECT_EQ(response.relation(), v1::CLAIM_RELATION_CONTRADICTS);
  EXPECT_FALSE(response.has_range_a());
  EXPECT_TRUE(response.has_range_b());
}

TEST_F(CompareClaimsTest, TheHolderIsNamedInTheExplanation) {
  v1::CompareClaimsRequest request = Texts(kControls, kDoesNotControl);
  request.mutable_a()->set_holder("سليم الكاظمي");
  EXPECT_THAT(Compare(request).explanation().arabic(), HasSubstr("سليم الكاظمي"));
  request.mutable_a()->set_holder("actors/x");
  EXPECT_THAT(service_.CompareClaims({}, request).status(),
              IsError(StatusCode::kNotFound, ErrorReason::kActorNotFound));
}

TEST_F(CompareClaimsTest, BothSidesAreRequired) {
  v1::CompareClaimsRequest request;
  EXPECT_THAT(service_.CompareClaims({}, request).status(),
              IsInvalidField("a", ErrorReason::kFieldRequired));
  request = Texts(kControls, "");
  EXPECT_THAT(service_.CompareClaims({}, request).status(),
              IsInvalidField("b.text", ErrorReason::kFieldRequired));
  request.mutable_b()->set_claim("x");
  EXPECT_THAT(service_.CompareClaims({}, request).status(),
              IsInvalidField("b.claim", ErrorReason::kInvalidResourceName));
  request.mutable_b()->set_claim("claims/x");
  EXPECT_THAT(service_.CompareClaims({}, request).status(),
              IsError(StatusCode::kNotFound, ErrorReason::kClaimNotFound));
  request = Texts(kControls, kOther);
  request.mutable_b()->mutable_publish_time()->set_nanos(-1);
  EXPECT_THAT(service_.CompareClaims({}, request).status(),
              IsInvalidField("b.publish_time", ErrorReason::kTimeOutOfRange));
}

using CheckTextTest = CompareClaimsTest;

TEST_F(CheckTextTest, EachClaimComesWithWhatIsStoredForAndAgainstIt) {
  Store(kControls);
  v1::CheckTextRequest request;
  request.mutable_publish_time()->set_seconds(absl::ToUnixSeconds(Day(2)));
  request.set_text(kDoesNotControl);
  auto against = service_.CheckText({}, request);
  ASSERT_TRUE(against.ok()) << against.status();
  ASSERT_EQ(against->claims_size(), 1);
  ASSERT_EQ(against->claims(0).contradicting_size(), 1);
  EXPECT_EQ(against->claims(0).supporting_size(), 0);
  const v1::ClaimEvidence& evidence = against->claims(0).contradicting(0);
  EXPECT_EQ(evidence.outlet(), "صدى الساحل");
  EXPECT_THAT(evidence.types(), Not(IsEmpty()));
  EXPECT_THAT(evidence.statement(), HasSubstr("statements/"));
  EXPECT_EQ(against->claims(0).holder(), "");

  request.set_text(kControls);
  const auto support = service_.CheckText({}, request);
  ASSERT_TRUE(support.ok()) << support.status();
  ASSERT_EQ(support->claims_size(), 1);
  EXPECT_EQ(support->claims(0).supporting_size(), 1);
  EXPECT_EQ(support->claims(0).contradicting_size(), 0);

  request.set_min_confidence(1);
  EXPECT_EQ(service_.CheckText({}, request)->claims(0).supporting_size(), 0);
}

TEST_F(CheckTextTest, ChecksItsRequest) {
  v1::CheckTextRequest request;
  EXPECT_THAT(service_.CheckText({}, request).status(),
              IsInvalidField("text", ErrorReason::kFieldRequired));
  request.set_text(kControls);
  request.set_language_code("fr");
  EXPECT_THAT(service_.CheckText({}, request).status(),
              IsInvalidField("language_code", ErrorReason::kUnsupportedLanguage));
  request.set_language_code("ar-LY");
  request.set_max_evidence(101);
  EXPECT_THAT(service_.CheckText({}, request).status(),
              IsInvalidField("max_evidence", ErrorReason::kNumberOutOfRange));
  request.set_max_evidence(0);
  request.set_min_confidence(-0.1);
  EXPECT_THAT(service_.CheckText({}, request).status(),
              IsInvalidField("min_confidence", ErrorReason::kNumberOutOfRange));
  request.set_min_confidence(0);
  request.mutable_publish_time()->set_nanos(-1);
  EXPECT_THAT(service_.CheckText({}, request).status(),
              IsInvalidField("publish_time", ErrorReason::kTimeOutOfRange));
}

}  // namespace
}  // namespace isnad::query
