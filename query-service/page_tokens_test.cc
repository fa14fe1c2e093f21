// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/page_tokens.h"

#include <set>

#include "absl/strings/escaping.h"
#include "core/rpc/testing.h"
#include "gtest/gtest.h"
#include "isnad/v1/query_service.pb.h"

namespace isnad::query {
namespace {

using model::ErrorReason;

v1::ListArticlesRequest Request(const std::string& outlet, const std::string& token = "") {
  v1::ListArticlesRequest request;
  request.set_outlet(outlet);
  request.set_page_token(token);
  return request;
}

TEST(PageTokensTest, SizesAreBounded) {
  v1::ListArticlesRequest request;
  EXPECT_EQ(ReadPage(request)->size, 100);
  request.set_page_size(7);
  EXPECT_EQ(ReadPage(request)->size, 7);
  request.set_page_size(1'000'000);
  EXPECT_EQ(ReadPage(request)->size, 1000);
  request.set_page_size(-1);
  const absl::Status status = ReadPage(request).status();
  EXPECT_THAT(status, rpc::IsInvalidField("page_size", ErrorReason::kInvalidPageSize));
  EXPECT_EQ(rpc::MetadataOf(status).at("actual"), "-1");
}

TEST(PageTokensTest, APositionComesBackWhateverItsBytes) {
  for (const std::string& position :
       {std::string("x"), std::string("\0\xff\n", 3), std::string(500, 'p')}) {
    const std::string token = PageToken(Request("مرايا"), position);
    EXPECT_EQ(token.find_first_of("+/ "), std::string::npos);
    const auto page = ReadPage(Request("مرايا", token));
    ASSERT_TRUE(page.ok()) << page.status();
    EXPECT_EQ(page->after, position);
  }
  EXPECT_EQ(PageToken(Request("مرايا"), ""), "");
}

TEST(PageTokensTest, TheSizeMayChangeButNoFilter) {
  const std::string token = PageToken(Request("مرايا"), "42");
  v1::ListArticlesRequest request = Request("مرايا", token);
  request.set_page_size(3);
  EXPECT_TRUE(ReadPage(request).ok());
  EXPECT_THAT(ReadPage(Request("صدى", token)).status(),
              rpc::IsInvalidField("page_token", ErrorReason::kInvalidPageToken));
  // Another method whose filters happen to be the same bytes: both are empty.
  v1::ListActorsRequest actors;
  actors.set_page_token(PageToken(Request(""), "42"));
  EXPECT_THAT(ReadPage(actors).status(),
              rpc::IsInvalidField("page_token", ErrorReason::kInvalidPageToken));
}

TEST(PageTokensTest, RefusesEveryChangedOrCutToken) {
  const std::string token = PageToken(Request("مرايا"), "position");
  std::string bytes;
  ASSERT_TRUE(absl::WebSafeBase64Unescape(token, &bytes));
  std::set<std::string> bad = {"x", "%%%", "كلمة", "AA", std::string(2000, 'A')};
  for (size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] ^= 1;
    bad.insert(absl::WebSafeBase64Escape(changed));
    bad.insert(absl::WebSafeBase64Escape(bytes.substr(0, i)));
    bad.insert(absl::WebSafeBase64Escape(bytes.substr(i + 1)));
  }
  bad.erase("");  // no token at all
  for (const std::string& text : bad) {
    EXPECT_THAT(ReadPage(Request("مرايا", text)).status(),
                rpc::IsInvalidField("page_token", ErrorReason::kInvalidPageToken))
        << text;
  }
}

}  // namespace
}  // namespace isnad::query
