// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/document.h"

#include "core/model/error.h"
#include "gtest/gtest.h"

namespace isnad::analysis {
namespace {

TEST(DocumentTest, ReadsBothFieldsAndSpansOfTheStoredBytes) {
  model::Article article;
  article.title = "عنوان";
  article.body = "نصٌّ قصير. ونص آخر.";
  const auto document = ReadDocument(article);
  ASSERT_TRUE(document.ok()) << document.status();
  EXPECT_EQ(document->article, &article);
  EXPECT_EQ(document->title.tokens.size(), 1u);
  EXPECT_EQ(document->body.sentences.size(), 2u);
  const model::TextSpan span = document->body.Span(0, 2);
  EXPECT_EQ(span.field, model::TextField::kBody);
  EXPECT_EQ(article.body.substr(span.begin, span.end - span.begin), "نصٌّ قصير");
}

TEST(DocumentTest, MalformedTextNamesItsField) {
  model::Article article;
  article.title = "عنوان";
  article.body = "\xD9 مقطوع";
  const auto document = ReadDocument(article);
  ASSERT_EQ(document.status().code(), absl::StatusCode::kInvalidArgument);
  const auto details = model::GetErrorDetails(document.status());
  ASSERT_TRUE(details.has_value());
  EXPECT_EQ(details->field, "article.body");
}

}  // namespace
}  // namespace isnad::analysis
