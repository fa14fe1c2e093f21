// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/errors.h"

#include <sqlite3.h>

#include "core/model/error.h"
#include "core/store/call_context.h"
#include "core/store/page_position.h"
#include "core/store/sqlite/sqlite_error.h"
#include "gtest/gtest.h"

namespace isnad::store {
namespace {

using absl::StatusCode;
using model::ErrorReason;

TEST(ErrorsTest, EachSqliteCodeHasItsMeaning) {
  const struct {
    int code;
    StatusCode status;
    ErrorReason reason;
  } kCases[] = {
      {SQLITE_BUSY, StatusCode::kUnavailable, ErrorReason::kStoreBusy},
      {SQLITE_BUSY_SNAPSHOT, StatusCode::kUnavailable, ErrorReason::kStoreBusy},
      {SQLITE_CANTOPEN, StatusCode::kUnavailable, ErrorReason::kStoreUnavailable},
      {SQLITE_IOERR_FSYNC, StatusCode::kUnavailable, ErrorReason::kStoreUnavailable},
      {SQLITE_IOERR_CORRUPTFS, StatusCode::kDataLoss, ErrorReason::kStoreCorrupt},
      {SQLITE_CORRUPT, StatusCode::kDataLoss, ErrorReason::kStoreCorrupt},
      {SQLITE_NOTADB, StatusCode::kDataLoss, ErrorReason::kStoreCorrupt},
      {SQLITE_FULL, StatusCode::kResourceExhausted, ErrorReason::kStoreFull},
      {SQLITE_READONLY, StatusCode::kFailedPrecondition, ErrorReason::kStoreReadOnly},
      {SQLITE_CONSTRAINT_UNIQUE, StatusCode::kInternal, ErrorReason::kInternal},
      {SQLITE_ERROR, StatusCode::kInternal, ErrorReason::kInternal},
  };
  for (const auto& each : kCases) {
    const absl::Status status = sqlite::ErrorOfCode(each.code, "detail");
    EXPECT_EQ(status.code(), each.status) << each.code;
    EXPECT_EQ(model::GetErrorDetails(status)->reason, each.reason) << each.code;
  }
}

TEST(ErrorsTest, WhatMayPassIsWaitedFor) {
  for (const absl::Status& status :
       {StoreUnavailable("away"), StoreBusy("full"), StoreFull("disk"), StoreReadOnly("standby")}) {
    EXPECT_TRUE(MayPass(status)) << status;
  }
  for (const absl::Status& status :
       {SchemaTooNew(2, 1), WriterPresent("isnad.db"), NotAStore("isnad.db"), StoreMissing("isnad"),
        StoreAccessDenied("28P01"), ServerTooOld(9, 11), StoreCorrupt("page 7"),
        absl::InvalidArgumentError("--store")}) {
    EXPECT_FALSE(MayPass(status)) << status;
  }
}

// Whatever version began to copy into it.
TEST(ErrorsTest, AStoreThatIsNotCopiedWholeIsNoNewerOne) {
  const auto reason = [](int version) {
    return model::GetErrorDetails(SchemaTooNew(version, 9))->reason;
  };
  EXPECT_EQ(reason(10), ErrorReason::kStoreSchemaTooNew);
  EXPECT_EQ(reason(kUnfinishedCopy + 1), ErrorReason::kStoreCopyNotFinished);
  EXPECT_EQ(reason(kUnfinishedCopy + 12), ErrorReason::kStoreCopyNotFinished);
}

TEST(CallContextTest, CancellationComesBeforeTheDeadline) {
  EXPECT_TRUE(CallContext{}.Check().ok());
  CallContext call{.deadline = absl::Now() - absl::Seconds(1)};
  EXPECT_TRUE(absl::IsDeadlineExceeded(call.Check()));
  call.cancelled = [] { return true; };
  EXPECT_TRUE(absl::IsCancelled(call.Check()));
  EXPECT_EQ(model::GetErrorDetails(call.Check())->reason, ErrorReason::kCancelled);
}

TEST(PagePositionTest, APositionIsOfItsListingOnly) {
  const PagePosition position{-5, "معرف", 7};
  const std::string after = EncodePosition("articles", position);
  EXPECT_EQ(*DecodePosition("articles", after), position);
  EXPECT_EQ(*DecodePosition("articles", ""), PagePosition{});
  for (const std::string& bad :
       {after + "AA", after.substr(1), std::string("?"), std::string("A")}) {
    EXPECT_EQ(DecodePosition("articles", bad).status().code(), StatusCode::kInvalidArgument) << bad;
  }
  EXPECT_FALSE(DecodePosition("actors", after).ok());
}

}  // namespace
}  // namespace isnad::store
