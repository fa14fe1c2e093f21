// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/wire.h"

#include "core/rpc/testing.h"
#include "gtest/gtest.h"
#include "isnad/v1/ingest_service.pb.h"

namespace isnad::rpc {
namespace {

using model::ErrorReason;

grpc::ByteBuffer ToBuffer(const std::string& bytes, size_t slice_bytes = 1 << 20) {
  std::vector<grpc::Slice> slices;
  for (size_t i = 0; i < bytes.size(); i += slice_bytes) {
    slices.emplace_back(bytes.substr(i, slice_bytes));
  }
  return grpc::ByteBuffer(slices.data(), slices.size());
}

// Protobuf writes malformed strings, with a complaint on standard error, and
// refuses to read them.
std::string Bytes(const google::protobuf::Message& message) {
  return message.SerializePartialAsString();
}

TEST(WireTest, MessagesRoundTripWhateverTheSlices) {
  v1::IngestArticleRequest request;
  request.mutable_article()->set_body("قال الوزير إن الميناء مفتوح.");
  request.set_validate_only(true);
  grpc::ByteBuffer bytes;
  ASSERT_TRUE(SerializeMessage(request, &bytes).ok());
  v1::IngestArticleRequest whole;
  ASSERT_TRUE(ParseMessage(bytes, &whole).ok());
  EXPECT_EQ(Bytes(whole), Bytes(request));
  v1::IngestArticleRequest pieces;
  ASSERT_TRUE(ParseMessage(ToBuffer(Bytes(request), 3), &pieces).ok());
  EXPECT_EQ(Bytes(pieces), Bytes(request));
}

TEST(WireTest, AnEmptyRequestIsADefaultMessage) {
  v1::IngestArticleRequest request;
  EXPECT_TRUE(ParseMessage(ToBuffer(""), &request).ok());
  EXPECT_EQ(Bytes(request), "");
}

TEST(WireTest, NamesTheMalformedStringAndTheByte) {
  v1::IngestArticleRequest request;
  request.mutable_article()->set_title("عنوان");
  request.mutable_article()->set_body("ab\xD9");
  v1::IngestArticleRequest parsed;
  const absl::Status status = ParseMessage(ToBuffer(Bytes(request), 2), &parsed);
  EXPECT_THAT(status, IsInvalidField("article.body", ErrorReason::kMalformedUtf8));
  EXPECT_EQ(MetadataOf(status).at("byte_offset"), "2");
}

TEST(WireTest, NamesTheElementOfARepeatedField) {
  v1::ImportStatementsRequest request;
  request.set_article("articles/a");
  request.add_statements()->set_text("نص سليم");
  request.add_statements()->add_chain()->set_mention("وكالة");
  request.mutable_statements(1)->add_chain()->set_display_name("\xC0\x80");
  const auto found = FindMalformedString(Bytes(request), *request.GetDescriptor());
  ASSERT_TRUE(found);
  EXPECT_EQ(found->field, "statements[1].chain[1].display_name");
  EXPECT_EQ(found->byte_offset, 0u);

  v1::ReanalyzeArticlesRequest names;
  names.add_articles("articles/a");
  names.add_articles("articles/\xFF");
  EXPECT_EQ(FindMalformedString(Bytes(names), *names.GetDescriptor())->field, "articles[1]");
}

TEST(WireTest, SurrogatesOverlongFormsAndHolesAreMalformed) {
  for (const char* text : {"\xED\xA0\x80", "\xC1\xBF", "\xF4\x90\x80\x80", "\x80", "\xE2\x82"}) {
    v1::IngestArticleRequest request;
    request.mutable_article()->set_outlet(text);
    v1::IngestArticleRequest parsed;
    EXPECT_THAT(ParseMessage(ToBuffer(Bytes(request)), &parsed),
                IsInvalidField("article.outlet", ErrorReason::kMalformedUtf8));
  }
}

TEST(WireTest, OtherBytesAreAMalformedRequest) {
  v1::IngestArticleRequest request;
  // A length that goes beyond the end; a field number of zero; bare text.
  for (const std::string& bytes :
       {std::string("\x0a\x7f\x01"), std::string("\0\0", 2), std::string("{\"article\": 1}")}) {
    EXPECT_THAT(ParseMessage(ToBuffer(bytes), &request),
                IsError(absl::StatusCode::kInvalidArgument, ErrorReason::kMalformedRequest));
  }
}

TEST(WireTest, WellFormedMessagesHaveNoMalformedString) {
  v1::IngestArticleRequest request;
  request.mutable_article()->set_body("قال \U0001F600");
  EXPECT_EQ(FindMalformedString(Bytes(request), *request.GetDescriptor()), std::nullopt);
}

}  // namespace
}  // namespace isnad::rpc
