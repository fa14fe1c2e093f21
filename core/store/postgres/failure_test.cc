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
        Expected{"3D000", Kind::kOther, StatusCode::kFailedPrecondition,
                 ErrorReason::kStoreMissing},
        Expected{"0A000", Kind::kUnsupported, StatusCode::kInternal, ErrorReason::kInternal},
        Expected{"58030", Kind::kOther, StatusCode::kUnavailable, ErrorReason::kStoreUnavailable},
        Expected{"XX001", Kind::kOther, StatusCode::kDataLoss, ErrorReason::kStoreCorrupt},
        Expected{"54000", Kind::kOther, StatusCode::kInvalidArgument, ErrorReason::kFieldTooLong},
        Expected{"42P01", Kind::kNoTable, StatusCode::kUnavailable, ErrorReason::kStoreUnavailable},
        Expected{"23505", Kind::kDuplicate, StatusCode::kInternal, ErrorReason::kInternal},
        Expected{"42601", Kind::kOther, StatusCode::kInternal, ErrorReason::kInternal}),
    [](const testing::TestParamInfo<Expected>& tested) {
      return "State" + std::string(tested.param.sqlstate);
    });

TEST(FailureToConnectTest, ARefusalIsToldByItsState) {
  const Failure refused = FailureToConnect(
      "connection to server at \"127.0.0.1\", port 5432 failed: FATAL:  53300: sorry, too many "
      "clients already\nLOCATION:  InitProcess, proc.c:353\n");
  EXPECT_EQ(model::GetErrorDetails(refused.status)->reason, ErrorReason::kStoreBusy);
  EXPECT_THAT(std::string(refused.status.message()), HasSubstr("too many clients already (Po"));
  // Where the server's first word is another one.
  const Failure missing = FailureToConnect("… : SCHWERWIEGEND:  3D000: die Datenbank »x« fehlt\n");
  EXPECT_EQ(model::GetErrorDetails(missing.status)->reason, ErrorReason::kStoreMissing);
  for (const char* none : {"", ":  ", "could not connect:  Connection refused", ":  28P0"}) {
    EXPECT_EQ(FailureToConnect(none).kind, Kind::kLost) << none;
  }
}

TEST(FailureToConnectTest, WhoeverIsRefusedIsNotNamed) {
  const absl::Status status =
      FailureToConnect(
          "connection to server at \"127.0.0.1\", port 5432 failed: FATAL:  28P01: password "
          "authentication failed for user \"isnad\"\n")
          .status;
  EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition);
  EXPECT_EQ(model::GetErrorDetails(status)->reason, ErrorReason::kStoreAccessDenied);
  EXPECT_THAT(std::string(status.message()), HasSubstr("28P01"));
  EXPECT_THAT(std::string(status.message()), testing::Not(HasSubstr("isnad")));
}

TEST(ServerVersionTest, AnOldServerIsRefused) {
  EXPECT_TRUE(CheckServerVersion(150003).ok());
  EXPECT_TRUE(CheckServerVersion(110002).ok());
  const absl::Status status = CheckServerVersion(90624);
  EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition);
  EXPECT_EQ(model::GetErrorDetails(status)->reason, ErrorReason::kStoreServerTooOld);
}

}  // namespace
}  // namespace isnad::store::postgres
