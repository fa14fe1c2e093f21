// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/text_span.h"

#include "core/rpc/convert/testing.h"
#include "core/rpc/testing.h"
#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

using model::ErrorReason;
using model::TextField;

v1::TextSpan Span(v1::ArticleField field, int begin, int end) {
  v1::TextSpan span;
  span.set_field(field);
  span.set_begin(begin);
  span.set_end(end);
  return span;
}

TEST(TextSpanTest, RoundTrips) {
  const model::TextSpan span = {TextField::kTitle, 7, 15};
  EXPECT_THAT(ToProto(span), EqualsProto("field: ARTICLE_FIELD_TITLE begin: 7 end: 15"));
  EXPECT_EQ(*FromProto(ToProto(span), "span"), span);
}

TEST(TextSpanTest, RefusesSpansOutOfOrder) {
  for (const auto& [begin, end] : {std::pair(-1, 4), std::pair(4, 4), std::pair(5, 4)}) {
    EXPECT_THAT(FromProto(Span(v1::ARTICLE_FIELD_BODY, begin, end), "span").status(),
                IsInvalidField("span", ErrorReason::kInvalidSpan));
  }
  EXPECT_THAT(FromProto(Span(v1::ARTICLE_FIELD_UNSPECIFIED, 0, 4), "span").status(),
              IsInvalidField("span.field", ErrorReason::kInvalidEnumValue));
}

TEST(TextSpanTest, ChecksTheSpanAgainstTheText) {
  const std::string text = "قال حفتر";  // 15 bytes, two each but for the space
  EXPECT_TRUE(CheckSpan({TextField::kBody, 7, 15}, text, "span").ok());
  for (const auto& [begin, end] : {std::pair(7, 16), std::pair(8, 15), std::pair(7, 14)}) {
    const model::TextSpan span = {TextField::kBody, static_cast<uint32_t>(begin),
                                  static_cast<uint32_t>(end)};
    const absl::Status status = CheckSpan(span, text, "span");
    EXPECT_THAT(status, IsInvalidField("span", ErrorReason::kInvalidSpan));
    EXPECT_EQ(MetadataOf(status).at("field_bytes"), "15");
  }
}

}  // namespace
}  // namespace isnad::rpc
