// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/failure.h"

#include "core/model/error.h"
#include "gmock/gmock.h"

namespace isnad::store::postgres {
namespace {

using absl::StatusCode;
using model::ErrorReason;
using testing::HasSubstr;
using Kind = Failure::Kind;

struct Expected {
  const char* sqlstate;
  Kind kind;
  StatusCode code;
  ErrorReason reason;
};

class FailureTest : public testing::TestWithParam<Expected> {};

TEST_P(FailureTest, IsToldByItsState) {
  const Expected& expected = GetParam();
  const Failure failure = FailureOf(expected.sqlstate, "what the server says");
  EXPECT_EQ(failure.kind, expected.kind);
  EXPECT_EQ(failure.status.code(), expected.code);
  EXPECT_EQ(model::GetErrorDetails(failure.status)->reason, expected.reason);
  // For whoever looks it up.
  EXPECT_THAT(std::string(failure.status.message()), HasSubstr(expected.sqlstate));
  EXPECT_THAT(std::string(failure.status.message()), HasSubstr("what the server says"));
}

INSTANTIATE_TEST_SUITE_P(
    Sqlstates, FailureTest,
    testing::Values(
        Expected{"40001", Kind::kConflict, StatusCode::kUnavailable, ErrorReason::kStoreBusy},
        Expected{"40P01", Kind::kConflict, StatusCode::kUnavailable, ErrorReason::kStoreBusy},
        Expected{"55P03", Kind::kConflict, StatusCode::kUnavailable, ErrorReason::kStoreBusy},
        Expected{"40003", Kind::kUnknownCommit, StatusCode::kUnavailable,
                 ErrorReason::kCommitUnknown},
        Expected{"57014", Kind::kCancelled, StatusCode::kUnavailable, ErrorReason::kStoreBusy},
        Expected{"53100", Kind::kOther, StatusCode::kResourceExhausted, ErrorReason::kStoreFull},
        Expected{"53200", Kind::kOther, StatusCode::kUnavailable, ErrorReason::kStoreUnavailable},
        Expected{"53300", Kind::kOther, StatusCode::kUnavailable, ErrorReason::kStoreBusy},
        Expected{"25006", Kind::kOther, StatusCode::kFailedPrecondition,
                 ErrorReason::kStoreReadOnly},
        Expected{"42501", Kind::kOther, StatusCode::kFailedPrecondition,
                 ErrorReason::kStoreReadOnly},
        Expected{"57P01", Kind::kLost, StatusCode::kUnavailable, ErrorReason::kStoreUnavailable},
        Expected{"57P03", Kind::kLost, StatusCode::kUnavailable, ErrorReason::kStoreUnavailable},
        Expected{"08006", Kind::kLost, StatusCode::kUnavailable, ErrorReason::kStoreUnavailable},
        Expected{"25P03", Kind::kLost, StatusCode::kUnavailable, ErrorReason::kStoreUnavailable},
        Expected{"28P01", Kind::kOther, StatusCode::kUnavailable, ErrorReason::kStoreUnavailable},
        Expected{"3D000", Kind::kOther, StatusCode::kUnavailable, ErrorReason::kStoreUnavailable},
        Expected{"58030", Kind::kOther, StatusCode::kUnavailable, ErrorReason::kStoreUnavailable},
        Expected{"XX001", Kind::kOther, StatusCode::kDataLoss, ErrorReason::kStoreCorrupt},
        Expected{"54000", Kind::kOther, StatusCode::kInvalidArgument, ErrorReason::kFieldTooLong},
        Expected{"42P01", Kind::kNoTable, StatusCode::kUnavailable, ErrorReason::kStoreUnavailable},
        Expected{"23505", Kind::kDuplicate, StatusCode::kInternal, ErrorReason::kInternal},
        Expected{"42601", Kind::kOther, StatusCode::kInternal, ErrorReason::kInternal}),
    [](const testing::TestParamInfo<Expected>& tested) {
      return "State" + std::string(tested.param.sqlstate);
    });

}  // namespace
}  // namespace isnad::store::postgres
