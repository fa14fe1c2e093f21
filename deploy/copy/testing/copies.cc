// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/testing/copies.h"

#include "core/model/error.h"
#include "core/store/open_store.h"
#include "gmock/gmock.h"

namespace isnad::copy {

using testing::HasSubstr;

absl::StatusOr<Summary> RunCopy(const Place& from, const Place& to, const Options& options) {
  auto source = Source::Open(from.address());
  if (!source.ok()) return source.status();
  auto target = Target::Open(to.address());
  if (!target.ok()) return target.status();
  return Copy(**source, **target, options);
}

absl::StatusOr<Summary> RunCheck(const Place& from, const Place& to, const Options& options) {
  auto source = Source::Open(from.address());
  auto copy = Source::Open(to.address());
  if (!source.ok()) return source.status();
  if (!copy.ok()) return copy.status();
  return Check(**source, **copy, options);
}

Options StopAfter(int batches) {
  Options options = {.rows_per_batch = kFewRows};
  options.is_stopped = [left = batches]() mutable { return --left <= 0; };
  return options;
}

void ExpectRefused(const absl::Status& status, const std::string& why) {
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition) << status;
  EXPECT_THAT(std::string(status.message()), HasSubstr(why));
}

void ExpectUnfinished(const Place& place) {
  for (const absl::Status& status : {store::OpenStoreForReading(place.address()).status(),
                                     store::OpenStoreForWriting(place.address()).status()}) {
    ExpectRefused(status, "isnad-copy");
    EXPECT_EQ(model::GetErrorDetails(status)->reason, model::ErrorReason::kStoreCopyNotFinished);
  }
}

}  // namespace isnad::copy
