// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/position_token.h"

#include <gtest/gtest.h>

#include "isnad/v1/ingest_service.pb.h"

namespace isnad::rpc {
namespace {

constexpr char kField[] = "resume_token";

v1::ReanalyzeArticlesRequest Request(const std::string& outlet) {
  v1::ReanalyzeArticlesRequest request;
  request.set_outlet(outlet);
  return request;
}

TEST(PositionTokenTest, GoesOnWithTheSameRequestOnly) {
  v1::ReanalyzeArticlesRequest request = Request("مرايا");
  const std::string token = MakePositionToken("kind", request, {kField}, "here");
  request.set_resume_token(token);
  EXPECT_EQ(ReadPositionToken("kind", request, {kField}, token), "here");
  EXPECT_EQ(ReadPositionToken("other", request, {kField}, token), std::nullopt);
  EXPECT_EQ(ReadPositionToken("kind", Request("صدى"), {kField}, token), std::nullopt);
  for (size_t size = 0; size < token.size(); ++size) {
    EXPECT_EQ(ReadPositionToken("kind", request, {kField}, token.substr(0, size)), std::nullopt);
  }
}

TEST(PositionTokenTest, NoPositionNoToken) {
  EXPECT_EQ(MakePositionToken("kind", Request("مرايا"), {kField}, ""), "");
}

TEST(PositionTokenTest, BytesLeaveOutWhatIsNamed) {
  v1::ReanalyzeArticlesRequest request = Request("مرايا");
  const std::string bytes = BytesWithout(request, {kField});
  request.set_resume_token("x");
  EXPECT_EQ(BytesWithout(request, {kField}), bytes);
  request.set_stale_only(true);
  EXPECT_NE(BytesWithout(request, {kField}), bytes);
}

}  // namespace
}  // namespace isnad::rpc
