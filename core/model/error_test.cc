// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/model/error.h"

#include "gtest/gtest.h"

namespace isnad::model {
namespace {

TEST(ErrorTest, DetailsTravelInsideTheStatus) {
  const ErrorDetails details{
      static_cast<ErrorReason>(7), {{"k=1", "line\nbreak"}, {"نص", "قيمة=\\"}}, "article.body"};
  const absl::Status status = MakeError(absl::StatusCode::kInvalidArgument, "bad", details);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorDetails(status), details);
}

TEST(ErrorTest, PlainStatusHasNone) {
  EXPECT_EQ(GetErrorDetails(absl::InternalError("x")), std::nullopt);
  EXPECT_EQ(GetErrorDetails(absl::OkStatus()), std::nullopt);
}

TEST(ErrorTest, InvalidFieldNamesTheField) {
  const absl::Status status = InvalidField("article.body", static_cast<ErrorReason>(1), "is empty");
  EXPECT_EQ(status.message(), "article.body: is empty");
  EXPECT_EQ(GetErrorDetails(status)->field, "article.body");
}

}  // namespace
}  // namespace isnad::model
